//! Consents: who agreed to what, and what follows from it.

use chrono::NaiveDate;

use crate::domain::view::case::ConsentBadge;
use crate::server::call::Call;
use crate::server::entity::{enrolment, participant};
use crate::server::fault::Fault;

/// The consents of a case as badges, mandatory purposes first.
pub async fn badges(
    _call: &Call,
    _enrolment: &enrolment::Model,
    _participant: &participant::Model,
    _birth_date: NaiveDate,
) -> Result<Vec<ConsentBadge>, Fault> {
    Ok(Vec::new())
}
