//! Consents on paper: who agreed to what, what follows from it, and how it ends.
//!
//! Every change of a consent begins by locking its enrolment's row, so that a withdrawal and a late signature never
//! cross each other.

mod attention;
mod device;
mod effect;
pub(super) mod facts;
mod family;
mod overview;
mod paper;
mod preview;
mod reading;
mod receipt;
mod register;
mod releases;
mod scans;
mod sign;
mod withdrawal;

use chrono::NaiveDate;
use sea_orm::ConnectionTrait;

use crate::domain::consent::gate::Consents;
use crate::domain::consent::{ConsentId, ConsentState};
use crate::domain::purpose::PURPOSES;
use crate::domain::view::case::ConsentBadge;
use crate::server::call::Call;
use crate::server::entity::{enrolment, guardian, participant};
use crate::server::fault::Fault;

pub use attention::attention;
pub use device::mark_image;
pub use facts::{Record, Youth};
pub use family::Family;
pub use family::recipient_of;
pub use overview::{overview, page};
pub use paper::{Asked, form, record, subject};
pub use preview::form as withdrawal_form;
pub use reading::{Reading, closed_everywhere, closed_in, reading};
pub use receipt::{Paper, overview_paper, receipt};
pub use register::register;
pub use releases::releases;
pub use scans::{add_scan, confirm_proof, scan_image};
pub use sign::{form as signing_form, sign};
pub use withdrawal::{handled, void, withdraw};

/// Which purposes are open in an enrolment: the one answer for BR-01, BR-02, BR-03, the status line and the start.
pub async fn gate(
    call: &Call,
    enrolment: &enrolment::Model,
    participant: &participant::Model,
    birth_date: NaiveDate,
) -> Result<Consents, Fault> {
    gate_in(call.db(), enrolment, participant, birth_date).await
}

/// Whether one consent holds on a day.
pub async fn state_of_one(
    db: &impl ConnectionTrait,
    enrolment: &enrolment::Model,
    participant: &participant::Model,
    birth_date: NaiveDate,
    id: ConsentId,
    day: NaiveDate,
) -> Result<bool, Fault> {
    let records = facts::of_enrolment(db, enrolment, Youth::of(participant, birth_date)).await?;
    Ok(records.iter().any(|record| record.row.id == id && record.is_valid(day)))
}

/// All consents of an enrolment, oldest first. `db` may be the transaction that has just changed something.
pub async fn records_in(
    db: &impl ConnectionTrait,
    enrolment: &enrolment::Model,
    participant: &participant::Model,
    birth_date: NaiveDate,
) -> Result<Vec<Record>, Fault> {
    facts::of_enrolment(db, enrolment, Youth::of(participant, birth_date)).await
}

/// The gate over consents that are at hand.
pub fn gate_of(records: &[Record]) -> Consents {
    facts::consents(records)
}

/// As [`gate`], inside the transaction that has just changed something.
pub async fn gate_in(
    db: &impl ConnectionTrait,
    enrolment: &enrolment::Model,
    participant: &participant::Model,
    birth_date: NaiveDate,
) -> Result<Consents, Fault> {
    let records = facts::of_enrolment(db, enrolment, Youth::of(participant, birth_date)).await?;
    Ok(facts::consents(&records))
}

/// The consents of a case as badges, mandatory purposes first; what a newer consent replaced is left out. And what
/// they keep unread.
pub async fn badges(
    call: &Call,
    enrolment: &enrolment::Model,
    participant: &participant::Model,
    birth_date: NaiveDate,
    adults: Vec<guardian::Model>,
) -> Result<(Vec<ConsentBadge>, Reading), Fault> {
    let youth = Youth::of(participant, birth_date);
    let records = facts::with_adults(call.db(), enrolment, youth, adults).await?;
    let mut badges: Vec<ConsentBadge> = records
        .iter()
        .filter(|record| record.is_current())
        .map(|record| ConsentBadge {
            id: record.row.id.to_string(),
            purpose: record.row.purpose,
            state: record.state(call.today),
            until: record.row.valid_until,
        })
        .collect();
    badges.sort_by_key(|badge| (place(badge), badge.state != ConsentState::Valid));
    Ok((badges, Reading::of(records.iter().map(|record| &record.row))))
}

/// Place of a purpose in the registry, which is the order of the screen.
fn place(badge: &ConsentBadge) -> Option<usize> {
    PURPOSES.iter().position(|entry| entry.purpose == badge.purpose)
}
