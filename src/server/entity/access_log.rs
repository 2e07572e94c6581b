//! Who read which personal page.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::enrolment::EnrolmentId;
use crate::domain::id::Id;
use crate::domain::participant::ParticipantId;
use crate::domain::user::UserId;

/// One row of `access_log`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "access_log")]
pub struct Model {
    /// Of the entry.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Id<Model>,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor_id: UserId,
    /// In which role.
    pub role: String,
    /// Code of the page.
    pub page: String,
    /// About whom.
    pub participant_id: Option<ParticipantId>,
    /// In which enrolment.
    pub enrolment_id: Option<EnrolmentId>,
}

impl ActiveModelBehavior for ActiveModel {}
