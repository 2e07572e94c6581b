//! Fetching a file, and the end of it after 14 days (BR-15).

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};

use super::package::Package;
use crate::domain::error::AppError;
use crate::domain::id::Id;
use crate::domain::release::{ReleaseFile, ReleaseId, ReleaseState};
use crate::server::audit::{self, Author, Event};
use crate::server::call::Call;
use crate::server::crypto::Place;
use crate::server::entity::{data_key, release};
use crate::server::fault::Fault;
use crate::server::house::House;

/// One file on its way out.
pub struct FetchedFile {
    /// Its name.
    pub file: ReleaseFile,
    /// Its text.
    pub text: String,
}

/// One file of an own release; every fetch is noted in the audit trail.
///
/// # Errors
/// `NotFound` for an unknown, foreign or refused release alike; `Conflict("release_expired")` after 14 days.
pub async fn fetch(call: &Call, id: ReleaseId, file: ReleaseFile) -> Result<FetchedFile, Fault> {
    let row = release::Entity::find_by_id(id)
        .filter(release::Column::RecipientId.eq(call.actor.user))
        .filter(release::Column::State.ne(ReleaseState::Refused))
        .one(call.db())
        .await?
        .ok_or_else(Fault::not_found)?;
    let gone = || Fault::from(AppError::conflict("release_expired"));
    if is_over(&row, call.now) {
        return Err(gone());
    }
    let (content, key_id) = row.content.as_deref().zip(row.data_key_id).ok_or_else(gone)?;
    let key = data_key::Entity::find_by_id(key_id).one(call.db()).await?.ok_or_else(gone)?;
    let key = call.house.keyring.unwrap_data_key(key.id.uuid(), &key.wrapped)?;
    let package = Package::open(&key, Place::new("release", "content", id.uuid()), content)?;
    if package.sha256_of(ReleaseFile::Persons)[..] != row.file_sha256[..] || package.manifest() != row.manifest {
        return Err(Fault::internal("the stored files are not those of the register"));
    }
    let mut change = call.change().await?;
    change.note(Event::new("release.download", "release", id.uuid()).with("file", file));
    change.commit().await?;
    Ok(FetchedFile { file, text: package.text(file).to_owned() })
}

/// Whether the files of a release can no longer be fetched.
pub fn is_over(row: &release::Model, now: chrono::DateTime<chrono::Utc>) -> bool {
    row.state != ReleaseState::Made || row.withdrawn_at.is_some() || row.expires_at.is_none_or(|end| end <= now)
}

/// Deletes the files of all releases past their time, with their keys; the entries stay. Returns how many.
pub async fn remove_expired(house: &House) -> Result<usize, Fault> {
    let now = house.clock.now();
    let over: Vec<(ReleaseId, Option<Id<data_key::Model>>)> = release::Entity::find()
        .filter(release::Column::State.eq(ReleaseState::Made))
        .filter(release::Column::ExpiresAt.lte(now))
        .select_only()
        .columns([release::Column::Id, release::Column::DataKeyId])
        .into_tuple()
        .all(&house.db.read)
        .await?;
    if over.is_empty() {
        return Ok(0);
    }
    let tx = house.db.begin_write().await?;
    let ids: Vec<ReleaseId> = over.iter().map(|(id, _)| *id).collect();
    let keys: Vec<Id<data_key::Model>> = over.iter().filter_map(|(_, key)| *key).collect();
    let emptied = release::ActiveModel {
        state: Set(ReleaseState::Expired),
        content: Set(None),
        data_key_id: Set(None),
        updated_at: Set(now),
        ..Default::default()
    };
    release::Entity::update_many().set(emptied).filter(release::Column::Id.is_in(ids.clone())).exec(&tx).await?;
    data_key::Entity::delete_many().filter(data_key::Column::Id.is_in(keys)).exec(&tx).await?;
    let author = Author { user: None, role: None, at: now };
    let events: Vec<Event> = ids.iter().map(|id| Event::new("release.expire", "release", id.uuid())).collect();
    audit::append(&tx, &house.keyring, &author, &events).await?;
    tx.commit().await?;
    Ok(ids.len())
}
