//! Interpreters (Sprachmittler/innen), by code name.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use super::code_column::CodeList;
use crate::domain::interpreter::{InterpreterId, Level};
use crate::domain::language_code::LanguageCode;
use crate::domain::site::SiteId;
use crate::domain::user::UserId;

/// One row of `interpreter`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "interpreter")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InterpreterId,
    /// Of one site, or of all.
    pub site_id: Option<SiteId>,
    /// The account that sees the interpreter's own jobs.
    pub user_id: Option<UserId>,
    /// Stands for the name.
    pub code_name: String,
    /// Qualification.
    pub level: Level,
    /// Languages offered.
    pub languages: CodeList<LanguageCode>,
    /// Declaration signed.
    pub confidentiality_signed_on: Option<NaiveDate>,
    /// Declaration valid through this day (BR-03).
    pub confidentiality_until: Option<NaiveDate>,
    /// Certificate of good conduct valid through this day.
    pub police_certificate_until: Option<NaiveDate>,
    /// Offered in forms.
    pub active: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// By whom; none for the program itself.
    pub created_by: Option<UserId>,
    /// Last change.
    pub updated_at: DateTime<Utc>,
    /// Counts changes; an edit names the one it was made for.
    pub version: i32,
    #[sea_orm(belongs_to, from = "site_id", to = "id")]
    pub site: BelongsTo<Option<super::site::Entity>>,
    #[sea_orm(belongs_to, from = "user_id", to = "id")]
    pub user: BelongsTo<Option<super::app_user::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
