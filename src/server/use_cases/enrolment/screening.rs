//! The second screening (`docs/domain.md` 1.3, step 6).

use sea_orm::ActiveValue::Set;
use sea_orm::ConnectionTrait;

use super::moves::{self, Opened, locked, make_move, update};
use crate::domain::draft::FormKind;
use crate::domain::enrolment::machine::{Facts, Move, TransitionError};
use crate::domain::enrolment::{EndReason, Screening2Result, Status};
use crate::domain::error::{AppError, ErrorCode};
use crate::domain::form::ScreeningForm;
use crate::domain::purpose::Purpose;
use crate::domain::referral::ReferralOutcome;
use crate::domain::view::admission::ScreeningPage;
use crate::server::audit::Event;
use crate::server::call::Call;
use crate::server::clock::new_uuid;
use crate::server::drafts::{self, mark};
use crate::server::entity::enrolment;
use crate::server::fault::Fault;

/// The form, or why it cannot be used yet.
pub async fn screening_page(call: &Call, code: &str) -> Result<ScreeningPage, Fault> {
    let opened = moves::open(call, code).await?;
    let subject = opened.participant.case_code.compact();
    let kept = drafts::fetch::<ScreeningForm>(&call.house, call.actor.user, FormKind::Screening, &subject).await?;
    let draft = kept.as_ref().map(mark);
    let fresh = || ScreeningForm { screening2_on: call.today.to_string(), ..ScreeningForm::default() };
    let mut form = kept.map_or_else(fresh, |kept| kept.form);
    if form.client_id.is_empty() {
        form.client_id = new_uuid().to_string();
    }
    form.version = opened.enrolment.version.to_string();
    let errors = judge(call, call.db(), &opened, &form).await.err();
    let errors = match errors {
        Some(Fault::Expected(AppError::Invalid(errors))) => errors,
        _ => Default::default(),
    };
    let blocked = blocked(call, call.db(), &opened, &opened.enrolment).await?.err();
    call.note_reading("screening", Some(opened.participant.id), Some(opened.enrolment.id));
    Ok(ScreeningPage { head: opened.head(), form, draft, errors, blocked })
}

/// Records the result. Confirmed leaves the case in ASSESSING, not confirmed ends it in NOT_ADMITTED.
///
/// # Errors
/// Field errors; `contact_handover_missing`, `wrong_status`; `Stale`.
pub async fn record_screening(call: &Call, code: &str, form: &ScreeningForm) -> Result<(), Fault> {
    let opened = moves::open(call, code).await?;
    let mut change = call.change().await?;
    let row = locked(&change, opened.enrolment.id).await?;
    let checked = judge(call, &*change, &opened, form).await?;
    let stored = row.screening2_on.zip(row.screening2_result);
    if stored == Some((checked.screening2_on, checked.screening2_result)) {
        return Ok(());
    }
    if checked.version != Some(row.version) {
        return Err(AppError::Stale.into());
    }
    blocked(call, &*change, &opened, &row).await?.map_err(AppError::from)?;
    let row = moves::settle(call, &mut change, &opened.participant, opened.identity.birth_date, row).await?;
    let (site, result, on) = (row.site_id, checked.screening2_result, checked.screening2_on);
    let row = update(call, &change, row, |active| {
        active.screening2_on = Set(Some(on));
        active.screening2_result = Set(Some(result));
    })
    .await?;
    let event = Event::new("enrolment.screening", "enrolment", row.id.uuid()).at_site(site.uuid());
    change.note(event.for_purpose(Purpose::ContactHandover.code()).with("result", result));
    if result == Screening2Result::NotConfirmed {
        let facts = Facts { screening2: Some(result), ..Facts::default() };
        let reason = EndReason::ProgrammeEndedIt;
        make_move(call, &mut change, row, Move::Reject, &facts, |active| active.end_reason = Set(Some(reason))).await?;
        moves::close_referral(call, &change, opened.referral.id, ReferralOutcome::NotSuitable, on).await?;
    }
    change.commit().await
}

/// Checks the form; the visit needs CONTACT_HANDOVER on its day (BR-01).
async fn judge(
    call: &Call,
    db: &impl ConnectionTrait,
    opened: &Opened,
    form: &ScreeningForm,
) -> Result<crate::domain::form::CheckedScreening, Fault> {
    let checked = form.check(call.today, opened.referral.received_on)?;
    let consents = opened.consents(db).await?;
    let agreed = consents.is_valid_on(Purpose::ContactHandover, checked.screening2_on);
    // Without any valid declaration the page itself says so; with one, the day lies before it.
    if !agreed && consents.is_valid_on(Purpose::ContactHandover, call.today) {
        return Err(Fault::field("screening2_on", ErrorCode::ContactConsentMissing));
    }
    Ok(checked)
}

/// Why the screening cannot be recorded now.
async fn blocked(
    call: &Call,
    db: &impl ConnectionTrait,
    opened: &Opened,
    row: &enrolment::Model,
) -> Result<Result<(), TransitionError>, Fault> {
    let consents = opened.consents(db).await?;
    let facts = moves::facts(db, row, &consents, call.today).await?;
    Ok(match moves::settled(row.status, &facts) {
        Status::Assessing if facts.contact_handover_valid => Ok(()),
        Status::Assessing | Status::Contacting => Err(TransitionError::ContactHandoverMissing),
        _ => Err(TransitionError::WrongStatus),
    })
}
