//! An interpreter's own jobs: when, what kind of place, which language, whom to ask. Nothing about the young person
//! (`docs/domain.md` 7.1).

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::list::{LINES, key_of, older_than};
use crate::domain::access::{Permission, Scope};
use crate::domain::consent::withheld::Withheld;
use crate::domain::enrolment::EnrolmentId;
use crate::domain::purpose::Purpose;
use crate::domain::view::session::{JobLine, JobList};
use crate::server::call::Call;
use crate::server::entity::{app_user, enrolment, interpreter, interpreter_job, session};
use crate::server::fault::Fault;
use crate::server::use_cases::consents;

type Contacts = HashMap<EnrolmentId, app_user::Model>;

/// A page of the signed-in interpreter's jobs in sessions, newest first; `after` is the key of the last line before.
pub async fn own_jobs(call: &Call, after: &str) -> Result<JobList, Fault> {
    let mine = interpreter::Entity::find().filter(interpreter::Column::UserId.eq(call.actor.user)).all(call.db());
    let mine: Vec<_> = mine.await?.into_iter().map(|row| row.id).collect();
    if mine.is_empty() {
        return Ok(JobList::default());
    }
    let mut select = session::Entity::find()
        .find_also_related(interpreter_job::Entity)
        .filter(interpreter_job::Column::InterpreterId.is_in(mine));
    if let Scope::Sites(sites) = call.actor.sites_for(Permission::SeeOwnJobs, call.today) {
        select = select.filter(interpreter_job::Column::SiteId.is_in(sites));
    }
    if !after.is_empty() {
        select = select.filter(older_than(after)?);
    }
    let mut rows = select
        .order_by_desc(session::Column::HeldOn)
        .order_by_desc(session::Column::StartMinute)
        .order_by_desc(session::Column::Id)
        .limit(LINES + 1)
        .all(call.db())
        .await?;
    let more = rows.len() as u64 > LINES;
    rows.truncate(LINES as usize);
    let next =
        rows.last().filter(|_| more).map(|(session, _)| key_of(session.held_on, session.start_minute, session.id));
    let contacts = contacts(call, &rows).await?;
    let enrolments = || rows.iter().map(|(session, _)| session.enrolment_id);
    let mut closed = Vec::new();
    for purpose in [Purpose::Participation, Purpose::Interpreter] {
        closed.push((purpose, consents::closed_in(call.db(), purpose, enrolments()).await?));
    }
    let jobs = rows.into_iter().filter_map(|(session, job)| Some(line(&session, job?, &contacts, &closed))).collect();
    Ok(JobList { jobs, next })
}

/// The responsible social worker of each enrolment: two statements, whatever their number.
async fn contacts(call: &Call, rows: &[(session::Model, Option<interpreter_job::Model>)]) -> Result<Contacts, Fault> {
    let ids: Vec<_> = rows.iter().map(|(session, _)| session.enrolment_id).collect();
    let leads: Vec<_> = enrolment::Entity::find()
        .filter(enrolment::Column::Id.is_in(ids))
        .all(call.db())
        .await?
        .into_iter()
        .filter_map(|row| Some((row.id, row.lead_worker_id?)))
        .collect();
    let users = app_user::Entity::find().filter(app_user::Column::Id.is_in(leads.iter().map(|(_, user)| *user)));
    let users: HashMap<_, _> = users.all(call.db()).await?.into_iter().map(|row| (row.id, row)).collect();
    Ok(leads.into_iter().filter_map(|(enrolment, user)| Some((enrolment, users.get(&user)?.clone()))).collect())
}

/// After a withdrawal what the interpreter needs for the own account stays: when, how long, in which language.
fn line(
    session: &session::Model,
    job: interpreter_job::Model,
    contacts: &Contacts,
    closed: &[(Purpose, HashSet<EnrolmentId>)],
) -> JobLine {
    let mut withheld = Withheld::default();
    for (purpose, _) in closed.iter().filter(|(_, enrolments)| enrolments.contains(&session.enrolment_id)) {
        withheld.add(*purpose);
    }
    let contact = contacts.get(&session.enrolment_id).filter(|_| withheld.is_empty());
    JobLine {
        at: (session.held_on, session.start_minute),
        place: Some(session.place).filter(|_| withheld.is_empty()),
        language: job.language,
        dialect: job.dialect.filter(|_| withheld.is_empty()).unwrap_or_default(),
        mode: job.mode,
        minutes: job.minutes,
        status: job.status,
        contact: contact.map(|user| user.display_name.clone()).unwrap_or_default(),
        contact_email: contact.and_then(|user| user.email.clone()).unwrap_or_default(),
        withheld,
    }
}
