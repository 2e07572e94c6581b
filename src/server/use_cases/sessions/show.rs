//! One session with its words, for those who may read them (BR-12).

use sea_orm::EntityTrait;

use super::content::open_words;
use crate::domain::access::Permission;
use crate::domain::session::SessionId;
use crate::domain::session::late::late;
use crate::domain::session::note::note_reader;
use crate::domain::view::session::{Interpreting, SessionView, SessionWords};
use crate::server::call::Call;
use crate::server::clock::{berlin_date, berlin_minute};
use crate::server::crypto::DataKey;
use crate::server::entity::{app_user, interpreter, interpreter_job, session};
use crate::server::fault::Fault;
use crate::server::scope::{CaseRows, OpenedCase};

/// One session of a case. Errors: `NotFound` outside the actor's cases, in another case, and after a withdrawal.
pub async fn show(call: &Call, code: &str, id: &str) -> Result<SessionView, Fault> {
    let OpenedCase { rows: CaseRows { participant, enrolment }, key, identity, .. } = call.opened_case(code).await?;
    let id: SessionId = id.parse().map_err(|_| Fault::not_found())?;
    let row = call.session(id).await?;
    if row.enrolment_id != enrolment.id {
        return Err(Fault::not_found());
    }
    let initials = identity.initials();
    let facts = call.case_facts(&enrolment);
    // A locked session was not found above: call.session() stops at a withdrawal.
    let reader = note_reader(&call.actor, &facts, row.author_id, false, call.today);
    let words = match reader {
        Some(_) => Some(words(&row, &key)?),
        None => None,
    };
    let place = (Some(participant.id), Some(enrolment.id));
    call.note_reading("session", place.0, place.1);
    if reader.is_some_and(|reader| reader.is_logged()) && row.note_ct.is_some() {
        call.note_reading("session_note", place.0, place.1);
    }
    let author = app_user::Entity::find_by_id(row.author_id).one(call.db()).await?;
    let documented = (berlin_date(row.documented_at), berlin_minute(row.documented_at));
    Ok(SessionView {
        code: participant.case_code,
        initials,
        id: row.id.to_string(),
        held_on: row.held_on,
        start_minute: row.start_minute,
        minutes: row.minutes,
        travel_minutes: row.travel_minutes,
        place: row.place,
        kind: row.kind,
        attended: row.attended,
        present: row.present.to_vec(),
        topic_tags: row.topic_tags.to_vec(),
        words,
        next_appointment_on: row.next_appointment_on,
        interpreter_needed: row.interpreter_needed,
        interpreting: interpreting(call, &row).await?,
        anonymised_talk: row.anonymised_talk,
        legal_ground: row.legal_ground,
        author: author.map(|user| user.display_name).unwrap_or_default(),
        documented,
        late: late(row.held_on, documented.0),
        may_record: call.actor.may_for(Permission::RecordSession, &facts, call.today),
    })
}

fn words(row: &session::Model, key: &DataKey) -> Result<SessionWords, Fault> {
    let [note, next_step, exception_reason] = open_words(row, key)?;
    Ok(SessionWords { note, next_step, exception_reason })
}

async fn interpreting(call: &Call, row: &session::Model) -> Result<Option<Interpreting>, Fault> {
    let Some(id) = row.interpreter_job_id else { return Ok(None) };
    let found = interpreter_job::Entity::find_by_id(id).find_also_related(interpreter::Entity).one(call.db()).await?;
    Ok(found.map(|(job, who)| Interpreting {
        who: who.map(|row| row.code_name).unwrap_or_default(),
        language: job.language,
        dialect: job.dialect.unwrap_or_default(),
        level: job.level,
        mode: job.mode,
        minutes: job.minutes,
        same_as_last: job.same_as_last,
    }))
}
