//! The figures key must be the one the first snapshot was made with: another key gives other noise, and two
//! noises of the same cell can be averaged.

use sea_orm::{EntityTrait, Set};

use crate::server::entity::setting;
use crate::server::fault::Fault;
use crate::server::house::House;

/// The setting that holds the fingerprint.
const FINGERPRINT: &str = "figures_key_fingerprint";

/// Whether the key in the key folder is the one of this database.
pub async fn is_ours(house: &House) -> Result<bool, Fault> {
    let known = setting::Entity::find_by_id(FINGERPRINT.to_owned()).one(&house.db.read).await?;
    Ok(known.is_none_or(|row| row.value == house.keyring.figures_fingerprint()))
}

/// Remembers the fingerprint at the first start; later a different key is reported loudly and publishes nothing.
pub async fn check(house: &House) -> Result<(), Fault> {
    if setting::Entity::find_by_id(FINGERPRINT.to_owned()).one(&house.db.read).await?.is_none() {
        let tx = house.db.begin_write().await?;
        let row =
            setting::ActiveModel { key: Set(FINGERPRINT.to_owned()), value: Set(house.keyring.figures_fingerprint()) };
        setting::Entity::insert(row).exec_without_returning(&tx).await?;
        tx.commit().await?;
    } else if !is_ours(house).await? {
        tracing::error!(code = "figures_key_differs", "the figures key is another one: no figure is published");
    }
    Ok(())
}
