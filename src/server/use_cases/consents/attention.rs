//! Declarations of a team's open cases that need something: reminders are computed, never stored.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::domain::consent::state::REVIEW_DAYS;
use crate::domain::consent::{ConsentState, Proof};
use crate::domain::view::consent::{Attention, AttentionLine};
use crate::server::call::Call;
use crate::server::entity::{consent, enrolment, participant};
use crate::server::fault::Fault;
use crate::server::people;

use super::facts::{Record, Youth, records};

/// Open cases looked at; nobody leads more.
const MOST_OPEN: u64 = 400;
/// Days before the end at which a declaration is called to mind, the last ones first.
const REMIND: [(u64, Attention); 3] =
    [(7, Attention::LapsesIn7), (30, Attention::LapsesIn30), (90, Attention::LapsesIn90)];
/// How long a declaration that ran out stays on the list.
const REMEMBER: u64 = 90;

/// The list, most urgent first. One statement per table, whatever the number of cases.
///
/// # Errors
/// The database's own.
pub async fn attention(call: &Call) -> Result<Vec<AttentionLine>, Fault> {
    let open = call.enrolments().filter(enrolment::Column::IsOpen.eq(true)).limit(MOST_OPEN).all(call.db()).await?;
    // A withdrawal of taking part ends the case, and its tasks still wait (BR-10).
    let stopped = call
        .enrolments()
        .find_also_related(consent::Entity)
        .filter(consent::Column::WithdrawnOn.is_not_null())
        .filter(consent::Column::WithdrawalHandledOn.is_null())
        .limit(MOST_OPEN)
        .all(call.db())
        .await?;
    let ended: Vec<_> = stopped.iter().filter(|(row, _)| !row.is_open).map(|(row, _)| row.id).collect();
    let cases = open.iter().map(|row| row.id).chain(ended.iter().copied());
    let rows = consent::Entity::find()
        .filter(consent::Column::EnrolmentId.is_in(cases))
        .filter(consent::Column::SupersededOn.is_null())
        .filter(consent::Column::VoidedOn.is_null())
        .all(call.db())
        .await?;
    let ids: Vec<_> = rows.iter().map(|row| row.participant_id).collect();
    let persons = participant::Entity::find().filter(participant::Column::Id.is_in(ids.clone())).all(call.db()).await?;
    let identities = people::identities(call.db(), &call.house.keyring, &ids).await?;
    let youths: Vec<Youth> =
        persons.iter().filter_map(|person| Some(Youth::of(person, identities.get(&person.id)?.birth_date))).collect();
    let codes: HashMap<_, _> = persons.iter().map(|person| (person.id, person.case_code)).collect();
    let mut lines = Vec::new();
    for record in records(call.db(), rows, &youths).await? {
        let person = record.row.participant_id;
        let Some((what, on)) = needs(&record, call.today) else { continue };
        if what != Attention::Withdrawal && ended.contains(&record.row.enrolment_id) {
            continue;
        }
        let Some((code, identity)) = codes.get(&person).copied().zip(identities.get(&person)) else { continue };
        lines.push(AttentionLine {
            code,
            initials: identity.initials(),
            consent: record.row.id.to_string(),
            purpose: record.row.purpose,
            what,
            on,
        });
    }
    lines.sort_by_key(|line| (line.what, line.on, line.code));
    call.note_reading("consents_due", None, None);
    Ok(lines)
}

/// What a declaration needs, and the day that matters for it.
fn needs(record: &Record, today: NaiveDate) -> Option<(Attention, Option<NaiveDate>)> {
    let row = &record.row;
    match record.state(today) {
        ConsentState::Withdrawn if row.withdrawal_handled_on.is_none() => {
            Some((Attention::Withdrawal, row.withdrawn_on))
        }
        ConsentState::ReviewNeeded => {
            let since = row.asked_again_from.filter(|from| *from <= today);
            Some((Attention::Review, since.map(|since| since + Days::new(REVIEW_DAYS))))
        }
        ConsentState::Draft | ConsentState::Informed | ConsentState::PartiallySigned => {
            Some((Attention::Signature, row.informed_on))
        }
        ConsentState::Expired => {
            let until = row.valid_until.filter(|until| *until + Days::new(REMEMBER) >= today)?;
            Some((Attention::Expired, Some(until)))
        }
        ConsentState::Valid => {
            let lapses = row.valid_until.and_then(|until| {
                REMIND.iter().find(|(days, _)| until <= today + Days::new(*days)).map(|(_, what)| (*what, Some(until)))
            });
            let unseen = row.proof == Some(Proof::PaperScan) && row.proof_confirmed_on.is_none();
            lapses.or(unseen.then_some((Attention::Scan, row.valid_from)))
        }
        _ => None,
    }
}
