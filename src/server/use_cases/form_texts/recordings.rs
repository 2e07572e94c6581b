//! Recordings of a wording: brought by one person, approved by another, heard by families, named on receipts.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::domain::access::Permission;
use crate::domain::consent::FormVersionId;
use crate::domain::form::RecordingForm;
use crate::domain::form_text::Edition;
use crate::domain::form_text::recording::{RECORDING_MAX, RecordingId, sound_type};
use crate::domain::language_code::LanguageCode;
use crate::domain::user::UserId;
use crate::domain::view::consent::{FormText, RecordingLine};
use crate::server::audit::Event;
use crate::server::call::Call;
use crate::server::clock::new_uuid;
use crate::server::crypto::{hex, sha256};
use crate::server::db::stale;
use crate::server::entity::{consent_form_version, form_recording};
use crate::server::fault::Fault;

use super::stored::SHOWN_HASH;

/// Most recordings of one wording.
const MOST: u64 = 10;

/// A recording without its sound.
struct Known {
    id: RecordingId,
    text: FormVersionId,
    language: LanguageCode,
    dialect: Option<String>,
    speaker: String,
    sha256: Vec<u8>,
    created_by: UserId,
    approved_on: Option<NaiveDate>,
    retired_on: Option<NaiveDate>,
}

type Day = Option<NaiveDate>;
type Columns = (RecordingId, FormVersionId, LanguageCode, Option<String>, String, Vec<u8>, UserId, Day, Day);

async fn known(db: &impl ConnectionTrait, texts: Vec<FormVersionId>) -> Result<Vec<Known>, Fault> {
    use form_recording::Column::{
        ApprovedOn, CreatedAt, CreatedBy, Dialect, FormVersionId as Text, Id, Language, RetiredOn, Sha256, Speaker,
    };
    let rows: Vec<Columns> = form_recording::Entity::find()
        .select_only()
        .columns([Id, Text, Language, Dialect, Speaker, Sha256, CreatedBy, ApprovedOn, RetiredOn])
        .filter(Text.is_in(texts))
        .order_by_asc(CreatedAt)
        .into_tuple()
        .all(db)
        .await?;
    let read = |(id, text, language, dialect, speaker, sha256, created_by, approved_on, retired_on): Columns| Known {
        id,
        text,
        language,
        dialect,
        speaker,
        sha256,
        created_by,
        approved_on,
        retired_on,
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Fills in the recordings of the texts (one statement): those approved, and for who looks after the texts all.
///
/// # Errors
/// The database's own.
pub async fn with_recordings(call: &Call, texts: Vec<&mut FormText>) -> Result<(), Fault> {
    let ids: Vec<FormVersionId> = texts.iter().filter_map(|text| text.id.parse().ok()).collect();
    let everything = call.permission == Permission::SeeFormTexts;
    let approves = call.actor.may(Permission::ApproveFormText, call.today);
    let mut lines: HashMap<String, Vec<RecordingLine>> = HashMap::new();
    for row in known(call.db(), ids).await? {
        let approved = row.approved_on.is_some();
        let retired = row.retired_on.is_some();
        if (approved && !retired) || everything {
            let own = row.created_by == call.actor.user;
            lines.entry(row.text.to_string()).or_default().push(RecordingLine {
                id: row.id.to_string(),
                language: row.language,
                dialect: row.dialect.unwrap_or_default(),
                speaker: row.speaker,
                hash: hex(&row.sha256)[..SHOWN_HASH].to_owned(),
                approved,
                retired,
                may_approve: approves && !approved && !own,
                may_discard: approves && !approved,
                may_retire: approves && approved && !retired,
            });
        }
    }
    for text in texts {
        text.recordings = lines.remove(&text.id).unwrap_or_default();
    }
    Ok(())
}

/// The recordings a family could hear of a wording on a day: language, dialect and fingerprint, for the receipt.
///
/// # Errors
/// The database's own.
pub async fn heard(
    call: &Call,
    text: FormVersionId,
    on: NaiveDate,
) -> Result<Vec<(LanguageCode, String, String)>, Fault> {
    let rows = known(call.db(), vec![text]).await?;
    let rows = rows
        .into_iter()
        .filter(|row| row.approved_on.is_some_and(|day| day <= on) && row.retired_on.is_none_or(|day| day > on));
    let shown = |row: Known| (row.language, row.dialect.unwrap_or_default(), hex(&row.sha256)[..SHOWN_HASH].to_owned());
    Ok(rows.map(shown).collect())
}

/// Takes a recording in; it waits for somebody else's approval.
///
/// # Errors
/// Field errors; `NotFound` for a text that does not exist; `Conflict("recording_…")` when the file is not taken.
pub async fn add_recording(call: &Call, text: &str, form: &RecordingForm, sound: Vec<u8>) -> Result<Edition, Fault> {
    let checked = form.check()?;
    if sound.is_empty() {
        return Err(Fault::conflict("recording_empty"));
    }
    if sound.len() > RECORDING_MAX {
        return Err(Fault::conflict("recording_too_large"));
    }
    let media_type = sound_type(&sound).ok_or_else(|| Fault::conflict("recording_not_a_sound"))?;
    let id: FormVersionId = text.parse().map_err(|_| Fault::not_found())?;
    let mut change = call.change().await?;
    let version = consent_form_version::Entity::find_by_id(id).lock_exclusive().one(&*change).await?;
    let version = version.ok_or_else(Fault::not_found)?;
    let of_text = form_recording::Entity::find().filter(form_recording::Column::FormVersionId.eq(id));
    if of_text.clone().count(&*change).await? >= MOST {
        return Err(Fault::conflict("recording_too_many"));
    }
    let fingerprint = sha256(&sound).to_vec();
    if of_text.filter(form_recording::Column::Sha256.eq(fingerprint.clone())).count(&*change).await? > 0 {
        // The same file sent twice is the same recording.
        return Ok(version.edition());
    }
    let row = form_recording::Model {
        id: RecordingId::from_uuid(new_uuid()),
        form_version_id: id,
        language: checked.language,
        dialect: checked.dialect,
        speaker: checked.speaker,
        media_type: media_type.to_owned(),
        sound,
        sha256: fingerprint.clone(),
        created_at: call.now,
        created_by: call.actor.user,
        approved_on: None,
        approved_by: None,
        retired_on: None,
    };
    let recording = row.id;
    form_recording::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&*change).await?;
    change.note(event("form_text.record", recording).with("sha256", hex(&fingerprint)));
    change.commit().await?;
    Ok(version.edition())
}

/// Approves a recording somebody else brought.
///
/// # Errors
/// `NotFound`; `Conflict("own_text")`; `Conflict("wrong_status")` when it is approved already.
pub async fn approve_recording(call: &Call, id: &str) -> Result<(), Fault> {
    let mut change = call.change().await?;
    let row = waiting(&*change, call, id).await?;
    let done = form_recording::Entity::update_many()
        .col_expr(form_recording::Column::ApprovedOn, Expr::value(call.today))
        .col_expr(form_recording::Column::ApprovedBy, Expr::value(call.actor.user))
        .filter(form_recording::Column::Id.eq(row))
        .filter(form_recording::Column::ApprovedOn.is_null())
        .exec(&*change)
        .await?;
    stale(done.rows_affected)?;
    change.note(event("form_text.approve_recording", row));
    change.commit().await
}

/// Takes a recording out of use: its sound and the speaker's name go, the fingerprint stays for the receipts that
/// name it (the speaker may ask for that at any time).
///
/// # Errors
/// `NotFound`; `Conflict("wrong_status")` when it was never approved or is out of use already.
pub async fn retire_recording(call: &Call, id: &str) -> Result<(), Fault> {
    use form_recording::Column::{ApprovedOn, Id, RetiredOn, Sound, Speaker};
    let mut change = call.change().await?;
    let id: RecordingId = id.parse().map_err(|_| Fault::not_found())?;
    let done = form_recording::Entity::update_many()
        .col_expr(RetiredOn, Expr::value(call.today))
        .col_expr(Sound, Expr::value(Vec::<u8>::new()))
        .col_expr(Speaker, Expr::value(""))
        .filter(Id.eq(id))
        .filter(ApprovedOn.is_not_null())
        .filter(RetiredOn.is_null())
        .exec(&*change)
        .await?;
    if done.rows_affected == 0 {
        let known = form_recording::Entity::find_by_id(id).count(&*change).await? > 0;
        return Err(if known { Fault::conflict("wrong_status") } else { Fault::not_found() });
    }
    change.note(event("form_text.retire_recording", id));
    change.commit().await
}

/// Takes the recordings of a draft away that goes itself.
pub(super) async fn forget_recordings(db: &impl ConnectionTrait, text: FormVersionId) -> Result<(), Fault> {
    let spoken = form_recording::Column::FormVersionId.eq(text);
    form_recording::Entity::delete_many().filter(spoken).exec(db).await?;
    Ok(())
}

/// Takes a recording away that nobody has approved, also one's own.
///
/// # Errors
/// `NotFound`; `Conflict("wrong_status")` once it is approved.
pub async fn discard_recording(call: &Call, id: &str) -> Result<(), Fault> {
    let mut change = call.change().await?;
    let (row, _) = unapproved(&*change, id).await?;
    let done = form_recording::Entity::delete_by_id(row)
        .filter(form_recording::Column::ApprovedOn.is_null())
        .exec(&*change)
        .await?;
    stale(done.rows_affected)?;
    change.note(event("form_text.discard_recording", row));
    change.commit().await
}

async fn waiting(db: &impl ConnectionTrait, call: &Call, id: &str) -> Result<RecordingId, Fault> {
    match unapproved(db, id).await? {
        (_, by) if by == call.actor.user => Err(Fault::conflict("own_text")),
        (id, _) => Ok(id),
    }
}

async fn unapproved(db: &impl ConnectionTrait, id: &str) -> Result<(RecordingId, UserId), Fault> {
    let id: RecordingId = id.parse().map_err(|_| Fault::not_found())?;
    let row: Option<(UserId, Option<NaiveDate>)> = form_recording::Entity::find_by_id(id)
        .select_only()
        .columns([form_recording::Column::CreatedBy, form_recording::Column::ApprovedOn])
        .into_tuple()
        .one(db)
        .await?;
    match row {
        None => Err(Fault::not_found()),
        Some((_, Some(_))) => Err(Fault::conflict("wrong_status")),
        Some((by, None)) => Ok((id, by)),
    }
}

/// The sound and its media type; who only works with families hears approved recordings.
///
/// # Errors
/// `NotFound`.
pub async fn sound(call: &Call, id: &str) -> Result<(String, Vec<u8>), Fault> {
    let id: RecordingId = id.parse().map_err(|_| Fault::not_found())?;
    let row = form_recording::Entity::find_by_id(id).one(call.db()).await?;
    let row = row.filter(|row| row.approved_on.is_some() || call.permission == Permission::SeeFormTexts);
    let row = row.filter(|row| row.retired_on.is_none());
    row.map(|row| (row.media_type, row.sound)).ok_or_else(Fault::not_found)
}

fn event(action: &'static str, id: RecordingId) -> Event {
    Event::new(action, "form_recording", id.uuid())
}
