//! The form of a new session: everything filled in, so that a usual session is one tap.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::content::Content;
use super::ground::{Ground, ground};
use super::releases::{self, Releases};
use crate::domain::consent::ConsentId;
use crate::domain::draft::FormKind;
use crate::domain::error::FieldErrors;
use crate::domain::form::SessionForm;
use crate::domain::interpreter::InterpreterJobId;
use crate::domain::language_code::LanguageCode;
use crate::domain::purpose::Purpose;
use crate::domain::session::defaults::{Past, PastInterpreting, Preset, Situation, prefill};
use crate::domain::session::rules::purpose_for_presence;
use crate::domain::session::{Attended, Present, SessionId};
use crate::domain::view::session::{Filling, Moment, PoolEntry, ReleaseChoice, SessionFormQuery, SessionFormView};
use crate::server::call::Call;
use crate::server::clock::{berlin_date, berlin_minute, new_uuid};
use crate::server::drafts::{self, Kept};
use crate::server::entity::{guardian, interpreter_job, session};
use crate::server::fault::Fault;
use crate::server::use_cases::consents::Reading;
use crate::server::use_cases::pool::offered;

/// Interpreter jobs by id.
type Jobs = HashMap<InterpreterJobId, interpreter_job::Model>;

/// What hangs on the earlier sessions.
struct Beside {
    jobs: Jobs,
    releases: Releases,
    offered: Vec<ReleaseChoice>,
}

impl Beside {
    fn content(&self, row: &session::Model, ground: &Ground) -> Result<Content, Fault> {
        let job = row.interpreter_job_id.and_then(|id| self.jobs.get(&id));
        Content::of_rows(row, job, self.of(row.id), &ground.key)
    }

    fn of(&self, session: SessionId) -> &[ConsentId] {
        self.releases.get(&session).map_or(&[], Vec::as_slice)
    }
}

/// Earlier sessions the defaults are taken from.
const LOOKED_AT: u64 = 12;

/// The form for a case. Errors: `NotFound` outside the actor's own cases.
pub async fn form_for(call: &Call, code: &str, query: &SessionFormQuery) -> Result<SessionFormView, Fault> {
    let ground = ground(call, code).await?;
    let rows = newest(call, &ground).await?;
    let beside = Beside {
        jobs: jobs_of(call, &rows).await?,
        releases: releases::of_sessions(call.db(), rows.iter().map(|row| row.id)).await?,
        offered: releases::offered(&ground.records, &ground.key, call.today)?,
    };
    let past = past(&rows, &beside.jobs, &Reading::of(ground.records.iter().map(|record| &record.row)));
    let language = language_of(call, &ground).await?;
    let pool = offered(&ground.pool, language, call.today);
    let subject = ground.case.participant.case_code.compact();
    let kept = drafts::fetch::<SessionForm>(&call.house, call.actor.user, FormKind::Session, &subject).await?;
    let kept = kept
        .filter(|kept| query.draft || is_unsaved(kept, &rows))
        .filter(|kept| !arrived(call, &ground, kept, &rows, &beside));
    let asked = !query.like.is_empty() || !query.preset.is_empty();
    let use_draft = query.draft || !asked;
    let mut waiting_draft = None;
    let (mut form, filling) = match kept {
        Some(kept) if use_draft => {
            let at = moment(kept.saved_at);
            (kept.form, Filling::Draft(at))
        }
        other => {
            waiting_draft = other.map(|kept| moment(kept.saved_at));
            match saved_by_this_form(call, &ground, &rows, &beside, query)? {
                Some(saved) => saved,
                None => fresh(call, &ground, (&past, &pool, language), (&beside, query)),
            }
        }
    };
    let is_saved = |id: &str| rows.iter().any(|row| row.id.to_string() == id);
    if !matches!(filling, Filling::Saved(_)) && (form.client_id.trim().is_empty() || is_saved(&form.client_id)) {
        let own: Option<SessionId> = query.id.parse().ok().filter(|_| !is_saved(&query.id));
        form.client_id = own.map_or_else(|| new_uuid().to_string(), |id| id.to_string());
    }
    let errors = if query.errors { errors_of(call, &ground, &form) } else { FieldErrors::new() };
    let open = |purpose| ground.consents.is_valid_on(purpose, call.today);
    let talks = |purpose| ground.consents.carries_talk_at(purpose, call.today, call.now);
    let institutions = [Purpose::School, Purpose::YouthOffice, Purpose::MeasureProvider, Purpose::PoliceStatus];
    call.note_reading("session_form", Some(ground.case.participant.id), Some(ground.case.enrolment.id));
    Ok(SessionFormView {
        code: ground.case.participant.case_code,
        initials: ground.initials.clone(),
        form,
        errors,
        filling,
        waiting_draft,
        today: call.today,
        stopped: ground.is_stopped(call.today),
        early: !open(Purpose::Participation),
        no_contact_consent: !open(Purpose::ContactHandover),
        closed: institutions.into_iter().filter(|purpose| !talks(*purpose)).collect(),
        interpreter_closed: !open(Purpose::Interpreter),
        releases: beside.offered,
        pool,
    })
}

/// The form of an address whose session the same person has saved already: Back shows what was saved, and saving other
/// content under its id is the conflict, not a second session.
fn saved_by_this_form(
    call: &Call,
    ground: &Ground,
    rows: &[session::Model],
    beside: &Beside,
    query: &SessionFormQuery,
) -> Result<Option<(SessionForm, Filling)>, Fault> {
    let own = |row: &&session::Model| row.id.to_string() == query.id && row.author_id == call.actor.user;
    let Some(row) = rows.iter().find(own) else { return Ok(None) };
    let mut form = beside.content(row, ground)?.into_form(row.id, call.today);
    releases::put(&mut form, &ground.records, beside.of(row.id));
    close(&mut form, &Reading::of(ground.records.iter().map(|record| &record.row)));
    Ok(Some((form, Filling::Saved(moment(row.documented_at)))))
}

/// Takes out of a filled form what a withdrawal has closed since.
fn close(form: &mut SessionForm, reading: &Reading) {
    form.present.retain(|code| Present::from_code(code).is_none_or(|present| is_open(reading, present)));
    if reading.is_closed(Purpose::Interpreter) {
        form.interpreter_id.clear();
        form.interpreter_language.clear();
        form.interpreter_dialect.clear();
        form.interpreter_level.clear();
        form.interpreter_mode.clear();
        form.interpreter_minutes.clear();
    }
    for purpose in [Purpose::School, Purpose::YouthOffice, Purpose::MeasureProvider] {
        if reading.is_closed(purpose) {
            form.put_release(purpose, String::new());
        }
    }
}

/// Whether who was there may still be shown.
fn is_open(reading: &Reading, present: Present) -> bool {
    match purpose_for_presence(present) {
        Some(purpose) => !reading.is_closed(purpose),
        None => present != Present::Interpreter || !reading.is_closed(Purpose::Interpreter),
    }
}

/// A draft counts while nothing newer was saved.
fn is_unsaved(kept: &Kept<SessionForm>, rows: &[session::Model]) -> bool {
    rows.iter().all(|row| row.documented_at <= kept.saved_at)
}

/// The copy of a form that did arrive is no draft any more; with other content it is a second text that must not be lost.
fn arrived(call: &Call, ground: &Ground, kept: &Kept<SessionForm>, rows: &[session::Model], beside: &Beside) -> bool {
    let Some(row) = rows.iter().find(|row| row.id.to_string() == kept.form.client_id) else {
        return false;
    };
    let Ok(mut checked) = kept.form.check(call.today) else {
        return false;
    };
    // Resolves the interpreter's level; what the rules say does not matter here.
    let _ = ground.judge(call, &mut checked);
    beside.content(row, ground).is_ok_and(|saved| saved == Content::of_form(&checked))
}

fn fresh(
    call: &Call,
    ground: &Ground,
    (past, pool, language): (&[Past], &[PoolEntry], Option<LanguageCode>),
    (beside, query): (&Beside, &SessionFormQuery),
) -> (SessionForm, Filling) {
    let held = past.iter().find(|one| one.attended == Attended::Yes);
    let like: Option<SessionId> = match query.like.as_str() {
        "" => None,
        "last" => held.map(|one| one.id),
        id => id.parse().ok(),
    };
    let like = past.iter().find(|one| Some(one.id) == like);
    let preset = Preset::from_code(&query.preset);
    let fitting = pool.iter().find(|entry| entry.fits && entry.confidential);
    let situation = Situation {
        past,
        today: call.today,
        minute: u16::try_from(berlin_minute(call.now)).unwrap_or_default(),
        language,
        interpreter: fitting.and_then(|entry| Some((entry.id.parse().ok()?, entry.level))),
        early: !ground.consents.is_valid_on(Purpose::Participation, call.today) && held.is_none(),
    };
    let mut form = prefill(&situation, like.map(|one| one.id), preset);
    if !pool.iter().any(|entry| entry.id == form.interpreter_id) {
        // Somebody who has left the pool cannot be chosen again.
        form.interpreter_id.clear();
    }
    let model = like.into_iter().chain(past);
    let used: Vec<ConsentId> = model.flat_map(|one| beside.of(one.id).iter().copied()).collect();
    releases::preselect(&mut form, &beside.offered, &used);
    let filling = match (preset, like, past.first()) {
        (Some(preset), ..) => Filling::Preset(preset),
        (None, Some(like), _) => Filling::Like(like.held_on),
        (None, None, Some(last)) => Filling::Usual(last.held_on),
        (None, None, None) => Filling::First,
    };
    (form, filling)
}

/// The language talks with this family need an interpreter for: of the guardian who needs one, else of the young
/// person; German needs none.
async fn language_of(call: &Call, ground: &Ground) -> Result<Option<LanguageCode>, Fault> {
    let guardian = guardian::Entity::find()
        .filter(guardian::Column::ParticipantId.eq(ground.case.participant.id))
        .filter(guardian::Column::NeedsInterpreter.eq(true))
        .order_by_asc(guardian::Column::CreatedAt)
        .one(call.db())
        .await?;
    let language = guardian.map_or(ground.case.participant.preferred_language, |row| row.preferred_language);
    Ok(Some(language).filter(|language| *language != LanguageCode::German))
}

/// What is wrong with the draft: its fields, and when they read, the rules.
fn errors_of(call: &Call, ground: &Ground, form: &SessionForm) -> FieldErrors {
    let checked = form.check(call.today);
    match checked.and_then(|mut checked| ground.judge(call, &mut checked)) {
        Ok(_) => FieldErrors::new(),
        Err(errors) => errors,
    }
}

fn moment(at: chrono::DateTime<chrono::Utc>) -> Moment {
    (berlin_date(at), berlin_minute(at))
}

async fn newest(call: &Call, ground: &Ground) -> Result<Vec<session::Model>, Fault> {
    let rows = call
        .sessions()
        .filter(session::Column::EnrolmentId.eq(ground.case.enrolment.id))
        .order_by_desc(session::Column::HeldOn)
        .order_by_desc(session::Column::StartMinute)
        .limit(LOOKED_AT)
        .all(call.db())
        .await?;
    Ok(rows)
}

async fn jobs_of(call: &Call, rows: &[session::Model]) -> Result<Jobs, Fault> {
    let wanted: Vec<_> = rows.iter().filter_map(|row| row.interpreter_job_id).collect();
    if wanted.is_empty() {
        return Ok(Jobs::new());
    }
    let found = interpreter_job::Entity::find().filter(interpreter_job::Column::Id.is_in(wanted)).all(call.db());
    Ok(found.await?.into_iter().map(|row| (row.id, row)).collect())
}

/// What the form is filled from: without what a withdrawal has closed.
fn past(rows: &[session::Model], jobs: &Jobs, reading: &Reading) -> Vec<Past> {
    let no_job = reading.is_closed(Purpose::Interpreter);
    let job = |row: &session::Model| row.interpreter_job_id.filter(|_| !no_job).and_then(|id| jobs.get(&id));
    let one = |row: &session::Model| {
        let mut past = one_past(row, job(row));
        past.present.retain(|present| is_open(reading, *present));
        past
    };
    rows.iter().map(one).collect()
}

fn one_past(row: &session::Model, job: Option<&interpreter_job::Model>) -> Past {
    let minutes = |number: i32| u16::try_from(number).unwrap_or_default();
    Past {
        id: row.id,
        held_on: row.held_on,
        minutes: minutes(row.minutes),
        travel_minutes: minutes(row.travel_minutes),
        place: row.place,
        kind: row.kind,
        attended: row.attended,
        present: row.present.to_vec(),
        topic_tags: row.topic_tags.to_vec(),
        interpreter_needed: row.interpreter_needed,
        interpreting: job.map(|job| PastInterpreting {
            interpreter: job.interpreter_id,
            language: job.language,
            dialect: job.dialect.clone().unwrap_or_default(),
            level: job.level,
            mode: job.mode,
        }),
    }
}
