//! A made-up programme with the shape of `docs/domain.md` 2.7: closed cases of seven Ruhr sites since 2018.

use chrono::{Days, NaiveDate};

use crate::domain::disclosure::microdata::{LanguageGroup, Phase, SourceRow};
use crate::domain::enrolment::{EndKind, EndReason};
use crate::domain::participant::Sex;
use crate::domain::site::Region;

/// SplitMix64: a small deterministic generator, good enough for made-up people.
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    pub fn happens(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    pub fn pick<T: Copy>(&mut self, choices: &[(u64, T)]) -> T {
        let mut left = self.below(choices.iter().map(|choice| choice.0).sum());
        for (weight, value) in choices {
            if left < *weight {
                return *value;
            }
            left -= weight;
        }
        choices[0].1
    }
}

/// The same uuid version 7 layout as real keys: the first bytes grow with time.
pub fn person(number: u64, dice: &mut Dice) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&(0x018f_0000_0000_7000 + (number << 16)).to_be_bytes());
    bytes[8..].copy_from_slice(&dice.next().to_be_bytes());
    bytes
}

/// `count` closed cases, in the order of admission.
pub fn closed_cases(seed: u64, count: u64) -> Vec<SourceRow> {
    let mut dice = Dice(seed);
    (0..count).map(|number| closed_case(number, count, &mut dice)).collect()
}

fn closed_case(number: u64, count: u64, dice: &mut Dice) -> SourceRow {
    let first = NaiveDate::from_ymd_opt(2018, 1, 2).expect("a date");
    let last = NaiveDate::from_ymd_opt(2026, 6, 30).expect("a date");
    let start_on = first + Days::new(number * 2600 / count + dice.below(20));
    let (end_kind, end_reason) = exit(dice);
    let length = if end_kind == EndKind::Graduated {
        300 + dice.below(300) + dice.below(300)
    } else {
        60 + dice.below(330) + dice.below(330)
    };
    let end_on = (start_on + Days::new(length)).min(last).max(NaiveDate::from_ymd_opt(2018, 7, 1).expect("a date"));
    let language = if dice.happens(35) { LanguageGroup::Other } else { LanguageGroup::German };
    SourceRow {
        person: person(number, dice),
        age: Some(u8::try_from(8 + (dice.below(5) + dice.below(6)).min(9)).expect("small")),
        region: dice.pick(&[(77, Region::Duesseldorf), (41, Region::Arnsberg), (34, Region::Muenster)]),
        sex: dice.pick(&[(896, Sex::Male), (100, Sex::Female), (4, Sex::Diverse)]),
        language: Some(language),
        start_on,
        end_on,
        contacts: contacts(start_on, end_on, dice),
        interpreter_used: dice.happens(if language == LanguageGroup::Other { 48 } else { 1 }),
        extended: (end_on - start_on).num_days() > 365 && dice.happens(85),
        end_kind,
        end_reason: Some(end_reason),
    }
}

fn exit(dice: &mut Dice) -> (EndKind, EndReason) {
    dice.pick(&[
        (34, (EndKind::Graduated, EndReason::GoalsReached)),
        (30, (EndKind::Graduated, EndReason::StableNoNewOffence)),
        (10, (EndKind::EndedEarly, EndReason::WithdrawnByGuardian)),
        (8, (EndKind::EndedEarly, EndReason::WithdrawnByYouth)),
        (5, (EndKind::EndedEarly, EndReason::Unreachable)),
        (5, (EndKind::EndedEarly, EndReason::MovedAway)),
        (3, (EndKind::Transferred, EndReason::ResidentialPlacement)),
        (2, (EndKind::Transferred, EndReason::IntensiveOffenderProgramme)),
        (2, (EndKind::EndedEarly, EndReason::AgeLimit)),
        (1, (EndKind::EndedEarly, EndReason::Deceased)),
    ])
}

fn contacts(start_on: NaiveDate, end_on: NaiveDate, dice: &mut Dice) -> [u32; 4] {
    let per_month = 2 + dice.below(4);
    let mut counts = [0; 4];
    let mut held_on = start_on;
    while held_on <= end_on {
        if !dice.happens(12) {
            counts[Phase::of(start_on, held_on).index()] += 1;
        }
        held_on = held_on + Days::new(30 / per_month + dice.below(5));
    }
    counts
}
