//! The six definitions on small worked examples, and what must hold for any facts.

use super::*;
use crate::domain::disclosure::{Cell, CellKey};
use crate::domain::enrolment::EndKind;
use crate::domain::fact::{EnrolmentFact, Pause, SessionFact, Subject};
use crate::domain::indicator::{IndicatorCode, Part};
use crate::domain::interpreter::Level;
use crate::domain::participant::{ParticipantId, Sex};
use crate::domain::period::{ClosedQuarter, PeriodKind};
use crate::domain::session::Attended;
use crate::domain::site::{Region, SiteId};
use chrono::NaiveDate;
use proptest::prelude::*;
use uuid::Uuid;

pub(super) const KEY: [u8; 32] = [9; 32];

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub(super) fn closed(quarter: &str) -> ClosedQuarter {
    ClosedQuarter::new(quarter.parse().expect("a quarter"), day("2099-01-01")).expect("closed")
}

pub(super) fn site(number: u128) -> SiteId {
    SiteId::from_uuid(Uuid::from_u128(number))
}

/// Person `number` at site 1 in Düsseldorf, a boy of 13.
pub(super) fn subject(number: u128) -> Subject {
    Subject {
        person: ParticipantId::from_uuid(Uuid::from_u128(number)),
        site: site(1),
        region: Region::Duesseldorf,
        sex: Sex::Male,
        age_at_start_months: Some(13 * 12),
    }
}

pub(super) fn enrolment(number: u128, start: &str, end: Option<(&str, EndKind)>) -> EnrolmentFact {
    EnrolmentFact {
        subject: subject(number),
        start_on: Some(day(start)),
        end_on: end.map(|(date, _)| day(date)),
        end_kind: end.map(|(_, kind)| kind),
        pauses: Vec::new(),
    }
}

pub(super) fn session(number: u128, held_on: &str, minutes: u16) -> SessionFact {
    SessionFact {
        subject: subject(number),
        held_on: day(held_on),
        start_minute: 600,
        minutes,
        attended: Attended::Yes,
        interpreter_needed: false,
        interpreted_by: None,
    }
}

/// The cell of the whole area, empty if there is none.
fn cell_of(cells: &[FigureCell], kind: PeriodKind, indicator: IndicatorCode, part: Part, area: Area) -> Cell {
    let place = CellPlace { kind, indicator, part, area, category: Category::All };
    cells.iter().find(|cell| cell.place == place).map_or(Cell::default(), |cell| cell.cell)
}

fn in_all(cells: &[FigureCell], indicator: IndicatorCode, part: Part) -> Cell {
    cell_of(cells, PeriodKind::Quarter, indicator, part, Area::All)
}

fn count(quarter: &str, indicator: IndicatorCode, facts: &[EnrolmentFact]) -> u64 {
    in_all(&snapshot_cells(&KEY, closed(quarter), facts, &[]), indicator, Part::Numerator).n
}

#[test]
fn no_facts_make_no_cells() {
    assert!(snapshot_cells(&KEY, closed("2026-Q4"), &[], &[]).is_empty());
}

#[test]
fn served_active_and_admitted_at_the_borders_of_the_period() {
    use EndKind::{EndedEarly, Graduated, NotStarted};
    use IndicatorCode::{Active, Admissions, Served};
    // quarter 2026-Q2: served, active on 30 June, admitted
    let cases = [
        (enrolment(1, "2026-03-31", None), [1, 1, 0]),
        (enrolment(1, "2026-04-01", None), [1, 1, 1]),
        (enrolment(1, "2026-06-30", None), [1, 1, 1]),
        (enrolment(1, "2026-07-01", None), [0, 0, 0]),
        (enrolment(1, "2025-01-01", Some(("2026-03-31", Graduated))), [0, 0, 0]),
        (enrolment(1, "2025-01-01", Some(("2026-04-01", Graduated))), [1, 0, 0]),
        (enrolment(1, "2025-01-01", Some(("2026-06-30", Graduated))), [1, 0, 0]),
        (enrolment(1, "2025-01-01", Some(("2026-07-01", Graduated))), [1, 1, 0]),
        (enrolment(1, "2026-05-02", Some(("2026-05-02", EndedEarly))), [1, 0, 1]),
        (enrolment(1, "2026-05-02", Some(("2026-05-02", NotStarted))), [0, 0, 0]),
        (EnrolmentFact { start_on: None, ..enrolment(1, "2026-05-02", None) }, [0, 0, 0]),
    ];
    for (fact, expected) in cases {
        let facts = [fact];
        let found = [Served, Active, Admissions].map(|indicator| count("2026-Q2", indicator, &facts));
        assert_eq!(found, expected, "{facts:?}");
    }
}

#[test]
fn leap_day_counts_like_any_day() {
    let facts = [enrolment(1, "2028-02-29", None)];
    assert_eq!(count("2028-Q1", IndicatorCode::Admissions, &facts), 1);
    let cells = snapshot_cells(&KEY, closed("2028-Q1"), &facts, &[]);
    assert_eq!(in_all(&cells, IndicatorCode::ContactDensity, Part::Denominator).magnitude, 32);
}

#[test]
fn re_entry_is_one_person_with_one_record_key() {
    let again = EnrolmentFact {
        subject: Subject { site: site(2), region: Region::Arnsberg, age_at_start_months: Some(14 * 12), ..subject(1) },
        ..enrolment(1, "2026-06-01", None)
    };
    let facts = [enrolment(1, "2026-04-10", Some(("2026-05-01", EndKind::EndedEarly))), again];
    let cells = snapshot_cells(&KEY, closed("2026-Q2"), &facts, &[]);
    let once = Cell::from_iter([CellKey::new(&KEY).record(subject(1).person.uuid().as_bytes())]);
    let areas = [Area::All, Area::Region(Region::Arnsberg), Area::Region(Region::Duesseldorf), Area::Site(site(2))];
    for area in areas {
        assert_eq!(cell_of(&cells, PeriodKind::Quarter, IndicatorCode::Admissions, Part::Numerator, area), once);
    }
    // All sites: the later enrolment gives the age band, and there is only one.
    let bands: Vec<_> = cells
        .iter()
        .filter(|cell| cell.place.indicator == IndicatorCode::Admissions && cell.place.area == Area::All)
        .filter_map(|cell| match cell.place.category {
            Category::AgeBand(band) => Some(band),
            Category::All | Category::Sex(_) => None,
        })
        .collect();
    assert_eq!(bands, [AgeBand::From14]);
}

#[test]
fn graduation_counts_all_closed_never_only_graduates() {
    use EndKind::{EndedEarly, Graduated, NotStarted, Transferred};
    let facts = [
        enrolment(1, "2025-01-01", Some(("2026-04-01", Graduated))),
        enrolment(2, "2025-01-01", Some(("2026-06-30", EndedEarly))),
        enrolment(3, "2025-01-01", Some(("2026-05-15", Transferred))),
        enrolment(4, "2025-01-01", Some(("2026-05-15", NotStarted))),
        enrolment(5, "2025-01-01", Some(("2026-07-01", Graduated))),
        enrolment(6, "2025-01-01", None),
        // closed twice in the quarter: one person, who graduated
        enrolment(7, "2025-01-01", Some(("2026-04-02", EndedEarly))),
        enrolment(7, "2026-04-03", Some(("2026-06-29", Graduated))),
    ];
    let cells = snapshot_cells(&KEY, closed("2026-Q2"), &facts, &[]);
    assert_eq!(in_all(&cells, IndicatorCode::GraduationRate, Part::Numerator).n, 2);
    assert_eq!(in_all(&cells, IndicatorCode::GraduationRate, Part::Denominator).n, 4);
}

#[test]
fn contact_density_adds_attended_minutes_and_active_days() {
    let mut paused = enrolment(1, "2026-06-01", None);
    paused.pauses = vec![Pause { from: day("2026-06-11"), until: Some(day("2026-06-20")) }];
    let missed = SessionFact { attended: Attended::NoShowExcused, ..session(1, "2026-06-03", 60) };
    let elsewhere = SessionFact { subject: Subject { site: site(2), ..subject(1) }, ..session(1, "2026-06-03", 60) };
    let sessions = [
        session(1, "2026-05-31", 60), // before the admission
        session(1, "2026-06-01", 90),
        session(1, "2026-06-30", 45),
        session(1, "2026-07-01", 60), // next quarter
        session(2, "2026-06-01", 60), // nobody's enrolment
        missed,
        elsewhere,
    ];
    let cells = snapshot_cells(&KEY, closed("2026-Q2"), &[paused], &sessions);
    let part = |part| in_all(&cells, IndicatorCode::ContactDensity, part);
    assert_eq!((part(Part::Numerator).n, part(Part::Numerator).magnitude), (1, 135));
    assert_eq!((part(Part::Denominator).n, part(Part::Denominator).magnitude), (1, 20));
    assert_eq!(part(Part::Sessions).magnitude, 2);
}

#[test]
fn sums_are_capped_per_person_and_quarter() {
    let facts = [enrolment(1, "2026-01-01", None)];
    let sessions: Vec<_> = (1..=28)
        .flat_map(|date| {
            [session(1, &format!("2026-11-{date:02}"), 120), session(1, &format!("2026-08-{date:02}"), 10)]
        })
        .collect();
    let cells = snapshot_cells(&KEY, closed("2026-Q4"), &facts, &sessions);
    let density = |kind, part| cell_of(&cells, kind, IndicatorCode::ContactDensity, part, Area::All).magnitude;
    assert_eq!(density(PeriodKind::Quarter, Part::Numerator), 30 * 60);
    assert_eq!(density(PeriodKind::Quarter, Part::Sessions), 15);
    assert_eq!(density(PeriodKind::Year, Part::Numerator), 30 * 60 + 280, "each quarter has its own cap");
    assert_eq!(density(PeriodKind::Year, Part::Sessions), 30);
    assert_eq!(density(PeriodKind::Year, Part::Denominator), 365);
}

#[test]
fn interpreter_coverage_looks_at_the_same_six_sessions_above_and_below() {
    let needed = |number, held_on: &str, level| SessionFact {
        interpreter_needed: true,
        interpreted_by: level,
        ..session(number, held_on, 60)
    };
    // Ten sessions with a need: the first five without, the rest with an interpreter.
    let mut sessions: Vec<_> =
        (1..=10).map(|date| needed(1, &format!("2026-05-{date:02}"), (date > 5).then_some(Level::Sim))).collect();
    sessions.reverse();
    sessions.extend([
        needed(2, "2026-05-01", Some(Level::AdHocAdult)),
        needed(2, "2026-05-02", Some(Level::Child)),
        needed(2, "2026-05-03", Some(Level::RemoteProfessional)),
        session(3, "2026-05-03", 60),
    ]);
    let cells = snapshot_cells(&KEY, closed("2026-Q2"), &[], &sessions);
    let part = |part| in_all(&cells, IndicatorCode::InterpreterCoverage, part);
    assert_eq!((part(Part::Denominator).n, part(Part::Denominator).magnitude), (2, 6 + 3));
    assert_eq!((part(Part::Numerator).n, part(Part::Numerator).magnitude), (2, 1 + 1));
}

#[test]
fn sex_is_split_for_all_sites_only_and_age_from_the_region_up() {
    let cells = snapshot_cells(&KEY, closed("2026-Q2"), &[enrolment(1, "2026-05-01", None)], &[]);
    for FigureCell { place, .. } in &cells {
        match place.category {
            Category::All => {}
            Category::Sex(_) => assert_eq!(place.area, Area::All),
            Category::AgeBand(_) => assert_ne!(place.area.level(), AreaLevel::Site),
        }
    }
    assert!(cells.iter().any(|cell| cell.place.category == Category::Sex(SexGroup::Male)));
    assert!(cells.iter().any(|cell| cell.place.area == Area::Region(Region::Duesseldorf)
        && cell.place.category == Category::AgeBand(AgeBand::From12)));
}

#[test]
fn the_year_comes_with_the_fourth_quarter_only() {
    let facts = [enrolment(1, "2026-02-01", None)];
    let kinds = |quarter| snapshot_cells(&KEY, closed(quarter), &facts, &[]);
    assert!(kinds("2026-Q3").iter().all(|cell| cell.place.kind == PeriodKind::Quarter));
    let fourth = kinds("2026-Q4");
    assert_eq!(cell_of(&fourth, PeriodKind::Year, IndicatorCode::Admissions, Part::Numerator, Area::All).n, 1);
    assert_eq!(cell_of(&fourth, PeriodKind::Quarter, IndicatorCode::Admissions, Part::Numerator, Area::All).n, 0);
}

#[test]
fn age_bands_are_cut_at_twelve_and_fourteen() {
    use AgeBand::{From12, From14, To11, Unknown};
    let cases = [(Some(95), To11), (Some(143), To11), (Some(144), From12), (Some(167), From12), (Some(168), From14)];
    for (months, band) in cases.into_iter().chain([(Some(215), From14), (None, Unknown)]) {
        assert_eq!(AgeBand::of(months), band);
    }
}

#[test]
fn places_go_to_codes_and_back() {
    for area in [Area::Site(site(5)), Area::Region(Region::Koeln), Area::All] {
        assert_eq!(Area::from_codes(area.level().code(), &area.code()), Some(area));
    }
    for dimension in crate::domain::indicator::Dimension::ALL {
        for category in Category::all_of(*dimension) {
            assert_eq!(Category::from_codes(category.dimension().code(), category.code()), Some(category));
        }
    }
    assert_eq!(Area::from_codes("all", "koeln"), None);
    assert_eq!(Category::from_codes("none", "f"), None);
}

/// Any enrolment of one of eight persons at one of three sites around the second quarter of 2026.
fn any_enrolment() -> impl Strategy<Value = EnrolmentFact> {
    let regions = [Region::Arnsberg, Region::Koeln, Region::Arnsberg];
    (0u128..8, 0usize..3, 0u64..500, proptest::option::of(0u64..300), 0usize..3, proptest::option::of(90u16..220))
        .prop_map(move |(person, place, start, length, kind, age_at_start_months)| {
            let start_on = day("2025-06-01") + chrono::Days::new(start);
            let end_on = length.map(|length| start_on + chrono::Days::new(length));
            let kinds = [EndKind::Graduated, EndKind::EndedEarly, EndKind::Transferred];
            EnrolmentFact {
                subject: Subject {
                    site: site(place as u128),
                    region: regions[place],
                    age_at_start_months,
                    sex: Sex::ALL[usize::try_from(person).expect("small") % 4],
                    ..subject(person)
                },
                start_on: Some(start_on),
                end_on,
                end_kind: end_on.map(|_| kinds[kind]),
                pauses: Vec::new(),
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_facts_give_consistent_cells(mut facts in proptest::collection::vec(any_enrolment(), 0..40)) {
        let cells = snapshot_cells(&KEY, closed("2026-Q2"), &facts, &[]);
        // The order of the facts does not matter.
        facts.reverse();
        prop_assert_eq!(&cells, &snapshot_cells(&KEY, closed("2026-Q2"), &facts, &[]));
        let part = |indicator, part| in_all(&cells, indicator, part).n;
        let served = part(IndicatorCode::Served, Part::Numerator);
        prop_assert!(served <= 8 && part(IndicatorCode::Active, Part::Numerator) <= served);
        let graduates = part(IndicatorCode::GraduationRate, Part::Numerator);
        prop_assert!(graduates <= part(IndicatorCode::GraduationRate, Part::Denominator));
        // Every classification is disjoint and complete: its cells add up to the cell of everybody.
        for whole in cells.iter().filter(|cell| cell.place.category == Category::All) {
            for dimension in whole.place.indicator.entry().dimensions {
                let classes = Category::all_of(*dimension);
                let place = |category| CellPlace { category, ..whole.place };
                let find = |category| {
                    cells.iter().find(|cell| cell.place == place(category)).map(|cell| cell.cell)
                };
                let sum = classes.into_iter().filter_map(find).reduce(Cell::merge);
                prop_assert_eq!(sum.is_some(), place::may_split(whole.place.area.level(), *dimension));
                prop_assert!(sum.is_none_or(|sum| sum == whole.cell));
            }
        }
    }
}
