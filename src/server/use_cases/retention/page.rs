//! The preview list as the data protection staff see it: case codes and days; nothing is decrypted.

use chrono::NaiveDate;
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::night::standing;
use crate::domain::access::Permission;
use crate::domain::error::ErrorCode;
use crate::domain::participant::ParticipantId;
use crate::domain::retention::erases_on;
use crate::domain::view::retention::{HoldLine, RetentionLine, RetentionView};
use crate::server::call::Call;
use crate::server::entity::{legal_hold, participant, retention_item};
use crate::server::fault::Fault;

/// Lines per page.
const LINES: u64 = 50;
/// Holds shown at most; more of them would be a matter of its own.
const HOLDS: u64 = 200;

/// A page of the list; `after` is the key of the last line of the page before. Three statements, whatever the number.
///
/// # Errors
/// `after`: no key.
pub async fn page(call: &Call, after: &str) -> Result<RetentionView, Fault> {
    let mut select = retention_item::Entity::find().find_also_related(participant::Entity);
    if !after.is_empty() {
        select = select.filter(beyond(after)?);
    }
    let mut rows = select
        .order_by_asc(retention_item::Column::DueOn)
        .order_by_asc(retention_item::Column::ParticipantId)
        .limit(LINES + 1)
        .all(call.db())
        .await?;
    let more = rows.len() as u64 > LINES;
    rows.truncate(LINES as usize);
    let next = rows.last().filter(|_| more).map(|(row, _)| format!("{}~{}", row.due_on, row.participant_id));
    let held: Vec<ParticipantId> = legal_hold::Entity::find()
        .filter(legal_hold::Column::ParticipantId.is_in(rows.iter().map(|(row, _)| row.participant_id)))
        .filter(standing(call.today))
        .select_only()
        .column(legal_hold::Column::ParticipantId)
        .into_tuple()
        .all(call.db())
        .await?;
    let line = |(row, person): (retention_item::Model, Option<participant::Model>)| {
        Some(RetentionLine {
            code: person?.case_code,
            class: row.class,
            start_on: row.start_on,
            erases_on: erases_on(row.due_on, row.first_listed_on),
            held: held.contains(&row.participant_id),
        })
    };
    let holds = if after.is_empty() { holds(call).await? } else { Vec::new() };
    Ok(RetentionView {
        lines: rows.into_iter().filter_map(line).collect(),
        next,
        holds,
        may_hold: call.actor.may(Permission::HoldErasure, call.today),
    })
}

async fn holds(call: &Call) -> Result<Vec<HoldLine>, Fault> {
    let rows = legal_hold::Entity::find()
        .find_also_related(participant::Entity)
        .filter(standing(call.today))
        .order_by_asc(legal_hold::Column::ParticipantId)
        .limit(HOLDS)
        .all(call.db())
        .await?;
    let line = |(row, person): (legal_hold::Model, Option<participant::Model>)| {
        Some(HoldLine { code: person?.case_code, set_on: row.set_on, until_on: row.until_on })
    };
    Ok(rows.into_iter().filter_map(line).collect())
}

fn beyond(key: &str) -> Result<Condition, Fault> {
    let refused = || Fault::field("after", ErrorCode::NotAChoice);
    let (day, id) = key.split_once('~').ok_or_else(refused)?;
    let day: NaiveDate = day.parse().map_err(|_| refused())?;
    let id: ParticipantId = id.parse().map_err(|_| refused())?;
    let same =
        Condition::all().add(retention_item::Column::DueOn.eq(day)).add(retention_item::Column::ParticipantId.gt(id));
    Ok(Condition::any().add(retention_item::Column::DueOn.gt(day)).add(same))
}
