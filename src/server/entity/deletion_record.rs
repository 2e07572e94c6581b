//! That something was erased, when and by which class; nothing that leads to a person.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::domain::retention::{DeletionRecordId, RetentionClass};

/// One row of `deletion_record`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deletion_record")]
pub struct Model {
    /// Of the row; stands in the journal of erasures too, so that a restore counts once.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DeletionRecordId,
    /// By which class.
    pub class: RetentionClass,
    /// When.
    pub erased_on: NaiveDate,
    /// How many rows were deleted or emptied; none when the person was not in a restored backup.
    pub rows: i32,
}

impl ActiveModelBehavior for ActiveModel {}
