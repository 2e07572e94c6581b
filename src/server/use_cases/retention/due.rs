//! Deadlines from the rows: of everybody for the list, of one person before the erasure.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, Select};

use crate::domain::enrolment::Status;
use crate::domain::participant::ParticipantId;
use crate::domain::retention::{Deadline, Part, RetentionClass, deadline};
use crate::server::clock::berlin_date;
use crate::server::entity::{consent, enrolment, participant_identity};
use crate::server::fault::Fault;
use crate::server::scope::across_all_sites;

type Row = (ParticipantId, Status, Option<NaiveDate>, Option<NaiveDate>, Option<NaiveDate>, DateTime<Utc>);

/// The deadlines of everybody who has one: three statements, no encrypted column, no case code.
pub(super) async fn everybody(db: &impl ConnectionTrait) -> Result<BTreeMap<ParticipantId, Deadline>, Fault> {
    let withdrawn = consent::Entity::find();
    // Whoever has no sealed name any more is erased to the end.
    let left = Query::select()
        .column(enrolment::Column::ParticipantId)
        .from(enrolment::Entity)
        .and_where(enrolment::Column::Status.eq(Status::Erased))
        .to_owned();
    let left =
        participant_identity::Entity::find().filter(participant_identity::Column::ParticipantId.in_subquery(left));
    deadlines(db, across_all_sites(), withdrawn, left).await
}

/// The deadline of one person as the rows are now.
pub(super) async fn of_person(db: &impl ConnectionTrait, person: ParticipantId) -> Result<Option<Deadline>, Fault> {
    let rows = across_all_sites().filter(enrolment::Column::ParticipantId.eq(person));
    let withdrawn = consent::Entity::find().filter(consent::Column::ParticipantId.eq(person));
    let left = participant_identity::Entity::find_by_id(person);
    Ok(deadlines(db, rows, withdrawn, left).await?.remove(&person))
}

async fn deadlines(
    db: &impl ConnectionTrait,
    enrolments: Select<enrolment::Entity>,
    consents: Select<consent::Entity>,
    identities: Select<participant_identity::Entity>,
) -> Result<BTreeMap<ParticipantId, Deadline>, Fault> {
    use enrolment::Column::{EndOn, FollowUpUntil, ParticipantId as Person, StartOn, Status as State, UpdatedAt};
    let rows = enrolments.select_only().columns([Person, State, StartOn, EndOn, FollowUpUntil, UpdatedAt]);
    let mut parts: BTreeMap<ParticipantId, Vec<Part>> = BTreeMap::new();
    for (person, status, start_on, end_on, follow_up_until, updated_at) in rows.into_tuple::<Row>().all(db).await? {
        let ended_on = end_on.unwrap_or_else(|| berlin_date(updated_at));
        parts.entry(person).or_default().push(Part { status, start_on, ended_on, follow_up_until });
    }
    let withdrawn = consents.filter(consent::Column::WithdrawnOn.is_not_null()).select_only();
    let withdrawn = withdrawn.columns([consent::Column::ParticipantId, consent::Column::WithdrawnOn]);
    let mut withdrawals: BTreeMap<ParticipantId, Vec<NaiveDate>> = BTreeMap::new();
    for (person, day) in withdrawn.into_tuple::<(ParticipantId, NaiveDate)>().all(db).await? {
        withdrawals.entry(person).or_default().push(day);
    }
    let left = identities.select_only().column(participant_identity::Column::ParticipantId);
    let left: BTreeSet<ParticipantId> = left.into_tuple().all(db).await?.into_iter().collect();
    let found = parts.into_iter().filter_map(|(person, parts)| {
        let days = withdrawals.get(&person).map_or(&[][..], Vec::as_slice);
        Some((person, deadline(&parts, days)?))
    });
    let is_left = |(person, found): &(ParticipantId, Deadline)| {
        found.class != RetentionClass::ConsentProof || left.contains(person)
    };
    Ok(found.filter(is_left).collect())
}
