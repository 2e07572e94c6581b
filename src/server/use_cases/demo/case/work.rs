//! Contact attempts, sessions and interpreter jobs of a demo case.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};

use super::{Case, Course};
use crate::domain::contact_attempt::{AttemptResult, Channel};
use crate::domain::enrolment::Status;
use crate::domain::id::Id;
use crate::domain::interpreter::{InterpreterJobId, JobStatus, Level, Mode};
use crate::domain::session::{Attended, Place as SessionPlace, Present, SessionId, SessionKind, TopicTag};
use crate::server::crypto::Place;
use crate::server::entity::{contact_attempt, interpreter_job, session};
use crate::server::fault::Fault;
use crate::server::use_cases::demo::dice::Dice;
use crate::server::use_cases::demo::rows::Rows;

/// Invented notes; they name nobody.
const NOTES: [&str; 8] = [
    "Gespräch über den Schulweg. Kommt seit zwei Wochen pünktlich.",
    "Streit mit einem Mitschüler besprochen, ruhige Lösung geübt.",
    "Mutter berichtet von klareren Absprachen zu Hause.",
    "Gemeinsam den Wochenplan durchgesehen, Training am Donnerstag bleibt.",
    "War müde und wenig gesprächig; kurzer Spaziergang, nächster Termin steht.",
    "Bewerbung für ein Praktikum angefangen.",
    "Regeln zur Handynutzung mit der Familie festgelegt.",
    "Hat von sich aus um Hilfe bei einem Brief gebeten.",
];

/// Adds what the team did.
pub fn write(rows: &mut Rows, dice: &mut Dice, case: &Case<'_>, today: NaiveDate) -> Result<(), Fault> {
    let (start, end) = match case.course {
        Course::Before(Status::Referred) => return Ok(()),
        Course::Before(status) => {
            attempt(rows, dice, case, case.referred + Days::new(1), status == Status::Assessing);
            return Ok(());
        }
        Course::Running(start) => (start, today - Days::new(1)),
        Course::Closed(start, end, ..) => (start, end),
    };
    if dice.percent(40) {
        attempt(rows, dice, case, case.referred + Days::new(4), false);
    }
    let visit = case.referred + Days::new(dice.between(6, 20).unsigned_abs());
    attempt(rows, dice, case, visit, true);
    let pace = dice.between(7, 13);
    let mut day = start + Days::new(dice.between(1, 5).unsigned_abs());
    let mut last = None;
    while day <= end {
        session(rows, dice, case, day)?;
        last = Some(day);
        day = workday(day + Days::new((pace + dice.between(-3, 4)).max(3).unsigned_abs()));
    }
    if let Some(enrolment) = rows.enrolments.last_mut() {
        enrolment.last_session_on = last;
    }
    Ok(())
}

fn workday(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => day + Days::new(2),
        Weekday::Sun => day + Days::new(1),
        _ => day,
    }
}

fn attempt(rows: &mut Rows, dice: &mut Dice, case: &Case<'_>, held_on: NaiveDate, reached: bool) {
    rows.attempts.push(contact_attempt::Model {
        id: Id::from_uuid(dice.uuid()),
        enrolment_id: case.enrolment,
        held_on: workday(held_on),
        start_minute: Some(15 * 60),
        channel: if reached { Channel::Visit } else { Channel::Phone },
        result: if reached { AttemptResult::Reached } else { AttemptResult::NotReached },
        interpreter_job_id: None,
        note_ct: None,
        created_at: rows.now,
        created_by: Some(case.worker),
        updated_at: rows.now,
        version: 1,
    });
}

fn session(rows: &mut Rows, dice: &mut Dice, case: &Case<'_>, held_on: NaiveDate) -> Result<(), Fault> {
    let id: SessionId = Id::from_uuid(dice.uuid());
    let held_on = workday(held_on);
    let place = dice.weighted(&[
        (SessionPlace::Home, 33),
        (SessionPlace::Outdoors, 12),
        (SessionPlace::Phone, 14),
        (SessionPlace::Messenger, 6),
        (SessionPlace::Office, 20),
        (SessionPlace::Provider, 15),
    ]);
    let attended = dice.weighted(&[
        (Attended::Yes, 85),
        (Attended::NoShowExcused, 6),
        (Attended::NoShowUnexcused, 6),
        (Attended::CancelledByUs, 3),
    ]);
    let family_talk = place == SessionPlace::Home && dice.percent(55);
    let kind = if family_talk { SessionKind::Family } else { SessionKind::Single };
    let needed = family_talk && case.family.needs_interpreter && dice.percent(90);
    let job =
        if needed && attended == Attended::Yes && dice.percent(88) { job(rows, dice, case, held_on) } else { None };
    let mut present = vec![Present::Youth];
    if family_talk {
        present.push(Present::Mother);
        if case.family.adults.len() > 1 && dice.percent(35) {
            present.push(Present::Father);
        }
    }
    if job.is_some() {
        present.push(Present::Interpreter);
    }
    let note = if dice.percent(45) && attended == Attended::Yes { *dice.one(&NOTES) } else { "" };
    let minutes = dice.weighted(&[(30, 15), (45, 20), (60, 35), (75, 12), (90, 14), (120, 4)]);
    let start_minute = i32::try_from(dice.between(34, 72) * 15).unwrap_or(900);
    let documented =
        (held_on + Days::new(dice.between(0, 2).unsigned_abs())).min(crate::server::clock::berlin_date(rows.now));
    rows.sessions.push(session::Model {
        id,
        enrolment_id: case.enrolment,
        held_on,
        start_minute,
        minutes,
        travel_minutes: if place == SessionPlace::Home { 20 } else { 0 },
        place,
        kind,
        attended,
        present: present.into(),
        topic_tags: vec![*dice.one(TopicTag::ALL)].into(),
        note_ct: case.key.seal_optional(Place::new("session", "note_ct", id.uuid()), note)?,
        next_step_ct: None,
        next_appointment_on: None,
        interpreter_needed: needed,
        interpreter_job_id: job,
        anonymised_talk: false,
        legal_ground: None,
        exception_reason_ct: None,
        author_id: case.worker,
        documented_at: Utc
            .from_utc_datetime(&documented.and_time(NaiveTime::from_hms_opt(17, 30, 0).unwrap_or_default())),
        created_at: rows.now,
        created_by: Some(case.worker),
        updated_at: rows.now,
        version: 1,
    });
    Ok(())
}

fn job(rows: &mut Rows, dice: &mut Dice, case: &Case<'_>, held_on: NaiveDate) -> Option<InterpreterJobId> {
    let language = case.family.language;
    let known = case.team.interpreters.iter().find(|(_, _, languages)| languages.contains(&language));
    let (interpreter_id, level) = match known {
        Some((id, level, _)) if !dice.percent(12) => (Some(*id), *level),
        _ => (None, dice.weighted(&[(Level::RemoteProfessional, 60), (Level::AdHocAdult, 40)])),
    };
    let id: InterpreterJobId = Id::from_uuid(dice.uuid());
    let ordered = (held_on - Days::new(3)).and_time(NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default());
    rows.jobs.push(interpreter_job::Model {
        id,
        site_id: case.team.site,
        interpreter_id,
        language,
        dialect: None,
        mode: if level == Level::RemoteProfessional { Mode::Phone } else { Mode::InPerson },
        level,
        status: JobStatus::Done,
        minutes: dice.weighted(&[(45, 20), (60, 50), (90, 30)]),
        travel_minutes: 20,
        ordered_at: Some(Utc.from_utc_datetime(&ordered)),
        same_as_last: Some(interpreter_id.is_some()),
        cost_cents: Some(4_500),
        created_at: rows.now,
        created_by: Some(case.worker),
        updated_at: rows.now,
        version: 1,
    });
    Some(id)
}
