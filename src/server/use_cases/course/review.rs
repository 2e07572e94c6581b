//! The review every eight weeks (BR-04).

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};

use super::must_take_part;
use crate::domain::draft::FormKind;
use crate::domain::enrolment::Status;
use crate::domain::enrolment::machine::TransitionError;
use crate::domain::error::AppError;
use crate::domain::form::{CheckedReview, ReviewForm};
use crate::domain::review::{ConsentCheck, ReviewParticipant, next_review};
use crate::domain::view::course::ReviewPage;
use crate::server::audit::Event;
use crate::server::call::Call;
use crate::server::clock::new_uuid;
use crate::server::crypto::{DataKey, Place};
use crate::server::drafts::{self, mark};
use crate::server::entity::{enrolment, review};
use crate::server::fault::Fault;
use crate::server::use_cases::enrolment::moves::{self, locked, update};

/// The form: from the draft, or filled for today with the young person.
///
/// # Errors
/// `NotFound` outside the actor's cases; `wrong_status`, `participation_missing`, `participation_withdrawn`.
pub async fn review_page(call: &Call, code: &str) -> Result<ReviewPage, Fault> {
    let opened = moves::open(call, code).await?;
    must_be_reviewed(&opened.enrolment)?;
    must_take_part(call, call.db(), &opened).await?;
    let subject = opened.participant.case_code.compact();
    let kept = drafts::fetch::<ReviewForm>(&call.house, call.actor.user, FormKind::Review, &subject).await?;
    let draft = kept.as_ref().map(mark);
    let mut form = kept.map(|kept| kept.form).unwrap_or_else(|| ReviewForm {
        held_on: call.today.to_string(),
        participants: vec![ReviewParticipant::Youth.code().to_owned()],
        consent_check: ConsentCheck::AllValid.code().to_owned(),
        ..ReviewForm::default()
    });
    if form.client_id.is_empty() {
        form.client_id = new_uuid().to_string();
    }
    let errors = form.check(call.today, opened.enrolment.start_on).err().unwrap_or_default();
    call.note_reading("review", Some(opened.participant.id), Some(opened.enrolment.id));
    Ok(ReviewPage { head: opened.head(), form, draft, errors, due_on: opened.enrolment.next_review_on })
}

/// Records a review; the next one is due 56 days later. The same id with the same content is the same review.
///
/// # Errors
/// Field errors; `NotFound`; `wrong_status`; `same_id_other_content`; `participation_missing`.
pub async fn record_review(call: &Call, code: &str, form: &ReviewForm) -> Result<(), Fault> {
    let opened = moves::open(call, code).await?;
    let checked = form.check(call.today, opened.enrolment.start_on)?;
    let mut change = call.change().await?;
    let row = locked(&change, opened.enrolment.id).await?;
    if let Some(stored) = review::Entity::find_by_id(checked.id).one(&*change).await? {
        return same(&opened.key, &row, &checked, &stored);
    }
    must_be_reviewed(&row)?;
    must_take_part(call, &*change, &opened).await?;
    let place = Place::new("review", "note_ct", checked.id.uuid());
    let model = review::Model {
        id: checked.id,
        enrolment_id: row.id,
        due_on: row.next_review_on,
        held_on: checked.held_on,
        participants: checked.participants.into(),
        sense_and_need: checked.sense_and_need,
        decision: checked.decision,
        consent_check: checked.consent_check,
        note_ct: opened.key.seal_optional(place, checked.note.as_deref().unwrap_or_default())?,
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    };
    let inserted = review::Entity::insert(model.into_active_model().reset_all())
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&*change)
        .await?;
    if inserted != 1 {
        return Err(Fault::conflict("same_id_other_content"));
    }
    let site = row.site_id;
    // An older review that is entered late does not move the clock back.
    let due = next_review(checked.held_on).max(row.next_review_on.filter(|_| row.status != Status::Paused));
    if row.status != Status::Paused {
        update(call, &change, row, |active| active.next_review_on = Set(due)).await?;
    }
    let event = Event::new("review.record", "review", checked.id.uuid()).at_site(site.uuid());
    change.note(event.with("decision", checked.decision));
    change.commit().await
}

fn must_be_reviewed(row: &enrolment::Model) -> Result<(), Fault> {
    if row.status.takes_part() { Ok(()) } else { Err(AppError::from(TransitionError::WrongStatus).into()) }
}

fn same(key: &DataKey, row: &enrolment::Model, checked: &CheckedReview, stored: &review::Model) -> Result<(), Fault> {
    let place = Place::new("review", "note_ct", stored.id.uuid());
    let equal = stored.enrolment_id == row.id
        && stored.held_on == checked.held_on
        && stored.participants.0 == checked.participants
        && stored.sense_and_need == checked.sense_and_need
        && stored.decision == checked.decision
        && stored.consent_check == checked.consent_check
        && key.open_optional(place, stored.note_ct.as_deref())? == checked.note.as_deref().unwrap_or_default();
    if equal { Ok(()) } else { Err(Fault::conflict("same_id_other_content")) }
}
