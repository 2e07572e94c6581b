//! Family and network: custody and contact rules of the adults, siblings, and who else helps. Siblings and network
//! belong to the case record and close with it; the gate is in the queries (`Call::siblings`, `Call::network`).

mod contact;
mod sibling;

pub use contact::{network_page, remove_network, save_network};
pub use sibling::{remove_sibling, save_sibling, sibling_page};

use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, QueryFilter, QueryOrder, QuerySelect};

use crate::domain::access::Permission;
use crate::domain::network::covering;
use crate::domain::purpose::Purpose;
use crate::domain::view::admission::CaseHead;
use crate::domain::view::family::{FamilyRecord, FamilyView};
use crate::server::call::Call;
use crate::server::entity::{enrolment, network_contact, sibling as sibling_table};
use crate::server::fault::Fault;
use crate::server::scope::{CaseRows, OpenedCase};
use crate::server::use_cases::cases::adult_line;
use crate::server::use_cases::consents::{Family, gate_in, releases};

/// The page.
///
/// # Errors
/// `NotFound` outside the actor's cases.
pub async fn page(call: &Call, code: &str) -> Result<FamilyView, Fault> {
    let family = Family::load(call, code).await?;
    let row = &family.case.enrolment;
    let record = if call.record_is_open(call.db(), row).await? { Some(record(call, &family).await?) } else { None };
    let facts = call.case_facts(row);
    call.note_reading("family", Some(family.case.participant.id), Some(row.id));
    Ok(FamilyView {
        head: CaseHead {
            code: family.case.participant.case_code,
            initials: family.identity.initials(),
            status: row.status,
        },
        record,
        may_edit: call.actor.may_for(Permission::EditCase, &facts, call.today) && row.is_open,
        adults: family.adults.into_iter().map(adult_line).collect(),
    })
}

async fn record(call: &Call, family: &Family) -> Result<FamilyRecord, Fault> {
    let row = &family.case.enrolment;
    let siblings = call.siblings(row).order_by_asc(sibling_table::Column::CreatedAt).all(call.db()).await?;
    let network = call
        .network(row)
        .order_by_asc(network_contact::Column::CreatedAt)
        .order_by_asc(network_contact::Column::Id)
        .all(call.db())
        .await?;
    let valid = if network.is_empty() { Vec::new() } else { releases(call, family).await? };
    let siblings = siblings.iter().map(|row| sibling::line(&family.key, row)).collect::<Result<_, _>>()?;
    let mut lines = Vec::new();
    for row in &network {
        let mut line = contact::line(&family.key, row)?;
        line.releases = covering(&line.institution, &valid);
        lines.push(line);
    }
    lines.sort_by_key(|line| line.ended_on.is_some());
    Ok(FamilyRecord { siblings, network: lines })
}

/// Locks the enrolment, so that a withdrawal is either seen by [`must_hold`] or waits.
async fn lock_record(call: &Call, tx: &DatabaseTransaction, case: &OpenedCase) -> Result<enrolment::Model, Fault> {
    let own = enrolment::Column::Id.eq(case.rows.enrolment.id);
    let locked = call.enrolments().filter(own).lock_exclusive().one(tx).await?;
    locked.ok_or_else(Fault::not_found)
}

/// Writing asks more than reading: the consent to take part holds today (BR-01).
///
/// # Errors
/// `participation_withdrawn`; `participation_missing` before it was given and after it ran out.
async fn must_hold(call: &Call, db: &impl ConnectionTrait, case: &OpenedCase) -> Result<(), Fault> {
    let CaseRows { participant, enrolment } = &case.rows;
    let consents = gate_in(db, enrolment, participant, case.identity.birth_date).await?;
    if consents.is_valid_on(Purpose::Participation, call.today) {
        return Ok(());
    }
    let open = call.record_is_open(db, enrolment).await?;
    Err(Fault::conflict(if open { "participation_missing" } else { "participation_withdrawn" }))
}

fn must_be_open(row: &enrolment::Model) -> Result<(), Fault> {
    if row.is_open { Ok(()) } else { Err(Fault::conflict("wrong_status")) }
}
