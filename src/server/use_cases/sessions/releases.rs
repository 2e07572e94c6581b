//! The releases from secrecy a talk goes by: which ones the form offers, which one is meant, which ones were meant (BR-02).

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter};

use crate::domain::consent::gate::carries_talk;
use crate::domain::consent::{ConsentId, Direction};
use crate::domain::form::{CheckedSession, SessionForm};
use crate::domain::purpose::Purpose;
use crate::domain::session::rules::{release_field, talks_with};
use crate::domain::session::{Attended, SessionId};
use crate::domain::view::session::ReleaseChoice;
use crate::server::crypto::DataKey;
use crate::server::entity::session_release;
use crate::server::fault::Fault;
use crate::server::use_cases::consents::{Reading, Record, recipient_of};

/// The releases of some sessions.
pub(super) type Releases = HashMap<SessionId, Vec<ConsentId>>;

/// The releases of a purpose that carried a talk at an instant (`day` is its date in Berlin).
pub(super) fn carrying(
    records: &[Record],
    purpose: Purpose,
    (day, instant): (NaiveDate, DateTime<Utc>),
) -> Vec<ConsentId> {
    records
        .iter()
        .filter(|record| record.row.purpose == purpose)
        .filter(|record| carries_talk(&record.facts, &record.lines, day, instant))
        .map(|record| record.row.id)
        .collect()
}

/// The releases in both directions, those that hold today first; one that has run out is offered for a talk held before,
/// one that was withdrawn is named no more.
pub(super) fn offered(records: &[Record], key: &DataKey, today: NaiveDate) -> Result<Vec<ReleaseChoice>, Fault> {
    let both = |record: &&Record| record.facts.direction.is_none_or(|direction| direction.covers(Direction::Both));
    let reading = Reading::of(records.iter().map(|record| &record.row));
    let named = records.iter().filter(|record| record.row.purpose.names_recipient()).filter(both);
    let mut offered = Vec::new();
    let ended = |record: &Record| record.row.voided_on.is_some() || record.row.withdrawn_on.is_some();
    for record in named.filter(|record| !ended(record) && record.signed_on().is_some()) {
        let Some(institution) = reading.institution(key, record.row.id)? else { continue };
        let ends = [record.row.superseded_on, record.row.valid_until];
        offered.push(ReleaseChoice {
            purpose: record.row.purpose,
            id: record.row.id.to_string(),
            institution,
            over_since: if record.is_valid(today) { None } else { ends.into_iter().flatten().min().or(Some(today)) },
        });
    }
    offered.sort_by_key(|choice| (choice.over_since.is_some(), std::cmp::Reverse(choice.over_since)));
    Ok(offered)
}

/// Chooses what needs no choice: the release used last while it holds, else the only one.
pub(super) fn preselect(form: &mut SessionForm, offered: &[ReleaseChoice], used: &[ConsentId]) {
    for purpose in Purpose::ALL.iter().copied().filter(|purpose| purpose.names_recipient()) {
        let open = || offered.iter().filter(|choice| choice.purpose == purpose && choice.over_since.is_none());
        let last = used.iter().map(ToString::to_string).find(|id| open().any(|choice| choice.id == *id));
        let only = || open().next().filter(|_| open().count() == 1).map(|choice| choice.id.clone());
        form.put_release(purpose, last.or_else(only).unwrap_or_default());
    }
}

/// Fills the fields of a saved session again.
pub(super) fn put(form: &mut SessionForm, records: &[Record], used: &[ConsentId]) {
    for record in records.iter().filter(|record| used.contains(&record.row.id)) {
        form.put_release(record.row.purpose, record.row.id.to_string());
    }
}

/// Which release is meant where the form does not say it: the only one that held then. One of today stands for the one
/// it has replaced, towards the same institution.
pub(super) fn settle(session: &mut CheckedSession, records: &[Record], key: &DataKey, at: (NaiveDate, DateTime<Utc>)) {
    if session.attended != Attended::Yes || session.anonymised_talk || session.legal_ground.is_some() {
        return;
    }
    for purpose in talks_with(session.kind, &session.present) {
        if release_field(purpose).is_none() {
            continue;
        }
        let open = carrying(records, purpose, at);
        match session.releases.iter_mut().find(|(of, _)| *of == purpose) {
            Some((_, named)) if !open.contains(named) => {
                let name = |id: ConsentId| {
                    let record = records.iter().find(|record| record.row.id == id)?;
                    recipient_of(key, &record.row).ok().map(|found| found.map(|(recipient, _)| recipient))
                };
                let meant = name(*named);
                let same = |id: &ConsentId| match (&meant, name(*id)) {
                    (Some(Some(one)), Some(Some(other))) => one.is_same_institution(&other),
                    (Some(None), Some(None)) => true,
                    _ => false,
                };
                if let Some(id) = open.iter().find(|id| same(id)) {
                    *named = *id;
                }
            }
            Some(_) => {}
            None => {
                if let [only] = open.as_slice() {
                    session.releases.push((purpose, *only));
                }
            }
        }
    }
}

/// The releases of some sessions: one statement, none without a session.
pub(super) async fn of_sessions(
    db: &impl ConnectionTrait,
    sessions: impl IntoIterator<Item = SessionId>,
) -> Result<Releases, Fault> {
    let sessions: Vec<SessionId> = sessions.into_iter().collect();
    let mut releases = Releases::new();
    if sessions.is_empty() {
        return Ok(releases);
    }
    let rows = session_release::Entity::find().filter(session_release::Column::SessionId.is_in(sessions)).all(db);
    for row in rows.await? {
        releases.entry(row.session_id).or_default().push(row.consent_id);
    }
    Ok(releases)
}

/// Writes down which releases a session went by.
pub(super) async fn insert(tx: &impl ConnectionTrait, session: &CheckedSession) -> Result<(), Fault> {
    for (_, consent_id) in &session.releases {
        let row = session_release::Model { session_id: session.id, consent_id: *consent_id };
        session_release::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    }
    Ok(())
}
