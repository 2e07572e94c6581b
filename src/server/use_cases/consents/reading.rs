//! What the consents of an enrolment keep unread: the gate for reads, one statement whatever the number.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::domain::consent::ConsentId;
use crate::domain::consent::withheld::{Standing, closes};
use crate::domain::enrolment::EnrolmentId;
use crate::domain::purpose::Purpose;
use crate::server::crypto::DataKey;
use crate::server::entity::consent;
use crate::server::fault::Fault;

use super::family::recipient_of;

/// What of a row decides on reading.
fn standing(row: &consent::Model) -> Standing {
    Standing {
        given: row.valid_from.is_some(),
        withdrawn: row.withdrawn_on.is_some(),
        voided: row.voided_on.is_some(),
        superseded: row.superseded_on.is_some(),
    }
}

/// The consents of one enrolment, for reading what they opened.
pub struct Reading(Vec<consent::Model>);

/// Reads them.
pub async fn reading(db: &impl ConnectionTrait, enrolment: EnrolmentId) -> Result<Reading, Fault> {
    Ok(Reading(consent::Entity::find().filter(consent::Column::EnrolmentId.eq(enrolment)).all(db).await?))
}

impl Reading {
    /// Of rows that are at hand.
    pub fn of<'a>(rows: impl Iterator<Item = &'a consent::Model>) -> Self {
        Self(rows.cloned().collect())
    }

    /// Whether what the purpose opened stays unread.
    pub fn is_closed(&self, purpose: Purpose) -> bool {
        let of_purpose = self.0.iter().filter(|row| row.purpose == purpose);
        closes(&of_purpose.map(standing).collect::<Vec<_>>())
    }

    /// Whether the purpose was withdrawn and not given again.
    pub fn is_withdrawn(&self, purpose: Purpose) -> bool {
        let mut of_purpose = self.0.iter().filter(|row| row.purpose == purpose && row.superseded_on.is_none());
        of_purpose.any(|row| row.withdrawn_on.is_some())
    }

    /// The institution a release from secrecy names, or `None` where it was withdrawn towards this very institution.
    ///
    /// # Errors
    /// A recipient that cannot be opened.
    pub fn institution(&self, key: &DataKey, id: ConsentId) -> Result<Option<String>, Fault> {
        let Some(row) = self.0.iter().find(|row| row.id == id) else { return Ok(None) };
        let named = recipient_of(key, row)?.map(|(recipient, _)| recipient);
        let mut same = Vec::new();
        for other in self.0.iter().filter(|other| other.purpose == row.purpose) {
            let towards = recipient_of(key, other)?.map(|(recipient, _)| recipient);
            let is_same = match (&named, &towards) {
                (Some(one), Some(other)) => one.is_same_institution(other),
                (None, None) => true,
                _ => false,
            };
            if is_same {
                same.push(standing(other));
            }
        }
        let institution = named.map(|recipient| recipient.institution).unwrap_or_default();
        Ok(Some(institution).filter(|_| !closes(&same)))
    }

    /// The purpose a consent is for.
    pub fn purpose_of(&self, id: ConsentId) -> Option<Purpose> {
        self.0.iter().find(|row| row.id == id).map(|row| row.purpose)
    }
}

/// Of some enrolments those in which a purpose is closed for reading.
pub async fn closed_in(
    db: &impl ConnectionTrait,
    purpose: Purpose,
    enrolments: impl IntoIterator<Item = EnrolmentId>,
) -> Result<HashSet<EnrolmentId>, Fault> {
    let enrolments: Vec<EnrolmentId> = enrolments.into_iter().collect();
    if enrolments.is_empty() {
        return Ok(HashSet::new());
    }
    let of_purpose = consent::Entity::find().filter(consent::Column::Purpose.eq(purpose));
    closed(db, of_purpose.filter(consent::Column::EnrolmentId.is_in(enrolments))).await
}

/// The enrolments of the whole programme in which taking part is closed for reading: research files leave
/// them out.
pub async fn closed_everywhere(db: &impl ConnectionTrait) -> Result<HashSet<EnrolmentId>, Fault> {
    closed(db, consent::Entity::find().filter(consent::Column::Purpose.eq(Purpose::Participation))).await
}

async fn closed(
    db: &impl ConnectionTrait,
    select: sea_orm::Select<consent::Entity>,
) -> Result<HashSet<EnrolmentId>, Fault> {
    use consent::Column::{EnrolmentId as Enrolment, SupersededOn, ValidFrom, VoidedOn, WithdrawnOn};
    let select = select.select_only().columns([Enrolment, ValidFrom, WithdrawnOn, VoidedOn, SupersededOn]);
    let rows = select.into_tuple::<(EnrolmentId, Day, Day, Day, Day)>().all(db).await?;
    let mut standings: HashMap<EnrolmentId, Vec<Standing>> = HashMap::new();
    for (enrolment, given, withdrawn, voided, superseded) in rows {
        standings.entry(enrolment).or_default().push(Standing {
            given: given.is_some(),
            withdrawn: withdrawn.is_some(),
            voided: voided.is_some(),
            superseded: superseded.is_some(),
        });
    }
    Ok(standings.into_iter().filter(|(_, all)| closes(all)).map(|(enrolment, _)| enrolment).collect())
}

type Day = Option<chrono::NaiveDate>;
