//! One step of the enrolment: pause and go on, prepare the end, end, hand over, ask later, close.

use chrono::Months;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use super::must_fit;
use super::undo::newest_step;
use crate::domain::draft::FormKind;
use crate::domain::enrolment::Status;
use crate::domain::enrolment::extension::{PauseReason, longest_pause};
use crate::domain::enrolment::machine::{Facts, Move, TransitionError};
use crate::domain::form::StepForm;
use crate::domain::id::Id;
use crate::domain::review::{after_pause, next_review};
use crate::domain::view::course::StepPage;
use crate::server::call::{Call, Change};
use crate::server::clock::new_uuid;
use crate::server::drafts::{self, mark};
use crate::server::entity::{enrolment, enrolment_pause, review};
use crate::server::fault::Fault;
use crate::server::use_cases::enrolment::moves::{self, locked, make_move, newest_review};

/// Steps with a page of their own; graduating goes by the closing record.
pub(super) const STEPS: [Move; 7] =
    [Move::Pause, Move::Resume, Move::StartClosing, Move::EndEarly, Move::Transfer, Move::FollowUp, Move::Close];

/// Months of asking how it goes after the end (`docs/domain.md` 7.3).
const FOLLOW_UP_MONTHS: u32 = 12;

fn read(step: &str) -> Result<Move, Fault> {
    Move::from_code(step).filter(|step| STEPS.contains(step)).ok_or_else(Fault::not_found)
}

/// What a draft of the step is about.
pub fn subject(case: &str, step: &str) -> String {
    format!("{case}:{step}")
}

/// The form of a step, or why it is not possible.
///
/// # Errors
/// `NotFound` outside the actor's cases and for a step without a page.
pub async fn step_page(call: &Call, code: &str, step: &str) -> Result<StepPage, Fault> {
    let step = read(step)?;
    let opened = moves::open(call, code).await?;
    let subject = subject(&opened.participant.case_code.compact(), step.code());
    let kept = drafts::fetch::<StepForm>(&call.house, call.actor.user, FormKind::Step, &subject).await?;
    let draft = kept.as_ref().map(mark);
    let mut form = kept.map(|kept| kept.form).unwrap_or_default();
    form.version = opened.enrolment.version.to_string();
    let consents = opened.consents(call.db()).await?;
    let facts = moves::facts(call.db(), &opened.enrolment, &consents, call.today).await?;
    let blocked = is_blocked(opened.enrolment.status, step, &facts);
    let errors = form.check(step, call.today).err().unwrap_or_default();
    call.note_reading("step", Some(opened.participant.id), Some(opened.enrolment.id));
    let longest_pause = longest_pause(call.today).filter(|_| step == Move::Pause);
    Ok(StepPage { head: opened.head(), step, form, draft, errors, blocked, longest_pause })
}

/// Why a step is not possible, whatever its form says.
pub(super) fn is_blocked(status: Status, step: Move, facts: &Facts) -> Option<TransitionError> {
    let error = status.after(step, facts).err()?;
    (error != TransitionError::ReasonDoesNotFit).then_some(error)
}

/// Takes a step.
///
/// # Errors
/// Field errors; `Stale`; a conflict with the code of the guard that fails; `NotFound`.
pub async fn take_step(call: &Call, code: &str, step: &str, form: &StepForm) -> Result<(), Fault> {
    let step = read(step)?;
    let opened = moves::open(call, code).await?;
    let checked = form.check(step, call.today)?;
    let mut change = call.change().await?;
    let row = locked(&change, opened.enrolment.id).await?;
    if is_made(call, &change, &row, step, checked.version).await? {
        return Ok(());
    }
    must_fit(checked.version, row.version)?;
    let consents = opened.consents(&*change).await?;
    let facts = moves::facts(&*change, &row, &consents, call.today).await?;
    let facts = Facts { end_reason: checked.end_reason, ..facts };
    let due = match step {
        Move::Resume => due_after(&change, &row, call).await?,
        _ => None,
    };
    let (before, id) = (row.clone(), row.id);
    make_move(call, &mut change, row, step, &facts, |active| match step {
        Move::Pause => active.paused_on = Set(Some(call.today)),
        Move::Resume => active.next_review_on = Set(due),
        // Preparing the end does not stop the clock of the reviews; graduating asks for a recent one.
        Move::StartClosing => active.next_review_on = Set(before.next_review_on.or(next_review(call.today))),
        Move::EndEarly | Move::Transfer => active.end_reason = Set(checked.end_reason),
        Move::FollowUp => {
            let end = before.end_on.unwrap_or(call.today);
            active.follow_up_until = Set(end.checked_add_months(Months::new(FOLLOW_UP_MONTHS)));
        }
        _ => {}
    })
    .await?;
    if let Some((reason, until)) = checked.pause {
        put_pause(call, &change, id, reason, until).await?;
    }
    change.commit().await
}

/// Sent twice: this person has made this very step from the page that is posted again.
async fn is_made(
    call: &Call,
    change: &Change<'_>,
    row: &enrolment::Model,
    step: Move,
    posted: Option<i32>,
) -> Result<bool, Fault> {
    if posted.map(|version| version + 1) != Some(row.version) {
        return Ok(false);
    }
    let newest = newest_step(&**change, row.id).await?;
    Ok(newest.is_some_and(|made| {
        made.step == step && made.made_by == Some(call.actor.user) && made.enrolment_version == row.version
    }))
}

/// The due day of the next review when the work goes on: the days of the pause do not count (BR-04).
async fn due_after(
    change: &Change<'_>,
    row: &enrolment::Model,
    call: &Call,
) -> Result<Option<chrono::NaiveDate>, Fault> {
    let newest: Option<review::Model> = newest_review(&**change, row.id).await?;
    let Some(paused_on) = row.paused_on else { return Ok(next_review(call.today)) };
    let begins = newest.as_ref().map(|review| review.held_on).or(row.start_on);
    let due = begins.and_then(next_review).unwrap_or(call.today);
    let earlier = earlier_pauses(change, row, begins).await?;
    let due = due.checked_add_days(chrono::Days::new(earlier)).unwrap_or(due);
    // A review held during the pause begins the clock anew on the day the work goes on.
    let from = begins.map_or(paused_on, |day| std::cmp::Ord::max(day, paused_on));
    Ok(after_pause(due, from, call.today))
}

/// Days of earlier pauses since the clock began.
pub(super) async fn earlier_pauses(
    change: &Change<'_>,
    row: &enrolment::Model,
    begins: Option<chrono::NaiveDate>,
) -> Result<u64, Fault> {
    let pauses = enrolment_pause::Entity::find().filter(enrolment_pause::Column::EnrolmentId.eq(row.id));
    let mut days = 0;
    for pause in pauses.all(&**change).await? {
        let Some(ended) = pause.ended_on else { continue };
        let begun = begins.map_or(pause.begun_on, |day| std::cmp::Ord::max(day, pause.begun_on));
        days += u64::try_from((ended - begun).num_days()).unwrap_or(0);
    }
    Ok(days)
}

async fn put_pause(
    call: &Call,
    change: &Change<'_>,
    enrolment: crate::domain::enrolment::EnrolmentId,
    reason: PauseReason,
    until: chrono::NaiveDate,
) -> Result<(), Fault> {
    let row = enrolment_pause::Model {
        id: Id::from_uuid(new_uuid()),
        enrolment_id: enrolment,
        reason,
        begun_on: call.today,
        planned_until: until,
        ended_on: None,
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    };
    enrolment_pause::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&**change).await?;
    Ok(())
}
