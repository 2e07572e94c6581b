//! Contact attempts: the history of trying to reach a family. They need no consent (BR-01).

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use super::moves::{self, Opened, locked, make_move, settle};
use crate::domain::contact_attempt::{AttemptResult, Channel, ContactAttemptId};
use crate::domain::draft::FormKind;
use crate::domain::enrolment::Status;
use crate::domain::enrolment::machine::{Facts, Move, TransitionError};
use crate::domain::error::AppError;
use crate::domain::form::{CheckedContactAttempt, ContactAttemptForm};
use crate::domain::view::admission::AttemptPage;
use crate::server::audit::Event;
use crate::server::call::Call;
use crate::server::clock::new_uuid;
use crate::server::crypto::{DataKey, Place};
use crate::server::drafts::{self, mark};
use crate::server::entity::contact_attempt;
use crate::server::fault::Fault;
use crate::server::people;

/// The form: from the draft, or filled with the most frequent attempt, so that saving is one more tap.
pub async fn attempt_page(call: &Call, code: &str, id: &str) -> Result<AttemptPage, Fault> {
    let opened = moves::open(call, code).await?;
    let subject = opened.participant.case_code.compact();
    let kept = drafts::fetch::<ContactAttemptForm>(&call.house, call.actor.user, FormKind::ContactAttempt, &subject);
    let kept = kept.await?;
    let draft = kept.as_ref().map(mark);
    let saved = if kept.is_none() { saved_by_this_form(call, &opened, id).await? } else { None };
    let is_saved = saved.is_some();
    let mut form = kept.map(|kept| kept.form).or(saved).unwrap_or_else(|| ContactAttemptForm {
        held_on: call.today.to_string(),
        channel: Channel::Visit.code().to_owned(),
        result: AttemptResult::NotReached.code().to_owned(),
        ..ContactAttemptForm::default()
    });
    if form.client_id.is_empty() {
        let own: Option<ContactAttemptId> = id.parse().ok();
        form.client_id = own.map_or_else(|| new_uuid().to_string(), |id| id.to_string());
    }
    let errors = form.check(call.today, opened.referral.received_on).err().unwrap_or_default();
    call.note_reading("attempt", Some(opened.participant.id), Some(opened.enrolment.id));
    let head = opened.head();
    Ok(AttemptPage { head, form, draft, is_saved, errors, safe_contact_note: opened.identity.safe_contact_note })
}

/// The form of an address whose attempt the same person has saved already.
async fn saved_by_this_form(call: &Call, opened: &Opened, id: &str) -> Result<Option<ContactAttemptForm>, Fault> {
    let Ok(id) = id.parse::<ContactAttemptId>() else { return Ok(None) };
    let row = contact_attempt::Entity::find_by_id(id)
        .filter(contact_attempt::Column::EnrolmentId.eq(opened.enrolment.id))
        .filter(contact_attempt::Column::CreatedBy.eq(call.actor.user))
        .one(call.db())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let key = people::key(call.db(), &call.house.keyring, &opened.participant).await?;
    let note = key.open_optional(Place::new("contact_attempt", "note_ct", row.id.uuid()), row.note_ct.as_deref())?;
    let time = |minute: i32| format!("{:02}:{:02}", minute / 60, minute % 60);
    Ok(Some(ContactAttemptForm {
        client_id: row.id.to_string(),
        held_on: row.held_on.to_string(),
        start_time: row.start_minute.map(time).unwrap_or_default(),
        channel: row.channel.code().to_owned(),
        result: row.result.code().to_owned(),
        note,
        ..ContactAttemptForm::default()
    }))
}

/// Writes a contact attempt; the first one begins the contact. The same id with the same content is the same attempt.
///
/// # Errors
/// Field errors; `wrong_status` when the enrolment is over; `same_id_other_content`.
pub async fn record_attempt(call: &Call, code: &str, form: &ContactAttemptForm) -> Result<(), Fault> {
    let opened = moves::open(call, code).await?;
    let checked = form.check(call.today, opened.referral.received_on)?;
    let key = people::key(call.db(), &call.house.keyring, &opened.participant).await?;
    let mut change = call.change().await?;
    let row = locked(&change, opened.enrolment.id).await?;
    if let Some(stored) = contact_attempt::Entity::find_by_id(checked.id).one(&*change).await? {
        drop(change);
        return same(&opened, &key, &checked, &stored);
    }
    if !row.status.is_open() {
        return Err(AppError::from(TransitionError::WrongStatus).into());
    }
    let inserted =
        contact_attempt::Entity::insert(attempt_row(call, &opened, &key, &checked)?.into_active_model().reset_all())
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(&*change)
            .await?;
    if inserted != 1 {
        return Err(Fault::conflict("same_id_other_content"));
    }
    let event = Event::new("attempt.record", "contact_attempt", checked.id.uuid()).at_site(row.site_id.uuid());
    change.note(event.with("channel", checked.channel).with("result", checked.result));
    let row = if row.status == Status::Referred {
        make_move(call, &mut change, row, Move::Contact, &Facts::default(), |_| {}).await?
    } else {
        row
    };
    settle(call, &mut change, &opened.participant, opened.identity.birth_date, row).await?;
    change.commit().await
}

fn attempt_row(
    call: &Call,
    opened: &Opened,
    key: &DataKey,
    checked: &CheckedContactAttempt,
) -> Result<contact_attempt::Model, Fault> {
    let note = checked.note.as_deref().unwrap_or_default();
    Ok(contact_attempt::Model {
        id: checked.id,
        enrolment_id: opened.enrolment.id,
        held_on: checked.held_on,
        start_minute: checked.start_minute.map(i32::from),
        channel: checked.channel,
        result: checked.result,
        interpreter_job_id: None,
        note_ct: key.seal_optional(Place::new("contact_attempt", "note_ct", checked.id.uuid()), note)?,
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    })
}

/// Whether the stored attempt is the posted one.
fn same(
    opened: &Opened,
    key: &DataKey,
    checked: &CheckedContactAttempt,
    stored: &contact_attempt::Model,
) -> Result<(), Fault> {
    let conflict = || Fault::conflict("same_id_other_content");
    if stored.enrolment_id != opened.enrolment.id {
        return Err(conflict());
    }
    let place = Place::new("contact_attempt", "note_ct", stored.id.uuid());
    let note = key.open_optional(place, stored.note_ct.as_deref())?;
    let equal = (stored.held_on, stored.start_minute, stored.channel, stored.result)
        == (checked.held_on, checked.start_minute.map(i32::from), checked.channel, checked.result)
        && note == checked.note.as_deref().unwrap_or_default();
    if equal { Ok(()) } else { Err(conflict()) }
}
