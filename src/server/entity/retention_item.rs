//! The preview list: whose record is erased soon, by which class, and since when that can be seen.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::domain::participant::ParticipantId;
use crate::domain::retention::RetentionClass;

/// One row of `retention_item`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "retention_item")]
pub struct Model {
    /// Whose.
    #[sea_orm(primary_key, auto_increment = false)]
    pub participant_id: ParticipantId,
    /// By which class.
    pub class: RetentionClass,
    /// The day the period began.
    pub start_on: NaiveDate,
    /// The first day on which the record is too old.
    pub due_on: NaiveDate,
    /// Since when it is on the list with this class and this beginning.
    pub first_listed_on: NaiveDate,
    #[sea_orm(belongs_to, from = "participant_id", to = "id")]
    pub participant: BelongsTo<super::participant::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
