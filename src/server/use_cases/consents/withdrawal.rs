//! Withdrawing a consent: one step, by anyone who may, working from this instant (Art. 7 (3) GDPR, BR-10).

use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use crate::domain::consent::gate::may_withdraw;
use crate::domain::consent::required::{RequiredSignatory, Who};
use crate::domain::consent::{ConsentId, ConsentState};
use crate::domain::enrolment::EndReason;
use crate::domain::enrolment::machine::{Facts, move_on_withdrawal};
use crate::domain::error::{AppError, ErrorCode, FieldErrors};
use crate::domain::form::{CheckedSignatory, CheckedWithdrawal, WithdrawalForm};
use crate::domain::purpose::Purpose;
use crate::domain::signatory::{Decision, Insight, SignatoryId, SignatoryRole};
use crate::server::audit::Event;
use crate::server::call::{Call, Change};
use crate::server::entity::{consent, consent_signatory, enrolment};
use crate::server::fault::Fault;

use super::effect::{end_enrolment, same_recipient};
use super::facts::{Record, who};
use super::family::{Family, lock};
use super::overview::{find, find_in};
use super::paper::signatory;

/// Whether there is something to withdraw: also a signature given before the other parent's, which would count with that one, and
/// what was recorded under a consent that has run out since (Art. 7 (3) GDPR: at any time).
pub fn is_open(record: &Record, today: NaiveDate) -> bool {
    use ConsentState::{Expired, PartiallySigned, ReviewNeeded, Valid};
    matches!(record.state(today), Valid | ReviewNeeded | PartiallySigned | Expired)
}

pub fn check(call: &Call, record: &Record, form: &WithdrawalForm) -> Result<CheckedWithdrawal, FieldErrors> {
    let checked = form.check(call.today)?;
    let mut errors = FieldErrors::new();
    if record.row.valid_from.is_some_and(|from| checked.withdrawn_on < from) {
        errors.add("withdrawn_on", ErrorCode::BeforeOther);
    }
    if !may_withdraw(&record.facts, &record.lines, checked.withdrawn_by, call.today) {
        errors.add("withdrawn_by", ErrorCode::MayNotWithdraw);
    }
    errors.or(checked)
}

/// Withdraws a consent, and with it every other open one of the same purpose. The version of the page is not asked
/// for: a withdrawal counts whatever somebody else has typed meanwhile.
///
/// # Errors
/// Field errors; `nothing_to_withdraw` for a consent that is not valid. One that is withdrawn already stays so.
pub async fn withdraw(call: &Call, code: &str, id: &str, form: &WithdrawalForm) -> Result<ConsentId, Fault> {
    let family = Family::load(call, code).await?;
    let mut change = call.change().await?;
    let enrolment = lock(&change, family.case.enrolment.id).await?;
    // Inside the transaction: of two that withdraw at once the second finds it done.
    let record = find_in(&*change, &family, id).await?;
    if record.row.withdrawn_on.is_some() {
        return Ok(record.row.id);
    }
    let checked = check(call, &record, form)?;
    if !is_open(&record, call.today) {
        return Err(Fault::conflict("nothing_to_withdraw"));
    }
    let by = signatory_of(&change, call, &family, &record, checked.withdrawn_by).await?;
    let records = family.records_in(&*change).await?;
    let stopped = open_ones(call, &records, &family, &record).map(|record| record.row.id).collect::<Vec<_>>();
    consent::Entity::update_many()
        .col_expr(consent::Column::WithdrawnOn, Expr::value(checked.withdrawn_on))
        .col_expr(consent::Column::WithdrawnAt, Expr::value(call.now))
        .col_expr(consent::Column::WithdrawnBySignatory, Expr::value(by))
        .col_expr(consent::Column::WithdrawalChannel, Expr::value(checked.channel))
        .col_expr(consent::Column::UpdatedAt, Expr::value(call.now))
        .col_expr(consent::Column::Version, Expr::col(consent::Column::Version).add(1))
        .filter(consent::Column::Id.is_in(stopped))
        .exec(&*change)
        .await?;
    stop(&mut change, call, &enrolment, record.row.purpose, checked.withdrawn_on).await?;
    let event = Event::new("consent.withdraw", "consent", record.row.id.uuid()).at_site(enrolment.site_id.uuid());
    change.note(event.for_purpose(record.row.purpose.code()).with("channel", checked.channel.code()));
    change.commit().await?;
    Ok(record.row.id)
}

/// Every consent to the purpose (and the institution it names) that is valid or waits for a signature: a later signature
/// must not open it again.
pub fn open_ones<'a>(
    call: &'a Call,
    records: &'a [Record],
    family: &'a Family,
    withdrawn: &'a Record,
) -> impl Iterator<Item = &'a Record> {
    records.iter().filter(move |record| {
        let waits = matches!(
            record.state(call.today),
            ConsentState::Draft | ConsentState::Informed | ConsentState::PartiallySigned
        );
        record.row.purpose == withdrawn.row.purpose
            && same_recipient(family, record, withdrawn)
            && (waits || is_open(record, call.today))
    })
}

/// The line of the person who withdraws; a holder of custody who was never asked gets one.
async fn signatory_of(
    change: &Change<'_>,
    call: &Call,
    family: &Family,
    record: &Record,
    by: Who,
) -> Result<SignatoryId, Fault> {
    if let Some(row) = record.signatories.iter().find(|row| who(row) == by) {
        return Ok(row.id);
    }
    let role = if by == Who::Youth { SignatoryRole::Youth } else { SignatoryRole::CustodyHolder };
    let line = CheckedSignatory {
        device: None,
        line: RequiredSignatory { who: by, role, required: false },
        decision: Decision::NotRequired,
        decided_on: None,
        insight: Insight::NotApplicable,
        insight_reason: None,
        court_reference: None,
        attorney: None,
    };
    let row = signatory(call, family, record.row.id, &line)?;
    let id = row.id;
    consent_signatory::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&**change).await?;
    Ok(id)
}

/// BR-09: only the two mandatory purposes move the enrolment.
async fn stop(
    change: &mut Change<'_>,
    call: &Call,
    row: &enrolment::Model,
    purpose: Purpose,
    withdrawn_on: NaiveDate,
) -> Result<(), Fault> {
    let Some(step) = move_on_withdrawal(row.status, purpose) else { return Ok(()) };
    let facts = Facts {
        participation_withdrawn: purpose == Purpose::Participation,
        end_reason: Some(EndReason::ConsentWithdrawn),
        ..Facts::default()
    };
    let status = row.status.after(step, &facts).map_err(AppError::from)?;
    end_releases(change, row, withdrawn_on).await?;
    let end_on = row.start_on.map_or(withdrawn_on, |start| std::cmp::max(withdrawn_on, start));
    end_enrolment(change, call, row, (step, status), (end_on, EndReason::ConsentWithdrawn)).await
}

/// Declares a consent void because of a formal error (`docs/domain.md` 7.4); the proof stays. What it opened is closed at the
/// next request, and a purpose the work needs has to be asked for again.
///
/// # Errors
/// `NotFound`; `Conflict("already_over")` for one that is void, withdrawn or replaced already.
pub async fn void(call: &Call, code: &str, id: &str) -> Result<ConsentId, Fault> {
    let family = Family::load(call, code).await?;
    let mut change = call.change().await?;
    let enrolment = lock(&change, family.case.enrolment.id).await?;
    let record = find_in(&*change, &family, id).await?;
    if !may_void(&record) {
        return Err(Fault::conflict("already_over"));
    }
    consent::Entity::update_many()
        .col_expr(consent::Column::VoidedOn, Expr::value(call.today))
        .col_expr(consent::Column::UpdatedAt, Expr::value(call.now))
        .col_expr(consent::Column::Version, Expr::col(consent::Column::Version).add(1))
        .filter(consent::Column::Id.eq(record.row.id))
        .exec(&*change)
        .await?;
    let event = Event::new("consent.void", "consent", record.row.id.uuid()).at_site(enrolment.site_id.uuid());
    change.note(event.for_purpose(record.row.purpose.code()));
    change.commit().await?;
    Ok(record.row.id)
}

/// Whether a formal error can still be noted.
pub fn may_void(record: &Record) -> bool {
    record.is_current() && record.row.withdrawn_on.is_none()
}

/// With the work its releases from secrecy end: there is nothing left to talk about (§ 203 StGB).
async fn end_releases(change: &Change<'_>, row: &enrolment::Model, withdrawn_on: NaiveDate) -> Result<(), Fault> {
    let named = Purpose::ALL.iter().copied().filter(|purpose| purpose.names_recipient());
    consent::Entity::update_many()
        .col_expr(consent::Column::ValidUntil, Expr::value(withdrawn_on.pred_opt()))
        .filter(consent::Column::EnrolmentId.eq(row.id))
        .filter(consent::Column::Purpose.is_in(named))
        .filter(consent::Column::WithdrawnOn.is_null())
        .filter(consent::Column::ValidUntil.gte(withdrawn_on))
        .exec(&**change)
        .await?;
    Ok(())
}

/// Notes that everything a withdrawal asks for is done (BR-10). A second press changes nothing.
pub async fn handled(call: &Call, code: &str, id: &str) -> Result<(), Fault> {
    let family = Family::load(call, code).await?;
    let record = find(call, &family, id).await?;
    if record.row.withdrawn_on.is_none() {
        return Err(Fault::conflict("nothing_to_handle"));
    }
    if record.row.withdrawal_handled_on.is_some() {
        return Ok(());
    }
    let mut change = call.change().await?;
    let records = family.records_in(&*change).await?;
    // Another institution's withdrawal is another task.
    let done = records
        .iter()
        .filter(|other| other.row.purpose == record.row.purpose && other.row.withdrawn_on.is_some())
        .filter(|other| same_recipient(&family, other, &record))
        .map(|other| other.row.id)
        .collect::<Vec<_>>();
    consent::Entity::update_many()
        .col_expr(consent::Column::WithdrawalHandledOn, Expr::value(call.today))
        .col_expr(consent::Column::UpdatedAt, Expr::value(call.now))
        .col_expr(consent::Column::Version, Expr::col(consent::Column::Version).add(1))
        .filter(consent::Column::Id.is_in(done))
        .filter(consent::Column::WithdrawalHandledOn.is_null())
        .exec(&*change)
        .await?;
    let event = Event::new("consent.withdrawal_handled", "consent", record.row.id.uuid());
    change.note(event.at_site(family.case.enrolment.site_id.uuid()).for_purpose(record.row.purpose.code()));
    change.commit().await
}
