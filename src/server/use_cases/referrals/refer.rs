//! One deed creates identity, guardians, referral and enrolment (`docs/domain.md` 7.2).

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use unicode_normalization::UnicodeNormalization;

use super::{parts, stored};
use crate::domain::access::Permission;
use crate::domain::case_code::CaseCode;
use crate::domain::enrolment::{EnrolmentId, Status, Strand};
use crate::domain::error::ErrorCode;
use crate::domain::form::{CheckedGuardian, CheckedReferral, ReferralForm};
use crate::domain::guardian::GuardianId;
use crate::domain::id::Id;
use crate::domain::participant::ParticipantId;
use crate::domain::referral::{ReferralId, ReferralOutcome};
use crate::domain::site::SiteId;
use crate::server::audit::Event;
use crate::server::call::{Call, Change};
use crate::server::clock::new_uuid;
use crate::server::crypto::{DataKey, Place, random};
use crate::server::entity::{data_key, enrolment, guardian, participant, participant_identity, referral};
use crate::server::fault::Fault;

/// How often a case code is drawn again when it is taken; with 30 bits a second draw is already rare.
const DRAWS: usize = 8;

/// Takes up a referral and gives the case code. The same id with the same content is the same case.
///
/// # Errors
/// Field errors; `same_id_other_content` when the id was used for something else.
pub async fn refer(call: &Call, form: &ReferralForm) -> Result<CaseCode, Fault> {
    let mut checked = form.check(call.today)?;
    normalise(&mut checked);
    let site = site_of(call, checked.site_id).await?;
    checked.site_id = Some(site);
    if let Some(code) = stored::same(call, &checked).await? {
        return Ok(code);
    }
    let (key, wrapped) = call.house.keyring.new_data_key()?;
    let mut change = call.change().await?;
    put_key(call, &change, &key, wrapped).await?;
    let person = participant_row(call, &checked, &key);
    let Some(code) = put_participant(&change, person).await? else {
        // Another request with the same id was faster; it has committed, or this one would still wait.
        drop(change);
        return stored::same(call, &checked).await?.ok_or_else(|| Fault::conflict("try_again"));
    };
    put_family(call, &change, &checked, &key).await?;
    let enrolment = put_referral(call, &change, &checked, (site, code)).await?;
    let event = Event::new("referral.refer", "referral", checked.client_id).at_site(site.uuid());
    change.note(event.with("enrolment", enrolment).with("source", checked.source));
    change.commit().await?;
    let identity = &checked.identity;
    call.house.names.put(Id::from_uuid(checked.client_id), &identity.given_name, &identity.family_name);
    Ok(code)
}

/// The site of the referral: the only one of the actor, or the chosen one.
async fn site_of(call: &Call, chosen: Option<SiteId>) -> Result<SiteId, Fault> {
    let sites = parts::sites(call).await?;
    let chosen = chosen.map(|site| site.to_string());
    let site = match (&chosen, sites.as_slice()) {
        (Some(chosen), sites) if sites.iter().any(|(id, _)| id == chosen) => Ok(chosen),
        (Some(_), _) | (None, []) => Err(Fault::field("site_id", ErrorCode::NotAChoice)),
        (None, [(only, _)]) => Ok(only),
        (None, _) => Err(Fault::field("site_id", ErrorCode::Required)),
    };
    site?.parse().map_err(|_| Fault::internal("a site without an id"))
}

/// Texts in one form (NFC), so that the same name typed on another device is the same name.
fn normalise(checked: &mut CheckedReferral) {
    let nfc = |text: &mut String| *text = text.nfc().collect();
    let identity = &mut checked.identity;
    [&mut identity.given_name, &mut identity.family_name].into_iter().for_each(nfc);
    [&mut identity.address, &mut identity.phone, &mut identity.safe_contact_note].into_iter().flatten().for_each(nfc);
    for guardian in &mut checked.guardians {
        [&mut guardian.given_name, &mut guardian.family_name].into_iter().for_each(nfc);
        guardian.contact.iter_mut().for_each(nfc);
        [&mut guardian.contact_rule, &mut guardian.custody_document, &mut guardian.institution]
            .into_iter()
            .flatten()
            .for_each(nfc);
    }
}

async fn put_key(call: &Call, change: &Change<'_>, key: &DataKey, wrapped: Vec<u8>) -> Result<(), Fault> {
    let row = data_key::Model {
        id: Id::from_uuid(key.id()),
        kek_id: call.house.keyring.master_id().to_owned(),
        wrapped,
        created_at: call.now,
    };
    data_key::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&**change).await?;
    Ok(())
}

fn participant_row(call: &Call, checked: &CheckedReferral, key: &DataKey) -> participant::Model {
    participant::Model {
        // The referral, and with it the person, carry the id the page made: a second request meets the same row.
        id: ParticipantId::from_uuid(checked.client_id),
        case_code: CaseCode::from_random([0; 16]),
        data_key_id: Id::from_uuid(key.id()),
        sex: checked.sex,
        german_at_home: checked.german_at_home,
        foreign_origin: checked.foreign_origin,
        school_type: checked.school_type,
        grade: checked.grade.map(i32::from),
        preferred_language: checked.preferred_language,
        is_demo: false,
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    }
}

/// Inserts the participant under a case code that is free; `None` when the id is already there.
async fn put_participant(change: &Change<'_>, mut row: participant::Model) -> Result<Option<CaseCode>, Fault> {
    for _ in 0..DRAWS {
        row.case_code = CaseCode::from_random(random::<16>()?);
        let inserted = participant::Entity::insert(row.clone().into_active_model().reset_all())
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(&**change)
            .await?;
        if inserted == 1 {
            return Ok(Some(row.case_code));
        }
        if participant::Entity::find_by_id(row.id).one(&**change).await?.is_some() {
            return Ok(None);
        }
    }
    Err(Fault::internal("no free case code was drawn"))
}

async fn put_family(call: &Call, change: &Change<'_>, checked: &CheckedReferral, key: &DataKey) -> Result<(), Fault> {
    let identity = &checked.identity;
    let at = |column| Place::new("participant_identity", column, checked.client_id);
    let optional = |column, text: &Option<String>| key.seal_optional(at(column), text.as_deref().unwrap_or_default());
    let row = participant_identity::Model {
        participant_id: ParticipantId::from_uuid(checked.client_id),
        given_name_ct: key.seal(at("given_name_ct"), &identity.given_name)?,
        family_name_ct: key.seal(at("family_name_ct"), &identity.family_name)?,
        birth_date_ct: key.seal(at("birth_date_ct"), &identity.birth_date.to_string())?,
        address_ct: optional("address_ct", &identity.address)?,
        phone_ct: optional("phone_ct", &identity.phone)?,
        safe_contact_note_ct: optional("safe_contact_note_ct", &identity.safe_contact_note)?,
        changed_at: call.now,
        version: 1,
    };
    participant_identity::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&**change).await?;
    let person = ParticipantId::from_uuid(checked.client_id);
    let guardians = checked.guardians.iter().map(|guardian| guardian_row(call, person, guardian, key));
    let guardians = guardians.collect::<Result<Vec<_>, _>>()?;
    let guardians = guardians.into_iter().map(|row| row.into_active_model().reset_all());
    guardian::Entity::insert_many(guardians).exec_without_returning(&**change).await?;
    Ok(())
}

fn guardian_row(
    call: &Call,
    person: ParticipantId,
    adult: &CheckedGuardian,
    key: &DataKey,
) -> Result<guardian::Model, Fault> {
    let id = GuardianId::from_uuid(new_uuid());
    let at = |column| Place::new("guardian", column, id.uuid());
    Ok(guardian::Model {
        id,
        participant_id: person,
        given_name_ct: key.seal(at("given_name_ct"), &adult.given_name)?,
        family_name_ct: key.seal(at("family_name_ct"), &adult.family_name)?,
        relation: adult.relation,
        custody: adult.custody,
        custody_proof: adult.custody_proof,
        custody_since: adult.custody_since.unwrap_or(call.today),
        custody_document_ct: key
            .seal_optional(at("custody_document_ct"), adult.custody_document.as_deref().unwrap_or_default())?,
        institution_ct: key.seal_optional(at("institution_ct"), adult.institution.as_deref().unwrap_or_default())?,
        preferred_language: adult.preferred_language,
        needs_interpreter: adult.needs_interpreter,
        contact_ct: key.seal_optional(at("contact_ct"), adult.contact.as_deref().unwrap_or_default())?,
        may_be_contacted: adult.may_be_contacted,
        contact_rule_ct: key.seal_optional(at("contact_rule_ct"), adult.contact_rule.as_deref().unwrap_or_default())?,
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    })
}

async fn put_referral(
    call: &Call,
    change: &Change<'_>,
    checked: &CheckedReferral,
    (site, code): (SiteId, CaseCode),
) -> Result<EnrolmentId, Fault> {
    let person = ParticipantId::from_uuid(checked.client_id);
    let referral = referral::Model {
        id: ReferralId::from_uuid(checked.client_id),
        participant_id: person,
        site_id: site,
        received_on: checked.received_on,
        source: checked.source,
        threshold_met: checked.threshold,
        threshold_note_code: checked.threshold_note,
        screening1_result: checked.screening1_result,
        handed_over_on: checked.handed_over_on,
        outcome: ReferralOutcome::Open,
        outcome_on: None,
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    };
    // Who may do case work there leads the case; the police never do.
    let leads = call.actor.may_at(Permission::Enrol, site, call.today);
    let enrolment = new_enrolment(call, &referral, code, leads);
    let id = enrolment.id;
    referral::Entity::insert(referral.into_active_model().reset_all()).exec_without_returning(&**change).await?;
    enrolment::Entity::insert(enrolment.into_active_model().reset_all()).exec_without_returning(&**change).await?;
    Ok(id)
}

/// A new enrolment of a referral; `leads` when who enters it takes the case.
pub fn new_enrolment(call: &Call, referral: &referral::Model, case_code: CaseCode, leads: bool) -> enrolment::Model {
    enrolment::Model {
        id: EnrolmentId::from_uuid(new_uuid()),
        participant_id: referral.participant_id,
        case_code,
        site_id: referral.site_id,
        referral_id: referral.id,
        strand: Strand::Standard,
        status: Status::Referred,
        lead_worker_id: leads.then_some(call.actor.user),
        deputy_id: None,
        deputy_from: None,
        deputy_until: None,
        screening2_on: None,
        screening2_result: None,
        start_on: None,
        planned_end_on: None,
        end_on: None,
        end_kind: None,
        end_reason: None,
        follow_up_until: None,
        age_at_start_months: None,
        age_reason_ct: None,
        last_session_on: None,
        next_review_on: None,
        paused_on: None,
        previous_id: None,
        is_open: true,
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    }
}
