//! What follows from a new signature: validity from the last one, older consents replaced, the enrolment moved on.

use chrono::{Months, NaiveDate};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::domain::consent::{ConsentId, ConsentState};
use crate::domain::enrolment::machine::Move;
use crate::domain::enrolment::{EndReason, Status};
use crate::domain::referral::ReferralOutcome;
use crate::server::audit::Event;
use crate::server::call::{Call, Change};
use crate::server::db::stale;
use crate::server::entity::{consent, enrolment};
use crate::server::fault::Fault;

use super::facts::{Record, of_enrolment};
use super::family::Family;
use crate::server::use_cases::enrolment::moves::note_step;
use crate::server::use_cases::enrolment::{close_referral, settle};

/// Months of taking part that are planned while no end is (BR-05), for the default of `valid_until`.
const PLANNED: Months = Months::new(12);
/// Months a consent stays valid after the planned end (`docs/domain.md` 7.4).
const AFTER_END: Months = Months::new(3);

/// Computes the state of a consent that has just been written, and does what follows from it.
pub async fn take_effect(
    change: &mut Change<'_>,
    call: &Call,
    family: &Family,
    enrolment: enrolment::Model,
    id: ConsentId,
) -> Result<ConsentState, Fault> {
    let mut records = of_enrolment(&**change, &enrolment, family.youth()).await?;
    let at = records.iter().position(|record| record.row.id == id).ok_or_else(Fault::not_found)?;
    let record = records.swap_remove(at);
    let state = record.state(call.today);
    let Some(signed_on) = record.signed_on().filter(|_| record.is_valid(call.today)) else {
        return Ok(state);
    };
    let valid_from = record.row.valid_from.unwrap_or(signed_on);
    make_valid(change, &record, &enrolment, valid_from).await?;
    replace_older(change, call, family, &records, &record, valid_from).await?;
    settle(call, change, &family.case.participant, family.identity.birth_date, enrolment).await?;
    Ok(state)
}

/// The last day a consent given on a day can be valid: some time after the planned end (`docs/domain.md` 7.4).
pub fn latest_end(enrolment: &enrolment::Model, given_on: NaiveDate) -> NaiveDate {
    enrolment.planned_end_on.filter(|end| *end >= given_on).unwrap_or(given_on + PLANNED) + AFTER_END
}

async fn make_valid(
    tx: &DatabaseTransaction,
    record: &Record,
    enrolment: &enrolment::Model,
    valid_from: NaiveDate,
) -> Result<(), Fault> {
    let until = record.row.valid_until.unwrap_or(latest_end(enrolment, valid_from));
    consent::Entity::update_many()
        .col_expr(consent::Column::ValidFrom, Expr::value(valid_from))
        .col_expr(consent::Column::ValidUntil, Expr::value(until))
        .filter(consent::Column::Id.eq(record.row.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// A newer consent to the same purpose replaces the older ones, also a withdrawn one: it was given again.
async fn replace_older(
    change: &mut Change<'_>,
    call: &Call,
    family: &Family,
    others: &[Record],
    newer: &Record,
    valid_from: NaiveDate,
) -> Result<(), Fault> {
    let older: Vec<ConsentId> = others
        .iter()
        .filter(|other| other.row.purpose == newer.row.purpose && other.is_current())
        .filter(|other| same_recipient(family, other, newer))
        .filter(|other| other.signed_on().is_none_or(|day| day <= valid_from))
        .map(|other| other.row.id)
        .collect();
    if older.is_empty() {
        return Ok(());
    }
    consent::Entity::update_many()
        .col_expr(consent::Column::SupersededOn, Expr::value(valid_from))
        .col_expr(consent::Column::UpdatedAt, Expr::value(call.now))
        .col_expr(consent::Column::Version, Expr::col(consent::Column::Version).add(1))
        .filter(consent::Column::Id.is_in(older.iter().copied()))
        .exec(&**change)
        .await?;
    for id in older {
        change.note(Event::new("consent.supersede", "consent", id.uuid()).for_purpose(newer.row.purpose.code()));
    }
    Ok(())
}

/// A release from secrecy towards one school says nothing about another: only the same institution is replaced.
pub fn same_recipient(family: &Family, one: &Record, other: &Record) -> bool {
    let recipients = (family.recipient(&one.row), family.recipient(&other.row));
    match recipients {
        (Ok(Some((one, _))), Ok(Some((other, _)))) => one.is_same_institution(&other),
        _ => true,
    }
}

/// Ends the enrolment in a state the machine has allowed; before taking part began, the referral ends with it.
pub async fn end_enrolment(
    change: &mut Change<'_>,
    call: &Call,
    row: &enrolment::Model,
    (step, status): (Move, Status),
    (end_on, reason): (NaiveDate, EndReason),
) -> Result<(), Fault> {
    let done = enrolment::Entity::update_many()
        .col_expr(enrolment::Column::Status, Expr::value(status))
        .col_expr(enrolment::Column::IsOpen, Expr::value(status.is_open()))
        .col_expr(enrolment::Column::UpdatedAt, Expr::value(call.now))
        .col_expr(enrolment::Column::Version, Expr::value(row.version + 1))
        .col_expr(enrolment::Column::EndOn, Expr::value(end_on))
        .col_expr(enrolment::Column::EndKind, Expr::value(status.end_kind()))
        .col_expr(enrolment::Column::EndReason, Expr::value(reason))
        .col_expr(enrolment::Column::NextReviewOn, Expr::value(None::<NaiveDate>))
        .col_expr(enrolment::Column::PausedOn, Expr::value(None::<NaiveDate>))
        .filter(enrolment::Column::Id.eq(row.id))
        .filter(enrolment::Column::Version.eq(row.version))
        .exec(&**change)
        .await?;
    stale(done.rows_affected)?;
    note_step(call, change, row.id, (step, row.status, status), row.version + 1).await?;
    if status == Status::Declined {
        close_referral(call, change, row.referral_id, ReferralOutcome::Declined, end_on).await?;
    }
    let event = Event::new("enrolment.move", "enrolment", row.id.uuid()).at_site(row.site_id.uuid());
    change.note(event.with("move", step).with("status", status));
    Ok(())
}
