use uuid::Uuid;

use super::super::{ConsentForm, SignatoryPart};
use super::{ID, day, shown, text};
use crate::domain::consent::required::Who;
use crate::domain::custody::Custody;
use crate::domain::guardian::GuardianId;
use crate::domain::signatory::Decision;

fn guardian(number: u128) -> GuardianId {
    GuardianId::from_uuid(Uuid::from_u128(number))
}

fn signed(guardian: Option<GuardianId>, on: &str) -> SignatoryPart {
    let guardian_id = guardian.map(|id| id.to_string()).unwrap_or_default();
    SignatoryPart { guardian_id, decision: text("signed"), decided_on: text(on), ..SignatoryPart::default() }
}

pub(super) fn consent() -> ConsentForm {
    ConsentForm {
        client_id: text(ID),
        purpose: text("participation"),
        form_version_id: text(ID),
        informed_on: text("2025-05-01"),
        explained_in_language: text("tur"),
        interpreter_level: text("sim"),
        interpreter_name: text("A. Muster"),
        interpreted_fully: true,
        understood: true,
        signatories: vec![
            signed(Some(guardian(1)), "2025-05-01"),
            signed(Some(guardian(2)), "2025-05-02"),
            signed(None, "2025-05-01"),
        ],
        proof_location: text("Ordner 3"),
        ..ConsentForm::default()
    }
}

const JOINT: [Custody; 2] = [Custody::FullJoint, Custody::FullJoint];

fn agree(birth_date: &str, custody: &[Custody], change: fn(&mut ConsentForm)) -> String {
    let mut form = consent();
    change(&mut form);
    let custody = (1..).map(guardian).zip(custody.iter().copied()).collect::<Vec<_>>();
    shown(form.check(day("2025-05-02"), day(birth_date), &custody))
}

#[test]
fn a_consent_of_two_parents_is_read_in_the_computed_order() {
    let custody = [(guardian(1), Custody::FullJoint), (guardian(2), Custody::FullJoint)];
    let checked = consent().check(day("2025-05-02"), day("2012-06-15"), &custody).expect("complete");
    let who =
        checked.signatories.iter().map(|line| (line.line.who, line.line.required, line.decision)).collect::<Vec<_>>();
    let signed = Decision::Signed;
    assert_eq!(
        who,
        [
            (Who::Guardian(guardian(1)), true, signed),
            (Who::Guardian(guardian(2)), true, signed),
            (Who::Youth, false, signed)
        ]
    );
}

#[test]
fn a_consent_refuses_what_cannot_be() {
    let child = "2012-06-15";
    assert_eq!(agree(child, &JOINT, |_| ()), "ok");
    assert_eq!(agree(child, &[Custody::Unknown], |_| ()), "signatories=custody_unknown");
    assert_eq!(agree(child, &[Custody::FullJoint], |_| ()), "signatories=other_holder_missing");
    assert_eq!(agree(child, &[], |_| ()), "signatories=no_custody_holder");
    assert_eq!(agree(child, &[Custody::Sole, Custody::None], |_| ()), "signatories[1][decision]=not_a_signatory");
    assert_eq!(agree(child, &JOINT, |f| f.signatories.truncate(1)), "signatories=signatory_missing");
    assert_eq!(agree(child, &JOINT, |f| f.signatories.truncate(2)), "ok", "the assent may be left out");
    assert_eq!(agree(child, &JOINT, |f| f.signatories[0].decided_on.clear()), "signatories[0][decided_on]=required");
    assert_eq!(
        agree(child, &JOINT, |f| f.signatories[0].decided_on = text("2025-04-30")),
        "signatories[0][decided_on]=before_other"
    );
    assert_eq!(
        agree(child, &JOINT, |f| f.signatories[0].decided_on = text("2025-05-03")),
        "signatories[0][decided_on]=in_future"
    );
    assert_eq!(
        agree(child, &JOINT, |f| f.signatories[1].decision = text("replaced_by_court")),
        "signatories[1][court_reference]=required"
    );
    assert_eq!(agree(child, &JOINT, |f| f.signatories[1].decision = text("pending")), "ok", "half signed can be saved");
    assert_eq!(
        agree(child, &JOINT, |f| f.signatories[1].decision = text("not_required")),
        "signatories[1][decision]=not_a_choice"
    );
    assert_eq!(agree(child, &JOINT, |f| f.proof_location.clear()), "proof_location=required");
    assert_eq!(agree(child, &JOINT, |f| f.valid_until = text("2025-04-30")), "valid_until=before_other");
    assert_eq!(agree(child, &JOINT, |f| f.explained_in_language.clear()), "explained_in_language=required");
}

#[test]
fn from_14_the_insight_is_judged_and_explained() {
    let youth = "2010-06-15";
    assert_eq!(agree(youth, &JOINT, |_| ()), "signatories[2][insight]=required");
    assert_eq!(agree(youth, &JOINT, |f| f.signatories[2].insight = text("sufficient")), "ok");
    assert_eq!(
        agree(youth, &JOINT, |f| f.signatories[2].insight = text("not_sufficient")),
        "signatories[2][insight_reason]=reason_required"
    );
    assert_eq!(
        agree("2011-05-02", &JOINT, |_| ()),
        "signatories[2][insight]=required",
        "14 on the day of the last signature"
    );
    assert_eq!(
        agree("2007-05-01", &[Custody::Unknown], |f| f.signatories.retain(|part| part.guardian_id.is_empty())),
        "ok",
        "18: alone"
    );
}
