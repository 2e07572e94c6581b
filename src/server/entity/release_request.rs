//! Requests of researchers for a file.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::release::{ReleaseRequestId, RequestState};
use crate::domain::user::UserId;

/// One row of `release_request`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "release_request")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReleaseRequestId,
    /// Who asks.
    pub requester_id: UserId,
    /// Whose rows.
    pub cohort: String,
    /// Name of the project.
    pub project: String,
    /// What the file is needed for.
    pub purpose: String,
    /// Terms of use agreed to.
    pub terms_version: String,
    /// State.
    pub state: RequestState,
    /// Who decided (BR-15: never who asks).
    pub decided_by: Option<UserId>,
    /// When.
    pub decided_at: Option<DateTime<Utc>>,
    /// Why it was declined.
    pub decision_note: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// By whom; none for the program itself.
    pub created_by: Option<UserId>,
    /// Last change.
    pub updated_at: DateTime<Utc>,
    /// Counts changes; an edit names the one it was made for.
    pub version: i32,
    #[sea_orm(belongs_to, relation_enum = "Requester", from = "requester_id", to = "id")]
    pub requester: BelongsTo<super::app_user::Entity>,
    #[sea_orm(belongs_to, relation_enum = "DecidedBy", from = "decided_by", to = "id")]
    pub decided_by_user: BelongsTo<Option<super::app_user::Entity>>,
    #[sea_orm(has_many)]
    pub releases: HasMany<super::release::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
