//! Before a withdrawal: everything it changes, said while nothing has happened yet.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::domain::consent::gate::may_withdraw;
use crate::domain::consent::required::Who;
use crate::domain::draft::FormKind;
use crate::domain::enrolment::machine::{Move, move_on_withdrawal};
use crate::domain::form::WithdrawalForm;
use crate::domain::form::withdrawal::YOUTH;
use crate::domain::purpose::{Declaration, Purpose};
use crate::domain::release::ReleaseState;
use crate::domain::retention::{RetentionClass, retention_rule};
use crate::domain::view::consent::{Consequence, Exchange, WithdrawalView};
use crate::server::call::Call;
use crate::server::clock::{berlin_date, new_uuid};
use crate::server::drafts;
use crate::server::entity::{enrolment, release, release_member, session};
use crate::server::fault::Fault;

use super::facts::Record;
use super::family::Family;
use super::withdrawal::{check, is_open, open_ones};

/// The form with everything the withdrawal changes, filled from its draft; `sent` shows the errors.
pub async fn form(call: &Call, code: &str, id: &str, sent: bool) -> Result<WithdrawalView, Fault> {
    let family = Family::load(call, code).await?;
    let records = family.records(call).await?;
    let record = records.iter().find(|record| record.row.id.to_string() == id).ok_or_else(Fault::not_found)?;
    let draft = drafts::fetch::<WithdrawalForm>(&call.house, call.actor.user, FormKind::Withdrawal, id).await?;
    let mark = draft.as_ref().map(drafts::mark);
    let mut form = draft.map(|kept| kept.form).unwrap_or_else(|| WithdrawalForm {
        client_id: new_uuid().to_string(),
        withdrawn_on: call.today.to_string(),
        ..WithdrawalForm::default()
    });
    form.consent_id = record.row.id.to_string();
    form.version = record.row.version.to_string();
    let errors = if sent && mark.is_some() { check(call, record, &form).err() } else { None };
    let ends = move_on_withdrawal(family.case.enrolment.status, record.row.purpose).is_some();
    let locks = record.row.purpose == Purpose::Participation;
    let sessions = if locks { sessions_of(call, &family).await? } else { 0 };
    call.note_reading("consent_withdrawal", Some(family.case.participant.id), Some(family.case.enrolment.id));
    Ok(WithdrawalView {
        code: family.case.participant.case_code,
        name: family.identity.full_name(),
        purpose: record.row.purpose,
        open: is_open(record, call.today),
        people: people(call, &family, record),
        consequences: consequences(&family.case.enrolment, record.row.purpose),
        sessions,
        exchanges: exchanges(call, &family, &records, record, ends)?,
        stays: if ends { Vec::new() } else { stays(call, &family, &records, record)? },
        releases: releases(call, &family).await?,
        deletions: deletions(ends, call.today),
        form,
        errors: errors.unwrap_or_default(),
        draft: mark,
    })
}

/// Everybody who may withdraw, as posted and as shown.
fn people(call: &Call, family: &Family, record: &Record) -> Vec<(String, String)> {
    let adults = family.adults.iter().map(|adult| Who::Guardian(adult.row.id));
    adults
        .chain([Who::Youth])
        .filter(|who| may_withdraw(&record.facts, &record.lines, *who, call.today))
        .map(|who| match who {
            Who::Youth => (YOUTH.to_owned(), family.name_of(who)),
            Who::Guardian(id) => (id.to_string(), family.name_of(who)),
        })
        .collect()
}

async fn sessions_of(call: &Call, family: &Family) -> Result<u32, Fault> {
    let count =
        call.sessions().filter(session::Column::EnrolmentId.eq(family.case.enrolment.id)).count(call.db()).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// What a withdrawal of this purpose changes in this state.
fn consequences(row: &enrolment::Model, purpose: Purpose) -> Vec<Consequence> {
    let first = match move_on_withdrawal(row.status, purpose) {
        Some(Move::WithdrawParticipation) => Consequence::EndsTakingPart,
        Some(_) => Consequence::EndsContact,
        None => Consequence::TakingPartGoesOn,
    };
    let second = if purpose == Purpose::Participation { Consequence::LocksRecord } else { Consequence::ClosesPurpose };
    vec![first, second, Consequence::LawfulBefore, Consequence::TasksFollow]
}

/// Exchanges that stop: those of the withdrawn purpose, and with the work itself every release from secrecy.
fn exchanges(
    call: &Call,
    family: &Family,
    records: &[Record],
    withdrawn: &Record,
    work_ends: bool,
) -> Result<Vec<Exchange>, Fault> {
    let own = open_ones(call, records, family, withdrawn).filter(|record| record.is_valid(call.today));
    let others = records.iter().filter(|record| work_ends && record.is_valid(call.today));
    let mut seen = Vec::new();
    for record in own.chain(others) {
        let exchange = record.row.purpose.entry().declaration == Declaration::Disclosure;
        if exchange && !seen.iter().any(|known: &&Record| known.row.id == record.row.id) {
            seen.push(record);
        }
    }
    seen.into_iter()
        .map(|record| {
            let named = family.recipient(&record.row)?;
            let institution = named.map(|(recipient, _)| recipient.institution).unwrap_or_default();
            Ok(Exchange { purpose: record.row.purpose, institution })
        })
        .collect()
}

/// Other institutions of the same purpose: their releases stay.
fn stays(call: &Call, family: &Family, records: &[Record], withdrawn: &Record) -> Result<Vec<String>, Fault> {
    let stopped: Vec<_> = open_ones(call, records, family, withdrawn).map(|record| record.row.id).collect();
    let mut names = Vec::new();
    for record in records.iter().filter(|record| record.row.purpose == withdrawn.row.purpose) {
        if record.is_valid(call.today) && !stopped.contains(&record.row.id) {
            names.extend(family.recipient(&record.row)?.map(|(recipient, _)| recipient.institution));
        }
    }
    Ok(names)
}

/// Files already given out that hold a row made of this person; anonymous, so nobody can take it out again.
async fn releases(call: &Call, family: &Family) -> Result<Vec<(i32, NaiveDate)>, Fault> {
    let rows: Vec<(i32, chrono::DateTime<chrono::Utc>)> = release_member::Entity::find()
        .inner_join(release::Entity)
        .filter(release_member::Column::ParticipantId.eq(family.case.participant.id))
        .filter(release::Column::State.ne(ReleaseState::Refused))
        .select_only()
        .columns([release::Column::Number])
        .column(release::Column::MadeAt)
        .order_by_asc(release::Column::Number)
        .into_tuple()
        .all(call.db())
        .await?;
    Ok(rows.into_iter().map(|(number, at)| (number, berlin_date(at))).collect())
}

/// What is deleted when, if the withdrawal ends the work today; the proof of consent stays longest.
fn deletions(work_ends: bool, today: NaiveDate) -> Vec<(RetentionClass, NaiveDate)> {
    let classes: &[RetentionClass] = if work_ends {
        &[RetentionClass::ContactAttempts, RetentionClass::CaseRecord, RetentionClass::ConsentProof]
    } else {
        &[RetentionClass::ConsentProof]
    };
    classes.iter().filter_map(|class| Some((*class, retention_rule(*class).period.last_day(today)?))).collect()
}
