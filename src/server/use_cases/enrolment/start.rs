//! The start of taking part: guarded by the second screening, the consent and the age (BR-06).

use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;
use sea_orm::ConnectionTrait;

use super::moves::{self, Opened, locked, make_move};
use crate::domain::draft::FormKind;
use crate::domain::enrolment::machine::{Facts, Move, TransitionError, planned_end};
use crate::domain::enrolment::{Screening2Result, Status, Strand};
use crate::domain::error::{AppError, ErrorCode};
use crate::domain::form::{AdmissionForm, CheckedAdmission};
use crate::domain::participant::age_on;
use crate::domain::purpose::Purpose;
use crate::domain::referral::ReferralOutcome;
use crate::domain::review::next_review;
use crate::domain::view::admission::StartPage;
use crate::server::call::Call;
use crate::server::clock::new_uuid;
use crate::server::crypto::Place;
use crate::server::drafts::{self, mark};
use crate::server::entity::enrolment;
use crate::server::fault::Fault;
use crate::server::people;

/// The form and what follows from it, or why taking part cannot begin yet.
pub async fn start_page(call: &Call, code: &str) -> Result<StartPage, Fault> {
    let opened = moves::open(call, code).await?;
    let subject = opened.participant.case_code.compact();
    let kept = drafts::fetch::<AdmissionForm>(&call.house, call.actor.user, FormKind::Admission, &subject).await?;
    let draft = kept.as_ref().map(mark);
    let fresh = || AdmissionForm { start_on: call.today.to_string(), ..AdmissionForm::default() };
    let mut form = kept.map_or_else(fresh, |kept| kept.form);
    if form.client_id.is_empty() {
        form.client_id = new_uuid().to_string();
    }
    form.version = opened.enrolment.version.to_string();
    let (blocked, errors) = match judge(call, call.db(), &opened, &opened.enrolment, &form).await {
        Ok(_) => (None, Default::default()),
        Err(Fault::Expected(AppError::Invalid(errors))) => (None, errors),
        Err(Fault::Expected(AppError::Conflict(code))) => (TransitionError::from_code(&code), Default::default()),
        Err(other) => return Err(other),
    };
    let settings = opened.site.settings();
    let birth_date = opened.identity.birth_date;
    let first_day: Option<NaiveDate> = form.start_on.trim().parse().ok();
    call.note_reading("start", Some(opened.participant.id), Some(opened.enrolment.id));
    Ok(StartPage {
        head: opened.head(),
        draft,
        errors,
        blocked,
        strand_enabled: opened.site.strand_enabled,
        planned_end_on: first_day.and_then(|day| planned_end(day, settings.planned_months.into(), birth_date)),
        age_at_start: first_day.and_then(|day| age_on(birth_date, day)),
        form,
    })
}

/// Checks everything and changes nothing; the form goes on to the check page.
///
/// # Errors
/// As [`start`].
pub async fn prepare_start(call: &Call, code: &str, form: &AdmissionForm) -> Result<(), Fault> {
    let opened = moves::open(call, code).await?;
    judge(call, call.db(), &opened, &opened.enrolment, form).await?;
    Ok(())
}

/// Begins taking part: ASSESSING becomes ACTIVE, the planned end and the age in months are computed.
///
/// # Errors
/// Field errors (BR-06); conflicts with the code of the guard that fails; `Stale`.
pub async fn start(call: &Call, code: &str, form: &AdmissionForm) -> Result<(), Fault> {
    let opened = moves::open(call, code).await?;
    let mut change = call.change().await?;
    let row = locked(&change, opened.enrolment.id).await?;
    if row.status == Status::Active && row.start_on.map(|day| day.to_string()).as_deref() == Some(form.start_on.trim())
    {
        return Ok(());
    }
    let (checked, facts) = judge(call, &*change, &opened, &row, form).await?;
    if checked.version != Some(row.version) {
        return Err(AppError::Stale.into());
    }
    let strand = if opened.site.strand_enabled { checked.strand } else { Strand::Standard };
    let key = people::key(&*change, &call.house.keyring, &opened.participant).await?;
    let place = Place::new("enrolment", "age_reason_ct", row.id.uuid());
    let age_reason = key.seal_optional(place, checked.age_reason.as_deref().unwrap_or_default())?;
    let row = moves::settle(call, &mut change, &opened.participant, opened.identity.birth_date, row).await?;
    make_move(call, &mut change, row, Move::Admit, &facts, |active| {
        active.start_on = Set(Some(checked.start_on));
        active.planned_end_on = Set(Some(checked.planned_end_on));
        active.next_review_on = Set(next_review(checked.start_on));
        active.strand = Set(strand);
        active.age_at_start_months = Set(i32::try_from(checked.age_at_start_months).ok());
        active.age_reason_ct = Set(age_reason);
    })
    .await?;
    moves::close_referral(call, &change, opened.referral.id, ReferralOutcome::Admitted, checked.start_on).await?;
    change.commit().await
}

/// Guards first (they say what has to be done before), then the form.
async fn judge(
    call: &Call,
    db: &impl ConnectionTrait,
    opened: &Opened,
    row: &enrolment::Model,
    form: &AdmissionForm,
) -> Result<(CheckedAdmission, Facts), Fault> {
    let consents = opened.consents(db).await?;
    let facts = moves::facts(db, row, &consents, call.today).await?;
    let status = moves::settled(row.status, &facts);
    // The age is the form's business below; any admissible one passes the guard here.
    let guards = Facts { age_at_start: Some(14), ..facts };
    status.after(Move::Admit, &guards).map_err(AppError::from)?;
    let screened = row.screening2_on.filter(|_| row.screening2_result == Some(Screening2Result::Confirmed));
    let screened = screened.ok_or_else(|| AppError::from(TransitionError::ScreeningMissing))?;
    let checked = form.check(call.today, opened.identity.birth_date, screened, &opened.site.settings())?;
    if !consents.is_valid_on(Purpose::Participation, checked.start_on) {
        return Err(Fault::field("start_on", ErrorCode::ParticipationConsentMissing));
    }
    let facts = Facts { age_at_start: Some(checked.age_at_start), ..facts };
    Ok((checked, facts))
}
