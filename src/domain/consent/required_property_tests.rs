//! `docs/domain.md` 4.3 for any family: nobody without custody is named, nobody with custody is forgotten, and from 18
//! on the young person is alone.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

use super::{CustodyGap, RequiredSignatory, Who, required_signatories};
use crate::domain::custody::Custody;
use crate::domain::guardian::GuardianId;
use crate::domain::signatory::{Insight, SignatoryRole};

/// None to six guardians with any custody.
fn family() -> impl Strategy<Value = Vec<(GuardianId, Custody)>> {
    let guardian = |number| GuardianId::from_uuid(Uuid::from_u128(number));
    vec(select(Custody::ALL), 0..=6).prop_map(move |held| (1..).map(guardian).zip(held).collect())
}

/// A young person of any age around the limits, and now and then anybody.
fn age() -> impl Strategy<Value = u32> {
    prop_oneof![4 => 6_u32..22, 1 => any::<u32>()]
}

fn count(family: &[(GuardianId, Custody)], kind: Custody) -> usize {
    family.iter().filter(|(_, held)| *held == kind).count()
}

/// Whether it is clear who has to sign: one with sole custody, both with joint custody, or several who share the parts.
fn is_clear(family: &[(GuardianId, Custody)]) -> bool {
    let (sole, joint) = (count(family, Custody::Sole), count(family, Custody::FullJoint));
    let one = sole == 1 && joint == 0;
    let both = sole == 0 && joint >= 2;
    let parts = sole == 0 && joint == 0 && count(family, Custody::Partial) >= 2;
    count(family, Custody::Unknown) == 0 && (one || both || parts)
}

fn named(lines: &[RequiredSignatory]) -> Vec<GuardianId> {
    let guardian = |line: &RequiredSignatory| match line.who {
        Who::Guardian(id) => Some(id),
        Who::Youth => None,
    };
    lines.iter().filter_map(guardian).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(2_000)))]

    #[test]
    fn for_a_minor_exactly_those_with_custody_are_named(
        age in 0_u32..18, family in family(), insight in select(Insight::ALL),
    ) {
        let lines = required_signatories(age, &family, insight);
        prop_assert_eq!(lines.is_ok(), is_clear(&family));
        let Ok(lines) = lines else { return Ok(()) };
        for (guardian, custody) in &family {
            let times = named(&lines).iter().filter(|id| *id == guardian).count();
            prop_assert_eq!(times, usize::from(*custody != Custody::None), "{}", custody);
        }
        let (youth, guardians) = lines.split_last().expect("the young person");
        prop_assert!(guardians.iter().all(|line| line.required && line.role == SignatoryRole::CustodyHolder));
        let (role, required) = match (age, insight) {
            (..14, _) => (SignatoryRole::Assent, false),
            (_, Insight::NotSufficient) => (SignatoryRole::Youth, false),
            _ => (SignatoryRole::Youth, true),
        };
        prop_assert_eq!(*youth, RequiredSignatory { who: Who::Youth, role, required });
    }

    #[test]
    fn a_person_of_18_is_alone(age in 18_u32.., family in family(), insight in select(Insight::ALL)) {
        let alone = RequiredSignatory { who: Who::Youth, role: SignatoryRole::Youth, required: true };
        prop_assert_eq!(required_signatories(age, &family, insight), Ok(vec![alone]));
    }

    #[test]
    fn unclear_custody_is_named(age in 0_u32..18, family in family(), insight in select(Insight::ALL)) {
        let gap = required_signatories(age, &family, insight).err();
        let holders = family.len() - count(&family, Custody::None);
        prop_assert_eq!(gap == Some(CustodyGap::Unknown), count(&family, Custody::Unknown) > 0);
        prop_assert_eq!(gap == Some(CustodyGap::NoHolder), holders == 0);
    }

    /// Somebody without custody changes nothing, and the 14th birthday changes nothing for the guardians.
    #[test]
    fn who_signs_does_not_depend_on_others(
        age in age(), family in family(), insight in select(Insight::ALL), at in 0_usize..7,
    ) {
        let mut larger = family.clone();
        larger.insert(at.min(family.len()), (GuardianId::from_uuid(Uuid::from_u128(99)), Custody::None));
        let lines = required_signatories(age, &family, insight);
        prop_assert_eq!(required_signatories(age, &larger, insight), lines.clone());
        if age < 18 {
            let grown = required_signatories(17, &family, Insight::Sufficient);
            prop_assert_eq!(lines.map(|lines| named(&lines)), grown.map(|lines| named(&lines)));
        }
    }
}
