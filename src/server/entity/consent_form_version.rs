//! Texts people consent to; never edited after first use.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::consent::FormVersionId;
use crate::domain::language_code::LanguageCode;
use crate::domain::purpose::Purpose;
use crate::domain::user::UserId;

/// One row of `consent_form_version`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent_form_version")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FormVersionId,
    /// For what.
    pub purpose: Purpose,
    /// In which language.
    pub language: LanguageCode,
    /// Counts up.
    pub version_no: i32,
    /// Heading.
    pub title: String,
    /// Text.
    pub body: String,
    /// SHA-256 of heading and text.
    pub text_hash: Vec<u8>,
    /// First day of use.
    pub valid_from: NaiveDate,
    /// In plain language.
    pub plain_language: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// By whom; none for the program itself.
    pub created_by: Option<UserId>,
    /// Last change.
    pub updated_at: DateTime<Utc>,
    /// Counts changes; an edit names the one it was made for.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
