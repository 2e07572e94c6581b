use super::{ConsentFacts, Missing, SignatoryFacts, is_valid_at, is_valid_on, missing, signed_on, state_of};
use crate::domain::consent::ConsentState::{
    self, Draft, Expired, Informed, PartiallySigned, Refused, ReviewNeeded, Superseded, Valid, Void, Withdrawn,
};
use crate::domain::consent::required::Who;
use crate::domain::custody::Custody;
use crate::domain::guardian::GuardianId;
use crate::domain::interpreter::Level;
use crate::domain::language_code::LanguageCode;
use crate::domain::purpose::Purpose;
use crate::domain::signatory::{Decision, Insight};
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

pub(in crate::domain::consent) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub(in crate::domain::consent) fn instant(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

pub(in crate::domain::consent) fn guardian(number: u128) -> GuardianId {
    GuardianId::from_uuid(Uuid::from_u128(number))
}

fn line(who: Who, required: bool, decision: Decision, decided_on: Option<&str>) -> SignatoryFacts {
    SignatoryFacts {
        who,
        required,
        decision,
        decided_on: decided_on.map(day),
        insight: Insight::NotApplicable,
        has_court_reference: false,
        understands: vec![LanguageCode::German],
    }
}

fn mother(decision: Decision, decided_on: Option<&str>) -> SignatoryFacts {
    line(Who::Guardian(guardian(1)), true, decision, decided_on)
}

fn father(decision: Decision, decided_on: Option<&str>) -> SignatoryFacts {
    line(Who::Guardian(guardian(2)), true, decision, decided_on)
}

fn assent() -> SignatoryFacts {
    line(Who::Youth, false, Decision::Signed, Some("2025-03-01"))
}

/// Born 2012-06-15; informed on 1 March 2025; two parents with joint custody.
pub(in crate::domain::consent) fn consent() -> ConsentFacts {
    ConsentFacts {
        purpose: Purpose::Participation,
        informed_on: Some(day("2025-03-01")),
        explained_in: Some(LanguageCode::German),
        interpreter_level: None,
        remote_allowed: false,
        valid_until: None,
        withdrawn: None,
        voided_on: None,
        superseded_on: None,
        birth_date: day("2012-06-15"),
        custody: vec![(guardian(1), Custody::FullJoint), (guardian(2), Custody::FullJoint)],
        custody_since: Some(day("2025-02-01")),
        asked_again_from: None,
        direction: None,
    }
}

pub(in crate::domain::consent) fn both_signed() -> Vec<SignatoryFacts> {
    vec![mother(Decision::Signed, Some("2025-03-01")), father(Decision::Signed, Some("2025-03-10")), assent()]
}

#[test]
fn br_08_a_consent_becomes_valid_with_sheet_language_and_all_signatures() {
    use Decision::{Pending, Refused as No, ReplacedByCourt, Signed};
    let cases: &[(&str, SignatoryFacts, SignatoryFacts, ConsentState)] = &[
        ("2025-02-28", mother(Signed, Some("2025-03-01")), father(Signed, Some("2025-03-10")), Draft),
        ("2025-03-01", mother(Pending, None), father(Pending, None), Informed),
        ("2025-03-01", mother(Signed, Some("2025-03-01")), father(Pending, None), PartiallySigned),
        ("2025-03-09", mother(Signed, Some("2025-03-01")), father(Signed, Some("2025-03-10")), PartiallySigned),
        ("2025-03-10", mother(Signed, Some("2025-03-01")), father(Signed, Some("2025-03-10")), Valid),
        ("2025-03-10", mother(Signed, None), father(Signed, Some("2025-03-10")), PartiallySigned),
        ("2025-03-10", mother(Signed, Some("2025-03-01")), father(No, Some("2025-03-10")), Refused),
        ("2025-03-09", mother(Signed, Some("2025-03-01")), father(No, Some("2025-03-10")), PartiallySigned),
        (
            "2025-03-10",
            mother(Signed, Some("2025-03-01")),
            father(ReplacedByCourt, Some("2025-03-10")),
            PartiallySigned,
        ),
    ];
    for (today, first, second, expected) in cases {
        let signatories = [first.clone(), second.clone(), assent()];
        assert_eq!(state_of(&consent(), &signatories, day(today)), *expected, "{today} {first:?} {second:?}");
        assert_eq!(is_valid_on(&consent(), &signatories, day(today)), *expected == Valid);
    }
    let no_sheet = ConsentFacts { informed_on: None, ..consent() };
    assert_eq!(state_of(&no_sheet, &both_signed(), day("2025-03-10")), PartiallySigned);
    assert_eq!(state_of(&consent(), &[], day("2025-03-10")), Informed);
}

#[test]
fn br_08_the_explanation_must_be_understood_by_every_signatory() {
    let mut signatories = both_signed();
    signatories[1].understands = vec![LanguageCode::Arabic];
    let today = day("2025-03-10");
    assert_eq!(missing(&consent(), &signatories, today), [Missing::Language(Who::Guardian(guardian(2)))]);
    assert_eq!(state_of(&consent(), &signatories, today), PartiallySigned);
    for level in Level::ALL {
        let interpreted = ConsentFacts { interpreter_level: Some(*level), ..consent() };
        let enough = matches!(level, Level::Sim | Level::Sworn);
        assert_eq!(is_valid_on(&interpreted, &signatories, today), enough, "{level}");
    }
    let in_arabic = ConsentFacts { explained_in: Some(LanguageCode::Arabic), ..consent() };
    assert_eq!(missing(&in_arabic, &signatories, today), [Missing::Language(Who::Guardian(guardian(1)))]);
}

#[test]
fn a_court_decision_replaces_a_signature() {
    let mut court = father(Decision::ReplacedByCourt, Some("2025-03-05"));
    court.has_court_reference = true;
    court.understands = Vec::new();
    let signatories = [mother(Decision::Signed, Some("2025-03-01")), court, assent()];
    assert_eq!(state_of(&consent(), &signatories, day("2025-03-05")), Valid);
    assert_eq!(signed_on(&consent(), &signatories), Some(day("2025-03-05")));
}

#[test]
fn a_paper_consent_works_from_its_last_signature() {
    assert_eq!(signed_on(&consent(), &both_signed()), Some(day("2025-03-10")));
    let late_sheet = ConsentFacts { informed_on: Some(day("2025-03-12")), ..consent() };
    assert_eq!(signed_on(&late_sheet, &both_signed()), Some(day("2025-03-12")));
    assert_eq!(signed_on(&consent(), &[mother(Decision::Pending, None)]), None);
}

#[test]
fn a_withdrawal_works_from_its_instant_and_not_before() {
    let withdrawn = ConsentFacts { withdrawn: Some((day("2025-05-02"), instant("2025-05-02T10:00:00Z"))), ..consent() };
    let signatories = both_signed();
    assert_eq!(state_of(&withdrawn, &signatories, day("2025-05-01")), Valid);
    assert_eq!(state_of(&withdrawn, &signatories, day("2025-05-02")), Withdrawn);
    let at = |text| is_valid_at(&withdrawn, &signatories, day("2025-05-02"), instant(text));
    assert!(at("2025-05-02T09:59:59Z"));
    assert!(!at("2025-05-02T10:00:00Z"));
    assert!(is_valid_on(&withdrawn, &signatories, day("2025-04-30")));
}

#[test]
fn ends_of_a_consent() {
    let signatories = both_signed();
    let until = ConsentFacts { valid_until: Some(day("2025-04-30")), ..consent() };
    assert_eq!(state_of(&until, &signatories, day("2025-04-30")), Valid);
    assert_eq!(state_of(&until, &signatories, day("2025-05-01")), Expired);
    let newer = ConsentFacts { superseded_on: Some(day("2025-04-30")), ..consent() };
    assert_eq!(state_of(&newer, &signatories, day("2025-04-29")), Valid);
    assert_eq!(state_of(&newer, &signatories, day("2025-04-30")), Superseded);
    let void = ConsentFacts { voided_on: Some(day("2025-06-01")), ..consent() };
    assert_eq!(state_of(&void, &signatories, day("2025-04-29")), Void);
}

#[test]
fn the_14th_birthday_leaves_30_days() {
    let birthday = "2026-06-15";
    let signatories = both_signed();
    assert_eq!(state_of(&consent(), &signatories, day("2026-06-14")), Valid);
    assert_eq!(state_of(&consent(), &signatories, day(birthday)), ReviewNeeded);
    assert!(is_valid_on(&consent(), &signatories, day(birthday)));
    assert!(is_valid_on(&consent(), &signatories, day("2026-07-15")));
    assert_eq!(state_of(&consent(), &signatories, day("2026-07-16")), Expired);
    let mut confirmed = both_signed();
    confirmed[2] = line(Who::Youth, true, Decision::Signed, Some("2026-06-20"));
    assert_eq!(state_of(&consent(), &confirmed, day("2026-07-16")), Valid);
    for lawful_before in ["2025-04-01", "2026-06-14", birthday, "2026-06-19"] {
        assert!(is_valid_on(&consent(), &confirmed, day(lawful_before)), "{lawful_before}");
    }
    assert_eq!(signed_on(&consent(), &confirmed), Some(day("2025-03-10")));
    let mut judged = both_signed();
    judged[2].insight = Insight::NotSufficient;
    assert_eq!(state_of(&consent(), &judged, day("2026-07-16")), Valid);
}

#[test]
fn the_18th_birthday_blocks_at_once() {
    // All three signed at 16.
    let sixteen = ConsentFacts { informed_on: Some(day("2029-01-01")), ..consent() };
    let signed = |own: &str| {
        let own = line(Who::Youth, true, Decision::Signed, Some(own));
        [mother(Decision::Signed, Some("2029-01-01")), father(Decision::Signed, Some("2029-01-01")), own]
    };
    let at_16 = signed("2029-01-01");
    assert_eq!(state_of(&sixteen, &at_16, day("2030-06-14")), Valid);
    assert_eq!(state_of(&sixteen, &at_16, day("2030-06-15")), ReviewNeeded);
    assert!(!is_valid_on(&sixteen, &at_16, day("2030-06-15")));
    assert_eq!(state_of(&sixteen, &at_16, day("2030-07-16")), Expired);
    assert_eq!(state_of(&sixteen, &signed("2030-06-20"), day("2030-06-20")), Valid);
}

#[test]
fn an_expired_consent_needs_a_new_sheet() {
    let mut late = both_signed();
    late[2] = line(Who::Youth, true, Decision::Signed, Some("2026-07-16"));
    for after in ["2026-07-16", "2028-01-01", "2030-06-15"] {
        assert_eq!(state_of(&consent(), &late, day(after)), Expired, "{after}");
    }
    late[2].decided_on = Some(day("2026-07-15"));
    assert_eq!(state_of(&consent(), &late, day("2026-07-16")), Valid, "the last day is in time");
}

#[test]
fn a_new_custody_holder_has_to_sign_too() {
    let signatories = [mother(Decision::Signed, Some("2025-03-01")), assent()];
    let sole = ConsentFacts { custody: vec![(guardian(1), Custody::Sole)], ..consent() };
    assert_eq!(state_of(&sole, &signatories, day("2025-04-01")), Valid);
    let shared = ConsentFacts { custody_since: Some(day("2025-04-10")), ..consent() };
    assert_eq!(state_of(&shared, &signatories, day("2025-04-09")), Valid);
    assert_eq!(state_of(&shared, &signatories, day("2025-04-10")), ReviewNeeded);
    assert!(!is_valid_on(&shared, &signatories, day("2025-04-10")));
    let unclear = ConsentFacts { custody: vec![(guardian(1), Custody::Unknown)], ..shared };
    assert!(!is_valid_on(&unclear, &signatories, day("2025-04-10")));
}

#[test]
fn a_wording_that_asks_for_more_leaves_30_days() {
    let asked = |from: &str| ConsentFacts { asked_again_from: Some(day(from)), ..consent() };
    let judged = |consent: &ConsentFacts, today: &str| {
        (state_of(consent, &both_signed(), day(today)), is_valid_on(consent, &both_signed(), day(today)))
    };
    let wider = asked("2025-05-01");
    assert_eq!(judged(&wider, "2025-04-30"), (Valid, true));
    assert_eq!(judged(&wider, "2025-05-01"), (ReviewNeeded, true));
    assert_eq!(judged(&wider, "2025-05-31"), (ReviewNeeded, true));
    assert_eq!(judged(&wider, "2025-06-01"), (Expired, false));
    // Whichever comes first, the birthday or the wording, ends it first.
    assert_eq!(judged(&asked("2026-07-01"), "2026-07-16"), (Expired, false));
    assert_eq!(judged(&asked("2026-06-01"), "2026-07-02"), (Expired, false));
    // A signature cannot widen a sheet: only a consent to the new wording opens the purpose again.
    let newer = ConsentFacts { superseded_on: Some(day("2025-05-20")), ..wider };
    assert_eq!(judged(&newer, "2025-05-20"), (Superseded, false));
}
