//! The consents of a demo case, each with the signatures the law asks for.

use chrono::{Days, Months, NaiveDate};

use super::{Case, Course};
use crate::domain::consent::receipt_code::ReceiptCode;
use crate::domain::consent::{ConsentId, Direction, Proof, Recipient};
use crate::domain::enrolment::{EndReason, Status};
use crate::domain::form_text::Edition;
use crate::domain::guardian::GuardianId;
use crate::domain::id::Id;
use crate::domain::interpreter::Level;
use crate::domain::participant::{age_on, birthday};
use crate::domain::purpose::Purpose;
use crate::domain::signatory::{Decision, Insight, SignatoryRole};
use crate::server::clock::berlin_date;
use crate::server::entity::{consent, consent_signatory};
use crate::server::fault::Fault;
use crate::server::use_cases::demo::dice::Dice;
use crate::server::use_cases::demo::rows::Rows;
use crate::server::use_cases::form_texts::Versions;

/// Adds the consents the family gave.
pub fn write(
    rows: &mut Rows,
    dice: &mut Dice,
    case: &Case<'_>,
    versions: &Versions,
    today: NaiveDate,
) -> Result<(), Fault> {
    let handed_over = case.referred + Days::new(1);
    match case.course {
        Course::Before(Status::Assessing) => one(rows, dice, case, versions, Purpose::ContactHandover, handed_over),
        Course::Before(_) => Ok(()),
        Course::Running(start) => started(rows, dice, case, versions, (start, today)),
        Course::Closed(start, end, ..) => started(rows, dice, case, versions, (start, end)),
    }
}

fn started(
    rows: &mut Rows,
    dice: &mut Dice,
    case: &Case<'_>,
    versions: &Versions,
    (start, _end): (NaiveDate, NaiveDate),
) -> Result<(), Fault> {
    let signed = start - Days::new(3);
    one(rows, dice, case, versions, Purpose::ContactHandover, case.referred + Days::new(1))?;
    one(rows, dice, case, versions, Purpose::Participation, signed)?;
    if case.family.needs_interpreter {
        one(rows, dice, case, versions, Purpose::Interpreter, signed)?;
    }
    for (purpose, share) in [(Purpose::School, 60), (Purpose::YouthOffice, 50), (Purpose::PoliceStatus, 40)] {
        if dice.percent(share) {
            one(rows, dice, case, versions, purpose, signed)?;
        }
    }
    Ok(())
}

fn one(
    rows: &mut Rows,
    dice: &mut Dice,
    case: &Case<'_>,
    versions: &Versions,
    purpose: Purpose,
    signed: NaiveDate,
) -> Result<(), Fault> {
    let id: ConsentId = Id::from_uuid(dice.uuid());
    let withdrawn = match case.course {
        Course::Closed(_, end, _, EndReason::WithdrawnByGuardian) if purpose == Purpose::Participation => Some(end),
        _ => None,
    };
    let until = match case.course {
        Course::Closed(_, end, ..) => end,
        Course::Running(start) => super::planned_end(start, berlin_date(rows.now)) + Months::new(3),
        Course::Before(_) => signed + Months::new(3),
    };
    let withdrawer = case.family.adults.first().map(|adult| adult.id);
    let mut signatory_of_withdrawal = None;
    for adult in &case.family.adults {
        let row =
            signatory(rows, dice, id, Some(adult.id), SignatoryRole::CustodyHolder, signed, Insight::NotApplicable);
        if Some(adult.id) == withdrawer {
            signatory_of_withdrawal = Some(row);
        }
    }
    if age_on(case.family.birth_date, signed).is_some_and(|age| age >= 14) {
        signatory(rows, dice, id, None, SignatoryRole::Youth, signed, Insight::Sufficient);
    } else {
        child(rows, case, id, signed);
    }
    let place = crate::server::crypto::Place::new("consent", "proof_location_ct", id.uuid());
    let note = crate::server::crypto::Place::new("consent", "interpreter_name_ct", id.uuid());
    // Made from the id: the dice decide everything else as before.
    let mut bits = [0; 10];
    bits.copy_from_slice(&crate::server::crypto::sha256(id.uuid().as_bytes())[..10]);
    let code = ReceiptCode::from_random(bits);
    rows.consents.push(consent::Model {
        id,
        participant_id: case.participant,
        enrolment_id: case.enrolment,
        purpose,
        form_version_id: versions.of(purpose, Edition::of(case.family.language))?,
        informed_on: Some(signed),
        informed_by: Some(case.worker),
        explained_in_language: Some(case.family.language),
        interpreter_job_id: None,
        interpreter_level: case.family.needs_interpreter.then_some(Level::Sim),
        remote_allowed: false,
        interpreter_name_ct: match case.family.needs_interpreter {
            true => Some(case.key.seal(note, "Sprachmittlung (erfunden)")?),
            false => None,
        },
        understood: Some(true),
        valid_from: Some(signed),
        valid_until: Some(until),
        proof: Some(Proof::PaperLocation),
        proof_location_ct: case.key.seal_optional(place, "Aktenschrank, Ordner Erklärungen")?,
        proof_confirmed_on: None,
        proof_confirmed_by: None,
        withdrawn_on: withdrawn,
        withdrawn_at: withdrawn.and_then(|day| day.and_hms_opt(12, 0, 0)).map(|instant| instant.and_utc()),
        withdrawn_by_signatory: withdrawn.and(signatory_of_withdrawal),
        withdrawal_channel: withdrawn.map(|_| crate::domain::consent::WithdrawalChannel::InPerson),
        withdrawal_handled_on: withdrawn.map(|day| day + Days::new(2)),
        voided_on: None,
        superseded_on: None,
        asked_again_from: None,
        recipient_ct: recipient(case, purpose, id)?,
        direction: purpose.names_recipient().then_some(Direction::Both),
        receipt_code: Some(code.compact()),
        created_at: rows.now,
        created_by: Some(case.worker),
        updated_at: rows.now,
        version: 1,
    });
    Ok(())
}

/// Whom a release from secrecy names: invented institutions.
fn recipient(case: &Case<'_>, purpose: Purpose, id: ConsentId) -> Result<Option<Vec<u8>>, Fault> {
    let (institution, content) = match purpose {
        Purpose::School => ("Gesamtschule am Park", "Schulbesuch und Verhalten im Unterricht"),
        Purpose::YouthOffice => ("Jugendamt, Bezirk Nord", "Hilfen für die Familie"),
        Purpose::MeasureProvider => ("Trainingszentrum Ruhr", "Teilnahme am Training und vereinbartes Ziel"),
        _ => return Ok(None),
    };
    let recipient =
        Recipient { institution: institution.to_owned(), person: String::new(), content: content.to_owned() };
    let text = serde_json::to_string(&recipient).map_err(Fault::internal)?;
    let place = crate::server::crypto::Place::new("consent", "recipient_ct", id.uuid());
    Ok(Some(case.key.seal(place, &text)?))
}

/// A child under 14 is asked; from the 14th birthday the signature follows within ten days.
fn child(rows: &mut Rows, case: &Case<'_>, consent_id: ConsentId, signed: NaiveDate) {
    let own = birthday(case.family.birth_date, 14).map(|day| day + Days::new(10));
    let own = own.filter(|day| *day <= berlin_date(rows.now));
    // An id made from the consent's: the dice decide everything else as before.
    let id = Id::from_uuid(uuid::Uuid::from_u128(consent_id.uuid().as_u128() ^ 1));
    rows.signatories.push(consent_signatory::Model {
        id,
        consent_id,
        guardian_id: None,
        role: if own.is_some() { SignatoryRole::Youth } else { SignatoryRole::Assent },
        required: own.is_some(),
        decision: Decision::Signed,
        decided_on: Some(own.unwrap_or(signed)),
        insight: if own.is_some() { Insight::Sufficient } else { Insight::NotApplicable },
        insight_reason_ct: None,
        court_reference_ct: None,
        attorney_ct: None,
        typed_name_ct: None,
        mark_ct: None,
        witnessed_by: None,
        witnessed_at: None,
        created_at: rows.now,
        created_by: None,
        updated_at: rows.now,
        version: 1,
    });
}

fn signatory(
    rows: &mut Rows,
    dice: &mut Dice,
    consent_id: ConsentId,
    guardian_id: Option<GuardianId>,
    role: SignatoryRole,
    signed: NaiveDate,
    insight: Insight,
) -> crate::domain::signatory::SignatoryId {
    let id = Id::from_uuid(dice.uuid());
    rows.signatories.push(consent_signatory::Model {
        id,
        consent_id,
        guardian_id,
        role,
        required: true,
        decision: Decision::Signed,
        decided_on: Some(signed),
        insight,
        insight_reason_ct: None,
        court_reference_ct: None,
        attorney_ct: None,
        typed_name_ct: None,
        mark_ct: None,
        witnessed_by: None,
        witnessed_at: None,
        created_at: rows.now,
        created_by: None,
        updated_at: rows.now,
        version: 1,
    });
    id
}
