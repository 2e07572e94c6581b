//! Tables and properties of a release.

mod naive;
mod properties;
pub mod synthetic;

use std::collections::{BTreeMap, BTreeSet};

use zeroize::Zeroizing;

use super::hierarchy::value_at;
use super::ladder::LADDER;
use super::specification::specification_hash;
use super::{
    CONTRACT_USE, MicrodataRelease, Model, Order, PersonKey, Phase, Pseudonymiser, Refusal, ReleaseTable, Remedy,
    Requirements, SourceRow, classes_of, protection_of_table, release,
};
use crate::domain::cohort::Cohort;
use crate::domain::column::{ColumnCode, DETAIL_COLUMNS, LADDER_COLUMNS};
use crate::domain::enrolment::{EndKind, EndReason};

fn demo_cohort() -> Cohort {
    "closed-2018H2-2026H1".parse().expect("a cohort")
}

fn release_with(sources: &[SourceRow], key: u8, before: &BTreeSet<PersonKey>) -> Result<MicrodataRelease, Refusal> {
    release(&Order {
        cohort: demo_cohort(),
        cut_off: demo_cohort().ready_on(),
        sources,
        released_before: before,
        pseudonymiser: &Pseudonymiser::new(Zeroizing::new([key; 32])),
        requirements: CONTRACT_USE,
    })
}

fn release_of(sources: &[SourceRow]) -> Result<MicrodataRelease, Refusal> {
    release_with(sources, 7, &BTreeSet::new())
}

fn demo() -> Vec<SourceRow> {
    synthetic::closed_cases(1, 280)
}

#[test]
fn the_demo_cohort_is_released_and_useful() {
    let release = release_of(&demo()).expect("possible");
    naive::check(&release);
    let shown = |name: &str| {
        let place = release.table.place_of(name).expect("a column");
        release.table.rows().iter().filter(|row| row[place] != "*").count() * 10 >= release.table.rows().len() * 9
    };
    assert!(["age", "region", "language", "contacts_0_3"].into_iter().all(shown), "{}", release.risk.levels);
    assert!(release.codebook.to_table().rows().iter().all(|row| row.len() == 15));
    assert_eq!(release.risk.class_sizes.iter().sum::<usize>(), release.risk.reached.classes);
}

#[test]
fn a_large_cohort_keeps_its_promises_with_coarser_and_dropped_rows() {
    let release = release_of(&synthetic::closed_cases(2, 1200)).expect("possible");
    naive::check(&release);
    assert!(
        release.risk.coarser_percent > 0 && release.dropped > 0 && release.risk.base_step < 6,
        "{}",
        release.risk.levels
    );
    let admission = release
        .codebook
        .variables
        .iter()
        .find(|variable| variable.column == ColumnCode::Admission)
        .expect("a variable");
    assert!(admission.coarser_percent > 0 && admission.values.iter().any(|value| value.code == "2018-2020"));
}

#[test]
fn the_check_on_the_final_rows_sees_a_single_changed_cell() {
    let table = release_of(&demo()).expect("possible").table;
    for (name, text) in [("age", "8-13"), ("sex", "f"), ("row_level", "0")] {
        let (place, mut rows) = (table.place_of(name).expect("a column"), table.rows().to_vec());
        let row = rows.iter().position(|row| row[place] != text).expect("another value");
        rows[row][place] = text.to_owned();
        let broken = ReleaseTable::new(table.header().to_vec(), rows);
        let reached = protection_of_table(&broken, &classes_of(&broken));
        assert!(CONTRACT_USE.missed_by(&reached).is_some(), "{name}: {reached:?}");
    }
}

#[test]
fn the_same_key_gives_the_same_bytes_and_another_key_no_common_pseudonym() {
    let nobody = BTreeSet::new();
    let one = release_with(&demo(), 1, &nobody).expect("possible");
    let again = release_with(&demo(), 1, &nobody).expect("possible");
    let other = release_with(&demo(), 2, &nobody).expect("possible");
    assert_eq!(one.table.to_csv(), again.table.to_csv());
    let persons =
        |release: &MicrodataRelease| release.table.rows().iter().map(|row| row[0].clone()).collect::<BTreeSet<_>>();
    assert!(persons(&one).is_disjoint(&persons(&other)));
    assert_eq!(one.members, other.members);
    assert_eq!(one.risk, other.risk);
}

#[test]
fn nobody_is_released_twice() {
    let first = release_of(&demo()).expect("possible");
    let before: BTreeSet<_> = first.members.into_iter().collect();
    assert!(matches!(
        release_with(&demo(), 9, &before),
        Err(Refusal::TooFewPersons { persons_at_least: 0, needed: 200 })
    ));
}

#[test]
fn a_person_who_came_back_has_one_row_with_the_first_case() {
    let mut sources = demo();
    let mut return_row = sources[0].clone();
    return_row.start_on = return_row.start_on + chrono::Days::new(900);
    return_row.end_on = return_row.end_on + chrono::Days::new(900);
    return_row.age = Some(17);
    let one = release_of(&sources).expect("possible").table;
    sources.insert(0, return_row);
    assert_eq!(one, release_of(&sources).expect("possible").table);
}

#[test]
fn cases_outside_the_cohort_or_never_started_are_left_out() {
    let mut sources = demo();
    let one = release_of(&sources).expect("possible").table;
    for (number, row) in synthetic::closed_cases(5, 40).into_iter().enumerate() {
        let mut row = row;
        if number % 2 == 0 {
            row.end_on = demo_cohort().to().last_day() + chrono::Days::new(1);
        } else {
            row.end_kind = EndKind::NotStarted;
        }
        sources.push(row);
    }
    assert_eq!(one, release_of(&sources).expect("possible").table);
}

#[test]
fn refusals_say_why_and_what_would_help() {
    let few = release_of(&demo()[..150]).err().expect("refused");
    assert_eq!(few, Refusal::TooFewPersons { persons_at_least: 150, needed: 200 });
    let mut alike = demo();
    alike.iter_mut().for_each(|row| row.end_kind = EndKind::Graduated);
    let refusal = release_of(&alike).err().expect("refused");
    assert!(
        matches!(refusal, Refusal::ModelNotReached { model: Model::DistinctL, .. })
            && refusal.remedy() == Remedy::FiguresInstead
    );
    let mut nearly = demo();
    nearly.iter_mut().skip(30).for_each(|row| row.end_kind = EndKind::Graduated);
    nearly
        .iter_mut()
        .take(30)
        .for_each(|row| (row.end_kind, row.end_reason) = (EndKind::EndedEarly, Some(EndReason::MovedAway)));
    assert_eq!(release_of(&nearly).err().expect("refused").code(), "alpha");
    let mut ageless = demo();
    ageless.iter_mut().step_by(10).for_each(|row| row.age = None);
    let refusal = release_of(&ageless).err().expect("refused");
    assert!(matches!(refusal, Refusal::ModelNotReached { model: Model::DroppedRows, .. }), "{refusal:?}");
    assert_eq!(refusal.remedy(), Remedy::WidenCohort);
    let json = serde_json::to_string(&refusal).expect("a refusal crosses the wire");
    assert_eq!(serde_json::from_str::<Refusal>(&json).expect("it was just written"), refusal);
}

#[test]
fn a_cohort_that_is_not_ready_is_refused() {
    let cohort = demo_cohort();
    let refusal = release(&Order {
        cohort,
        cut_off: cohort.to().last_day(),
        sources: &demo(),
        released_before: &BTreeSet::new(),
        pseudonymiser: &Pseudonymiser::new(Zeroizing::new([0; 32])),
        requirements: CONTRACT_USE,
    });
    assert_eq!(refusal.err(), Some(Refusal::TooEarly { ready_on: cohort.ready_on() }));
}

#[test]
fn every_step_is_as_coarse_as_the_one_before_and_shows_something() {
    for pair in LADDER.windows(2) {
        assert!(pair[0] != pair[1] && (0..7).all(|place| pair[0].level(place) <= pair[1].level(place)));
    }
    for step in LADDER {
        assert!((1..=7).contains(&step.shown()));
        assert!(LADDER_COLUMNS.iter().enumerate().all(|(place, column)| step.level(place) <= column.column().top()));
        // Exact ages and months are never shown.
        assert!(step.level(0) > 0 && step.level(5) > 0);
    }
}

#[test]
fn values_are_nested_and_named_in_the_registry() {
    let rows = synthetic::closed_cases(3, 400);
    for column in LADDER_COLUMNS.into_iter().chain(DETAIL_COLUMNS) {
        for level in 0..column.column().top() {
            let mut parents = BTreeMap::new();
            for row in &rows {
                let (Some(child), Some(parent)) = (value_at(column, row, level), value_at(column, row, level + 1))
                else {
                    continue;
                };
                let values = column.column().levels[level].values;
                assert!(values.is_empty() || values.iter().any(|value| value.code == child), "{column} {child}");
                assert_eq!(*parents.entry(child).or_insert_with(|| parent.clone()), parent, "{column} level {level}");
            }
        }
    }
}

#[test]
fn the_specification_depends_on_the_cohort_and_the_thresholds() {
    let hash = specification_hash(demo_cohort(), &CONTRACT_USE);
    assert_eq!((hash.len(), &hash), (64, &specification_hash(demo_cohort(), &CONTRACT_USE)));
    assert_ne!(hash, specification_hash("closed-2018H2-2025H2".parse().expect("a cohort"), &CONTRACT_USE));
    assert_ne!(hash, specification_hash(demo_cohort(), &Requirements { k: 11, ..CONTRACT_USE }));
}

#[test]
fn phases_are_counted_in_months_of_thirty_days() {
    let start: chrono::NaiveDate = "2024-02-29".parse().expect("a date");
    for (days, phase) in [(0, 0), (119, 0), (120, 1), (209, 1), (210, 2), (389, 2), (390, 3)] {
        assert_eq!(Phase::of(start, start + chrono::Days::new(days)).index(), phase, "{days}");
    }
    assert_eq!(Phase::of(start, start - chrono::Days::new(40)), Phase::First);
}

#[test]
fn the_registry_names_every_end() {
    let codes: BTreeSet<_> = ColumnCode::Exit.column().levels[0].values.iter().map(|value| value.code).collect();
    let mut row = demo().swap_remove(0);
    for kind in [EndKind::Graduated, EndKind::EndedEarly, EndKind::Transferred] {
        for reason in EndReason::ALL {
            (row.end_kind, row.end_reason) = (kind, Some(*reason));
            assert!(codes.contains(row.exit()), "{}", row.exit());
        }
    }
    row.end_reason = Some(EndReason::Deceased);
    assert_eq!(row.exit(), "other");
}
