use super::{CustodyGap, Who, required_signatories};
use crate::domain::custody::Custody::{self, FullJoint, None as Nothing, Partial, Sole, Unknown};
use crate::domain::guardian::GuardianId;
use crate::domain::signatory::Insight::{self, NotApplicable as Na, NotSufficient as No, Sufficient as Yes};
use crate::domain::signatory::SignatoryRole;
use uuid::Uuid;

fn guardian(number: u128) -> GuardianId {
    GuardianId::from_uuid(Uuid::from_u128(number))
}

/// `1` = first guardian signs, `2` = second, `y` = young person signs, `(y)` = young person recorded only, `a` = assent.
fn shown(age: u32, custody: &[Custody], insight: Insight) -> Result<String, CustodyGap> {
    let numbered = (1..).map(guardian).zip(custody.iter().copied()).collect::<Vec<_>>();
    let lines = required_signatories(age, &numbered, insight)?;
    Ok(lines
        .iter()
        .map(|line| match (line.who, line.role, line.required) {
            (Who::Guardian(id), SignatoryRole::CustodyHolder, true) => id.uuid().as_u128().to_string(),
            (Who::Youth, SignatoryRole::Youth, true) => "y".into(),
            (Who::Youth, SignatoryRole::Youth, false) => "(y)".into(),
            (Who::Youth, SignatoryRole::Assent, false) => "a".into(),
            _ => "?".into(),
        })
        .collect::<Vec<String>>()
        .join(" "))
}

#[test]
fn who_signs_follows_from_age_custody_and_insight() {
    type Case = (u32, &'static [Custody], Insight, Result<&'static str, CustodyGap>);
    let cases: &[Case] = &[
        // Under 14: every holder, and the child's assent.
        (8, &[FullJoint, FullJoint], Na, Ok("1 2 a")),
        (8, &[FullJoint, FullJoint], No, Ok("1 2 a")),
        (8, &[Sole], Na, Ok("1 a")),
        (8, &[Sole], Yes, Ok("1 a")),
        (8, &[Sole, Partial], Na, Ok("1 2 a")),
        (8, &[Partial, Partial], No, Ok("1 2 a")),
        (8, &[Nothing, Nothing, Sole], Na, Ok("3 a")),
        (12, &[FullJoint, FullJoint], Na, Ok("1 2 a")),
        (13, &[FullJoint, FullJoint], Na, Ok("1 2 a")),
        (13, &[Sole], Na, Ok("1 a")),
        (13, &[Sole, Nothing], Na, Ok("1 a")),
        (13, &[Nothing, Sole], Na, Ok("2 a")),
        (13, &[Sole, Partial], Na, Ok("1 2 a")),
        (13, &[Partial, Partial], Na, Ok("1 2 a")),
        (13, &[FullJoint, FullJoint, Partial], Na, Ok("1 2 3 a")),
        (13, &[FullJoint, FullJoint, Nothing], Na, Ok("1 2 a")),
        (13, &[FullJoint, Nothing, FullJoint], Na, Ok("1 3 a")),
        (13, &[FullJoint, FullJoint], Yes, Ok("1 2 a")),
        (13, &[FullJoint, FullJoint], No, Ok("1 2 a")),
        (13, &[Sole], Yes, Ok("1 a")),
        (13, &[Sole], No, Ok("1 a")),
        (13, &[Sole, Partial], Yes, Ok("1 2 a")),
        (13, &[Sole, Partial], No, Ok("1 2 a")),
        (13, &[Partial, Partial], Yes, Ok("1 2 a")),
        (13, &[Nothing, Nothing, Sole], No, Ok("3 a")),
        (0, &[Sole], Na, Ok("1 a")),
        // 14 to 17: every holder and the young person, unless the insight is not sufficient.
        (14, &[FullJoint, FullJoint], Yes, Ok("1 2 y")),
        (14, &[FullJoint, FullJoint], Na, Ok("1 2 y")),
        (14, &[FullJoint, FullJoint], No, Ok("1 2 (y)")),
        (14, &[Sole], Yes, Ok("1 y")),
        (14, &[Sole], No, Ok("1 (y)")),
        (14, &[Sole], Na, Ok("1 y")),
        (14, &[Sole, Partial], Na, Ok("1 2 y")),
        (14, &[Sole, Partial], Yes, Ok("1 2 y")),
        (14, &[Sole, Partial], No, Ok("1 2 (y)")),
        (14, &[Partial, Partial], Na, Ok("1 2 y")),
        (14, &[Partial, Partial], Yes, Ok("1 2 y")),
        (14, &[Partial, Partial], No, Ok("1 2 (y)")),
        (14, &[Nothing, Nothing, Sole], Na, Ok("3 y")),
        (14, &[Nothing, Nothing, Sole], Yes, Ok("3 y")),
        (14, &[Nothing, Nothing, Sole], No, Ok("3 (y)")),
        (15, &[Sole, Nothing], Yes, Ok("1 y")),
        (15, &[Nothing, Sole], No, Ok("2 (y)")),
        (16, &[Sole, Partial], Yes, Ok("1 2 y")),
        (16, &[Partial, Partial], Yes, Ok("1 2 y")),
        (17, &[FullJoint, FullJoint], Yes, Ok("1 2 y")),
        (17, &[FullJoint, FullJoint], Na, Ok("1 2 y")),
        (17, &[FullJoint, FullJoint], No, Ok("1 2 (y)")),
        (17, &[Sole], Na, Ok("1 y")),
        (17, &[Sole], Yes, Ok("1 y")),
        (17, &[Sole], No, Ok("1 (y)")),
        (17, &[Sole, Partial], Na, Ok("1 2 y")),
        (17, &[Sole, Partial], Yes, Ok("1 2 y")),
        (17, &[Sole, Partial], No, Ok("1 2 (y)")),
        (17, &[Partial, Partial], Na, Ok("1 2 y")),
        (17, &[Partial, Partial], No, Ok("1 2 (y)")),
        (17, &[Nothing, Nothing, Sole], Na, Ok("3 y")),
        (17, &[Nothing, Nothing, Sole], Yes, Ok("3 y")),
        (17, &[Nothing, Nothing, Sole], No, Ok("3 (y)")),
        (17, &[FullJoint, FullJoint, Partial], Yes, Ok("1 2 3 y")),
        (17, &[FullJoint, FullJoint, Partial], No, Ok("1 2 3 (y)")),
        // From 18: the person alone, whatever is recorded.
        (18, &[FullJoint, FullJoint], Yes, Ok("y")),
        (18, &[FullJoint, FullJoint], No, Ok("y")),
        (18, &[Unknown], Na, Ok("y")),
        (18, &[], Na, Ok("y")),
        (19, &[Sole], Na, Ok("y")),
        (18, &[Sole, Sole], Na, Ok("y")),
        (18, &[FullJoint, FullJoint], Na, Ok("y")),
        (18, &[Sole], Yes, Ok("y")),
        (18, &[Sole], No, Ok("y")),
        (18, &[Sole, Partial], No, Ok("y")),
        (18, &[Nothing, Nothing, Sole], Na, Ok("y")),
        (18, &[Nothing], No, Ok("y")),
        (18, &[FullJoint], Yes, Ok("y")),
        (18, &[Unknown, Unknown], No, Ok("y")),
        // Custody that has to be clarified first.
        (13, &[], Na, Err(CustodyGap::NoHolder)),
        (16, &[], Yes, Err(CustodyGap::NoHolder)),
        (13, &[Nothing], Na, Err(CustodyGap::NoHolder)),
        (13, &[Nothing, Nothing], Na, Err(CustodyGap::NoHolder)),
        (8, &[Unknown], Na, Err(CustodyGap::Unknown)),
        (14, &[Unknown], No, Err(CustodyGap::Unknown)),
        (17, &[Partial, Unknown], Yes, Err(CustodyGap::Unknown)),
        (17, &[], No, Err(CustodyGap::NoHolder)),
        (14, &[Nothing, Nothing], Yes, Err(CustodyGap::NoHolder)),
        (17, &[FullJoint], No, Err(CustodyGap::OtherHolderMissing)),
        (14, &[Partial], Yes, Err(CustodyGap::OtherHolderMissing)),
        (17, &[FullJoint, Partial, Partial], Na, Err(CustodyGap::OtherHolderMissing)),
        (17, &[Sole, Sole], No, Err(CustodyGap::Contradiction)),
        (14, &[Sole, FullJoint], Na, Err(CustodyGap::Contradiction)),
        (13, &[Unknown], Na, Err(CustodyGap::Unknown)),
        (13, &[Sole, Unknown], Na, Err(CustodyGap::Unknown)),
        (13, &[FullJoint, FullJoint, Unknown], Na, Err(CustodyGap::Unknown)),
        (17, &[Unknown, Unknown], Yes, Err(CustodyGap::Unknown)),
        (17, &[Unknown, Nothing], No, Err(CustodyGap::Unknown)),
        (13, &[FullJoint], Na, Err(CustodyGap::OtherHolderMissing)),
        (15, &[FullJoint, Nothing], Yes, Err(CustodyGap::OtherHolderMissing)),
        (13, &[FullJoint, Partial], Na, Err(CustodyGap::OtherHolderMissing)),
        (13, &[Partial], Na, Err(CustodyGap::OtherHolderMissing)),
        (13, &[Sole, Sole], Na, Err(CustodyGap::Contradiction)),
        (16, &[Sole, FullJoint], Yes, Err(CustodyGap::Contradiction)),
        (16, &[Sole, FullJoint, FullJoint], Yes, Err(CustodyGap::Contradiction)),
        (16, &[Sole, Sole, Partial], Yes, Err(CustodyGap::Contradiction)),
    ];
    assert_eq!(cases.len(), 102);
    for (age, custody, insight, expected) in cases {
        assert_eq!(shown(*age, custody, *insight), expected.map(str::to_owned), "{age} {custody:?} {insight:?}");
    }
}

#[test]
fn a_legal_guardian_or_the_youth_office_signs_alone_with_sole_custody() {
    // The relation does not matter: custody is what counts, also beside two parents without it.
    assert_eq!(shown(13, &[Nothing, Nothing, Sole], Na), Ok("3 a".into()));
    assert_eq!(shown(15, &[Nothing, Nothing, Sole], Yes), Ok("3 y".into()));
}
