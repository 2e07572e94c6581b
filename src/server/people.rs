//! Opening what says who a person is. Batched: one statement for rows, one for keys, whatever the number.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationTrait};

use crate::domain::guardian::{GuardianId, display_name};
use crate::domain::participant::{ParticipantId, initials};
use crate::server::crypto::{DataKey, Keyring, Place};
use crate::server::entity::{data_key, guardian, participant, participant_identity};
use crate::server::fault::Fault;

/// Who a young person is. `Debug` shows nothing.
pub struct Identity {
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Date of birth.
    pub birth_date: NaiveDate,
    /// Address; empty when not given.
    pub address: String,
    /// Phone; empty when not given.
    pub phone: String,
    /// How the family may safely be contacted; empty when not given.
    pub safe_contact_note: String,
    /// Version of the row, for edits.
    pub version: i32,
}

impl Identity {
    /// Given and family name.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }

    /// Initials for lists (BR-22).
    pub fn initials(&self) -> String {
        initials(&self.given_name, &self.family_name)
    }
}

/// The data keys of several participants.
async fn keys(
    db: &impl ConnectionTrait,
    keyring: &Keyring,
    people: &[participant::Model],
) -> Result<HashMap<ParticipantId, DataKey>, Fault> {
    let wrapped = data_key::Entity::find()
        .filter(data_key::Column::Id.is_in(people.iter().map(|person| person.data_key_id)))
        .all(db)
        .await?;
    let wrapped: HashMap<_, _> = wrapped.into_iter().map(|row| (row.id, row.wrapped)).collect();
    people
        .iter()
        .filter_map(|person| Some((person.id, person.data_key_id, wrapped.get(&person.data_key_id)?)))
        .map(|(person, id, wrapped)| Ok((person, keyring.unwrap_data_key(id.uuid(), wrapped)?)))
        .collect()
}

/// The data key of one participant. Errors: the key was erased.
pub async fn key(db: &impl ConnectionTrait, keyring: &Keyring, person: &participant::Model) -> Result<DataKey, Fault> {
    keys(db, keyring, std::slice::from_ref(person)).await?.remove(&person.id).ok_or_else(Fault::not_found)
}

/// The identities of several participants; people whose key was erased are left out.
pub async fn identities(
    db: &impl ConnectionTrait,
    keyring: &Keyring,
    people: &[ParticipantId],
) -> Result<HashMap<ParticipantId, Identity>, Fault> {
    let opened = opened_all(db, keyring, people).await?;
    Ok(opened.into_iter().map(|(person, (_, identity))| (person, identity)).collect())
}

/// Data key and identity of one participant: one statement for both. Errors: the key was erased.
pub async fn opened(
    db: &impl ConnectionTrait,
    keyring: &Keyring,
    person: &participant::Model,
) -> Result<(DataKey, Identity), Fault> {
    opened_all(db, keyring, &[person.id]).await?.remove(&person.id).ok_or_else(Fault::not_found)
}

async fn opened_all(
    db: &impl ConnectionTrait,
    keyring: &Keyring,
    people: &[ParticipantId],
) -> Result<HashMap<ParticipantId, (DataKey, Identity)>, Fault> {
    let rows = participant_identity::Entity::find()
        .join(JoinType::InnerJoin, participant_identity::Relation::Participant.def())
        .join(JoinType::InnerJoin, participant::Relation::DataKey.def())
        .select_also(data_key::Entity)
        .filter(participant_identity::Column::ParticipantId.is_in(people.iter().copied()))
        .all(db)
        .await?;
    rows.into_iter()
        .filter_map(|(row, wrapped)| Some((row, wrapped?)))
        .map(|(row, wrapped)| {
            let key = keyring.unwrap_data_key(wrapped.id.uuid(), &wrapped.wrapped)?;
            let identity = open_identity(&key, &row)?;
            Ok((row.participant_id, (key, identity)))
        })
        .collect()
}

/// Opens one identity row.
pub fn open_identity(key: &DataKey, row: &participant_identity::Model) -> Result<Identity, Fault> {
    let at = |column| Place::new("participant_identity", column, row.participant_id.uuid());
    let birth_date = key.open(at("birth_date_ct"), &row.birth_date_ct)?;
    Ok(Identity {
        given_name: key.open(at("given_name_ct"), &row.given_name_ct)?,
        family_name: key.open(at("family_name_ct"), &row.family_name_ct)?,
        birth_date: birth_date.parse().map_err(|_| Fault::internal("a sealed birth date is no date"))?,
        address: key.open_optional(at("address_ct"), row.address_ct.as_deref())?,
        phone: key.open_optional(at("phone_ct"), row.phone_ct.as_deref())?,
        safe_contact_note: key.open_optional(at("safe_contact_note_ct"), row.safe_contact_note_ct.as_deref())?,
        version: row.version,
    })
}

/// A guardian with opened names.
pub struct Adult {
    /// The row without its ciphertexts opened.
    pub row: guardian::Model,
    /// Given and family name, after the institution if there is one.
    pub full_name: String,
    /// Contact; empty when not given.
    pub contact: String,
    /// Safe times, how to reach; empty when not given.
    pub contact_rule: String,
    /// Court and file number, or what was seen; empty when nothing was.
    pub custody_document: String,
}

/// The guardians of one participant.
pub async fn guardians(
    db: &impl ConnectionTrait,
    key: &DataKey,
    participant: ParticipantId,
) -> Result<Vec<Adult>, Fault> {
    let mut rows = guardian::Entity::find().filter(guardian::Column::ParticipantId.eq(participant)).all(db).await?;
    rows.sort_by_key(|row| (row.created_at, row.id));
    rows.into_iter().map(|row| open_guardian(key, row)).collect()
}

fn open_guardian(key: &DataKey, row: guardian::Model) -> Result<Adult, Fault> {
    let id: GuardianId = row.id;
    let at = |column| Place::new("guardian", column, id.uuid());
    let given = key.open(at("given_name_ct"), &row.given_name_ct)?;
    let family = key.open(at("family_name_ct"), &row.family_name_ct)?;
    let contact = key.open_optional(at("contact_ct"), row.contact_ct.as_deref())?;
    let institution = key.open_optional(at("institution_ct"), row.institution_ct.as_deref())?;
    let contact_rule = key.open_optional(at("contact_rule_ct"), row.contact_rule_ct.as_deref())?;
    let custody_document = key.open_optional(at("custody_document_ct"), row.custody_document_ct.as_deref())?;
    let full_name = display_name(&institution, &given, &family);
    Ok(Adult { full_name, contact, contact_rule, custody_document, row })
}
