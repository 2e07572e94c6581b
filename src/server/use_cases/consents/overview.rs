//! What was agreed: the overview for the family, and the page of one consent.

use sea_orm::ConnectionTrait;

use crate::domain::access::Permission;
use crate::domain::consent::required::RequiredSignatory;
use crate::domain::consent::state::{Missing, missing};
use crate::domain::consent::{ConsentId, ConsentState};
use crate::domain::purpose::{PURPOSES, Purpose};
use crate::domain::signatory::{Decision, Insight, SignatoryRole};
use crate::domain::view::consent::{
    ConsentCard, ConsentView, ConsentsView, Gap, PersonLine, PurposeLine, WithdrawnLine,
};
use crate::server::call::Call;
use crate::server::crypto::Place;
use crate::server::entity::consent_signatory;
use crate::server::fault::Fault;
use crate::server::use_cases::form_texts::signable;

use super::facts::{Record, who};
use super::family::{Family, may_record};
use super::scans::confirmation;
use super::sign::may_sign;

/// Purposes a first visit offers; the others wait until the family knows the team.
const FIRST_VISIT: [Purpose; 3] = [Purpose::ContactHandover, Purpose::Participation, Purpose::Interpreter];

/// One consent of a case. Errors: `NotFound`, also for a consent of another case.
pub async fn find(call: &Call, family: &Family, id: &str) -> Result<Record, Fault> {
    find_in(call.db(), family, id).await
}

/// The same, inside the transaction that is about to change it.
pub async fn find_in(db: &impl ConnectionTrait, family: &Family, id: &str) -> Result<Record, Fault> {
    let id: ConsentId = id.parse().map_err(|_| Fault::not_found())?;
    let records = family.records_in(db).await?;
    records.into_iter().find(|record| record.row.id == id).ok_or_else(Fault::not_found)
}

/// All purposes of a case with the consents that speak for them.
pub async fn overview(call: &Call, code: &str) -> Result<ConsentsView, Fault> {
    let family = Family::load(call, code).await?;
    let records = family.records(call).await?;
    let facts = call.case_facts(&family.case.enrolment);
    let may = call.actor.may_for(Permission::RecordConsent, &facts, call.today);
    let purposes = PURPOSES.iter().map(|entry| {
        let mut consents: Vec<ConsentCard> = records
            .iter()
            .filter(|record| record.row.purpose == entry.purpose && record.is_current())
            .map(|record| card(call, &family, record))
            .collect::<Result<_, _>>()?;
        consents.reverse();
        Ok::<_, Fault>(PurposeLine {
            purpose: entry.purpose,
            first_visit: FIRST_VISIT.contains(&entry.purpose),
            consents,
            may_record: may && may_record(family.case.enrolment.status, entry.purpose),
        })
    });
    let purposes = purposes.collect::<Result<Vec<_>, _>>()?;
    call.note_reading("consents", Some(family.case.participant.id), Some(family.case.enrolment.id));
    Ok(ConsentsView {
        code: family.case.participant.case_code,
        name: family.identity.full_name(),
        purposes,
        gap: family.required(call.today, Insight::NotApplicable).err(),
    })
}

fn card(call: &Call, family: &Family, record: &Record) -> Result<ConsentCard, Fault> {
    let decided = record.signatories.iter().filter(|row| row.decision != Decision::Pending);
    let recipient = family.recipient(&record.row)?;
    Ok(ConsentCard {
        id: record.row.id.to_string(),
        institution: recipient.map(|(recipient, _)| recipient.institution).unwrap_or_default(),
        state: record.state(call.today),
        valid_from: record.row.valid_from,
        valid_until: record.row.valid_until,
        withdrawn_on: record.row.withdrawn_on,
        decided: decided.filter_map(|row| Some((family.name_of(who(row)), row.decision, row.decided_on?))).collect(),
    })
}

/// The page of one consent.
pub async fn page(call: &Call, code: &str, id: &str) -> Result<ConsentView, Fault> {
    let family = Family::load(call, code).await?;
    let record = find(call, &family, id).await?;
    let row = &record.row;
    let state = record.state(call.today);
    let wordings = signable(call.db(), row.purpose, call.today).await?;
    let signed = wordings.with_id(&row.form_version_id.to_string());
    let german = signed.and_then(|text| wordings.german_of(text)).filter(|german| german.id != row.form_version_id);
    let people: Result<Vec<PersonLine>, Fault> =
        record.signatories.iter().map(|row| family.decided_person(row, call.today)).collect();
    let place = Place::new("consent", "proof_location_ct", row.id.uuid());
    let facts = call.case_facts(&family.case.enrolment);
    let may = |permission| call.actor.may_for(permission, &facts, call.today);
    let over = matches!(state, ConsentState::Withdrawn | ConsentState::Void | ConsentState::Superseded);
    let gaps = missing(&record.facts, &record.lines, call.today).into_iter().map(|gap| gap_line(&family, gap));
    let gaps: Vec<_> =
        if state == ConsentState::ReviewNeeded { review_lines(call, &family, &record) } else { gaps.collect() };
    call.note_reading("consent", Some(family.case.participant.id), Some(family.case.enrolment.id));
    let can_sign = may(Permission::RecordConsent) && may_sign(call, &family, &record);
    Ok(ConsentView {
        code: family.case.participant.case_code,
        name: family.identity.full_name(),
        id: row.id.to_string(),
        purpose: row.purpose,
        state,
        texts: german.into_iter().chain(signed).map(|text| family.text(text)).collect(),
        recipient: family.recipient(row)?,
        receipt_code: row.receipt_code.clone().unwrap_or_default(),
        informed_on: row.informed_on,
        explained_in: row.explained_in_language,
        interpreter_level: row.interpreter_level,
        interpreter_name: family.interpreter(row)?,
        understood: row.understood == Some(true),
        people: people?,
        missing: if over { Vec::new() } else { gaps },
        valid_from: row.valid_from,
        valid_until: row.valid_until,
        proof_location: family.key.open_optional(place, row.proof_location_ct.as_deref())?,
        confirmation: confirmation(call, &record).await?,
        may_scan: may(Permission::RecordConsent),
        withdrawn: withdrawn(&family, &record),
        may_sign: can_sign,
        may_renew: !can_sign
            && record.is_current()
            && state != ConsentState::Valid
            && may(Permission::RecordConsent)
            && may_record(family.case.enrolment.status, row.purpose),
        may_withdraw: may(Permission::WithdrawConsent) && super::withdrawal::is_open(&record, call.today),
        may_void: may(Permission::WithdrawConsent) && super::withdrawal::may_void(&record),
        may_handle: may(Permission::WithdrawConsent)
            && row.withdrawn_on.is_some()
            && row.withdrawal_handled_on.is_none(),
    })
}

/// Why a consent that held needs review, and whose signature brings it back.
fn review_lines(call: &Call, family: &Family, record: &Record) -> Vec<(Gap, String)> {
    if record.facts.asked_again_from.is_some_and(|from| from <= call.today) {
        return vec![(Gap::Wording, String::new())];
    }
    let judged = record.signatories.iter().find(|row| row.guardian_id.is_none());
    let insight = judged.map_or(Insight::NotApplicable, |row| row.insight);
    let Ok(lines) = family.required(call.today, insight) else { return vec![(Gap::Custody, String::new())] };
    let agreed = |row: &consent_signatory::Model| {
        row.role != SignatoryRole::Assent && matches!(row.decision, Decision::Signed | Decision::ReplacedByCourt)
    };
    let signed = |line: &RequiredSignatory| record.signatories.iter().any(|row| who(row) == line.who && agreed(row));
    let open = lines.into_iter().filter(|line| line.required && !signed(line));
    open.map(|line| (Gap::Signature, family.name_of(line.who))).collect()
}

fn gap_line(family: &Family, gap: Missing) -> (Gap, String) {
    match gap {
        Missing::InformationSheet => (Gap::InformationSheet, String::new()),
        Missing::Signature(who) => (Gap::Signature, family.name_of(who)),
        Missing::CourtReference(who) => (Gap::CourtReference, family.name_of(who)),
        Missing::Language(who) => (Gap::Language, family.name_of(who)),
        Missing::Signatories => (Gap::Signatories, String::new()),
    }
}

fn withdrawn(family: &Family, record: &Record) -> Option<WithdrawnLine> {
    let by = |row: &consent_signatory::Model| Some(row.id) == record.row.withdrawn_by_signatory;
    Some(WithdrawnLine {
        on: record.row.withdrawn_on?,
        by: record.signatories.iter().find(|row| by(row)).map(|row| family.name_of(who(row))).unwrap_or_default(),
        channel: record.row.withdrawal_channel,
        handled_on: record.row.withdrawal_handled_on,
    })
}
