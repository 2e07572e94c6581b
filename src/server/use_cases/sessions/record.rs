//! Writing a session down.

use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use super::content::Content;
use super::ground::{Ground, ground};
use super::releases::{insert, of_sessions};
use crate::domain::form::{CheckedInterpreting, CheckedSession, SessionForm};
use crate::domain::id::Id;
use crate::domain::interpreter::{InterpreterId, JobStatus};
use crate::domain::session::Attended;
use crate::domain::session::rules::SessionWarning;
use crate::server::audit::Event;
use crate::server::call::{Call, Change};
use crate::server::clock::new_uuid;
use crate::server::crypto::{DataKey, Place};
use crate::server::entity::{enrolment, interpreter_job, session};
use crate::server::fault::Fault;

/// Records a session with its interpreting, in one transaction.
///
/// The same client id with the same content is the same record; with other content it is the conflict
/// `same_id_other_content`.
///
/// # Errors
/// `NotFound` outside the actor's own cases; `Invalid` with every broken rule (BR-01, BR-02, BR-03, BR-19).
pub async fn record(call: &Call, code: &str, form: &SessionForm) -> Result<(), Fault> {
    let mut ground = ground(call, code).await?;
    let mut checked = form.check(call.today)?;
    let mut change = call.change().await?;
    // One after the other per enrolment: a form sent twice at once meets its own record and not the primary key,
    // and a withdrawal comes before or after, never in between.
    ground.lock(call, &change).await?;
    let judged = ground.judge(call, &mut checked);
    // What is saved already was judged then; a second send after a withdrawal is still the same record.
    if is_there(&change, &ground, &mut checked).await? {
        return Ok(());
    }
    let warnings = judged?;
    let job = match &checked.interpreting {
        Some(job) => Some(insert_job(call, &change, &ground, job).await?),
        None => None,
    };
    let mut row = session_row(call, &ground.key, &checked)?;
    row.enrolment_id = ground.case.enrolment.id;
    row.interpreter_job_id = job.as_ref().map(|job| job.id);
    session::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&*change).await?;
    insert(&*change, &checked).await?;
    if checked.attended == Attended::Yes {
        move_last_session(&change, &ground, &checked).await?;
    }
    note_events(&mut change, &ground, &checked, &warnings);
    change.commit().await
}

/// Whether this very session was saved before. Errors: the id stands for something else.
async fn is_there(change: &Change<'_>, ground: &Ground, checked: &mut CheckedSession) -> Result<bool, Fault> {
    let Some(row) = session::Entity::find_by_id(checked.id).one(&**change).await? else {
        return Ok(false);
    };
    let other = || Fault::conflict("same_id_other_content");
    if row.enrolment_id != ground.case.enrolment.id {
        return Err(other());
    }
    let job = match row.interpreter_job_id {
        Some(id) => interpreter_job::Entity::find_by_id(id).one(&**change).await?,
        None => None,
    };
    let releases = of_sessions(&**change, [row.id]).await?.remove(&row.id).unwrap_or_default();
    // One that the form did not choose is the one that was meant then, whatever became of it.
    for record in ground.records.iter().filter(|record| releases.contains(&record.row.id)) {
        if !checked.releases.iter().any(|(purpose, _)| *purpose == record.row.purpose) {
            checked.releases.push((record.row.purpose, record.row.id));
        }
    }
    let same = Content::of_rows(&row, job.as_ref(), &releases, &ground.key)? == Content::of_form(checked);
    if same { Ok(true) } else { Err(other()) }
}

async fn insert_job(
    call: &Call,
    change: &Change<'_>,
    ground: &Ground,
    job: &CheckedInterpreting,
) -> Result<interpreter_job::Model, Fault> {
    let row = interpreter_job::Model {
        id: Id::from_uuid(new_uuid()),
        site_id: ground.case.enrolment.site_id,
        interpreter_id: job.interpreter_id,
        language: job.language,
        dialect: job.dialect.clone(),
        mode: job.mode,
        level: job.level,
        status: JobStatus::Done,
        minutes: job.minutes.into(),
        travel_minutes: 0,
        ordered_at: None,
        same_as_last: same_as_last(&**change, ground, job.interpreter_id).await?,
        cost_cents: None,
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    };
    let insert = interpreter_job::Entity::insert(row.clone().into_active_model().reset_all());
    insert.exec_without_returning(&**change).await?;
    Ok(row)
}

/// Continuity (`docs/domain.md` 5.2): the same person as in the last interpreted session; none when it is the first.
async fn same_as_last(
    tx: &impl ConnectionTrait,
    ground: &Ground,
    interpreter: Option<InterpreterId>,
) -> Result<Option<bool>, Fault> {
    let last = session::Entity::find()
        .filter(session::Column::EnrolmentId.eq(ground.case.enrolment.id))
        .filter(session::Column::InterpreterJobId.is_not_null())
        .order_by_desc(session::Column::HeldOn)
        .order_by_desc(session::Column::StartMinute)
        .one(tx)
        .await?;
    let Some(job) = last.and_then(|row| row.interpreter_job_id) else {
        return Ok(None);
    };
    let job = interpreter_job::Entity::find_by_id(job).one(tx).await?;
    Ok(job.map(|job| interpreter.is_some() && job.interpreter_id == interpreter))
}

/// The row, without the ids of enrolment and job.
fn session_row(call: &Call, key: &DataKey, checked: &CheckedSession) -> Result<session::Model, Fault> {
    let at = |column| Place::new("session", column, checked.id.uuid());
    let seal = |column, text: &Option<String>| key.seal_optional(at(column), text.as_deref().unwrap_or_default());
    Ok(session::Model {
        id: checked.id,
        enrolment_id: Id::from_uuid(uuid::Uuid::nil()),
        held_on: checked.held_on,
        start_minute: checked.start_minute.into(),
        minutes: checked.minutes.into(),
        travel_minutes: checked.travel_minutes.into(),
        place: checked.place,
        kind: checked.kind,
        attended: checked.attended,
        present: checked.present.clone().into(),
        topic_tags: checked.topic_tags.clone().into(),
        note_ct: seal("note_ct", &checked.note)?,
        next_step_ct: seal("next_step_ct", &checked.next_step)?,
        next_appointment_on: checked.next_appointment_on,
        interpreter_needed: checked.interpreter_needed,
        interpreter_job_id: None,
        anonymised_talk: checked.anonymised_talk,
        legal_ground: checked.legal_ground,
        exception_reason_ct: seal("exception_reason_ct", &checked.exception_reason)?,
        author_id: call.actor.user,
        documented_at: call.now,
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    })
}

/// Keeps the day of the last session that took place, for sorting; no edit of the enrolment becomes stale by it.
async fn move_last_session(change: &Change<'_>, ground: &Ground, checked: &CheckedSession) -> Result<(), Fault> {
    let earlier = Condition::any()
        .add(enrolment::Column::LastSessionOn.is_null())
        .add(enrolment::Column::LastSessionOn.lt(checked.held_on));
    enrolment::Entity::update_many()
        .col_expr(enrolment::Column::LastSessionOn, Expr::value(checked.held_on))
        .filter(enrolment::Column::Id.eq(ground.case.enrolment.id))
        .filter(earlier)
        .exec(&**change)
        .await?;
    Ok(())
}

/// The deed, and one quality event for each thing the page pointed out (BR-03, BR-19).
fn note_events(change: &mut Change<'_>, ground: &Ground, checked: &CheckedSession, warnings: &[SessionWarning]) {
    let site = ground.case.enrolment.site_id.uuid();
    let event = |action| Event::new(action, "session", checked.id.uuid()).at_site(site);
    change.note(event("session.record").with("kind", checked.kind).with("attended", checked.attended));
    for warning in warnings {
        change.note(event("session.quality").with("warning", warning));
    }
}
