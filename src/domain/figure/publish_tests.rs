//! The ladder to coarser levels, the series, the sparsity rule, and nothing but published values.

use super::snapshot_tests::{KEY, closed, day, enrolment, session, site, subject};
use super::*;
use crate::domain::disclosure::published::{Hidden, Shown};
use crate::domain::enrolment::EndKind;
use crate::domain::fact::{EnrolmentFact, SessionFact, Subject};
use crate::domain::indicator::{Dimension, IndicatorCode};
use crate::domain::period::{Period, Quarter};
use crate::domain::site::Region;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Snapshots of these quarters from the same facts.
fn snapshots(
    quarters: &[&str],
    enrolments: &[EnrolmentFact],
    sessions: &[SessionFact],
) -> BTreeMap<Quarter, Vec<FigureCell>> {
    let cells =
        |quarter: &&str| (closed(quarter).quarter(), snapshot_cells(&KEY, closed(quarter), enrolments, sessions));
    quarters.iter().map(cells).collect()
}

fn ask(
    frozen: &BTreeMap<Quarter, Vec<FigureCell>>,
    indicator: IndicatorCode,
    quarter: &str,
    place: Place,
) -> PublishedFigure {
    let snapshots: Vec<_> = frozen.iter().map(|(quarter, cells)| Snapshot { quarter: *quarter, cells }).collect();
    publish(&KEY, &snapshots, &Question { indicator, quarter: quarter.parse().expect("a quarter"), place })
}

const HERE: Region = Region::Duesseldorf;

fn place_of(number: u128, region: Region) -> Place {
    Place::Site { site: site(number), region }
}

/// `count` persons who were closed on a day at a site, every third of them early.
fn ended(first: u128, count: u128, on: &str, at: u128, region: Region) -> Vec<EnrolmentFact> {
    let kind = |number| {
        if number % 3 == 0 { EndKind::EndedEarly } else { EndKind::Graduated }
    };
    let fact = |number| EnrolmentFact {
        subject: Subject { site: site(at), region, ..subject(number) },
        ..enrolment(number, "2020-01-01", Some((on, kind(number))))
    };
    (first..first + count).map(fact).collect()
}

#[test]
fn without_a_snapshot_there_is_no_number() {
    let figure = ask(&BTreeMap::new(), IndicatorCode::Served, "2026-Q2", Place::All);
    assert_eq!(*figure.value.get(), Shown::Hidden(Hidden::NoSnapshot));
    assert!(figure.series.rows.is_empty() && figure.movement.is_none() && !figure.is_coarser());
}

#[test]
fn an_empty_snapshot_says_none_or_very_few() {
    let frozen = snapshots(&["2026-Q2"], &[], &[]);
    let figure = ask(&frozen, IndicatorCode::Served, "2026-Q2", Place::All);
    assert_eq!(*figure.value.get(), Shown::Hidden(Hidden::NoneOrVeryFew));
    assert_eq!(figure.as_of, day("2026-06-30"));
    for indicator in IndicatorCode::ALL {
        let figure = ask(&frozen, *indicator, "2026-Q2", place_of(1, HERE));
        assert!(figure.value.is_hidden() && !figure.is_coarser(), "{indicator}");
        assert!(figure.breakdowns.iter().all(|breakdown| breakdown.table.too_sparse));
    }
}

#[test]
fn counts_stay_at_the_level_that_was_asked_for() {
    let facts: Vec<_> = (0..15).map(|number| enrolment(number, "2026-01-15", None)).collect();
    let figure = ask(&snapshots(&["2026-Q2"], &facts, &[]), IndicatorCode::Active, "2026-Q2", place_of(1, HERE));
    let Shown::Count(count) = *figure.value.get() else { panic!("a count") };
    assert!((11..=19).contains(&count));
    assert_eq!((figure.area, figure.note), (Area::Site(site(1)), ProtectionNote::Counts));
    assert!(figure.columns.is_empty() && figure.breakdowns.is_empty());
}

#[test]
fn the_same_group_shows_the_same_number_in_every_question() {
    // All 40 persons were admitted in the quarter, are active, and live in one site, region and class.
    let facts: Vec<_> = (0..40).map(|number| enrolment(number, "2026-04-15", None)).collect();
    let frozen = snapshots(&["2026-Q2", "2026-Q3", "2026-Q4"], &facts, &[]);
    let mut values = Vec::new();
    for place in [place_of(1, HERE), Place::Region(HERE), Place::All] {
        for quarter in ["2026-Q2", "2026-Q3", "2026-Q4"] {
            for indicator in [IndicatorCode::Served, IndicatorCode::Active] {
                values.push(ask(&frozen, indicator, quarter, place).value);
            }
        }
        values.push(ask(&frozen, IndicatorCode::Admissions, "2026-Q2", place).value);
    }
    assert!(values.windows(2).all(|pair| pair[0] == pair[1]), "{values:?}");
}

#[test]
fn below_twenty_a_card_shows_the_year_then_the_region_then_all_sites() {
    let all = ["2025-Q4", "2026-Q1"];
    let rate = |facts: &[EnrolmentFact]| {
        let figure = ask(&snapshots(&all, facts, &[]), IndicatorCode::GraduationRate, "2026-Q1", place_of(1, HERE));
        assert!(figure.value.is_hidden() || figure.value.number().expect("a rate") > 30.0);
        (figure.period.to_string(), figure.area, figure.value.is_hidden(), figure.is_coarser())
    };
    let (here, region) = (Area::Site(site(1)), Area::Region(HERE));

    let quarter = ended(0, 40, "2026-03-31", 1, HERE);
    assert_eq!(rate(&quarter), ("2026-Q1".into(), here, false, false));

    let year = [ended(0, 8, "2026-02-01", 1, HERE), ended(50, 40, "2025-05-01", 1, HERE)].concat();
    assert_eq!(rate(&year), ("2025".into(), here, false, true));

    let neighbours = [ended(0, 8, "2026-02-01", 1, HERE), ended(50, 40, "2026-02-01", 2, HERE)].concat();
    assert_eq!(rate(&neighbours), ("2026-Q1".into(), region, false, true));

    let region_year = [ended(0, 8, "2026-02-01", 1, HERE), ended(50, 40, "2025-02-01", 2, HERE)].concat();
    assert_eq!(rate(&region_year), ("2025".into(), region, false, true));

    let state = [ended(0, 8, "2026-02-01", 1, HERE), ended(50, 40, "2026-02-01", 3, Region::Koeln)].concat();
    assert_eq!(rate(&state), ("2026-Q1".into(), Area::All, false, true));

    let nobody = ended(0, 8, "2026-02-01", 1, HERE);
    assert_eq!(rate(&nobody), ("2026-Q1".into(), here, true, false));
}

#[test]
fn the_graduation_rate_is_the_published_part_of_the_published_whole() {
    let figure = ask(
        &snapshots(&["2026-Q1"], &ended(0, 300, "2026-03-31", 1, HERE), &[]),
        IndicatorCode::GraduationRate,
        "2026-Q1",
        Place::All,
    );
    let number =
        |name| figure.columns.iter().find(|column| column.name == name).and_then(|column| column.value.number());
    let (part, whole) = (number(ColumnName::Part).expect("part"), number(ColumnName::Whole).expect("whole"));
    assert_eq!(figure.value.number(), Some((100.0 * part / whole).round()));
    assert!((part - 200.0).abs() <= 4.0 && (whole - 300.0).abs() <= 4.0);
    assert_eq!(figure.base.number(), Some(whole));
}

#[test]
fn contact_density_and_interpreter_coverage_from_capped_sums() {
    let facts: Vec<_> = (0..60).map(|number| enrolment(number, "2025-01-01", None)).collect();
    // Two hours a week in every second month, an interpreter each time for half of the people.
    let held = |number: u128| {
        (1..=10).map(move |date| SessionFact {
            interpreter_needed: true,
            interpreted_by: number.is_multiple_of(2).then_some(crate::domain::interpreter::Level::Sim),
            ..session(number, &format!("2026-05-{date:02}"), 120)
        })
    };
    let frozen = snapshots(&["2026-Q2"], &facts, &(0..60).flat_map(held).collect::<Vec<_>>());
    let density = ask(&frozen, IndicatorCode::ContactDensity, "2026-Q2", Place::Region(HERE));
    let hours = density.value.number().expect("shown");
    assert!((hours - 1_200.0 / (60.0 * 91.0 / 30.44)).abs() < 0.6, "{hours} hours a month");
    assert_eq!(density.columns.len(), 4);
    assert!(density.columns.iter().all(|column| !column.value.is_hidden()));
    let coverage = ask(&frozen, IndicatorCode::InterpreterCoverage, "2026-Q2", Place::Region(HERE));
    assert!((coverage.value.number().expect("shown") - 50.0).abs() <= 5.0);
    assert_eq!(coverage.note, ProtectionNote::Sums);
}

#[test]
fn the_series_has_one_row_per_snapshot_and_gaps_are_named() {
    let facts: Vec<_> = (0..40).map(|number| enrolment(number, "2025-02-01", None)).collect();
    let frozen = snapshots(&["2025-Q3", "2025-Q4", "2026-Q2"], &facts, &[]);
    let figure = ask(&frozen, IndicatorCode::Active, "2026-Q2", Place::All);
    let rows: Vec<_> = figure.series.rows.iter().map(|row| (row.heading, row.value.is_hidden())).collect();
    let heading = |text: &str| Heading::Period(text.parse().expect("a period"));
    let expected = [("2025-Q3", false), ("2025-Q4", false), ("2026-Q1", true), ("2026-Q2", false)];
    assert_eq!(rows, expected.map(|(text, hidden)| (heading(text), hidden)));
    assert!(figure.movement.is_none(), "the quarter before is missing");
    let earlier = ask(&frozen, IndicatorCode::Active, "2025-Q4", Place::All);
    assert_eq!(earlier.movement, Some(Movement::AboutTheSame));
}

#[test]
fn a_rise_beyond_the_noise_is_called_higher() {
    let mut facts: Vec<_> = (0..40).map(|number| enrolment(number, "2025-02-01", None)).collect();
    facts.extend((40..80).map(|number| enrolment(number, "2026-05-01", None)));
    let frozen = snapshots(&["2026-Q1", "2026-Q2"], &facts, &[]);
    assert_eq!(ask(&frozen, IndicatorCode::Active, "2026-Q2", Place::All).movement, Some(Movement::Higher));
}

#[test]
fn a_figure_that_stepped_up_to_the_year_has_a_series_of_years() {
    let facts = [ended(0, 40, "2025-05-01", 1, HERE), ended(50, 40, "2024-05-01", 1, HERE)].concat();
    let frozen = snapshots(&["2024-Q4", "2025-Q4", "2026-Q1"], &facts, &[]);
    let figure = ask(&frozen, IndicatorCode::GraduationRate, "2026-Q1", place_of(1, HERE));
    let periods: Vec<_> = figure.series.rows.iter().map(|row| row.heading).collect();
    let year = |number: &str| Heading::Period(number.parse::<Period>().expect("a year"));
    assert_eq!(periods, [year("2024"), year("2025")]);
    assert!(figure.previous.is_some());
}

#[test]
fn breakdowns_follow_the_area_and_sparse_tables_are_withheld() {
    let facts: Vec<_> = (0..60)
        .map(|number| {
            let mut fact = enrolment(number, "2026-04-15", None);
            let ages = [10 * 12, 13 * 12, 15 * 12];
            fact.subject.age_at_start_months = Some(ages[usize::try_from(number % 3).expect("small")]);
            fact
        })
        .collect();
    let frozen = snapshots(&["2026-Q2"], &facts, &[]);
    let dimensions = |place| {
        let figure = ask(&frozen, IndicatorCode::Served, "2026-Q2", place);
        figure
            .breakdowns
            .into_iter()
            .map(|split| (split.dimension, split.table.rows.len(), split.table.too_sparse))
            .collect::<Vec<_>>()
    };
    assert!(dimensions(place_of(1, HERE)).is_empty());
    assert_eq!(dimensions(Place::Region(HERE)), [(Dimension::AgeBand, 4, false)]);
    // Only boys: two of three cells are "–".
    assert_eq!(dimensions(Place::All), [(Dimension::Sex, 0, true), (Dimension::AgeBand, 4, false)]);
}

#[test]
fn areas_side_by_side() {
    let facts = [ended(0, 40, "2026-03-01", 1, HERE), ended(50, 60, "2026-03-01", 2, Region::Koeln)].concat();
    let frozen = snapshots(&["2026-Q1"], &facts, &[]);
    let quarter: Quarter = "2026-Q1".parse().expect("a quarter");
    let cells = [Snapshot { quarter, cells: &frozen[&quarter] }];
    let rows = |areas: &[Area]| publish_areas(&KEY, &cells, IndicatorCode::Served, Period::Quarter(quarter), areas);
    let table = rows(&[Area::Site(site(1)), Area::Site(site(2)), Area::Site(site(3))]);
    assert_eq!(table.rows.len(), 3);
    assert_eq!(*table.rows[2].value.get(), Shown::Hidden(Hidden::NoneOrVeryFew));
    let regions: Vec<_> = Region::ALL.iter().map(|region| Area::Region(*region)).collect();
    assert!(rows(&regions).too_sparse, "three of five regions are empty");
}

#[test]
fn a_figure_crosses_the_wire_once() {
    let facts = ended(0, 60, "2026-03-01", 1, HERE);
    let figure = ask(&snapshots(&["2026-Q1"], &facts, &[]), IndicatorCode::GraduationRate, "2026-Q1", Place::All);
    let sent = serde_json::to_string(&figure).expect("ours");
    let read: PublishedFigure = serde_json::from_str(&sent).expect("in the browser");
    assert_eq!(read, figure);
    assert!(serde_json::to_string(&read).is_err());
    assert_eq!(sent, serde_json::to_string(&figure).expect("byte-identical"));
    assert!(!sent.contains("key_sum") && !sent.contains(&subject(1).person.to_string()));
}

#[test]
fn the_snapshot_hash_sees_every_change() {
    let facts = ended(0, 30, "2026-03-01", 1, HERE);
    let mut cells = snapshot_cells(&KEY, closed("2026-Q1"), &facts, &[]);
    let hash = snapshot_hash(&cells);
    cells.reverse();
    assert_eq!(snapshot_hash(&cells), hash);
    cells[0].cell.n += 1;
    assert_ne!(snapshot_hash(&cells), hash);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_question_ever_shows_one_or_two(
        sizes in proptest::collection::vec(0u128..7, 1..6),
        seed in 0u128..1_000,
    ) {
        let at = |(place, size): (usize, &u128)| {
            ended((seed * 100 + place as u128) * 10, *size, "2026-03-01", place as u128, Region::ALL[place])
        };
        let facts: Vec<_> = sizes.iter().enumerate().flat_map(at).collect();
        let frozen = snapshots(&["2026-Q1"], &facts, &[]);
        for (place, region) in Region::ALL.iter().enumerate() {
            for indicator in IndicatorCode::ALL {
                let figure = ask(&frozen, *indicator, "2026-Q1", place_of(place as u128, *region));
                let tables = figure.breakdowns.iter().map(|split| &split.table).chain([&figure.series]);
                let values = tables.flat_map(|table| &table.rows).flat_map(|row| {
                    row.columns.iter().map(|column| column.value).chain([row.value])
                });
                for value in values.chain([figure.value, figure.base]) {
                    if let Shown::Count(count) = *value.get() {
                        prop_assert!(count > 2);
                    }
                }
            }
        }
    }
}
