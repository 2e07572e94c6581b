//! The register of consents for data protection staff: case codes, never a name.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::domain::consent::ConsentId;
use crate::domain::error::ErrorCode;
use crate::domain::view::consent::{RegisterLine, RegisterView};
use crate::server::call::Call;
use crate::server::entity::{consent, enrolment, participant, site};
use crate::server::fault::Fault;
use crate::server::people;

use super::facts::{Youth, records};

/// Lines per page.
const LINES: u64 = 25;
/// Unhandled withdrawals shown at most; more of them would be an alarm of its own.
const UNHANDLED: u64 = 100;

/// A page of the register; `after` is the key of the last line of the page before.
pub async fn register(call: &Call, after: &str) -> Result<RegisterView, Fault> {
    let waiting = || {
        Condition::all()
            .add(consent::Column::WithdrawnOn.is_not_null())
            .add(consent::Column::WithdrawalHandledOn.is_null())
    };
    let mut page = call.consent_register().filter(waiting().not());
    if !after.is_empty() {
        page = page.filter(beyond(after)?);
    }
    let mut rows = page
        .order_by_desc(consent::Column::CreatedAt)
        .order_by_desc(consent::Column::Id)
        .limit(LINES + 1)
        .all(call.db())
        .await?;
    let more = rows.len() as u64 > LINES;
    rows.truncate(LINES as usize);
    let next = rows.last().filter(|_| more).map(key);
    let unhandled = if after.is_empty() {
        let first = call.consent_register().filter(waiting());
        first
            .order_by_asc(consent::Column::WithdrawnOn)
            .order_by_asc(consent::Column::Id)
            .limit(UNHANDLED)
            .all(call.db())
            .await?
    } else {
        Vec::new()
    };
    call.note_reading("consent_register", None, None);
    let mut lines = lines(call, unhandled.iter().chain(&rows).cloned().collect()).await?;
    let rest = lines.split_off(unhandled.len().min(lines.len()));
    Ok(RegisterView { unhandled: lines, lines: rest, next })
}

fn key(row: &consent::Model) -> String {
    format!("{}~{}", row.created_at.timestamp_millis(), row.id)
}

/// Milliseconds since 1970 of an instant that no row reaches.
const YEAR_10000: i64 = 253_402_300_800_000;

fn beyond(key: &str) -> Result<Condition, Fault> {
    let refused = || Fault::field("after", ErrorCode::NotAChoice);
    let (millis, id) = key.split_once('~').ok_or_else(refused)?;
    let millis: i64 = millis.parse().ok().filter(|millis| (0..YEAR_10000).contains(millis)).ok_or_else(refused)?;
    let at: DateTime<Utc> = DateTime::from_timestamp_millis(millis).ok_or_else(refused)?;
    let id: ConsentId = id.parse().map_err(|_| refused())?;
    let same = Condition::all().add(consent::Column::CreatedAt.eq(at)).add(consent::Column::Id.lt(id));
    Ok(Condition::any().add(consent::Column::CreatedAt.lt(at)).add(same))
}

/// Lines in the order of the rows: one statement per table, whatever their number. A consent whose person was erased
/// has no state any more and is left out.
async fn lines(call: &Call, rows: Vec<consent::Model>) -> Result<Vec<RegisterLine>, Fault> {
    let order: Vec<ConsentId> = rows.iter().map(|row| row.id).collect();
    let persons = participant::Entity::find()
        .filter(participant::Column::Id.is_in(rows.iter().map(|row| row.participant_id)))
        .all(call.db())
        .await?;
    let enrolments = enrolment::Entity::find()
        .filter(enrolment::Column::Id.is_in(rows.iter().map(|row| row.enrolment_id)))
        .all(call.db())
        .await?;
    let sites: HashMap<_, _> =
        site::Entity::find().all(call.db()).await?.into_iter().map(|row| (row.id, row.name)).collect();
    let site_of: HashMap<_, _> = enrolments.iter().map(|row| (row.id, row.site_id)).collect();
    let ids: Vec<_> = persons.iter().map(|person| person.id).collect();
    let identities = people::identities(call.db(), &call.house.keyring, &ids).await?;
    let youths: Vec<Youth> =
        persons.iter().filter_map(|person| Some(Youth::of(person, identities.get(&person.id)?.birth_date))).collect();
    let codes: HashMap<_, _> = persons.iter().map(|person| (person.id, person.case_code)).collect();
    let mut found: HashMap<ConsentId, RegisterLine> = HashMap::new();
    for record in records(call.db(), rows, &youths).await? {
        let Some(code) = codes.get(&record.row.participant_id) else { continue };
        let site = site_of.get(&record.row.enrolment_id).and_then(|site| sites.get(site));
        found.insert(
            record.row.id,
            RegisterLine {
                code: *code,
                site: site.cloned().unwrap_or_default(),
                purpose: record.row.purpose,
                state: record.state(call.today),
                valid_from: record.row.valid_from,
                valid_until: record.row.valid_until,
                withdrawn_on: record.row.withdrawn_on,
                handled_on: record.row.withdrawal_handled_on,
            },
        );
    }
    Ok(order.iter().filter_map(|id| found.remove(id)).collect())
}
