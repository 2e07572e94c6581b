//! One session with its words, for those who may read them (BR-12).

use sea_orm::EntityTrait;

use super::content::open_words;
use super::releases::of_sessions;
use crate::domain::access::Permission;
use crate::domain::consent::withheld::Withheld;
use crate::domain::interpreter::InterpreterJobId;
use crate::domain::purpose::Purpose;
use crate::domain::session::Present;
use crate::domain::session::SessionId;
use crate::domain::session::late::late;
use crate::domain::session::note::note_reader;
use crate::domain::session::rules::{purpose_for_presence, talks_with};
use crate::domain::view::session::{Interpreting, SessionView, SessionWords};
use crate::server::call::Call;
use crate::server::clock::{berlin_date, berlin_minute};
use crate::server::crypto::DataKey;
use crate::server::entity::{app_user, interpreter, interpreter_job, session};
use crate::server::fault::Fault;
use crate::server::scope::{CaseRows, OpenedCase};
use crate::server::use_cases::consents;

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
    let open = open_part(call, &row, &key).await?;
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
        present: open.present,
        topic_tags: row.topic_tags.to_vec(),
        words,
        next_appointment_on: row.next_appointment_on,
        interpreter_needed: row.interpreter_needed,
        interpreting: interpreting(call, open.job).await?,
        anonymised_talk: row.anonymised_talk,
        legal_ground: row.legal_ground,
        institutions: open.institutions,
        author: author.map(|user| user.display_name).unwrap_or_default(),
        documented,
        late: late(row.held_on, documented.0),
        may_record: call.actor.may_for(Permission::RecordSession, &facts, call.today),
        withheld: open.withheld,
    })
}

fn words(row: &session::Model, key: &DataKey) -> Result<SessionWords, Fault> {
    let [note, next_step, exception_reason] = open_words(row, key)?;
    Ok(SessionWords { note, next_step, exception_reason })
}

/// What of a session its purposes open besides taking part.
struct OpenPart {
    present: Vec<Present>,
    institutions: Vec<(Purpose, String)>,
    job: Option<InterpreterJobId>,
    withheld: Withheld,
}

/// Leaves out who was there of an institution, and the interpreting, where the consent was withdrawn or void since. A
/// talk that went by no consent (anonymous, or by a legal ground) stays as it was.
async fn open_part(call: &Call, row: &session::Model, key: &DataKey) -> Result<OpenPart, Fault> {
    let mut open = OpenPart {
        present: row.present.to_vec(),
        institutions: Vec::new(),
        job: row.interpreter_job_id,
        withheld: Withheld::default(),
    };
    let by_consent = !row.anonymised_talk && row.legal_ground.is_none();
    let talks = if by_consent { talks_with(row.kind, &row.present) } else { Vec::new() };
    if talks.is_empty() && row.interpreter_job_id.is_none() {
        return Ok(open);
    }
    let reading = consents::reading(call.db(), row.enrolment_id).await?;
    let releases = of_sessions(call.db(), [row.id]).await?.remove(&row.id).unwrap_or_default();
    for purpose in talks {
        let of_purpose: Vec<_> =
            releases.iter().copied().filter(|id| reading.purpose_of(*id) == Some(purpose)).collect();
        let mut closed = of_purpose.is_empty() && reading.is_closed(purpose);
        for id in of_purpose {
            match reading.institution(key, id)? {
                Some(institution) => open.institutions.push((purpose, institution)),
                None => closed = true,
            }
        }
        if closed {
            open.present.retain(|present| purpose_for_presence(*present) != Some(purpose));
            open.withheld.add(purpose);
        }
    }
    if row.interpreter_job_id.is_some() && reading.is_closed(Purpose::Interpreter) {
        open.present.retain(|present| *present != Present::Interpreter);
        open.job = None;
        open.withheld.add(Purpose::Interpreter);
    }
    Ok(open)
}

async fn interpreting(call: &Call, job: Option<InterpreterJobId>) -> Result<Option<Interpreting>, Fault> {
    let Some(id) = job else { return Ok(None) };
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
