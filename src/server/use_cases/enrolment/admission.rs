//! The steps to admission of one case, computed from its rows.

use super::moves;
use crate::domain::access::Permission;
use crate::domain::enrolment::machine::Facts;
use crate::domain::enrolment::{EndReason, Status};
use crate::domain::form::admission_end::ENDINGS;
use crate::domain::purpose::Purpose;
use crate::domain::view::admission::{AdmissionStep, AdmissionView};
use crate::domain::view::task::TaskProgress;
use crate::server::call::Call;
use crate::server::fault::Fault;

/// The task list of the admission. Errors: `NotFound` outside the actor's cases.
pub async fn admission(call: &Call, code: &str) -> Result<AdmissionView, Fault> {
    let opened = moves::open(call, code).await?;
    let row = &opened.enrolment;
    let consents = opened.consents(call.db()).await?;
    let facts = moves::facts(call.db(), row, &consents, call.today).await?;
    let status = moves::settled(row.status, &facts);
    let begun = |purpose: Purpose| consents.0.iter().any(|(consent, _)| consent.purpose == purpose);
    let step = |step: AdmissionStep| (step, progress(step, status, &facts, row.start_on.is_some(), &begun));
    let endings: Vec<EndReason> = ENDINGS
        .iter()
        .filter(|(reason, step, _)| moves::may_end(status, &facts, *step, *reason))
        .map(|(reason, ..)| *reason)
        .collect();
    call.note_reading("admission", Some(opened.participant.id), Some(row.id));
    let may_enrol = call.actor.may_for(Permission::Enrol, &call.case_facts(row), call.today);
    let mut head = opened.head();
    head.status = status;
    Ok(AdmissionView {
        head,
        steps: AdmissionStep::ALL.iter().map(|one| step(*one)).collect(),
        attempts: facts.attempts,
        version: row.version,
        endings: if may_enrol { endings } else { Vec::new() },
        may_enrol,
    })
}

fn progress(
    step: AdmissionStep,
    status: Status,
    facts: &Facts,
    started: bool,
    begun: &impl Fn(Purpose) -> bool,
) -> TaskProgress {
    let open = matches!(status, Status::Referred | Status::Contacting | Status::Assessing);
    let declared = |valid: bool, purpose: Purpose| match (valid, begun(purpose)) {
        (true, _) => TaskProgress::Done,
        (false, true) => TaskProgress::Incomplete,
        (false, false) if open => TaskProgress::NotStarted,
        (false, false) => TaskProgress::Blocked,
    };
    let after = |done: bool, ready: bool| match (done, ready) {
        (true, _) => TaskProgress::Done,
        (false, true) => TaskProgress::NotStarted,
        (false, false) => TaskProgress::Blocked,
    };
    match step {
        AdmissionStep::Contact => after(facts.attempts > 0, open),
        AdmissionStep::ContactHandover => declared(facts.contact_handover_valid, Purpose::ContactHandover),
        AdmissionStep::Screening => after(facts.screening2.is_some(), status == Status::Assessing),
        AdmissionStep::Participation => declared(facts.participation_valid, Purpose::Participation),
        AdmissionStep::Start => {
            let confirmed = facts.screening2 == Some(crate::domain::enrolment::Screening2Result::Confirmed);
            after(started, status == Status::Assessing && confirmed && facts.participation_valid)
        }
    }
}
