//! What is due, computed from the rows of the person's own cases; nothing is stored.

use std::collections::{HashMap, HashSet};

use chrono::{Days, NaiveDate};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

mod course;

use super::list::cards;
use crate::domain::access::Permission;
use crate::domain::enrolment::{EnrolmentId, Status};
use crate::domain::review::{ReviewUrgency, urgency};
use crate::domain::user::UserId;
use crate::domain::view::case::{Due, DueItem, DueLine, DueList, HomeView};
use crate::server::call::Call;
use crate::server::entity::{app_user, consent, enrolment, session};
use crate::server::fault::Fault;

/// Tiles and due lines on the home page.
const SHOWN: usize = 12;
/// Days ahead that the home page shows appointments of.
const AHEAD: u64 = 14;
/// Days ahead that the home page reminds of declarations that end.
const ENDING: u64 = 30;
/// Lines of the due list.
const MOST_DUE: usize = 200;
/// Open cases read for the home page of one person; nobody leads more.
const MOST_OPEN: u64 = 400;

type DueRow = (Due, Option<NaiveDate>, enrolment::Model);

/// The home page of somebody with cases.
pub async fn home(call: &Call) -> Result<HomeView, Fault> {
    let rows = open_cases(call).await?;
    let mut due = everything_due(call, &rows).await?;
    due.truncate(SHOWN);
    let tiles: Vec<EnrolmentId> =
        rows.iter().filter(|row| row.status.takes_part()).take(SHOWN).map(|row| row.id).collect();
    let shown = tiles.iter().copied().chain(due.iter().map(|(_, _, row)| row.id));
    let shown = call.enrolments().filter(enrolment::Column::Id.is_in(shown));
    let shown: HashMap<_, _> = cards(call, shown).await?.into_iter().collect();
    let due = due.into_iter().filter_map(|(what, on, row)| {
        let card = shown.get(&row.id)?;
        Some(DueItem { code: card.code, initials: card.initials.clone(), what, on })
    });
    let cards = tiles.iter().filter_map(|id| shown.get(id).cloned()).collect();
    Ok(HomeView { cards, due: due.collect(), open_cases: u32::try_from(rows.len()).unwrap_or(u32::MAX) })
}

/// Everything that is due in the person's cases, or in a team's, with who is responsible.
///
/// # Errors
/// The database's own.
pub async fn due_list(call: &Call) -> Result<DueList, Fault> {
    let rows = open_cases(call).await?;
    let mut due = everything_due(call, &rows).await?;
    let more = due.len() > MOST_DUE;
    due.truncate(MOST_DUE);
    let shown: HashSet<EnrolmentId> = due.iter().map(|(_, _, row)| row.id).collect();
    let shown = call.enrolments().filter(enrolment::Column::Id.is_in(shown));
    let shown: HashMap<_, _> = cards(call, shown).await?.into_iter().collect();
    let leads: HashSet<UserId> = due.iter().filter_map(|(_, _, row)| row.lead_worker_id).collect();
    let people = app_user::Entity::find().filter(app_user::Column::Id.is_in(leads)).all(call.db()).await?;
    let names: HashMap<UserId, String> = people.into_iter().map(|user| (user.id, user.display_name)).collect();
    let items = due.into_iter().filter_map(|(what, on, row)| {
        let card = shown.get(&row.id)?;
        Some(DueLine {
            item: DueItem { code: card.code, initials: card.initials.clone(), what, on },
            late: what.is_late(on, call.today),
            worker: row.lead_worker_id.and_then(|user| names.get(&user).cloned()).unwrap_or_default(),
        })
    });
    Ok(DueList { items: items.collect(), team: call.actor.may(Permission::AssignWorker, call.today), more })
}

async fn open_cases(call: &Call) -> Result<Vec<enrolment::Model>, Fault> {
    let open = call.enrolments().filter(enrolment::Column::IsOpen.eq(true));
    Ok(open.order_by_asc(enrolment::Column::LastSessionOn).limit(MOST_OPEN).all(call.db()).await?)
}

/// All that is due, most urgent first; a fixed number of statements.
async fn everything_due(call: &Call, rows: &[enrolment::Model]) -> Result<Vec<DueRow>, Fault> {
    let withdrawn = unhandled_withdrawals(call).await?;
    let ending = ending_declarations(call).await?;
    let appointments = appointments(call).await?;
    let mut due: Vec<DueRow> = withdrawn
        .into_iter()
        .map(|(row, day)| (Due::Withdrawal, day, row))
        .chain(ending.into_iter().map(|(row, day)| (Due::DeclarationEnds, Some(day), row)))
        .chain(appointments.into_iter().map(|(row, day)| (Due::Appointment, Some(day), row)))
        .chain(course::pauses_over(call).await?)
        .chain(course::follow_ups_ending(call).await?)
        .chain(rows.iter().flat_map(|row| due_of(call, row)))
        .collect();
    if call.actor.may(Permission::ApproveCourse, call.today) {
        due.extend(course::waiting_extensions(call).await?);
        due.extend(course::waiting_closings(call).await?);
    }
    due.sort_by_key(|(what, day, _)| (*what, *day));
    Ok(due)
}

/// What the row itself says is due.
fn due_of(call: &Call, row: &enrolment::Model) -> Vec<DueRow> {
    let mut found = Vec::new();
    if row.lead_worker_id.is_none() && call.actor.may(Permission::AssignWorker, call.today) {
        return vec![(Due::Assign, None, row.clone())];
    }
    if row.status == Status::Referred {
        found.push((Due::FirstContact, None));
    }
    if row.status.takes_part() {
        if let Some(due) = row.next_review_on {
            match urgency(due, call.today) {
                ReviewUrgency::Calm => {}
                ReviewUrgency::Amber => found.push((Due::ReviewDue, Some(due))),
                ReviewUrgency::Red | ReviewUrgency::LeadTold => found.push((Due::ReviewOverdue, Some(due))),
            }
        }
        let end_near = row.planned_end_on.filter(|end| *end <= call.today + Days::new(30));
        let last = row.last_session_on.or(row.start_on).filter(|_| row.status != Status::Paused);
        let long_ago = last.filter(|day| *day + Days::new(28) < call.today);
        let other = end_near.map(|end| (Due::PlannedEnd, Some(end)));
        found.extend(other.or_else(|| long_ago.map(|day| (Due::LongWithoutSession, Some(day)))));
    }
    found.into_iter().map(|(what, day)| (what, day, row.clone())).collect()
}

/// Appointments of the next days in the person's cases, each agreed in the newest session that took place: one statement,
/// within the scope and the consent gate.
async fn appointments(call: &Call) -> Result<Vec<(enrolment::Model, NaiveDate)>, Fault> {
    let newest = Condition::any().add(enrolment::Column::LastSessionOn.is_null()).add(
        Expr::col((session::Entity, session::Column::HeldOn))
            .gte(Expr::col((enrolment::Entity, enrolment::Column::LastSessionOn))),
    );
    let soon = session::Column::NextAppointmentOn.between(call.today, call.today + Days::new(AHEAD));
    let rows = call
        .sessions()
        .find_also_related(enrolment::Entity)
        .filter(soon)
        .filter(enrolment::Column::IsOpen.eq(true))
        .filter(newest)
        .order_by_asc(session::Column::NextAppointmentOn)
        .limit(SHOWN as u64)
        .all(call.db())
        .await?;
    Ok(rows.into_iter().filter_map(|(held, row)| Some((row?, held.next_appointment_on?))).collect())
}

/// Withdrawals in the person's cases that nobody has handled yet (BR-10): one statement, within the person's scope.
async fn unhandled_withdrawals(call: &Call) -> Result<Vec<(enrolment::Model, Option<NaiveDate>)>, Fault> {
    let rows = call
        .enrolments()
        .find_also_related(consent::Entity)
        .filter(consent::Column::WithdrawnOn.is_not_null())
        .filter(consent::Column::WithdrawalHandledOn.is_null())
        .order_by_asc(consent::Column::WithdrawnOn)
        .all(call.db())
        .await?;
    let mut seen = HashSet::new();
    let first = |(row, consent): (enrolment::Model, Option<consent::Model>)| {
        seen.insert(row.id).then(|| (row, consent.and_then(|consent| consent.withdrawn_on)))
    };
    Ok(rows.into_iter().filter_map(first).collect())
}

/// Declarations of the person's open cases that end within 30 days, the first of each case: one statement. The whole list, with
/// those of the next 90 days, is the page of open declarations.
async fn ending_declarations(call: &Call) -> Result<Vec<(enrolment::Model, NaiveDate)>, Fault> {
    let rows = call
        .enrolments()
        .find_also_related(consent::Entity)
        .filter(enrolment::Column::IsOpen.eq(true))
        .filter(consent::Column::ValidFrom.is_not_null())
        .filter(consent::Column::ValidUntil.between(call.today, call.today + Days::new(ENDING)))
        .filter(consent::Column::WithdrawnOn.is_null())
        .filter(consent::Column::VoidedOn.is_null())
        .filter(consent::Column::SupersededOn.is_null())
        .order_by_asc(consent::Column::ValidUntil)
        .all(call.db())
        .await?;
    let mut seen = HashSet::new();
    let first = |(row, consent): (enrolment::Model, Option<consent::Model>)| {
        let until = consent.and_then(|consent| consent.valid_until)?;
        seen.insert(row.id).then_some((row, until))
    };
    Ok(rows.into_iter().filter_map(first).collect())
}
