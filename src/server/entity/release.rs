//! Register of files handed out.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::id::Id;
use crate::domain::release::{ReleaseId, ReleaseKind, ReleaseRequestId, ReleaseState};
use crate::domain::user::UserId;

/// One row of `release`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "release")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReleaseId,
    /// Place in the chain, from 1.
    pub number: i32,
    /// The request it answers.
    pub request_id: ReleaseRequestId,
    /// What kind.
    pub kind: ReleaseKind,
    /// Whose rows.
    pub cohort: String,
    /// SHA-256 of the specification.
    pub specification_hash: Vec<u8>,
    /// Generalisation step per column.
    pub levels: String,
    /// Smallest class reached.
    pub k: i32,
    /// Fewest different sensitive values in a class.
    pub l: i32,
    /// Rows left out.
    pub dropped: i32,
    /// Rows in the file.
    pub rows: i32,
    /// Name of the file with the rows; empty when refused.
    pub file_name: String,
    /// SHA-256 of the file with the rows.
    pub file_sha256: Vec<u8>,
    /// One line per file, as `sha256sum` writes it.
    pub manifest: String,
    /// [`crate::domain::release::Outcome`] as JSON.
    pub outcome: String,
    /// Key of `content`; gone with it.
    pub data_key_id: Option<Id<super::data_key::Model>>,
    /// The files, encrypted; gone when expired or refused (BR-15).
    pub content: Option<Vec<u8>>,
    /// Who may fetch it.
    pub recipient_id: UserId,
    /// Who approved it; never the recipient (BR-15).
    pub approver_id: UserId,
    /// For what.
    pub project: String,
    /// State.
    pub state: ReleaseState,
    /// The release this one replaces.
    pub predecessor_id: Option<ReleaseId>,
    /// Hash of the entry before.
    pub prev_hash: Vec<u8>,
    /// Hash of this entry.
    pub hash: Vec<u8>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// When the file goes.
    pub expires_at: Option<DateTime<Utc>>,
    /// Called back.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// By whom; none for the program itself.
    pub created_by: Option<UserId>,
    /// Last change.
    pub updated_at: DateTime<Utc>,
    /// Counts changes; an edit names the one it was made for.
    pub version: i32,
    #[sea_orm(belongs_to, from = "request_id", to = "id")]
    pub request: BelongsTo<super::release_request::Entity>,
    #[sea_orm(belongs_to, from = "data_key_id", to = "id")]
    pub data_key: BelongsTo<Option<super::data_key::Entity>>,
    #[sea_orm(belongs_to, relation_enum = "Recipient", from = "recipient_id", to = "id")]
    pub recipient: BelongsTo<super::app_user::Entity>,
    #[sea_orm(belongs_to, relation_enum = "Approver", from = "approver_id", to = "id")]
    pub approver: BelongsTo<super::app_user::Entity>,
    #[sea_orm(self_ref, relation_enum = "Predecessor", from = "predecessor_id", to = "id")]
    pub predecessor: BelongsTo<Option<Entity>>,
    #[sea_orm(has_many)]
    pub members: HasMany<super::release_member::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
