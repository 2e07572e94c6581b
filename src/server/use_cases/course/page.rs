//! The page of the course: where taking part stands, what was reviewed, and what can be done next.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::closing::find;
use super::step::{STEPS, is_blocked};
use super::undo::is_open;
use crate::domain::access::Permission;
use crate::domain::enrolment::machine::{Facts, Move};
use crate::domain::review::urgency;
use crate::domain::user::UserId;
use crate::domain::view::course::{
    ClosingLine, CourseDeed, CourseRecord, CourseView, ExtensionLine, ReviewLine, StepLine,
};
use crate::server::call::Call;
use crate::server::clock::berlin_date;
use crate::server::crypto::Place;
use crate::server::entity::{
    app_user, closing, enrolment, enrolment_extension, enrolment_pause, enrolment_step, review,
};
use crate::server::fault::Fault;
use crate::server::use_cases::enrolment::moves::{self, Opened};

/// The page.
///
/// # Errors
/// `NotFound` outside the actor's cases.
pub async fn page(call: &Call, code: &str) -> Result<CourseView, Fault> {
    let opened = moves::open(call, code).await?;
    let row = &opened.enrolment;
    let facts = moves::facts(call.db(), row, &opened.consents(call.db()).await?, call.today).await?;
    let open = call.record_is_open(call.db(), row).await?;
    let reviews = of_review(call, row).await?;
    let facts = Facts {
        review_recent: reviews.first().is_some_and(|one| crate::domain::review::is_recent(one.held_on, call.today)),
        ..facts
    };
    let record = if open { Some(record(call, &opened, &reviews, facts).await?) } else { None };
    let made = steps(call, row).await?;
    let undo = made.first().filter(|step| step.undone_at.is_none() && is_open(call, row, step));
    let undo = undo.map(|step| step.id.to_string());
    call.note_reading("course", Some(opened.participant.id), Some(row.id));
    Ok(CourseView {
        head: opened.head(),
        start_on: row.start_on,
        planned_end_on: row.planned_end_on,
        end_on: row.end_on,
        end_reason: row.end_reason,
        follow_up_until: row.follow_up_until,
        next_review: row.next_review_on.map(|due| (due, urgency(due, call.today))),
        pause: pause(call, row).await?,
        deeds: deeds(call, &opened, &facts, open),
        undo,
        steps: lines(call, made).await?,
        earlier: earlier(call, row).await?,
        version: row.version,
        record,
    })
}

async fn of_review(call: &Call, row: &enrolment::Model) -> Result<Vec<review::Model>, Fault> {
    let select = review::Entity::find().filter(review::Column::EnrolmentId.eq(row.id));
    let newest = select.order_by_desc(review::Column::HeldOn).order_by_desc(review::Column::CreatedAt);
    Ok(newest.all(call.db()).await?)
}

async fn record(call: &Call, opened: &Opened, rows: &[review::Model], facts: Facts) -> Result<CourseRecord, Fault> {
    let row = &opened.enrolment;
    let mut reviews = Vec::new();
    for one in rows {
        reviews.push(ReviewLine {
            held_on: one.held_on,
            participants: one.participants.to_vec(),
            sense_and_need: one.sense_and_need,
            decision: one.decision,
            consent_check: one.consent_check,
            note: opened.key.open_optional(Place::new("review", "note_ct", one.id.uuid()), one.note_ct.as_deref())?,
        });
    }
    let case = call.case_facts(row);
    let approves = call.actor.may_for(Permission::ApproveCourse, &case, call.today);
    let extensions = enrolment_extension::Entity::find()
        .filter(enrolment_extension::Column::EnrolmentId.eq(row.id))
        .order_by_desc(enrolment_extension::Column::DecidedOn)
        .order_by_desc(enrolment_extension::Column::CreatedAt)
        .all(call.db())
        .await?;
    let extensions = extensions.into_iter().map(|one| ExtensionLine {
        id: one.id.to_string(),
        months: one.months,
        reason: one.reason,
        decided_on: one.decided_on,
        new_planned_end_on: one.new_planned_end_on,
        approved_on: one.approved_on,
        declined_on: one.declined_on,
        may_approve: approves
            && one.approved_on.is_none()
            && one.declined_on.is_none()
            && one.created_by != Some(call.actor.user),
        version: one.version,
    });
    let closing = match find(call.db(), row.id).await? {
        Some(closing) => Some(closing_line(call, opened, closing, facts, approves)?),
        None => None,
    };
    Ok(CourseRecord { reviews, extensions: extensions.collect(), closing })
}

fn closing_line(
    call: &Call,
    opened: &Opened,
    row: closing::Model,
    facts: Facts,
    approves: bool,
) -> Result<ClosingLine, Fault> {
    let facts = Facts { closing_recorded: true, end_reason: Some(row.end_reason), ..facts };
    let status = opened.enrolment.status;
    let waits = status.target(Move::Graduate).is_some();
    let place = Place::new("closing", "summary_ct", row.id.uuid());
    Ok(ClosingLine {
        held_on: row.held_on,
        waiver: row.waiver,
        present: (row.youth_present, row.guardian_present, row.interpreter_present),
        summary: opened.key.open_optional(place, row.summary_ct.as_deref())?,
        handover_to: row.handover_to.to_vec(),
        satisfaction: (row.satisfaction_youth, row.satisfaction_guardian),
        end_reason: row.end_reason,
        may_confirm: approves && waits && row.created_by != Some(call.actor.user),
        blocked: if waits { status.after(Move::Graduate, &facts).err() } else { None },
    })
}

async fn steps(call: &Call, row: &enrolment::Model) -> Result<Vec<enrolment_step::Model>, Fault> {
    let select = enrolment_step::Entity::find().filter(enrolment_step::Column::EnrolmentId.eq(row.id));
    let newest = select.order_by_desc(enrolment_step::Column::MadeAt);
    Ok(newest.order_by_desc(enrolment_step::Column::EnrolmentVersion).all(call.db()).await?)
}

async fn lines(call: &Call, steps: Vec<enrolment_step::Model>) -> Result<Vec<StepLine>, Fault> {
    let people = app_user::Entity::find()
        .filter(app_user::Column::Id.is_in(steps.iter().filter_map(|step| step.made_by)))
        .all(call.db())
        .await?;
    let names: HashMap<UserId, String> = people.into_iter().map(|user| (user.id, user.display_name)).collect();
    let line = |step: enrolment_step::Model| StepLine {
        step: step.step,
        status: step.to_status,
        on: berlin_date(step.made_at),
        by: step.made_by.and_then(|user| names.get(&user).cloned()).unwrap_or_default(),
        undone: step.undone_at.is_some(),
    };
    Ok(steps.into_iter().map(line).collect())
}

async fn pause(
    call: &Call,
    row: &enrolment::Model,
) -> Result<Option<(crate::domain::enrolment::extension::PauseReason, chrono::NaiveDate, chrono::NaiveDate)>, Fault> {
    if row.paused_on.is_none() {
        return Ok(None);
    }
    let open = enrolment_pause::Entity::find()
        .filter(enrolment_pause::Column::EnrolmentId.eq(row.id))
        .filter(enrolment_pause::Column::EndedOn.is_null());
    Ok(open.one(call.db()).await?.map(|pause| (pause.reason, pause.begun_on, pause.planned_until)))
}

/// Earlier enrolments of the same person within the actor's reach, newest first.
async fn earlier(
    call: &Call,
    row: &enrolment::Model,
) -> Result<Vec<(Option<chrono::NaiveDate>, Option<chrono::NaiveDate>, crate::domain::enrolment::Status)>, Fault> {
    let others = call
        .enrolments()
        .filter(enrolment::Column::ParticipantId.eq(row.participant_id))
        .filter(enrolment::Column::Id.ne(row.id))
        .order_by_desc(enrolment::Column::CreatedAt)
        .all(call.db())
        .await?;
    Ok(others.into_iter().map(|row| (row.start_on, row.end_on, row.status)).collect())
}

/// What this person can do next, in the order in which it usually comes.
fn deeds(call: &Call, opened: &Opened, facts: &Facts, open: bool) -> Vec<CourseDeed> {
    let row = &opened.enrolment;
    if !call.actor.may_for(Permission::Enrol, &call.case_facts(row), call.today) {
        return Vec::new();
    }
    let mut deeds = Vec::new();
    let taking_part = row.status.takes_part() && open && facts.participation_valid;
    if taking_part {
        deeds.push(CourseDeed::Review);
        deeds.push(CourseDeed::Extend);
    }
    if taking_part && row.status.target(Move::Graduate).is_some() {
        deeds.push(CourseDeed::Closing);
    }
    let possible =
        |step: &&Move| row.status.target(**step).is_some() && is_blocked(row.status, **step, facts).is_none();
    deeds.extend(STEPS.iter().filter(possible).map(|step| CourseDeed::Step(*step)));
    if !row.is_open {
        deeds.push(CourseDeed::Again);
    }
    deeds
}
