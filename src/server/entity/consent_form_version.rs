//! Texts people consent to; never edited after first use.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::consent::FormVersionId;
use crate::domain::form_text::{Edition, TextOrigin};
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
    /// The common frame that was shown with it, one line per part (`form_text::FramePart`).
    pub frame: String,
    /// A machine or a person.
    pub origin: TextOrigin,
    /// Who translated; empty for the program's own proposals.
    pub translator: String,
    /// Number of the German wording it is a translation of; its own for German.
    pub german_version_no: i32,
    /// The wording asks for more: consents to an older one need review.
    pub asks_again: bool,
    /// Day of the approval; a draft without one is never signed.
    pub approved_on: Option<NaiveDate>,
    /// By whom: never the person who proposed it.
    pub approved_by: Option<UserId>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// By whom; none for the program itself.
    pub created_by: Option<UserId>,
    /// Last change.
    pub updated_at: DateTime<Utc>,
    /// Counts changes; an edit names the one it was made for.
    pub version: i32,
    #[sea_orm(belongs_to, relation_enum = "ApprovedBy", from = "approved_by", to = "id")]
    pub approver: BelongsTo<Option<super::app_user::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Which edition this wording belongs to.
    pub fn edition(&self) -> Edition {
        Edition { language: self.language, plain: self.plain_language }
    }
}
