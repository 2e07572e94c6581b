//! BR-08 and BR-09: `state` and `naive`, two implementations of `docs/domain.md` 4.3 and 7.4, say the same about
//! whatever may be recorded, on whatever day.

use std::collections::HashMap;

use chrono::{Days, Months, NaiveDate, TimeDelta};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::naive;
use crate::domain::consent::ConsentState;
use crate::domain::consent::required::Who;
use crate::domain::consent::state::tests::{day, guardian};
use crate::domain::consent::state::{ConsentFacts, SignatoryFacts, is_valid_at, is_valid_on, state_of};
use crate::domain::custody::Custody;
use crate::domain::interpreter::Level;
use crate::domain::language_code::LanguageCode::{self, Arabic, German};
use crate::domain::purpose::Purpose;
use crate::domain::signatory::{Decision, Insight};

/// Length of the time looked at.
const THREE_YEARS: u64 = 3 * 365;

/// A day of the three years from 1 January 2025.
fn any_day() -> impl Strategy<Value = NaiveDate> + Clone {
    (0..THREE_YEARS).prop_map(|days| day("2025-01-01") + Days::new(days))
}

/// A day in the weeks after `start`, on few enough days that two things often happen on the same one; now and then a
/// little before or anywhere.
fn soon_after(start: NaiveDate) -> BoxedStrategy<NaiveDate> {
    prop_oneof![
        20 => select(vec![0, 0, 0, 1, 2, 7, 20, 29, 30, 31, 45]).prop_map(move |days| start + Days::new(days)),
        1 => (0_u64..10).prop_map(move |days| start - Days::new(days)),
        1 => any_day(),
    ]
    .boxed()
}

/// An hour; few, so that one is often another.
fn hour() -> impl Strategy<Value = u32> {
    select(vec![0, 9, 10, 23])
}

fn rarely<T: std::fmt::Debug>(chance: f64, value: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    proptest::option::weighted(chance, value)
}

/// Born so that the 14th or the 18th birthday is one of the three years, often soon after `start`; a few on 29 February.
fn birth_date(start: NaiveDate) -> BoxedStrategy<NaiveDate> {
    let on = |birthday: NaiveDate, years: u32| birthday - Months::new(12 * years);
    prop_oneof![
        7 => any_day().prop_map(move |birthday| on(birthday, 14)),
        5 => any_day().prop_map(move |birthday| on(birthday, 18)),
        4 => soon_after(start).prop_map(move |birthday| on(birthday, 14)),
        3 => soon_after(start).prop_map(move |birthday| on(birthday, 18)),
        2 => select(vec![day("2012-02-29"), day("2008-02-29")]),
        1 => any_day().prop_map(move |birthday| on(birthday, 9)),
    ]
    .boxed()
}

/// None to four guardians: families that make sense, and any mixture.
fn custody() -> impl Strategy<Value = Vec<Custody>> {
    use Custody::{FullJoint, None as Nothing, Partial, Sole};
    let usual = [
        vec![FullJoint, FullJoint],
        vec![Sole],
        vec![Sole, Nothing],
        vec![Nothing, Nothing, Sole],
        vec![Sole, Partial],
        vec![Partial, Partial],
        vec![FullJoint, FullJoint, Partial, Nothing],
    ];
    prop_oneof![
        5 => select(usual.to_vec()),
        1 => vec(select(Custody::ALL), 0..=4),
    ]
}

fn decision() -> impl Strategy<Value = Decision> {
    prop_oneof![
        60 => Just(Decision::Signed),
        4 => Just(Decision::ReplacedByCourt),
        1 => Just(Decision::Refused),
        2 => Just(Decision::Pending),
        1 => Just(Decision::NotRequired),
    ]
}

fn languages() -> impl Strategy<Value = Vec<LanguageCode>> {
    prop_oneof![9 => Just(vec![German]), 6 => Just(vec![Arabic, German]), 1 => Just(vec![Arabic]), 1 => Just(vec![])]
}

prop_compose! {
    fn line(who: Who, required: f64, start: NaiveDate)(
        required in proptest::bool::weighted(required),
        decision in decision(),
        decided_on in rarely(0.99, soon_after(start)),
        insight in select(Insight::ALL),
        has_court_reference in proptest::bool::weighted(0.7),
        understands in languages(),
    ) -> SignatoryFacts {
        SignatoryFacts { who, required, decision, decided_on, insight, has_court_reference, understands }
    }
}

/// The young person decides with the others, or around the birthday.
fn youth(start: NaiveDate, born: NaiveDate) -> BoxedStrategy<SignatoryFacts> {
    let birthday = |years: u32| born + Months::new(12 * years);
    let insight = prop_oneof![
        3 => Just(Insight::Sufficient),
        1 => Just(Insight::NotSufficient),
        1 => Just(Insight::NotApplicable),
    ];
    (select(vec![start, birthday(14), birthday(14) - Days::new(1), birthday(18)]), insight)
        .prop_flat_map(|(from, insight)| (line(Who::Youth, 0.75, from), Just(insight)))
        .prop_map(|(line, insight)| SignatoryFacts { insight, ..line })
        .boxed()
}

/// None to five signatories: most of those who hold custody, now and then somebody who does not, and the young person.
fn lines(custody: &[Custody], start: NaiveDate, born: NaiveDate) -> BoxedStrategy<Vec<SignatoryFacts>> {
    let mut guardians = Vec::new();
    for (number, held) in (1..).zip(custody) {
        let (named, needed) = if held.holds() == Some(true) { (0.97, 0.97) } else { (0.1, 0.5) };
        guardians.push(rarely(named, line(Who::Guardian(guardian(number)), needed, start)).boxed());
    }
    (guardians, rarely(0.85, youth(start, born)))
        .prop_map(|(guardians, youth)| guardians.into_iter().flatten().chain(youth).collect())
        .boxed()
}

prop_compose! {
    fn ends(start: NaiveDate)(
        valid_until in rarely(0.15, any_day()),
        withdrawn in rarely(0.08, (any_day(), hour())),
        voided_on in rarely(0.02, any_day()),
        superseded_on in rarely(0.08, any_day()),
        custody_since in prop_oneof![
            1 => Just(None),
            3 => (0_u64..200).prop_map(move |days| Some(start - Days::new(days))),
            2 => any_day().prop_map(Some),
            2 => soon_after(start).prop_map(Some),
        ],
        asked_again_from in rarely(0.2, any_day()),
    ) -> ConsentFacts {
        ConsentFacts {
            purpose: Purpose::School,
            informed_on: None,
            explained_in: None,
            interpreter_level: None,
            remote_allowed: false,
            valid_until,
            withdrawn: withdrawn.map(|(day, hour)| (day, day.and_hms_opt(hour, 0, 0).expect("an hour").and_utc())),
            voided_on,
            superseded_on,
            birth_date: start,
            custody: Vec::new(),
            custody_since,
            asked_again_from,
            direction: None,
        }
    }
}

/// The day on which the family begins to decide, and the birth date.
fn start() -> BoxedStrategy<(NaiveDate, NaiveDate)> {
    let day = (0..THREE_YEARS - 200).prop_map(|days| day("2025-01-01") + Days::new(days));
    day.prop_flat_map(|start| (Just(start), birth_date(start))).boxed()
}

prop_compose! {
    fn case()((start, born) in start(), custody in custody())(
        lines in lines(&custody, start, born),
        informed_on in rarely(0.95, soon_after(start - Days::new(20))),
        explained_in in prop_oneof![14 => Just(Some(German)), 1 => Just(Some(Arabic)), 1 => Just(None)],
        interpreter_level in rarely(0.3, select(Level::ALL)),
        remote_allowed in proptest::bool::ANY,
        ends in ends(start).boxed(),
        custody in Just(custody),
        birth_date in Just(born),
    ) -> (ConsentFacts, Vec<SignatoryFacts>) {
        let custody = (1..).map(guardian).zip(custody).collect();
        let facts = ConsentFacts { informed_on, explained_in, interpreter_level, remote_allowed, custody, birth_date, ..ends };
        (facts, lines)
    }
}

/// How one day is chosen: on which of the dates, how long after it, or any; and the hour.
type Look = (Index, i64, Option<NaiveDate>, u32);

/// A day on which something happens, the days around it and around the end of a review; now and then any day.
fn look() -> impl Strategy<Value = Look> {
    (any::<Index>(), select(vec![-1, 0, 1, 29, 30, 31, 32, 60]), rarely(0.2, any_day()), hour())
}

fn looked_at(consent: &ConsentFacts, lines: &[SignatoryFacts], (index, offset, any, _): &Look) -> NaiveDate {
    let birthday = |years: u32| Some(consent.birth_date + Months::new(12 * years));
    let dates = [consent.informed_on, consent.valid_until, consent.superseded_on, consent.custody_since];
    let more = [consent.asked_again_from, consent.withdrawn.map(|(day, _)| day), birthday(14), birthday(18)];
    let decided = lines.iter().map(|line| line.decided_on);
    let mut days: Vec<NaiveDate> = dates.into_iter().chain(more).chain(decided).flatten().collect();
    days.retain(|day| consent.informed_on.is_none_or(|informed_on| *day >= informed_on));
    any.unwrap_or_else(|| *index.get(&days) + TimeDelta::days(*offset))
}

/// As many cases as `PROPTEST_CASES` says, but not fewer than a thousand.
fn config() -> ProptestConfig {
    let asked = ProptestConfig::default();
    ProptestConfig { cases: asked.cases.max(1_000), ..asked }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn br_08_two_readings_of_the_rules_agree((consent, lines) in case(), looks in vec(look(), 1..10)) {
        for look in looks {
            let today = looked_at(&consent, &lines, &look);
            let judged = (state_of(&consent, &lines, today), is_valid_on(&consent, &lines, today));
            prop_assert_eq!(judged, naive::on(&consent, &lines, today), "{}", today);
            let instant = today.and_hms_opt(look.3, 0, 0).expect("an hour").and_utc();
            let never_withdrawn = ConsentFacts { withdrawn: None, ..consent.clone() };
            let open = consent.withdrawn.is_none_or(|(_, from)| instant < from)
                && naive::on(&never_withdrawn, &lines, today).1;
            prop_assert_eq!(is_valid_at(&consent, &lines, today, instant), open, "{}", instant);
        }
    }
}

/// The two would also agree if the facts above never made a consent valid.
#[test]
fn the_random_facts_reach_every_state() {
    let mut runner = TestRunner::deterministic();
    let mut seen: HashMap<(ConsentState, bool), u32> = HashMap::new();
    for _ in 0..1_500 {
        let tree = (case(), vec(look(), 5)).new_tree(&mut runner).expect("facts");
        let ((consent, lines), looks) = tree.current();
        for look in &looks {
            let today = looked_at(&consent, &lines, look);
            *seen.entry((state_of(&consent, &lines, today), is_valid_on(&consent, &lines, today))).or_default() += 1;
        }
    }
    let open = |state: ConsentState| matches!(state, ConsentState::Valid | ConsentState::ReviewNeeded);
    for state in ConsentState::ALL {
        let expected = if *state == ConsentState::ReviewNeeded { vec![true, false] } else { vec![open(*state)] };
        for open in expected {
            let times = seen.remove(&(*state, open)).unwrap_or_default();
            assert!(times >= 40, "{state} {open}: {times}");
        }
    }
    assert!(seen.is_empty(), "{seen:?}");
}
