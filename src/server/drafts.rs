//! Drafts: nothing typed is lost. Kept under the user's own key, one per user, form and subject.

use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::draft::FormKind;
use crate::domain::id::Id;
use crate::domain::user::UserId;
use crate::domain::view::task::DraftMark;
use crate::server::answer::Posted;
use crate::server::clock::{berlin_date, berlin_minute, new_uuid};
use crate::server::crypto::{DataKey, Place};
use crate::server::entity::{app_user, data_key, draft};
use crate::server::fault::Fault;
use crate::server::house::House;

/// Longest draft in bytes: whatever fits into a request, so that no typed text is ever too long to be kept.
pub const LONGEST: usize = 3 * 1024 * 1024;
/// Drafts older than this are not shown and are deleted by the nightly round (BR-16).
pub const KEPT_DAYS: i64 = 14;

/// A saved draft: what was typed and when it was saved.
#[derive(Clone, Debug)]
pub struct Kept<Form> {
    /// The typed content.
    pub form: Form,
    /// When it was saved, UTC.
    pub saved_at: chrono::DateTime<chrono::Utc>,
}

#[derive(serde::Serialize)]
struct Wrapped<'form, Form> {
    form: &'form Form,
}

#[derive(serde::Deserialize)]
struct Unwrapped<Form> {
    form: Form,
}

/// Keeps the content of a posted form.
pub async fn keep_form<Form: Serialize>(house: &House, owner: UserId, posted: &Posted<'_, Form>) -> Result<(), Fault> {
    let content = serde_qs::to_string(&Wrapped { form: posted.content }).map_err(Fault::internal)?;
    keep(house, owner, posted.kind, posted.subject, &content).await
}

/// Keeps a form as a browser would post it (`form[field]=…&…`).
pub async fn keep(house: &House, owner: UserId, kind: FormKind, subject: &str, content: &str) -> Result<(), Fault> {
    if content.len() > LONGEST || subject.len() > 200 {
        return Err(Fault::conflict("too_long"));
    }
    let key = user_key(house, owner).await?;
    let tx = house.db.begin_write().await?;
    // One after the other per person: an autosave and a refused form that arrive together are one draft.
    app_user::Entity::find_by_id(owner).lock_exclusive().one(&tx).await?;
    let old = find(owner, kind, subject).one(&tx).await?;
    let id = old.as_ref().map_or_else(|| Id::from_uuid(new_uuid()), |row| row.id);
    let row = draft::ActiveModel {
        id: Set(id),
        user_id: Set(owner),
        form: Set(kind),
        subject: Set(storable(subject)),
        content_ct: Set(key.seal(Place::new("draft", "content_ct", id.uuid()), content)?),
        saved_at: Set(house.clock.now()),
    };
    if old.is_some() {
        draft::Entity::update(row).exec(&tx).await?;
    } else {
        draft::Entity::insert(row).exec_without_returning(&tx).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The draft of a form, if there is one that still fits the form's fields.
pub async fn fetch<Form: DeserializeOwned>(
    house: &House,
    owner: UserId,
    kind: FormKind,
    subject: &str,
) -> Result<Option<Kept<Form>>, Fault> {
    let oldest = house.clock.now() - chrono::TimeDelta::days(KEPT_DAYS);
    let Some(row) = find(owner, kind, subject).filter(draft::Column::SavedAt.gt(oldest)).one(&house.db.read).await?
    else {
        return Ok(None);
    };
    let key = user_key(house, owner).await?;
    let content = key.open(Place::new("draft", "content_ct", row.id.uuid()), &row.content_ct)?;
    let config = serde_qs::Config::new(10, false);
    let unwrapped: Result<Unwrapped<Form>, _> = config.deserialize_str(&content);
    Ok(unwrapped.ok().map(|wrapped| Kept { form: wrapped.form, saved_at: row.saved_at }))
}

/// When a draft was kept, as a page says it (Europe/Berlin).
pub fn mark<Form>(kept: &Kept<Form>) -> DraftMark {
    DraftMark { day: berlin_date(kept.saved_at), minute: berlin_minute(kept.saved_at) }
}

/// Deletes the draft of a form.
pub async fn discard(house: &House, owner: UserId, kind: FormKind, subject: &str) -> Result<(), Fault> {
    let tx = house.db.begin_write().await?;
    draft::Entity::delete_many()
        .filter(draft::Column::UserId.eq(owner))
        .filter(draft::Column::Form.eq(kind))
        .filter(draft::Column::Subject.eq(storable(subject)))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Deletes drafts past their time and searches older than a day; gives how many went.
pub async fn purge(house: &House) -> Result<u64, Fault> {
    let now = house.clock.now();
    let old = Condition::any().add(draft::Column::SavedAt.lt(now - chrono::TimeDelta::days(KEPT_DAYS))).add(
        Condition::all()
            .add(draft::Column::Form.eq(FormKind::Search))
            .add(draft::Column::SavedAt.lt(now - chrono::TimeDelta::days(1))),
    );
    let tx = house.db.begin_write().await?;
    let gone = draft::Entity::delete_many().filter(old).exec(&tx).await?;
    tx.commit().await?;
    Ok(gone.rows_affected)
}

fn find(owner: UserId, kind: FormKind, subject: &str) -> sea_orm::Select<draft::Entity> {
    draft::Entity::find()
        .filter(draft::Column::UserId.eq(owner))
        .filter(draft::Column::Form.eq(kind))
        .filter(draft::Column::Subject.eq(storable(subject)))
}

/// The subject as every database can hold it: PostgreSQL knows no NUL, and no page of ours has one in its subject.
fn storable(subject: &str) -> String {
    subject.replace('\0', "")
}

/// The key of a person's own texts: drafts, and the witness code.
pub async fn user_key(house: &House, user: UserId) -> Result<DataKey, Fault> {
    let user = app_user::Entity::find_by_id(user).one(&house.db.read).await?.ok_or_else(Fault::not_found)?;
    let row = data_key::Entity::find_by_id(user.data_key_id)
        .one(&house.db.read)
        .await?
        .ok_or_else(|| Fault::internal("the user's data key is gone"))?;
    house.keyring.unwrap_data_key(row.id.uuid(), &row.wrapped)
}
