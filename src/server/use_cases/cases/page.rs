//! The case page: the one place where the full name stands. Every view is noted.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::domain::access::Permission;
use crate::domain::consent::ConsentState;
use crate::domain::participant::age_on;
use crate::domain::purpose::Purpose;
use crate::domain::view::case::{AdultLine, AttemptLine, CaseView, ConsentBadge, SessionLine};
use crate::server::call::Call;
use crate::server::entity::{app_user, contact_attempt, enrolment, session, site};
use crate::server::fault::Fault;
use crate::server::people;
use crate::server::scope::CaseRows;

/// Newest sessions on the case page.
const SESSIONS: u64 = 10;

/// Everything the case page shows. Errors: `NotFound` outside the actor's cases.
pub async fn page(call: &Call, code: &str) -> Result<CaseView, Fault> {
    let CaseRows { participant, enrolment } = call.case(code).await?;
    let (key, identity) = people::opened(call.db(), &call.house.keyring, &participant).await?;
    let adults = people::guardians(call.db(), &key, participant.id).await?;
    let site = site::Entity::find_by_id(enrolment.site_id).one(call.db()).await?;
    let (worker, deputy) = workers(call, &enrolment).await?;
    let sessions = call.sessions().filter(session::Column::EnrolmentId.eq(enrolment.id));
    let session_count = sessions.clone().count(call.db()).await?;
    let sessions = sessions
        .order_by_desc(session::Column::HeldOn)
        .order_by_desc(session::Column::StartMinute)
        .limit(SESSIONS)
        .all(call.db())
        .await?;
    let attempts = attempts(call, &enrolment).await?;
    let consents =
        crate::server::use_cases::consents::badges(call, &enrolment, &participant, identity.birth_date).await?;
    let locked = is_locked(&consents);
    let facts = call.case_facts(&enrolment);
    let may = |permission| call.actor.may_for(permission, &facts, call.today);
    call.note_reading("case", Some(participant.id), Some(enrolment.id));
    Ok(CaseView {
        code: participant.case_code,
        name: identity.full_name(),
        birth_date: identity.birth_date,
        age: age_on(identity.birth_date, call.today).unwrap_or_default(),
        address: identity.address,
        phone: identity.phone,
        safe_contact_note: identity.safe_contact_note,
        language: participant.preferred_language,
        site: site.map(|row| row.name).unwrap_or_default(),
        worker,
        deputy,
        status: enrolment.status,
        start_on: enrolment.start_on,
        planned_end_on: enrolment.planned_end_on,
        end_on: enrolment.end_on,
        adults: adults.into_iter().map(adult_line).collect(),
        locked,
        consents,
        sessions: sessions.iter().map(session_line).collect(),
        session_count: u32::try_from(session_count).unwrap_or(u32::MAX),
        attempts,
        may_record: may(Permission::RecordSession) && !locked,
        may_enrol: may(Permission::Enrol),
        may_consent: may(Permission::RecordConsent),
        may_edit: may(Permission::EditCase) && enrolment.is_open,
        may_assign: may(Permission::AssignWorker) && enrolment.is_open,
    })
}

/// The responsible worker's name (empty while nobody is), and who stands in today until when.
async fn workers(call: &Call, row: &enrolment::Model) -> Result<(String, Option<(String, NaiveDate)>), Fault> {
    let deputy = row.deputy_id.filter(|user| call.case_facts(row).is_deputy(*user, call.today));
    let ids = row.lead_worker_id.into_iter().chain(deputy);
    let rows = app_user::Entity::find().filter(app_user::Column::Id.is_in(ids)).all(call.db()).await?;
    let name = |user| rows.iter().find(|row| Some(row.id) == user).map(|row| row.display_name.clone());
    Ok((name(row.lead_worker_id).unwrap_or_default(), name(deputy).zip(row.deputy_until)))
}

/// Taking part was withdrawn and not agreed to again.
fn is_locked(consents: &[ConsentBadge]) -> bool {
    let taking_part = |state| consents.iter().any(|one| one.purpose == Purpose::Participation && one.state == state);
    taking_part(ConsentState::Withdrawn) && !taking_part(ConsentState::Valid)
}

async fn attempts(call: &Call, enrolment: &enrolment::Model) -> Result<Vec<AttemptLine>, Fault> {
    let rows = contact_attempt::Entity::find()
        .filter(contact_attempt::Column::EnrolmentId.eq(enrolment.id))
        .order_by_desc(contact_attempt::Column::HeldOn)
        .limit(SESSIONS)
        .all(call.db())
        .await?;
    let line =
        |row: contact_attempt::Model| AttemptLine { held_on: row.held_on, channel: row.channel, result: row.result };
    Ok(rows.into_iter().map(line).collect())
}

fn adult_line(adult: people::Adult) -> AdultLine {
    AdultLine {
        id: adult.row.id.to_string(),
        name: adult.full_name,
        relation: adult.row.relation,
        custody: adult.row.custody,
        language: adult.row.preferred_language,
        needs_interpreter: adult.row.needs_interpreter,
        contact: adult.contact,
    }
}

/// One line of a timeline.
pub(crate) fn session_line(row: &session::Model) -> SessionLine {
    SessionLine {
        id: row.id.to_string(),
        held_on: row.held_on,
        minutes: row.minutes,
        place: row.place,
        kind: row.kind,
        attended: row.attended,
        interpreted: row.interpreter_job_id.is_some(),
        has_note: row.note_ct.is_some(),
    }
}
