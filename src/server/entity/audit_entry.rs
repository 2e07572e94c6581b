//! The append-only trail. Its codes are plain text on purpose: an entry of a newer program must still verify.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

/// One row of `audit_entry`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_entry")]
pub struct Model {
    /// Counts up without gaps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// Month, `YYYY-MM`.
    pub segment: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Who; none for the program itself.
    pub actor_id: Option<Uuid>,
    /// In which role.
    pub role: Option<String>,
    /// At which site.
    pub site_id: Option<Uuid>,
    /// Code of the deed.
    pub action: String,
    /// Table concerned.
    pub entity: String,
    /// Row concerned.
    pub entity_id: Option<Uuid>,
    /// For which purpose.
    pub purpose: Option<String>,
    /// JSON of codes, never content.
    pub detail: String,
    /// Hash of the entry before.
    pub prev_hash: Vec<u8>,
    /// Hash of this entry.
    pub hash: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
