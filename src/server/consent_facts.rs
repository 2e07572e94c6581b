//! What is recorded about the consents of enrolments, as the domain judges it (BR-08). Batched: one statement per
//! table, whatever the number of enrolments.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::domain::consent::gate::{Consents, understood_languages};
use crate::domain::consent::required::Who;
use crate::domain::consent::state::{ConsentFacts, SignatoryFacts};
use crate::domain::enrolment::EnrolmentId;
use crate::domain::language_code::LanguageCode;
use crate::domain::participant::ParticipantId;
use crate::server::clock::berlin_date;
use crate::server::crypto::Keyring;
use crate::server::entity::{consent, consent_signatory, enrolment, guardian, participant};
use crate::server::fault::Fault;
use crate::server::people;

/// The consents of one enrolment.
pub async fn of(db: &impl ConnectionTrait, keyring: &Keyring, row: &enrolment::Model) -> Result<Consents, Fault> {
    Ok(of_all(db, keyring, std::slice::from_ref(row)).await?.remove(&row.id).unwrap_or_default())
}

/// The consents of several enrolments; people whose identity was erased have none.
pub async fn of_all(
    db: &impl ConnectionTrait,
    keyring: &Keyring,
    rows: &[enrolment::Model],
) -> Result<HashMap<EnrolmentId, Consents>, Fault> {
    let consents = consent::Entity::find()
        .filter(consent::Column::EnrolmentId.is_in(rows.iter().map(|row| row.id)))
        .all(db)
        .await?;
    let with_consent = |person: ParticipantId| consents.iter().any(|row| row.participant_id == person);
    let people: Vec<_> = rows.iter().map(|row| row.participant_id).filter(|person| with_consent(*person)).collect();
    let families = families(db, keyring, people).await?;
    let signatories = consent_signatory::Entity::find()
        .filter(consent_signatory::Column::ConsentId.is_in(consents.iter().map(|row| row.id)))
        .all(db)
        .await?;
    let mut found: HashMap<EnrolmentId, Consents> = HashMap::new();
    for row in consents {
        let Some(family) = families.get(&row.participant_id) else { continue };
        let lines = signatories.iter().filter(|line| line.consent_id == row.id).map(|line| family.signatory(line));
        let judged = (family.consent(&row), lines.collect());
        found.entry(row.enrolment_id).or_default().0.push(judged);
    }
    Ok(found)
}

/// What the rules need to know of a family.
struct Family {
    birth_date: chrono::NaiveDate,
    language: LanguageCode,
    guardians: Vec<guardian::Model>,
}

async fn families(
    db: &impl ConnectionTrait,
    keyring: &Keyring,
    people: Vec<ParticipantId>,
) -> Result<HashMap<ParticipantId, Family>, Fault> {
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let guardians =
        guardian::Entity::find().filter(guardian::Column::ParticipantId.is_in(people.clone())).all(db).await?;
    let people = participant::Entity::find().filter(participant::Column::Id.is_in(people)).all(db).await?;
    let identities = people::identities(db, keyring, &people).await?;
    let family = |person: &participant::Model| {
        let identity = identities.get(&person.id)?;
        let own = guardians.iter().filter(|guardian| guardian.participant_id == person.id).cloned();
        let family = Family {
            birth_date: identity.birth_date,
            language: person.preferred_language,
            guardians: own.collect(),
        };
        Some((person.id, family))
    };
    Ok(people.iter().filter_map(family).collect())
}

impl Family {
    fn consent(&self, row: &consent::Model) -> ConsentFacts {
        // A guardian that was never changed is as the consent was recorded; a change counts from its day.
        let changed = self.guardians.iter().filter(|guardian| guardian.version > 1);
        ConsentFacts {
            purpose: row.purpose,
            informed_on: row.informed_on,
            explained_in: row.explained_in_language,
            interpreter_level: row.interpreter_level,
            valid_until: row.valid_until,
            withdrawn: row.withdrawn_on.zip(row.withdrawn_at),
            voided_on: row.voided_on,
            superseded_on: row.superseded_on,
            birth_date: self.birth_date,
            custody: self.guardians.iter().map(|guardian| (guardian.id, guardian.custody)).collect(),
            custody_since: changed.map(|guardian| berlin_date(guardian.updated_at)).max(),
        }
    }

    fn signatory(&self, row: &consent_signatory::Model) -> SignatoryFacts {
        let guardian = row.guardian_id.and_then(|id| self.guardians.iter().find(|guardian| guardian.id == id));
        let understands = match guardian {
            Some(guardian) => understood_languages(guardian.preferred_language, guardian.needs_interpreter),
            None => understood_languages(self.language, false),
        };
        SignatoryFacts {
            who: row.guardian_id.map_or(Who::Youth, Who::Guardian),
            required: row.required,
            decision: row.decision,
            decided_on: row.decided_on,
            insight: row.insight,
            has_court_reference: row.court_reference_ct.is_some(),
            understands,
        }
    }
}
