//! From rows to facts: what the rules of `domain::consent` judge. One statement per table, whatever the number.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::domain::consent::ConsentState;
use crate::domain::consent::gate::{Consents, understood_languages};
use crate::domain::consent::required::Who;
use crate::domain::consent::state::{ConsentFacts, SignatoryFacts, is_valid_on, signed_on, state_of};
use crate::domain::language_code::LanguageCode;
use crate::domain::participant::{LanguageLevel, ParticipantId};
use crate::server::clock::{berlin_date, berlin_instant};
use crate::server::entity::{consent, consent_signatory, enrolment, guardian, participant, participant_language};
use crate::server::fault::Fault;

/// What about a young person decides on consents.
#[derive(Clone, Copy)]
pub struct Youth {
    /// Who.
    pub id: ParticipantId,
    /// Date of birth.
    pub birth_date: NaiveDate,
    /// Language the person prefers to talk in.
    pub language: LanguageCode,
}

impl Youth {
    /// From the row and the opened date of birth.
    pub fn of(participant: &participant::Model, birth_date: NaiveDate) -> Self {
        Self { id: participant.id, birth_date, language: participant.preferred_language }
    }
}

/// One consent: its rows, and the facts made of them.
pub struct Record {
    /// The consent.
    pub row: consent::Model,
    /// Who decides, in the order of the computed list.
    pub signatories: Vec<consent_signatory::Model>,
    /// What the rules judge.
    pub facts: ConsentFacts,
    /// The same for the signatories, in the same order.
    pub lines: Vec<SignatoryFacts>,
}

impl Record {
    /// The computed state on a day (BR-08).
    pub fn state(&self, today: NaiveDate) -> ConsentState {
        state_of(&self.facts, &self.lines, today)
    }

    /// Whether the purpose is open on a day by this consent.
    pub fn is_valid(&self, today: NaiveDate) -> bool {
        is_valid_on(&self.facts, &self.lines, today)
    }

    /// First day on which everything needed was there.
    pub fn signed_on(&self) -> Option<NaiveDate> {
        signed_on(&self.facts, &self.lines)
    }

    /// Whether it still speaks for its purpose: neither void nor replaced by a newer one.
    pub fn is_current(&self) -> bool {
        self.row.voided_on.is_none() && self.row.superseded_on.is_none()
    }
}

/// Who a signatory row stands for.
pub fn who(row: &consent_signatory::Model) -> Who {
    row.guardian_id.map_or(Who::Youth, Who::Guardian)
}

/// All consents of one enrolment, oldest first. `db` may be the transaction that has just written them.
pub async fn of_enrolment(
    db: &impl ConnectionTrait,
    enrolment: &enrolment::Model,
    youth: Youth,
) -> Result<Vec<Record>, Fault> {
    let adults = guardian::Entity::find().filter(guardian::Column::ParticipantId.eq(youth.id)).all(db).await?;
    with_adults(db, enrolment, youth, adults).await
}

/// The same where the adults of the family are at hand.
pub async fn with_adults(
    db: &impl ConnectionTrait,
    enrolment: &enrolment::Model,
    youth: Youth,
    guardians: Vec<guardian::Model>,
) -> Result<Vec<Record>, Fault> {
    let rows = consent::Entity::find()
        .filter(consent::Column::EnrolmentId.eq(enrolment.id))
        .find_with_related(consent_signatory::Entity)
        .all(db)
        .await?;
    let families = Families { guardians, languages: languages(db, [youth.id]).await? };
    Ok(families.records(rows, &[youth]))
}

/// Consents of several young people as records, oldest first; those of people not named are left out.
pub async fn records(
    db: &impl ConnectionTrait,
    rows: Vec<consent::Model>,
    youths: &[Youth],
) -> Result<Vec<Record>, Fault> {
    let people = || youths.iter().map(|youth| youth.id);
    let signatories = consent_signatory::Entity::find()
        .filter(consent_signatory::Column::ConsentId.is_in(rows.iter().map(|row| row.id)))
        .all(db)
        .await?;
    let guardians = guardian::Entity::find().filter(guardian::Column::ParticipantId.is_in(people())).all(db).await?;
    let families = Families { guardians, languages: languages(db, people()).await? };
    let mut by_consent: HashMap<_, Vec<_>> = HashMap::new();
    for row in signatories {
        by_consent.entry(row.consent_id).or_default().push(row);
    }
    let with_signatories = |row: consent::Model| {
        let signatories = by_consent.remove(&row.id).unwrap_or_default();
        (row, signatories)
    };
    Ok(families.records(rows.into_iter().map(with_signatories).collect(), youths))
}

async fn languages(
    db: &impl ConnectionTrait,
    people: impl IntoIterator<Item = ParticipantId>,
) -> Result<Vec<participant_language::Model>, Fault> {
    let of = participant_language::Column::ParticipantId.is_in(people);
    Ok(participant_language::Entity::find().filter(of).all(db).await?)
}

/// The adults and languages of the families at hand.
struct Families {
    guardians: Vec<guardian::Model>,
    languages: Vec<participant_language::Model>,
}

impl Families {
    fn records(&self, mut rows: Vec<(consent::Model, Vec<consent_signatory::Model>)>, youths: &[Youth]) -> Vec<Record> {
        rows.sort_by_key(|(row, _)| (row.informed_on, row.created_at, row.id));
        let youths: HashMap<_, _> = youths.iter().map(|youth| (youth.id, *youth)).collect();
        let record = |(row, mut signatories): (consent::Model, Vec<consent_signatory::Model>)| {
            let youth = *youths.get(&row.participant_id)?;
            signatories.sort_by_key(|line| (line.guardian_id.is_none(), line.created_at, line.id));
            Some(self.record(row, signatories, youth))
        };
        rows.into_iter().filter_map(record).collect()
    }

    fn record(&self, row: consent::Model, signatories: Vec<consent_signatory::Model>, youth: Youth) -> Record {
        let adults: Vec<&guardian::Model> =
            self.guardians.iter().filter(|adult| adult.participant_id == youth.id).collect();
        let facts = ConsentFacts {
            purpose: row.purpose,
            informed_on: row.informed_on,
            explained_in: row.explained_in_language,
            interpreter_level: row.interpreter_level,
            remote_allowed: row.remote_allowed,
            valid_until: row.valid_until,
            withdrawn: row.withdrawn_on.zip(row.withdrawn_at).map(|(on, at)| (on, effective(on, at))),
            voided_on: row.voided_on,
            superseded_on: row.superseded_on,
            birth_date: youth.birth_date,
            custody: adults.iter().map(|adult| (adult.id, adult.custody)).collect(),
            custody_since: adults.iter().map(|adult| adult.custody_since).max(),
            asked_again_from: row.asked_again_from,
            direction: row.direction,
        };
        let lines = signatories.iter().map(|line| self.line(line, &adults, youth)).collect();
        Record { row, signatories, facts, lines }
    }

    fn line(&self, row: &consent_signatory::Model, adults: &[&guardian::Model], youth: Youth) -> SignatoryFacts {
        let understands = match row.guardian_id {
            None => self.languages_of(youth),
            Some(id) => adults
                .iter()
                .find(|adult| adult.id == id)
                .map(|adult| understood_languages(adult.preferred_language, adult.needs_interpreter))
                .unwrap_or_default(),
        };
        SignatoryFacts {
            who: who(row),
            required: row.required,
            decision: row.decision,
            decided_on: row.decided_on,
            insight: row.insight,
            has_court_reference: row.court_reference_ct.is_some(),
            understands,
        }
    }

    /// The preferred language, what is spoken well, and German unless it is recorded as poor: the young people go
    /// to school here.
    fn languages_of(&self, youth: Youth) -> Vec<LanguageCode> {
        let own = || self.languages.iter().filter(|row| row.participant_id == youth.id);
        let poor = |level| matches!(level, LanguageLevel::None | LanguageLevel::Basic);
        let german_is_poor = own().any(|row| row.language == LanguageCode::German && poor(row.level));
        let mut languages = understood_languages(youth.language, german_is_poor);
        languages.extend(own().filter(|row| !poor(row.level)).map(|row| row.language));
        languages
    }
}

/// From when a withdrawal counts: its instant, when it was entered on its day. One that was entered later (a letter of
/// Monday, opened on Friday) counts for the whole of its day, because nobody knows its hour.
fn effective(on: NaiveDate, at: DateTime<Utc>) -> DateTime<Utc> {
    if berlin_date(at) > on { berlin_instant(on, 0) } else { at }
}

/// The facts of several records as the gate that answers which purposes are open.
pub fn consents(records: &[Record]) -> Consents {
    Consents(records.iter().map(|record| (record.facts.clone(), record.lines.clone())).collect())
}
