//! The case page: the one place where the full name stands. Every view is noted.

use chrono::NaiveDate;
use sea_orm::sea_query::{Alias, Asterisk, Expr, ExprTrait, WindowStatement};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};

use crate::domain::access::Permission;
use crate::domain::consent::withheld::Withheld;
use crate::domain::interpreter::InterpreterJobId;
use crate::domain::participant::age_on;
use crate::domain::purpose::Purpose;
use crate::domain::session::{Attended, Place as SessionPlace, SessionId, SessionKind};
use crate::domain::user::UserId;
use crate::domain::view::case::{AdultLine, AttemptLine, CaseView, SessionLine};
use crate::server::call::Call;
use crate::server::crypto::{DataKey, Place};
use crate::server::entity::{app_user, contact_attempt, enrolment, session};
use crate::server::fault::Fault;
use crate::server::people;
use crate::server::scope::{CaseRows, OpenedCase};
use crate::server::use_cases::consents::{self, Reading};

/// Newest sessions on the case page.
const SESSIONS: u64 = 10;

/// Everything the case page shows. Errors: `NotFound` outside the actor's cases.
pub async fn page(call: &Call, code: &str) -> Result<CaseView, Fault> {
    let OpenedCase { rows: CaseRows { participant, enrolment }, site, key, identity } = call.opened_case(code).await?;
    let adults = people::guardians(call.db(), &key, participant.id).await?;
    let (worker, deputy) = workers(call, &enrolment).await?;
    let newest = newest_sessions(call, &enrolment).await?;
    let attempts = attempts(call, &enrolment).await?;
    let rows = adults.iter().map(|adult| adult.row.clone()).collect();
    let (consents, reading) = consents::badges(call, &enrolment, &participant, identity.birth_date, rows).await?;
    let mut sessions: Vec<_> = newest.iter().map(|row| row.line.shown()).collect();
    let (locked, withheld) = withhold(&mut sessions, &reading);
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
        site: site.name,
        worker,
        deputy,
        status: enrolment.status,
        start_on: enrolment.start_on,
        planned_end_on: enrolment.planned_end_on,
        end_on: enrolment.end_on,
        adults: adults.into_iter().map(adult_line).collect(),
        locked,
        withheld,
        consents,
        next_appointment_on: newest.first().and_then(|row| row.next_appointment_on).filter(|day| *day >= call.today),
        next_step: next_step(call, newest.first(), &key)?,
        sessions,
        session_count: newest.first().map_or(0, |row| u32::try_from(row.all_of_them).unwrap_or(u32::MAX)),
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

/// Leaves out of a timeline what a withdrawal closed: whether taking part was withdrawn, and every other gap. The
/// sessions themselves are not even read then (`Call::sessions`).
pub(crate) fn withhold(lines: &mut [SessionLine], reading: &Reading) -> (bool, Withheld) {
    let mut withheld = Withheld::default();
    let locked = reading.is_withdrawn(Purpose::Participation);
    if !locked && reading.is_closed(Purpose::Participation) {
        withheld.add(Purpose::Participation);
    }
    if reading.is_closed(Purpose::Interpreter) {
        for line in lines.iter_mut().filter(|line| line.interpreted) {
            line.interpreted = false;
            withheld.add(Purpose::Interpreter);
        }
    }
    (locked, withheld)
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

/// An adult as the pages of the case show them.
pub fn adult_line(adult: people::Adult) -> AdultLine {
    AdultLine {
        id: adult.row.id.to_string(),
        name: adult.full_name,
        relation: adult.row.relation,
        custody: adult.row.custody,
        language: adult.row.preferred_language,
        needs_interpreter: adult.row.needs_interpreter,
        contact: adult.contact,
        may_be_contacted: adult.row.may_be_contacted,
        contact_rule: adult.contact_rule,
        proof: adult.row.custody_proof,
        custody_since: adult.row.custody_since,
        custody_document: adult.custody_document,
    }
}

/// The newest sessions, each with the number of all.
async fn newest_sessions(call: &Call, enrolment: &enrolment::Model) -> Result<Vec<CountedLine>, Fault> {
    let mut select = lines_of(call.sessions().filter(session::Column::EnrolmentId.eq(enrolment.id)));
    let every = WindowStatement::new();
    QueryTrait::query(&mut select).expr_window_as(Expr::col(Asterisk).count(), every, Alias::new("all_of_them"));
    let rows = select
        .columns([session::Column::NextAppointmentOn, session::Column::NextStepCt, session::Column::AuthorId])
        .order_by_desc(session::Column::HeldOn)
        .order_by_desc(session::Column::StartMinute)
        .limit(SESSIONS)
        .into_model::<CountedLine>()
        .all(call.db())
        .await?;
    Ok(rows)
}

/// What was agreed last, for who wrote it: everybody else opens the session, which is noted.
fn next_step(call: &Call, newest: Option<&CountedLine>, key: &DataKey) -> Result<String, Fault> {
    let Some(row) = newest.filter(|row| row.author_id == call.actor.user) else { return Ok(String::new()) };
    key.open_optional(Place::new("session", "next_step_ct", row.line.id.uuid()), row.next_step_ct.as_deref())
}

/// What a timeline needs of a session; the sealed texts stay in the database.
#[derive(FromQueryResult)]
pub(crate) struct Line {
    /// Which session.
    pub id: SessionId,
    /// Day.
    pub held_on: NaiveDate,
    /// Begin, minutes after midnight.
    pub start_minute: i32,
    minutes: i32,
    place: SessionPlace,
    kind: SessionKind,
    attended: Attended,
    interpreter_job_id: Option<InterpreterJobId>,
    has_note: bool,
}

#[derive(FromQueryResult)]
struct CountedLine {
    #[sea_orm(nested)]
    line: Line,
    next_appointment_on: Option<NaiveDate>,
    next_step_ct: Option<Vec<u8>>,
    author_id: UserId,
    all_of_them: i64,
}

/// Asks for no more than [`Line`] holds.
pub(crate) fn lines_of(select: Select<session::Entity>) -> Select<session::Entity> {
    use session::Column::{Attended, HeldOn, Id, InterpreterJobId, Kind, Minutes, NoteCt, Place, StartMinute};
    select
        .select_only()
        .columns([Id, HeldOn, StartMinute, Minutes, Place, Kind, Attended, InterpreterJobId])
        .column_as(NoteCt.is_not_null(), "has_note")
}

impl Line {
    /// As a page shows it.
    pub(crate) fn shown(&self) -> SessionLine {
        SessionLine {
            id: self.id.to_string(),
            held_on: self.held_on,
            minutes: self.minutes,
            place: self.place,
            kind: self.kind,
            attended: self.attended,
            interpreted: self.interpreter_job_id.is_some(),
            has_note: self.has_note,
        }
    }
}
