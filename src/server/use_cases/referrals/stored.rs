//! Whether a referral with this id is already stored, and with the same content.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::domain::case_code::CaseCode;
use crate::domain::form::{CheckedGuardian, CheckedIdentity, CheckedReferral};
use crate::domain::participant::ParticipantId;
use crate::domain::referral::ReferralId;
use crate::server::call::Call;
use crate::server::clock::berlin_date;
use crate::server::crypto::{DataKey, Place};
use crate::server::entity::{guardian, participant, referral};
use crate::server::fault::Fault;
use crate::server::people;

/// The case code when the same person already stored the same content under this id; `None` when the id is free.
///
/// # Errors
/// `same_id_other_content`.
pub(super) async fn same(call: &Call, checked: &CheckedReferral) -> Result<Option<CaseCode>, Fault> {
    let person = participant::Entity::find_by_id(ParticipantId::from_uuid(checked.client_id)).one(call.db()).await?;
    let Some(person) = person else { return Ok(None) };
    let conflict = || Fault::conflict("same_id_other_content");
    let row = referral::Entity::find_by_id(ReferralId::from_uuid(checked.client_id)).one(call.db()).await?;
    let row = row.filter(|row| row.created_by == Some(call.actor.user)).ok_or_else(conflict)?;
    let stored = read(call, checked, &person, &row).await?;
    if stored == *checked { Ok(Some(person.case_code)) } else { Err(conflict()) }
}

async fn read(
    call: &Call,
    checked: &CheckedReferral,
    person: &participant::Model,
    row: &referral::Model,
) -> Result<CheckedReferral, Fault> {
    let (key, identity) = people::opened(call.db(), &call.house.keyring, person).await?;
    let mut adults =
        guardian::Entity::find().filter(guardian::Column::ParticipantId.eq(person.id)).all(call.db()).await?;
    adults.sort_by_key(|adult| adult.id);
    Ok(CheckedReferral {
        client_id: checked.client_id,
        site_id: Some(row.site_id),
        identity: CheckedIdentity {
            given_name: identity.given_name,
            family_name: identity.family_name,
            birth_date: identity.birth_date,
            address: filled(identity.address),
            phone: filled(identity.phone),
            safe_contact_note: filled(identity.safe_contact_note),
        },
        sex: person.sex,
        preferred_language: person.preferred_language,
        german_at_home: person.german_at_home,
        foreign_origin: person.foreign_origin,
        school_type: person.school_type,
        grade: person.grade.and_then(|grade| u16::try_from(grade).ok()),
        guardians: adults.into_iter().map(|adult| guardian(&key, adult)).collect::<Result<_, _>>()?,
        received_on: row.received_on,
        source: row.source,
        threshold: row.threshold_met,
        threshold_note: row.threshold_note_code,
        screening1_result: row.screening1_result,
        handed_over_on: row.handed_over_on,
    })
}

fn guardian(key: &DataKey, row: guardian::Model) -> Result<CheckedGuardian, Fault> {
    let at = |column| Place::new("guardian", column, row.id.uuid());
    Ok(CheckedGuardian {
        given_name: key.open(at("given_name_ct"), &row.given_name_ct)?,
        family_name: key.open(at("family_name_ct"), &row.family_name_ct)?,
        relation: row.relation,
        custody: row.custody,
        custody_proof: row.custody_proof,
        custody_document: filled(key.open_optional(at("custody_document_ct"), row.custody_document_ct.as_deref())?),
        custody_since: Some(row.custody_since).filter(|day| *day != berlin_date(row.created_at)),
        institution: filled(key.open_optional(at("institution_ct"), row.institution_ct.as_deref())?),
        preferred_language: row.preferred_language,
        needs_interpreter: row.needs_interpreter,
        contact: filled(key.open_optional(at("contact_ct"), row.contact_ct.as_deref())?),
        may_be_contacted: row.may_be_contacted,
        contact_rule: filled(key.open_optional(at("contact_rule_ct"), row.contact_rule_ct.as_deref())?),
    })
}

fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
