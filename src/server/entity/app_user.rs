//! User accounts (Benutzerkonten).

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::entity::prelude::*;

use crate::domain::id::Id;
use crate::domain::message::Language;
use crate::domain::user::UserId;

/// One row of `app_user`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "app_user")]
pub struct Model {
    /// Of the row, made by the client or the program.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: UserId,
    /// Lower case; typed to sign in.
    #[sea_orm(unique)]
    pub user_name: String,
    /// Shown on screen.
    pub display_name: String,
    /// Where the organisation reaches the person.
    pub email: Option<String>,
    /// Argon2id in PHC form; none until the first password is set.
    pub password_hash: Option<String>,
    /// Language of the screen.
    pub language: Language,
    /// No sign-in from then on.
    pub deactivated_at: Option<DateTime<Utc>>,
    /// When secrecy was declared in writing.
    pub secrecy_declared_on: Option<NaiveDate>,
    /// Key of the drafts.
    pub data_key_id: Id<super::data_key::Model>,
    /// Made up by the demo data.
    pub is_demo: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// By whom; none for the program itself.
    pub created_by: Option<UserId>,
    /// Last change.
    pub updated_at: DateTime<Utc>,
    /// Counts changes; an edit names the one it was made for.
    pub version: i32,
    #[sea_orm(has_many)]
    pub grants: HasMany<super::role_grant::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
