//! BR-08 and `docs/domain.md` 7.4 as a table: one line per case, the days counted from day 0. Signing is in this file,
//! what happens to a valid consent afterwards in `state_table_later_tests.rs`.
//!
//! | column | notation |
//! |---|---|
//! | age | `13` = 13 years and 100 days old on day 0; `14@5` = turns 14 on day 5 |
//! | custody | one letter per guardian: `J`oint, `S`ole, `P`artial, `N`one, `U`nknown |
//! | lines: who | `1`, `2` … guardian, `y`oung person, `a`ssent, `n` = young person with insight not sufficient |
//! | lines: what | `+` signed, `-` refused, `?` pending, `c` court with reference, `x` court without; then the day |
//! | lines: more | `(2)` = not required; `:ar` at the end = knows only Arabic |
//! | facts | `i3` informed on day 3 (else day 0), `i?` no sheet; explained in `ar` or `none` (else German) |
//! | | interpreted by `sim`, `sworn`, `lay`, `remote`, `adhoc`, `child` (else nobody); `phoneok`: the site accepts `remote` |
//! | | `k10` custody changed on day 10 (else known for long), `k?` not known since when |
//! | | `until10` last day, `w10` withdrawn, `void10`, `sup10` superseded, `ask10` a wording asks for more from day 10 |

use chrono::{Days, Months, NaiveDate, TimeDelta};

use super::tests::{day, guardian};
use super::{ConsentFacts, SignatoryFacts, is_valid_on, state_of};
use crate::domain::consent::ConsentState::{self, Draft, Informed, PartiallySigned, Refused, Valid};
use crate::domain::consent::naive;
use crate::domain::consent::required::Who;
use crate::domain::custody::Custody;
use crate::domain::interpreter::Level;
use crate::domain::language_code::LanguageCode::{Arabic, German};
use crate::domain::purpose::Purpose;
use crate::domain::signatory::{Decision, Insight};

#[path = "state_table_later_tests.rs"]
mod later;

/// Age, custody, lines, facts, day looked at; the state and whether the purpose is open.
type Case = (&'static str, &'static str, &'static str, &'static str, i64, ConsentState, bool);
const OPEN: bool = true;
const SHUT: bool = false;

fn on(days: i64) -> NaiveDate {
    day("2025-03-10") + TimeDelta::days(days)
}

fn number(text: &str) -> i64 {
    text.parse().unwrap_or_else(|_| panic!("{text:?} is not a day"))
}

fn born(age: &str) -> NaiveDate {
    let (years, birthday) = match age.split_once('@') {
        Some((years, day)) => (years, on(number(day))),
        None => (age, on(0) - Days::new(100)),
    };
    birthday - Months::new(12 * years.parse::<u32>().expect("years"))
}

fn custody(letter: char) -> Custody {
    match letter {
        'J' => Custody::FullJoint,
        'S' => Custody::Sole,
        'P' => Custody::Partial,
        'N' => Custody::None,
        'U' => Custody::Unknown,
        _ => panic!("{letter} is no custody"),
    }
}

fn line(text: &str) -> SignatoryFacts {
    let (text, understands) = text.strip_suffix(":ar").map_or((text, German), |text| (text, Arabic));
    let at = text.find(['+', '-', '?', 'c', 'x']).unwrap_or_else(|| panic!("{text:?} decides nothing"));
    let (who, decision) = text.split_at(at);
    let (decision, day) = decision.split_at(1);
    let name = who.trim_matches(['(', ')']);
    let youth = ["y", "a", "n"].contains(&name);
    SignatoryFacts {
        who: if youth { Who::Youth } else { Who::Guardian(guardian(name.parse().expect("a guardian"))) },
        required: who == "y" || (!youth && !who.starts_with('(')),
        decision: match decision {
            "+" => Decision::Signed,
            "-" => Decision::Refused,
            "?" => Decision::Pending,
            _ => Decision::ReplacedByCourt,
        },
        decided_on: (decision != "?").then(|| on(number(day))),
        insight: if name == "n" { Insight::NotSufficient } else { Insight::NotApplicable },
        has_court_reference: decision == "c",
        understands: vec![understands],
    }
}

fn note(facts: &mut ConsentFacts, text: &str) {
    let at = text.find(|sign: char| !sign.is_ascii_alphabetic()).unwrap_or(text.len());
    let (kind, day) = text.split_at(at);
    let day = || (day != "?").then(|| on(number(day)));
    match kind {
        "i" => facts.informed_on = day(),
        "k" => facts.custody_since = day(),
        "until" => facts.valid_until = day(),
        "w" => facts.withdrawn = day().map(|day| (day, day.and_hms_opt(10, 0, 0).expect("ten").and_utc())),
        "void" => facts.voided_on = day(),
        "sup" => facts.superseded_on = day(),
        "ask" => facts.asked_again_from = day(),
        "ar" => facts.explained_in = Some(Arabic),
        "none" => facts.explained_in = None,
        "sim" => facts.interpreter_level = Some(Level::Sim),
        "sworn" => facts.interpreter_level = Some(Level::Sworn),
        "lay" => facts.interpreter_level = Some(Level::TrainedLay),
        "remote" => facts.interpreter_level = Some(Level::RemoteProfessional),
        "phoneok" => facts.remote_allowed = true,
        "adhoc" => facts.interpreter_level = Some(Level::AdHocAdult),
        "child" => facts.interpreter_level = Some(Level::Child),
        _ => panic!("{text:?} is no fact"),
    }
}

fn check(cases: &[Case]) {
    for case in cases {
        let (age, family, lines, facts, today, state, open) = *case;
        let mut consent = ConsentFacts {
            purpose: Purpose::Participation,
            informed_on: Some(on(0)),
            explained_in: Some(German),
            interpreter_level: None,
            remote_allowed: false,
            valid_until: None,
            withdrawn: None,
            voided_on: None,
            superseded_on: None,
            birth_date: born(age),
            custody: (1..).map(guardian).zip(family.chars().map(custody)).collect(),
            custody_since: Some(on(-200)),
            asked_again_from: None,
            direction: None,
        };
        facts.split_whitespace().for_each(|fact| note(&mut consent, fact));
        let lines: Vec<SignatoryFacts> = lines.split_whitespace().map(line).collect();
        let judged = (state_of(&consent, &lines, on(today)), is_valid_on(&consent, &lines, on(today)));
        assert_eq!(judged, (state, open), "{case:?}");
        assert_eq!(naive::on(&consent, &lines, on(today)), (state, open), "naive: {case:?}");
    }
}

/// Everybody who has to sign does so on day 0.
const EVERYBODY_SIGNED: [Case; 45] = [
    ("8", "S", "1+0 a+0", "", 0, Valid, OPEN),
    ("8", "JJ", "1+0 2+0 a+0", "", 0, Valid, OPEN),
    ("8", "SP", "1+0 2+0 a+0", "", 0, Valid, OPEN),
    ("8", "NNS", "3+0 a+0", "", 0, Valid, OPEN),
    ("8", "U", "1+0 a+0", "", 0, PartiallySigned, SHUT),
    ("13", "S", "1+0 a+0", "", 0, Valid, OPEN),
    ("13", "JJ", "1+0 2+0 a+0", "", 0, Valid, OPEN),
    ("13", "SP", "1+0 2+0 a+0", "", 0, Valid, OPEN),
    ("13", "NNS", "3+0 a+0", "", 0, Valid, OPEN),
    ("13", "U", "1+0 a+0", "", 0, PartiallySigned, SHUT),
    ("14@1", "S", "1+0 a+0", "", 0, Valid, OPEN),
    ("14@1", "JJ", "1+0 2+0 a+0", "", 0, Valid, OPEN),
    ("14@1", "SP", "1+0 2+0 a+0", "", 0, Valid, OPEN),
    ("14@1", "NNS", "3+0 a+0", "", 0, Valid, OPEN),
    ("14@1", "U", "1+0 a+0", "", 0, PartiallySigned, SHUT),
    ("14@0", "S", "1+0 y+0", "", 0, Valid, OPEN),
    ("14@0", "JJ", "1+0 2+0 y+0", "", 0, Valid, OPEN),
    ("14@0", "SP", "1+0 2+0 y+0", "", 0, Valid, OPEN),
    ("14@0", "NNS", "3+0 y+0", "", 0, Valid, OPEN),
    ("14@0", "U", "1+0 y+0", "", 0, PartiallySigned, SHUT),
    ("14@-1", "S", "1+0 y+0", "", 0, Valid, OPEN),
    ("14@-1", "JJ", "1+0 2+0 y+0", "", 0, Valid, OPEN),
    ("14@-1", "SP", "1+0 2+0 y+0", "", 0, Valid, OPEN),
    ("14@-1", "NNS", "3+0 y+0", "", 0, Valid, OPEN),
    ("14@-1", "U", "1+0 y+0", "", 0, PartiallySigned, SHUT),
    ("17", "S", "1+0 y+0", "", 0, Valid, OPEN),
    ("17", "JJ", "1+0 2+0 y+0", "", 0, Valid, OPEN),
    ("17", "SP", "1+0 2+0 y+0", "", 0, Valid, OPEN),
    ("17", "NNS", "3+0 y+0", "", 0, Valid, OPEN),
    ("17", "U", "1+0 y+0", "", 0, PartiallySigned, SHUT),
    ("18@1", "S", "1+0 y+0", "", 0, Valid, OPEN),
    ("18@1", "JJ", "1+0 2+0 y+0", "", 0, Valid, OPEN),
    ("18@1", "SP", "1+0 2+0 y+0", "", 0, Valid, OPEN),
    ("18@1", "NNS", "3+0 y+0", "", 0, Valid, OPEN),
    ("18@1", "U", "1+0 y+0", "", 0, PartiallySigned, SHUT),
    ("18@0", "S", "y+0", "", 0, Valid, OPEN),
    ("18@0", "JJ", "y+0", "", 0, Valid, OPEN),
    ("18@0", "SP", "y+0", "", 0, Valid, OPEN),
    ("18@0", "NNS", "y+0", "", 0, Valid, OPEN),
    ("18@0", "U", "y+0", "", 0, Valid, OPEN),
    ("18@-1", "S", "y+0", "", 0, Valid, OPEN),
    ("18@-1", "JJ", "y+0", "", 0, Valid, OPEN),
    ("18@-1", "SP", "y+0", "", 0, Valid, OPEN),
    ("18@-1", "NNS", "y+0", "", 0, Valid, OPEN),
    ("18@-1", "U", "y+0", "", 0, Valid, OPEN),
];

/// Somebody of 4.3 is not asked, or only asked.
const SOMEBODY_IS_MISSING: [Case; 35] = [
    // A holder of custody who is not on the sheet, or custody that makes no sense.
    ("13", "JJ", "1+0 a+0", "", 0, PartiallySigned, SHUT),
    ("13", "SP", "1+0 a+0", "", 0, PartiallySigned, SHUT),
    ("13", "SN", "1+0 a+0", "", 0, Valid, OPEN),
    ("13", "JJ", "1+0 (2)? a+0", "", 0, PartiallySigned, SHUT),
    ("13", "JJ", "1+0 (2)+0 a+0", "", 0, Valid, OPEN),
    ("13", "JJ", "1+0 (2)+0:ar a+0", "", 0, PartiallySigned, SHUT),
    ("13", "J", "1+0 a+0", "", 0, PartiallySigned, SHUT),
    ("13", "SS", "1+0 2+0 a+0", "", 0, PartiallySigned, SHUT),
    ("13", "NN", "1+0 2+0 a+0", "", 0, PartiallySigned, SHUT),
    ("13", "", "1+0 a+0", "", 0, PartiallySigned, SHUT),
    ("17", "JJ", "1+0 y+0", "", 0, PartiallySigned, SHUT),
    // The young person's part: an assent is no signature, and a signature under 14 opens nothing.
    ("13", "S", "1+0", "", 0, Valid, OPEN),
    ("13", "S", "1+0 a?", "", 0, Valid, OPEN),
    ("13", "S", "1+0 a-0", "", 0, Valid, OPEN),
    ("13", "S", "1? a+0", "", 0, Informed, SHUT),
    ("13", "S", "y+0", "", 0, PartiallySigned, SHUT),
    ("13", "S", "y+0", "k?", 0, PartiallySigned, SHUT),
    ("14@1", "S", "1+0", "", 0, Valid, OPEN),
    ("14@0", "S", "1+0", "", 0, PartiallySigned, SHUT),
    ("14@0", "S", "1+0 a+0", "", 0, PartiallySigned, SHUT),
    ("14@-1", "JJ", "1+0 2+0 a+0", "", 0, PartiallySigned, SHUT),
    ("17", "S", "1+0 y?", "", 0, PartiallySigned, SHUT),
    ("17", "S", "1? y+0", "", 0, PartiallySigned, SHUT),
    ("17", "S", "y+0", "", 0, PartiallySigned, SHUT),
    ("14@3", "JJ", "1+0 2+5 a+0", "", 5, PartiallySigned, SHUT),
    ("14@3", "JJ", "1+0 2+5 y+2", "", 5, Valid, OPEN),
    ("14@3", "JJ", "1+0 2+3 y+2", "", 3, Valid, OPEN),
    // From 18 the person alone: what the parents left open does not matter, what they signed does not help.
    ("18@1", "S", "1? y+0", "", 0, PartiallySigned, SHUT),
    ("18@1", "S", "1? y+0", "", 1, PartiallySigned, SHUT),
    ("18@1", "S", "1? y+0", "i2", 2, PartiallySigned, SHUT),
    ("18@0", "S", "1? y+0", "", 0, Valid, OPEN),
    ("18@0", "JJ", "1+0 2+0 y?", "", 0, PartiallySigned, SHUT),
    ("18@0", "JJ", "1+0 2+0 a+0", "", 0, PartiallySigned, SHUT),
    ("18@0", "S", "1+0", "", 0, PartiallySigned, SHUT),
    ("18@-1", "S", "y?", "", 0, Informed, SHUT),
];

/// 14 to 17: "not sufficient -> custody holders only".
const INSIGHT: [Case; 12] = [
    ("13", "S", "1+0 n?", "", 0, Valid, OPEN),
    ("14@0", "S", "1+0 n?", "", 0, Valid, OPEN),
    ("14@0", "S", "1+0 n+0", "", 0, Valid, OPEN),
    ("14@0", "S", "1? n+0", "", 0, Informed, SHUT),
    ("17", "JJ", "1+0 2+0 n?", "", 0, Valid, OPEN),
    ("17", "JJ", "1+0 2? n+0", "", 0, PartiallySigned, SHUT),
    ("17", "JJ", "1+0 2+0 n-0", "", 0, Valid, OPEN),
    ("17", "NNS", "3+0 n?", "", 0, Valid, OPEN),
    ("17", "U", "1+0 n?", "", 0, PartiallySigned, SHUT),
    ("18@1", "S", "1+0 n?", "", 0, Valid, OPEN),
    ("18@0", "S", "1+0 n?", "", 0, PartiallySigned, SHUT),
    ("18@0", "S", "1+0 n+0", "", 0, PartiallySigned, SHUT),
];

/// What two parents and a young person of 16 can decide.
const DECISIONS: [Case; 24] = [
    ("13", "JJ", "1+0 2? a+0", "", 0, PartiallySigned, SHUT),
    ("13", "JJ", "1+0 2-0 a+0", "", 0, Refused, SHUT),
    ("13", "JJ", "1+0 2c0 a+0", "", 0, Valid, OPEN),
    ("13", "JJ", "1+0 2x0 a+0", "", 0, PartiallySigned, SHUT),
    ("13", "JJ", "1? 2? a+0", "", 0, Informed, SHUT),
    ("13", "JJ", "1? 2-0 a+0", "", 0, Refused, SHUT),
    ("13", "JJ", "1? 2c0 a+0", "", 0, PartiallySigned, SHUT),
    ("13", "JJ", "1? 2x0 a+0", "", 0, Informed, SHUT),
    ("13", "JJ", "1-0 2-0 a+0", "", 0, Refused, SHUT),
    ("13", "JJ", "1-0 2c0 a+0", "", 0, Refused, SHUT),
    ("13", "JJ", "1c0 2c0 a+0", "", 0, Valid, OPEN),
    ("13", "JJ", "1c0 2x0 a+0", "", 0, PartiallySigned, SHUT),
    ("13", "S", "1c0 a-0", "", 0, Valid, OPEN),
    ("13", "NNS", "3-0 a+0", "", 0, Refused, SHUT),
    ("16", "S", "1+0 y-0", "", 0, Refused, SHUT),
    ("16", "S", "1? y-0", "", 0, Refused, SHUT),
    ("16", "S", "1c0 y+0", "", 0, Valid, OPEN),
    ("16", "S", "1c0 y?", "", 0, PartiallySigned, SHUT),
    ("16", "S", "1+0 yc0", "", 0, Valid, OPEN),
    ("16", "S", "1+0 yx0", "", 0, PartiallySigned, SHUT),
    ("18@0", "S", "y-0", "", 0, Refused, SHUT),
    ("18@0", "S", "yc0", "", 0, Valid, OPEN),
    ("18@0", "S", "yx0", "", 0, Informed, SHUT),
    ("18@0", "S", "1-0 y+0", "", 0, Refused, SHUT),
];

/// Valid from the later of the sheet and the last signature, and not a day earlier.
const DAYS_OF_SIGNING: [Case; 20] = [
    ("13", "S", "1+0", "i-5", -6, Draft, SHUT),
    ("13", "S", "1+0", "i-5", -1, Informed, SHUT),
    ("13", "S", "1+0", "i-5", 0, Valid, OPEN),
    ("13", "S", "1+0", "i0", -1, Draft, SHUT),
    ("13", "S", "1+0", "i3", 0, PartiallySigned, SHUT),
    ("13", "S", "1+0", "i3", 2, PartiallySigned, SHUT),
    ("13", "S", "1+0", "i3", 3, Valid, OPEN),
    ("13", "S", "1+0", "i?", 3, PartiallySigned, SHUT),
    ("13", "S", "1?", "i?", 3, Draft, SHUT),
    ("13", "S", "", "i0", 3, Informed, SHUT),
    ("13", "S", "1-0", "i3", 0, Refused, SHUT),
    ("13", "JJ", "1+0 2+9", "", 8, PartiallySigned, SHUT),
    ("13", "JJ", "1+0 2+9", "", 9, Valid, OPEN),
    ("13", "JJ", "1+0 2-9", "", 8, PartiallySigned, SHUT),
    ("13", "JJ", "1+0 2-9", "", 9, Refused, SHUT),
    ("13", "JJ", "1+0 2c9", "", 8, PartiallySigned, SHUT),
    ("13", "JJ", "1+0 2c9", "", 9, Valid, OPEN),
    ("17", "S", "1+0 y+9", "", 8, PartiallySigned, SHUT),
    ("17", "S", "1+0 y+9", "", 9, Valid, OPEN),
    ("14@2", "S", "1+0 a+0", "i3", 3, PartiallySigned, SHUT),
];

/// "a language the signatory understands or interpreter job attached (level SIM or SWORN)".
const LANGUAGES: [Case; 26] = [
    ("13", "S", "1+0", "", 0, Valid, OPEN),
    ("13", "S", "1+0:ar", "", 0, PartiallySigned, SHUT),
    ("13", "S", "1+0:ar", "ar", 0, Valid, OPEN),
    ("13", "S", "1+0:ar", "sim", 0, Valid, OPEN),
    ("13", "S", "1+0:ar", "sworn", 0, Valid, OPEN),
    ("13", "S", "1+0:ar", "lay", 0, PartiallySigned, SHUT),
    ("13", "S", "1+0:ar", "remote", 0, PartiallySigned, SHUT),
    ("13", "S", "1+0:ar", "remote phoneok", 0, Valid, OPEN),
    ("13", "S", "1+0:ar", "lay phoneok", 0, PartiallySigned, SHUT),
    ("13", "S", "1+0:ar", "adhoc phoneok", 0, PartiallySigned, SHUT),
    ("13", "S", "1+0:ar", "phoneok", 0, PartiallySigned, SHUT),
    ("13", "S", "1+0:ar", "adhoc", 0, PartiallySigned, SHUT),
    ("13", "S", "1+0:ar", "child", 0, PartiallySigned, SHUT),
    ("13", "S", "1+0", "lay", 0, Valid, OPEN),
    ("13", "S", "1+0", "none", 0, PartiallySigned, SHUT),
    ("13", "S", "1+0", "none sim", 0, Valid, OPEN),
    ("13", "S", "1c0:ar", "", 0, Valid, OPEN),
    ("13", "S", "1-0:ar", "", 0, Refused, SHUT),
    ("13", "JJ", "1+0 2+0:ar", "", 0, PartiallySigned, SHUT),
    ("13", "JJ", "1+0 2+0:ar", "ar", 0, PartiallySigned, SHUT),
    ("13", "JJ", "1+0 2+0:ar", "ar sim", 0, Valid, OPEN),
    ("13", "S", "1+0 a+0:ar", "", 0, Valid, OPEN),
    ("17", "S", "1+0 y+0:ar", "", 0, PartiallySigned, SHUT),
    ("17", "S", "1+0 y+0:ar", "sworn", 0, Valid, OPEN),
    ("18@0", "S", "y+0:ar", "", 0, PartiallySigned, SHUT),
    ("18@0", "S", "y+0:ar", "sim", 0, Valid, OPEN),
];

#[test]
fn br_08_everybody_who_has_to_sign_signs() {
    check(&EVERYBODY_SIGNED);
}

#[test]
fn br_08_somebody_who_has_to_sign_is_missing() {
    check(&SOMEBODY_IS_MISSING);
}

#[test]
fn br_08_insight_is_judged_from_14_to_17() {
    check(&INSIGHT);
}

#[test]
fn br_08_what_everybody_decides() {
    check(&DECISIONS);
}

#[test]
fn br_01_a_consent_works_from_its_last_signature() {
    check(&DAYS_OF_SIGNING);
}

#[test]
fn br_08_the_explanation_is_understood() {
    check(&LANGUAGES);
}

#[test]
fn the_tables_have_this_many_cases() {
    let signing = EVERYBODY_SIGNED.len() + SOMEBODY_IS_MISSING.len() + INSIGHT.len() + DECISIONS.len();
    let signing = signing + DAYS_OF_SIGNING.len() + LANGUAGES.len();
    assert_eq!((signing, later::cases()), (162, 143));
}
