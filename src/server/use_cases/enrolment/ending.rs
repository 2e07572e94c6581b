//! The end of an admission before taking part has begun.

use sea_orm::ActiveValue::Set;

use super::moves::{self, locked, make_move};
use crate::domain::enrolment::machine::Facts;
use crate::domain::error::AppError;
use crate::domain::form::EndAdmissionForm;
use crate::server::call::Call;
use crate::server::fault::Fault;

/// Ends the admission for a reason (`docs/domain.md` 7.3): declined, not reached, moved, another help.
///
/// # Errors
/// Field errors; `Stale`; a conflict with the code of the guard that fails, e.g. `too_few_attempts`.
pub async fn end_admission(call: &Call, code: &str, form: &EndAdmissionForm) -> Result<(), Fault> {
    let opened = moves::open(call, code).await?;
    let checked = form.check()?;
    let mut change = call.change().await?;
    let row = locked(&change, opened.enrolment.id).await?;
    if checked.version != Some(row.version) {
        return Err(AppError::Stale.into());
    }
    let row = moves::settle(call, &mut change, &opened.participant, opened.identity.birth_date, row).await?;
    let consents = opened.consents(&*change).await?;
    let facts = moves::facts(&*change, &row, &consents, call.today).await?;
    let facts = Facts { end_reason: Some(checked.reason), ..facts };
    let reason = checked.reason;
    make_move(call, &mut change, row, checked.step, &facts, |active| active.end_reason = Set(Some(reason))).await?;
    moves::close_referral(call, &change, opened.referral.id, checked.outcome, call.today).await?;
    change.commit().await
}
