//! BR-08 and BR-09 against a naive oracle: whatever was recorded about a consent, the computed state says what a reader of
//! the rule would say, and nothing ever brings a withdrawn or void consent back.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::tests::{consent, day, guardian};
use super::{ConsentFacts, SignatoryFacts, is_valid_at, is_valid_on, state_of};
use crate::domain::consent::ConsentState;
use crate::domain::consent::required::Who;
use crate::domain::interpreter::Level;
use crate::domain::language_code::LanguageCode;
use crate::domain::signatory::{Decision, Insight};

/// A day of the 200 after 1 January 2025; the young person is 12.
fn any_day() -> impl Strategy<Value = NaiveDate> + Clone {
    (0_u64..200).prop_map(|days| day("2025-01-01") + Days::new(days))
}

fn maybe_day() -> impl Strategy<Value = Option<NaiveDate>> + Clone {
    proptest::option::weighted(0.8, any_day())
}

prop_compose! {
    fn line(number: u128)(
        decision in (0..Decision::ALL.len()).prop_map(|at| Decision::ALL[at]),
        decided_on in maybe_day(),
        has_court_reference in any::<bool>(),
        german in any::<bool>(),
    ) -> SignatoryFacts {
        SignatoryFacts {
            who: Who::Guardian(guardian(number)),
            required: true,
            decision,
            decided_on,
            insight: Insight::NotApplicable,
            has_court_reference,
            understands: vec![if german { LanguageCode::German } else { LanguageCode::Arabic }],
        }
    }
}

prop_compose! {
    fn facts()(
        informed_on in maybe_day(),
        explained_in in proptest::option::of(Just(LanguageCode::German)),
        level in proptest::option::of((0..Level::ALL.len()).prop_map(|at| Level::ALL[at])),
        remote_allowed in proptest::bool::ANY,
        valid_until in proptest::option::weighted(0.3, any_day()),
        withdrawn in proptest::option::weighted(0.3, any_day()),
        voided_on in proptest::option::weighted(0.1, any_day()),
        superseded_on in proptest::option::weighted(0.2, any_day()),
    ) -> ConsentFacts {
        ConsentFacts {
            informed_on,
            explained_in,
            interpreter_level: level,
            remote_allowed,
            valid_until,
            withdrawn: withdrawn.map(|day| (day, day.and_hms_opt(10, 0, 0).expect("an instant").and_utc())),
            voided_on,
            superseded_on,
            custody_since: None,
            ..consent()
        }
    }
}

/// The rule as it is read aloud.
fn oracle(consent: &ConsentFacts, lines: &[SignatoryFacts], today: NaiveDate) -> bool {
    let by_today = |day: Option<NaiveDate>| day.is_some_and(|day| day <= today);
    let ended = consent.voided_on.is_some()
        || by_today(consent.withdrawn.map(|(day, _)| day))
        || by_today(consent.superseded_on)
        || consent.valid_until.is_some_and(|last| last < today);
    let carries = match consent.interpreter_level {
        Some(Level::Sim | Level::Sworn) => true,
        Some(Level::RemoteProfessional) => consent.remote_allowed,
        _ => false,
    };
    let agreed = lines.iter().all(|line| {
        let court = line.decision == Decision::ReplacedByCourt;
        let decided = line.decision == Decision::Signed || (court && line.has_court_reference);
        let understood = court || carries || consent.explained_in.is_some_and(|told| line.understands.contains(&told));
        decided && by_today(line.decided_on) && understood
    });
    by_today(consent.informed_on) && agreed && !ended
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn br_08_the_state_is_what_the_rule_says(
        consent in facts(), mother in line(1), father in line(2), days in proptest::collection::vec(any_day(), 1..6),
    ) {
        let lines = [mother, father];
        for today in days {
            let expected = oracle(&consent, &lines, today);
            prop_assert_eq!(is_valid_on(&consent, &lines, today), expected, "{}", today);
            prop_assert_eq!(state_of(&consent, &lines, today) == ConsentState::Valid, expected, "{}", today);
        }
    }

    /// BR-09: from the instant of the withdrawal on, at every later day and instant, nothing is open.
    #[test]
    fn br_09_nothing_brings_a_withdrawn_consent_back(
        consent in facts(), mother in line(1), father in line(2), at in any_day(), later in 0_u64..9_000,
    ) {
        let lines = [mother, father];
        let instant = at.and_hms_opt(9, 30, 0).expect("an instant").and_utc();
        let withdrawn = ConsentFacts { withdrawn: Some((at, instant)), ..consent };
        let day = at + Days::new(later);
        prop_assert!(!is_valid_on(&withdrawn, &lines, day));
        prop_assert!(!is_valid_at(&withdrawn, &lines, day, instant + chrono::TimeDelta::days(later as i64)));
        let void = ConsentFacts { withdrawn: None, voided_on: Some(at), ..withdrawn };
        prop_assert!(!is_valid_on(&void, &lines, day) && !is_valid_on(&void, &lines, at));
    }
}
