//! The nightly run: first what the journal still asks for, then the list, then whoever has been on it long enough. One
//! person per transaction; the journal's line is on the disk before it is committed.

use chrono::{Days, NaiveDate};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    Set,
};

use super::{due, list, rows};
use crate::domain::figure::AgeBand;
use crate::domain::id::Id;
use crate::domain::participant::{ParticipantId, age_in_months};
use crate::domain::retention::{NotStarted, PREVIEW_DAYS, erases_on};
use crate::server::audit::{self, Author, Event};
use crate::server::clock::{berlin_date, berlin_minute, new_uuid};
use crate::server::entity::{
    deletion_record, enrolment, legal_hold, not_started_count, participant, retention_item, setting,
};
use crate::server::erasure::{Counted, Journal, Retired};
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::people;
use crate::server::scope::across_all_sites;
use crate::server::use_cases::erase;

/// Most people of one run; the next night goes on.
const MOST: u64 = 500;
/// The run begins at two o'clock in Berlin.
const BEGINS: i32 = 2 * 60;
/// The setting that holds the day of the last run.
const LAST_RUN: &str = "retention_last_run";

/// What a run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Night {
    /// On the list afterwards or before their erasure.
    pub listed: usize,
    /// Erased.
    pub erased: usize,
    /// Could not be erased; the cause is in the log, the next run tries again.
    pub failed: usize,
}

/// The run of today, once, after two o'clock in Berlin; `None` when it is not time or was done already.
///
/// # Errors
/// The disk's and the database's own; the run is tried again then.
pub async fn nightly(house: &House) -> Result<Option<Night>, Fault> {
    let now = house.clock.now();
    let today = berlin_date(now).to_string();
    if berlin_minute(now) < BEGINS {
        return Ok(None);
    }
    let last = setting::Entity::find_by_id(LAST_RUN.to_owned()).one(&house.db.read).await?;
    if last.as_ref().is_some_and(|row| row.value >= today) {
        return Ok(None);
    }
    let done = run(house).await?;
    let tx = house.db.begin_write().await?;
    let row = setting::ActiveModel { key: Set(LAST_RUN.to_owned()), value: Set(today) };
    if setting::Entity::find_by_id(LAST_RUN.to_owned()).one(&tx).await?.is_some() {
        let row = setting::ActiveModel { key: sea_orm::Unchanged(LAST_RUN.to_owned()), ..row };
        row.update(&tx).await?;
    } else {
        setting::Entity::insert(row).exec_without_returning(&tx).await?;
    }
    tx.commit().await?;
    Ok(Some(done))
}

/// Brings the list up to date and erases whoever has been on it for thirty days and is due.
///
/// # Errors
/// A line of the journal that this house did not sign; the disk's and the database's own.
pub async fn run(house: &House) -> Result<Night, Fault> {
    // A line without its erasure would be counted a second time under another record.
    erase::apply(house, &Journal::of(&house.settings.data)).await?;
    let today = berlin_date(house.clock.now());
    let mut night = Night { listed: list::refresh(house, today).await?, ..Night::default() };
    for person in ripe(house, today).await? {
        match retire(house, person, today).await {
            Ok(done) => night.erased += usize::from(done),
            Err(fault) => {
                night.failed += 1;
                tracing::error!(code = "retention", cause = %fault, "an erasure failed; it is tried again");
                // The line of the journal may be there already: the next person must not be erased on top of it.
                erase::apply(house, &Journal::of(&house.settings.data)).await?;
            }
        }
    }
    Ok(night)
}

/// Whoever is due, has been on the list for thirty days, and is not held; the longest overdue first.
async fn ripe(house: &House, today: NaiveDate) -> Result<Vec<ParticipantId>, Fault> {
    use retention_item::Column::{DueOn, FirstListedOn, ParticipantId};
    let Some(shown_since) = today.checked_sub_days(Days::new(PREVIEW_DAYS)) else { return Ok(Vec::new()) };
    let held = Query::select()
        .column(legal_hold::Column::ParticipantId)
        .from(legal_hold::Entity)
        .cond_where(standing(today))
        .and_where(
            Expr::col((legal_hold::Entity, legal_hold::Column::ParticipantId))
                .equals((retention_item::Entity, ParticipantId)),
        )
        .to_owned();
    let rows = retention_item::Entity::find()
        .filter(DueOn.lte(today))
        .filter(FirstListedOn.lte(shown_since))
        .filter(Expr::not_exists(held))
        .order_by_asc(DueOn)
        .order_by_asc(ParticipantId)
        .limit(MOST);
    Ok(rows.select_only().column(ParticipantId).into_tuple().all(&house.db.read).await?)
}

/// Holds that stand on that day.
pub(super) fn standing(today: NaiveDate) -> Condition {
    let until = Condition::any().add(legal_hold::Column::UntilOn.is_null()).add(legal_hold::Column::UntilOn.gte(today));
    Condition::all().add(legal_hold::Column::EndedOn.is_null()).add(until)
}

/// Erases one person, if that is still right now; `false` if not.
async fn retire(house: &House, person: ParticipantId, today: NaiveDate) -> Result<bool, Fault> {
    let tx = house.db.begin_write().await?;
    // Whoever sets a hold or erases too waits here.
    let Some(row) = participant::Entity::find_by_id(person).lock_exclusive().one(&tx).await? else { return Ok(false) };
    let Some(item) = retention_item::Entity::find_by_id(person).one(&tx).await? else { return Ok(false) };
    let held = legal_hold::Entity::find().filter(legal_hold::Column::ParticipantId.eq(person)).filter(standing(today));
    if held.one(&tx).await?.is_some() || erases_on(item.due_on, item.first_listed_on) > today {
        return Ok(false);
    }
    let now = due::of_person(&tx, person).await?;
    let same = now.is_some_and(|now| (now.class, now.start, now.due_on()) == (item.class, item.start_on, item.due_on));
    if !same {
        return Ok(false);
    }
    let retired = Retired {
        person,
        at: house.clock.now(),
        class: item.class,
        record: Id::from_uuid(new_uuid()),
        start: item.start_on,
        counts: counts(&tx, house, &row).await?,
    };
    carry_out(&tx, house, Some(&row), &retired).await?;
    // Last, so that what cannot be erased leaves no line that every start would stumble over.
    Journal::of(&house.settings.data).add_retired(&house.keyring, &retired)?;
    tx.commit().await?;
    house.names.remove(person);
    Ok(true)
}

/// Carries out a line of the journal whose deletion record the database does not know: it was restored from before, or the
/// program fell between the line and the commit. `true` when the person was still there.
///
/// # Errors
/// The database's own.
pub async fn replay(house: &House, retired: &Retired) -> Result<bool, Fault> {
    let tx = house.db.begin_write().await?;
    let row = participant::Entity::find_by_id(retired.person).lock_exclusive().one(&tx).await?;
    if deletion_record::Entity::find_by_id(retired.record).one(&tx).await?.is_some() {
        return Ok(false);
    }
    carry_out(&tx, house, row.as_ref(), retired).await?;
    tx.commit().await?;
    house.names.remove(retired.person);
    Ok(row.is_some())
}

/// Rows, record, counts and audit entry, all or nothing: the record's id makes that happen once.
async fn carry_out(
    tx: &impl ConnectionTrait,
    house: &House,
    person: Option<&participant::Model>,
    retired: &Retired,
) -> Result<(), Fault> {
    let rows = match person {
        Some(person) => rows::erase(tx, person, retired).await?,
        None => 0,
    };
    let record = deletion_record::Model {
        id: retired.record,
        class: retired.class,
        erased_on: berlin_date(retired.at),
        rows: i32::try_from(rows).unwrap_or(i32::MAX),
    };
    deletion_record::Entity::insert(record.into_active_model().reset_all()).exec_without_returning(tx).await?;
    for counted in &retired.counts {
        count(tx, counted).await?;
    }
    let author = Author { user: None, role: None, at: house.clock.now() };
    let event = Event::new("retention.erase", "deletion_record", retired.record.uuid());
    let event = event.with("class", retired.class).with("rows", rows);
    audit::append(tx, &house.keyring, &author, &[event]).await
}

async fn count(tx: &impl ConnectionTrait, counted: &Counted) -> Result<(), Fault> {
    use not_started_count::Column::{AgeBand, Month, N, Outcome, SiteId};
    let Counted { month, site, age_band, outcome } = counted;
    let one_more = not_started_count::Entity::update_many()
        .col_expr(N, Expr::col(N).add(1))
        .filter(Month.eq(month.as_str()))
        .filter(SiteId.eq(*site))
        .filter(AgeBand.eq(*age_band))
        .filter(Outcome.eq(*outcome));
    if one_more.exec(tx).await?.rows_affected == 0 {
        let id = Id::from_uuid(new_uuid());
        let (month, site_id, age_band, outcome) = (month.clone(), *site, *age_band, *outcome);
        let row = not_started_count::Model { id, month, site_id, age_band, outcome, n: 1 };
        not_started_count::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// What the monthly counts keep: each enrolment that never began, by month, site, age and outcome.
async fn counts(tx: &impl ConnectionTrait, house: &House, person: &participant::Model) -> Result<Vec<Counted>, Fault> {
    let own = across_all_sites().filter(enrolment::Column::ParticipantId.eq(person.id));
    let ended = own.order_by_asc(enrolment::Column::Id).all(tx).await?.into_iter();
    let ended: Vec<_> = ended.filter_map(|row| Some((NotStarted::of(row.status)?, row))).collect();
    if ended.is_empty() {
        return Ok(Vec::new());
    }
    // Nobody's key was destroyed by hand before: else the age is not known any more.
    let identity = people::identities(tx, &house.keyring, &[person.id]).await?.remove(&person.id);
    let counted = ended.into_iter().map(|(outcome, row)| {
        let day = row.end_on.unwrap_or_else(|| berlin_date(row.updated_at));
        let months = identity.as_ref().and_then(|identity| age_in_months(identity.birth_date, day));
        Counted {
            month: day.format("%Y-%m").to_string(),
            site: row.site_id,
            age_band: AgeBand::of(months.and_then(|months| u16::try_from(months).ok())),
            outcome,
        }
    });
    Ok(counted.collect())
}
