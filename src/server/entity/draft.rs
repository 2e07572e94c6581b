//! Drafts, encrypted under the user's own key.

use chrono::{DateTime, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::draft::{DraftId, FormKind};
use crate::domain::user::UserId;

/// One row of `draft`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft")]
pub struct Model {
    /// Of the draft.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DraftId,
    /// Whose.
    pub user_id: UserId,
    /// Which form.
    pub form: FormKind,
    /// What the form is about (an id), or empty.
    pub subject: String,
    /// What was typed.
    pub content_ct: Vec<u8>,
    /// When.
    pub saved_at: DateTime<Utc>,
    #[sea_orm(belongs_to, from = "user_id", to = "id")]
    pub user: BelongsTo<super::app_user::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
