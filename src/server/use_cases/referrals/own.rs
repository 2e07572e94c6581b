//! What the police see: their own referrals, and a status line where the family agreed (`docs/domain.md` 4.4, BR-13).

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::domain::access::Permission;
use crate::domain::case_code::CaseCode;
use crate::domain::purpose::Purpose;
use crate::domain::view::referral::{OwnReferral, PoliceStage, StatusLine};
use crate::server::call::Call;
use crate::server::entity::{consent, enrolment, participant, referral};
use crate::server::fault::Fault;
use crate::server::people;
use crate::server::use_cases::consents::Youth;
use crate::server::use_cases::consents::facts;

/// Newest referrals on the page; older ones are found in the police's own file.
const SHOWN: u64 = 200;

/// The referrals this person made, newest first; the status only where POLICE_STATUS is valid today.
pub async fn own(call: &Call) -> Result<Vec<OwnReferral>, Fault> {
    let rows = mine(call).order_by_desc(referral::Column::ReceivedOn).limit(SHOWN).all(call.db()).await?;
    call.note_reading("referrals", None, None);
    lines(call, rows).await
}

/// The status line of one own referral; `None` without the family's consent.
///
/// # Errors
/// `NotFound` for everything that is no own referral.
pub async fn status(call: &Call, code: &str) -> Result<Option<StatusLine>, Fault> {
    let code = CaseCode::parse(code).map_err(|_| Fault::not_found())?;
    let person = participant::Entity::find()
        .filter(participant::Column::CaseCode.eq(code))
        .one(call.db())
        .await?
        .ok_or_else(Fault::not_found)?;
    let rows = mine(call).filter(referral::Column::ParticipantId.eq(person.id)).all(call.db()).await?;
    call.note_reading("referral_status", Some(person.id), None);
    let mut lines = lines(call, rows).await?;
    Ok(lines.pop().ok_or_else(Fault::not_found)?.status)
}

/// The police's counts of offences. They wait for the purpose OFFENCE_COUNTS to be asked for and for their table.
///
/// # Errors
/// Always `counts_not_open`.
pub fn import_counts(_call: &Call) -> Result<String, Fault> {
    Err(Fault::conflict("counts_not_open"))
}

fn mine(call: &Call) -> sea_orm::Select<referral::Entity> {
    let sites = match call.actor.sites_for(call.permission, call.today) {
        crate::domain::access::Scope::Sites(sites) => sites,
        // Referring is bound to a site; a role for the whole programme refers nobody.
        _ => Default::default(),
    };
    referral::Entity::find()
        .filter(referral::Column::CreatedBy.eq(call.actor.user))
        .filter(referral::Column::SiteId.is_in(sites))
}

async fn lines(call: &Call, rows: Vec<referral::Model>) -> Result<Vec<OwnReferral>, Fault> {
    let people = participant::Entity::find()
        .filter(participant::Column::Id.is_in(rows.iter().map(|row| row.participant_id)))
        .all(call.db())
        .await?;
    let ids: Vec<_> = people.iter().map(|person| person.id).collect();
    let identities = people::identities(call.db(), &call.house.keyring, &ids).await?;
    let codes: HashMap<_, _> = people.iter().map(|person| (person.id, person.case_code)).collect();
    let youths: Vec<Youth> =
        people.iter().filter_map(|person| Some(Youth::of(person, identities.get(&person.id)?.birth_date))).collect();
    let status = status_lines(call, &rows, &youths).await?;
    let line = |row: referral::Model| {
        Some(OwnReferral {
            code: *codes.get(&row.participant_id)?,
            initials: identities.get(&row.participant_id).map(people::Identity::initials).unwrap_or_default(),
            received_on: row.received_on,
            status: status.get(&row.id).copied(),
        })
    };
    Ok(rows.into_iter().filter_map(line).collect())
}

/// The status lines of referrals whose family agrees today.
async fn status_lines(
    call: &Call,
    rows: &[referral::Model],
    youths: &[Youth],
) -> Result<HashMap<crate::domain::referral::ReferralId, StatusLine>, Fault> {
    if !call.actor.may(Permission::SeeReferralStatus, call.today) {
        return Ok(HashMap::new());
    }
    let enrolments = enrolment::Entity::find()
        .filter(enrolment::Column::ReferralId.is_in(rows.iter().map(|row| row.id)))
        .all(call.db())
        .await?;
    let consents = consent::Entity::find()
        .filter(consent::Column::EnrolmentId.is_in(enrolments.iter().map(|row| row.id)))
        .filter(consent::Column::Purpose.eq(Purpose::PoliceStatus))
        .all(call.db())
        .await?;
    let records = facts::records(call.db(), consents, youths).await?;
    let agreed = |id| records.iter().any(|record| record.row.enrolment_id == id && record.is_valid(call.today));
    let line = |row: &enrolment::Model| {
        let stage = PoliceStage::of(row.status).filter(|_| agreed(row.id))?;
        Some((row.referral_id, StatusLine { stage, start_on: row.start_on, end_on: row.end_on }))
    };
    Ok(enrolments.iter().filter_map(line).collect())
}
