//! Which cohort can be asked for.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::sources::{first_end, persons};
use crate::domain::cohort::{Cohort, HalfYear, LEAST_PERSONS};
use crate::domain::release::ReleaseState;
use crate::domain::view::research::Offer;
use crate::server::entity::release;
use crate::server::fault::Fault;

/// The cohort on offer: from the first half-year in no release to the last one that is ready today.
pub async fn on_offer(db: &impl ConnectionTrait, today: NaiveDate) -> Result<Offer, Fault> {
    let released = released_cohorts(db).await?;
    let from = match released.iter().map(|cohort| cohort.to()).max() {
        Some(last) => Some(last.next()),
        None => first_end(db).await?.and_then(HalfYear::of),
    };
    let Some(from) = from else { return Ok(Offer::Nothing) };
    let Some(cohort) = Cohort::up_to(from, today) else {
        let next = Cohort::closed_in(from, from).ok_or_else(|| Fault::internal("a half-year is no cohort"))?;
        return Ok(Offer::NotYet { ready_on: next.ready_on() });
    };
    let persons = persons(db, cohort).await?;
    if persons < LEAST_PERSONS {
        return Ok(Offer::TooFew { cohort, needed: LEAST_PERSONS });
    }
    // Rounded to tens: whoever sees this may not see exact counts.
    Ok(Offer::Ready { cohort, about: (persons + 5) / 10 * 10 })
}

/// The cohorts of which a file was made.
pub async fn released_cohorts(db: &impl ConnectionTrait) -> Result<Vec<Cohort>, Fault> {
    let codes: Vec<String> = release::Entity::find()
        .filter(release::Column::State.ne(ReleaseState::Refused))
        .select_only()
        .column(release::Column::Cohort)
        .into_tuple()
        .all(db)
        .await?;
    codes.iter().map(|code| read_cohort(code)).collect()
}

/// A cohort from its code in the database.
pub fn read_cohort(code: &str) -> Result<Cohort, Fault> {
    code.parse().map_err(|_| Fault::internal("a cohort code does not read"))
}

/// Whether two cohorts share a half-year.
pub fn overlap(one: Cohort, other: Cohort) -> bool {
    one.from() <= other.to() && other.from() <= one.to()
}
