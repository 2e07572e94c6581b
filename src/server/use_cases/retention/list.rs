//! The preview list, brought up to date: who is new on it, who left it, and who begins anew because the class or the day
//! changed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter};

use super::due;
use crate::domain::participant::ParticipantId;
use crate::domain::retention::{RetentionClass, erases_on};
use crate::server::clock::berlin_date;
use crate::server::entity::{legal_hold, retention_item};
use crate::server::fault::Fault;
use crate::server::house::House;

/// Rows per statement.
const BATCH: usize = 500;

/// What the next run would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// On the list, by class.
    pub listed: BTreeMap<RetentionClass, usize>,
    /// Of them, those who would be erased now.
    pub ripe: usize,
    /// Of them, those whom a hold keeps.
    pub held: usize,
}

/// What the list would be today, and what of it would be erased; changes nothing.
///
/// # Errors
/// The database's own.
pub async fn preview(house: &House) -> Result<Preview, Fault> {
    let today = berlin_date(house.clock.now());
    let list = fresh(&house.db.read, today).await?;
    let holds = legal_hold::Entity::find().filter(legal_hold::Column::EndedOn.is_null()).all(&house.db.read).await?;
    let holds: Vec<_> = holds.iter().filter(|row| row.hold().stands(today)).map(|row| row.participant_id).collect();
    let mut found = Preview::default();
    for row in list.values() {
        *found.listed.entry(row.class).or_default() += 1;
        let held = holds.contains(&row.participant_id);
        found.held += usize::from(held);
        found.ripe += usize::from(!held && erases_on(row.due_on, row.first_listed_on) <= today);
    }
    Ok(found)
}

/// Brings the list up to date and gives its length.
pub(super) async fn refresh(house: &House, today: NaiveDate) -> Result<usize, Fault> {
    let tx = house.db.begin_write().await?;
    let list = fresh(&tx, today).await?;
    let known = retention_item::Entity::find().all(&tx).await?;
    let gone = known.iter().filter(|row| list.get(&row.participant_id) != Some(*row)).map(|row| row.participant_id);
    for people in gone.collect::<Vec<_>>().chunks(BATCH) {
        let these = retention_item::Column::ParticipantId.is_in(people.iter().copied());
        retention_item::Entity::delete_many().filter(these).exec(&tx).await?;
    }
    let new: Vec<_> = list.values().filter(|row| !known.contains(row)).cloned().collect();
    for rows in new.chunks(BATCH) {
        let rows = rows.iter().cloned().map(|row| row.into_active_model().reset_all());
        retention_item::Entity::insert_many(rows).exec_without_returning(&tx).await?;
    }
    tx.commit().await?;
    Ok(list.len())
}

/// The list of today: whoever stands there already with the same class and days keeps the first day.
async fn fresh(
    db: &impl ConnectionTrait,
    today: NaiveDate,
) -> Result<BTreeMap<ParticipantId, retention_item::Model>, Fault> {
    let known = retention_item::Entity::find().all(db).await?;
    let known: BTreeMap<_, _> = known.into_iter().map(|row| (row.participant_id, row)).collect();
    let listed = due::everybody(db).await?.into_iter().filter(|(_, found)| found.is_listed(today));
    let row = |(person, found): (ParticipantId, crate::domain::retention::Deadline)| {
        let row = retention_item::Model {
            participant_id: person,
            class: found.class,
            start_on: found.start,
            due_on: found.due_on(),
            first_listed_on: today,
        };
        let first = known.get(&person).map_or(today, |old| old.first_listed_on);
        let same = known
            .get(&person)
            .is_some_and(|old| retention_item::Model { first_listed_on: today, ..old.clone() } == row);
        (person, if same { retention_item::Model { first_listed_on: first, ..row } } else { row })
    };
    Ok(listed.map(row).collect())
}
