//! Which releases from secrecy a session went by: the institution it was with (BR-02).

use sea_orm::entity::prelude::*;

use crate::domain::consent::ConsentId;
use crate::domain::session::SessionId;

/// One row of `session_release`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session_release")]
pub struct Model {
    /// Which session.
    #[sea_orm(primary_key, auto_increment = false)]
    pub session_id: SessionId,
    /// The release, which names the institution.
    #[sea_orm(primary_key, auto_increment = false)]
    pub consent_id: ConsentId,
    #[sea_orm(belongs_to, from = "session_id", to = "id")]
    pub session: BelongsTo<super::session::Entity>,
    #[sea_orm(belongs_to, from = "consent_id", to = "id")]
    pub consent: BelongsTo<super::consent::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
