//! Borders, leap years, text forms.

use super::*;
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn quarter(text: &str) -> Quarter {
    text.parse().expect("a quarter")
}

#[test]
fn borders_of_the_quarters_of_a_leap_year() {
    let borders: Vec<_> = Year::new(2028)
        .expect("a year")
        .quarters()
        .map(|q| (q.first_day().to_string(), q.last_day().to_string()))
        .to_vec();
    assert_eq!(borders[0], ("2028-01-01".into(), "2028-03-31".into()));
    assert_eq!(borders[1], ("2028-04-01".into(), "2028-06-30".into()));
    assert_eq!(borders[2], ("2028-07-01".into(), "2028-09-30".into()));
    assert_eq!(borders[3], ("2028-10-01".into(), "2028-12-31".into()));
    assert_eq!(Quarter::of(day("2028-02-29")), Some(quarter("2028-Q1")));
}

#[test]
fn reads_only_the_two_forms() {
    assert_eq!("2026-Q2".parse(), Ok(Period::Quarter(quarter("2026-Q2"))));
    assert_eq!("2026".parse::<Period>().expect("a year").kind(), PeriodKind::Year);
    for text in ["", "2026-Q0", "2026-Q5", "2026-q2", "26", "+026", "2026-Q", "2026-Q12", "0000", "2026-06"] {
        assert_eq!(text.parse::<Period>(), Err(NotAPeriod), "{text}");
    }
}

#[test]
fn a_quarter_closes_on_the_day_after_its_last() {
    let second = quarter("2026-Q2");
    assert_eq!(ClosedQuarter::new(second, day("2026-06-30")), None);
    let closed = ClosedQuarter::new(second, day("2026-07-01")).expect("closed");
    assert_eq!(closed.periods(), [Period::Quarter(second)]);
    let fourth = ClosedQuarter::new(quarter("2026-Q4"), day("2027-01-01")).expect("closed");
    assert_eq!(fourth.periods().len(), 2);
    assert_eq!(Quarter::last_closed(day("2026-01-01")), Some(quarter("2025-Q4")));
}

#[test]
fn the_run_up_ends_with_the_quarter() {
    let run: Vec<_> = quarter("2026-Q1").run_up(3).iter().map(ToString::to_string).collect();
    assert_eq!(run, ["2025-Q3", "2025-Q4", "2026-Q1"]);
    assert!(quarter("2026-Q1").run_up(0).is_empty());
}

#[test]
fn a_year_is_frozen_with_its_fourth_quarter() {
    assert_eq!(quarter("2026-Q3").last_closed_year().number(), 2025);
    assert_eq!(quarter("2026-Q4").last_closed_year().number(), 2026);
    let year: Period = "2025".parse().expect("a year");
    assert_eq!(year.snapshot_quarter(), quarter("2025-Q4"));
}

proptest! {
    #[test]
    fn every_day_lies_in_exactly_one_quarter(offset in 0u64..80_000) {
        let date = day("1900-01-01") + Days::new(offset);
        let own = Quarter::of(date).expect("in range");
        prop_assert!(Period::Quarter(own).contains(date));
        prop_assert!(!Period::Quarter(own.next()).contains(date));
        prop_assert_eq!(own.last_day() + Days::new(1), own.next().first_day());
        prop_assert_eq!(own.next().previous(), own);
        prop_assert_eq!(own.to_string().parse::<Quarter>(), Ok(own));
    }
}
