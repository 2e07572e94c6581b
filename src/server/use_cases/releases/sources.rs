//! The rows a file is made from: closed cases of a cohort, one query per table, no encrypted column.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Months, NaiveDate};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};

use crate::domain::cohort::Cohort;
use crate::domain::disclosure::microdata::source::PersonKey;
use crate::domain::disclosure::microdata::{LanguageGroup, Phase, SourceRow};
use crate::domain::enrolment::{EndKind, EndReason, EnrolmentId, Status};
use crate::domain::participant::{ParticipantId, Sex, YesNoUnknown};
use crate::domain::session::{Attended, Present};
use crate::domain::site::{Region, SiteId};
use crate::server::entity::code_column::CodeList;
use crate::server::entity::{enrolment, participant, release_member, session, site};
use crate::server::fault::Fault;
use crate::server::scope::across_all_sites;
use crate::server::use_cases::consents;

/// A closed enrolment as the query brings it.
type Closed = (
    EnrolmentId,
    ParticipantId,
    SiteId,
    Option<NaiveDate>,
    Option<NaiveDate>,
    Option<NaiveDate>,
    Option<EndKind>,
    Option<EndReason>,
    Option<i32>,
);

/// Contacts of one enrolment.
#[derive(Default)]
struct Contacts {
    held: Vec<NaiveDate>,
    interpreter: bool,
}

/// Started cases that ended in the cohort.
fn closed(cohort: Cohort) -> Select<enrolment::Entity> {
    across_all_sites()
        .filter(enrolment::Column::EndOn.gte(cohort.from().first_day()))
        .filter(enrolment::Column::EndOn.lte(cohort.to().last_day()))
        .filter(enrolment::Column::StartOn.is_not_null())
        .filter(enrolment::Column::EndKind.is_not_null())
        .filter(enrolment::Column::EndKind.ne(EndKind::NotStarted))
        .filter(enrolment::Column::Status.ne(Status::Erased))
}

/// The same, one column only, for a condition of another table.
fn closed_column(cohort: Cohort, column: enrolment::Column) -> SelectStatement {
    closed(cohort).select_only().column(column).into_query()
}

/// The raw rows of a cohort. Whoever withdrew the consent to take part is left out (BR-10).
pub async fn sources(db: &impl ConnectionTrait, cohort: Cohort) -> Result<Vec<SourceRow>, Fault> {
    let rows: Vec<Closed> = closed(cohort)
        .select_only()
        .columns([
            enrolment::Column::Id,
            enrolment::Column::ParticipantId,
            enrolment::Column::SiteId,
            enrolment::Column::StartOn,
            enrolment::Column::PlannedEndOn,
            enrolment::Column::EndOn,
            enrolment::Column::EndKind,
            enrolment::Column::EndReason,
            enrolment::Column::AgeAtStartMonths,
        ])
        .into_tuple()
        .all(db)
        .await?;
    let withdrawn = withdrawn(db).await?;
    let people = people(db, cohort).await?;
    // With the months the site plans for, within which an end needs no extension (BR-05).
    let sites: BTreeMap<SiteId, (Region, u32)> = site::Entity::find()
        .select_only()
        .columns([site::Column::Id, site::Column::Region, site::Column::PlannedMonths])
        .into_tuple::<(SiteId, Region, i32)>()
        .all(db)
        .await?
        .into_iter()
        .map(|(id, region, months)| (id, (region, u32::try_from(months).unwrap_or_default())))
        .collect();
    let mut contacts = contacts(db, cohort).await?;
    let row = |row: Closed| {
        let (id, person, site, start_on, planned_end_on, end_on, end_kind, end_reason, age) = row;
        let start_on = start_on?;
        let (region, months) = *sites.get(&site)?;
        let (sex, language) = *people.get(&person)?;
        let met = contacts.remove(&id).unwrap_or_default();
        let mut per_phase = [0; 4];
        for held_on in met.held {
            per_phase[Phase::of(start_on, held_on).index()] += 1;
        }
        Some(SourceRow {
            person: *person.uuid().as_bytes(),
            age: age.and_then(|months| u8::try_from(months / 12).ok()),
            region,
            sex,
            language,
            start_on,
            end_on: end_on?,
            contacts: per_phase,
            interpreter_used: met.interpreter,
            extended: planned_end_on.is_some_and(|planned| planned > start_on + Months::new(months)),
            end_kind: end_kind?,
            end_reason,
        })
    };
    Ok(rows.into_iter().filter(|row| !withdrawn.contains(&row.1)).filter_map(row).collect())
}

/// How many persons of a cohort could be in a file: not withdrawn, in no earlier one.
pub async fn persons(db: &impl ConnectionTrait, cohort: Cohort) -> Result<usize, Fault> {
    let inside: Vec<ParticipantId> =
        closed(cohort).select_only().column(enrolment::Column::ParticipantId).into_tuple().all(db).await?;
    let (withdrawn, released) = (withdrawn(db).await?, released_before(db).await?);
    let may_be = |person: &ParticipantId| !withdrawn.contains(person) && !released.contains(person.uuid().as_bytes());
    Ok(inside.into_iter().filter(may_be).collect::<BTreeSet<_>>().len())
}

/// Everybody who is in any earlier release.
pub async fn released_before(db: &impl ConnectionTrait) -> Result<BTreeSet<PersonKey>, Fault> {
    let members: Vec<ParticipantId> = release_member::Entity::find()
        .select_only()
        .column(release_member::Column::ParticipantId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(members.into_iter().map(|person| *person.uuid().as_bytes()).collect())
}

/// The first day on which a started case ended; `None` before any did.
pub async fn first_end(db: &impl ConnectionTrait) -> Result<Option<NaiveDate>, Fault> {
    use sea_orm::QueryOrder;
    let first: Option<Option<NaiveDate>> = across_all_sites()
        .filter(enrolment::Column::EndOn.is_not_null())
        .filter(enrolment::Column::StartOn.is_not_null())
        .order_by_asc(enrolment::Column::EndOn)
        .select_only()
        .column(enrolment::Column::EndOn)
        .into_tuple()
        .one(db)
        .await?;
    Ok(first.flatten())
}

/// Everybody who withdrew the consent to take part, in whichever enrolment, and did not give it again, or whose consent
/// was void (BR-10).
async fn withdrawn(db: &impl ConnectionTrait) -> Result<BTreeSet<ParticipantId>, Fault> {
    let closed = consents::closed_everywhere(db).await?;
    let people =
        enrolment::Entity::find().select_only().columns([enrolment::Column::Id, enrolment::Column::ParticipantId]);
    let people = people.into_tuple::<(EnrolmentId, ParticipantId)>().all(db).await?;
    Ok(people.into_iter().filter(|(id, _)| closed.contains(id)).map(|(_, person)| person).collect())
}

type Person = (Sex, Option<LanguageGroup>);

async fn people(db: &impl ConnectionTrait, cohort: Cohort) -> Result<BTreeMap<ParticipantId, Person>, Fault> {
    let rows: Vec<(ParticipantId, Sex, YesNoUnknown)> = participant::Entity::find()
        .filter(participant::Column::Id.in_subquery(closed_column(cohort, enrolment::Column::ParticipantId)))
        .select_only()
        .columns([participant::Column::Id, participant::Column::Sex, participant::Column::GermanAtHome])
        .into_tuple()
        .all(db)
        .await?;
    let language = |german| match german {
        YesNoUnknown::Yes => Some(LanguageGroup::German),
        YesNoUnknown::No => Some(LanguageGroup::Other),
        YesNoUnknown::Unknown => None,
    };
    Ok(rows.into_iter().map(|(id, sex, german)| (id, (sex, language(german)))).collect())
}

/// The days of attended contacts per enrolment; no-shows and cancelled appointments are no contacts.
async fn contacts(db: &impl ConnectionTrait, cohort: Cohort) -> Result<BTreeMap<EnrolmentId, Contacts>, Fault> {
    let rows: Vec<(EnrolmentId, NaiveDate, CodeList<Present>)> = session::Entity::find()
        .filter(session::Column::Attended.eq(Attended::Yes))
        .filter(session::Column::EnrolmentId.in_subquery(closed_column(cohort, enrolment::Column::Id)))
        .select_only()
        .columns([session::Column::EnrolmentId, session::Column::HeldOn, session::Column::Present])
        .into_tuple()
        .all(db)
        .await?;
    let mut contacts: BTreeMap<EnrolmentId, Contacts> = BTreeMap::new();
    for (enrolment, held_on, present) in rows {
        let met = contacts.entry(enrolment).or_default();
        met.held.push(held_on);
        met.interpreter |= present.0.contains(&Present::Interpreter);
    }
    Ok(contacts)
}
