//! The cohort (Kohorte): a frozen set of closed cases for research (`docs/disclosure.md` 2.5, rule 1).
//!
//! A cohort is a predicate, not a list: "the case closed in the half-years from … to …". It is ready three months after
//! its last day, so that late entries are in. Cohorts of different releases are disjoint because a person is in at most
//! one release ever; the release register knows who was in which.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A calendar half-year, as text `2018H2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HalfYear {
    year: i32,
    second: bool,
}

impl HalfYear {
    /// Half-year 1 or 2 of a year from 1900 to 9998; `None` for anything else.
    #[must_use]
    pub fn new(year: i32, half: u8) -> Option<Self> {
        ((1900..=9998).contains(&year) && (1..=2).contains(&half)).then_some(Self { year, second: half == 2 })
    }

    /// The half-year in which a Berlin date lies; `None` outside the years 1900 to 9998.
    #[must_use]
    pub fn of(date: NaiveDate) -> Option<Self> {
        Self::new(date.year(), if date.month() <= 6 { 1 } else { 2 })
    }

    /// The calendar year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// 1 January or 1 July.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        day(self.year, if self.second { 7 } else { 1 }, 1)
    }

    /// 30 June or 31 December.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        if self.second { day(self.year, 12, 31) } else { day(self.year, 6, 30) }
    }

    /// The next half-year; the very last one stays where it is.
    #[must_use]
    pub fn next(self) -> Self {
        match (self.second, self.year) {
            (false, year) => Self { year, second: true },
            (true, 9998) => self,
            (true, year) => Self { year: year + 1, second: false },
        }
    }
}

/// The year was checked by `HalfYear::new` and the other numbers are constants: chrono knows the day.
fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MAX)
}

impl fmt::Display for HalfYear {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}H{}", self.year, if self.second { 2 } else { 1 })
    }
}

/// The text is not a half-year like `2018H2` or a cohort like `closed-2018H2-2026H1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACohort;

impl fmt::Display for NotACohort {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not a cohort like closed-2018H2-2026H1")
    }
}

impl std::error::Error for NotACohort {}

impl FromStr for HalfYear {
    type Err = NotACohort;

    fn from_str(text: &str) -> Result<Self, NotACohort> {
        let (year, half) = text.split_once('H').ok_or(NotACohort)?;
        if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) || half.len() != 1 {
            return Err(NotACohort);
        }
        let half = half.parse().map_err(|_| NotACohort)?;
        year.parse().ok().and_then(|year| Self::new(year, half)).ok_or(NotACohort)
    }
}

/// All cases closed from the first day of one half-year to the last day of another. Its text code,
/// `closed-2018H2-2026H1`, stands in the release register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cohort {
    from: HalfYear,
    to: HalfYear,
}

/// Smallest number of released persons (`docs/disclosure.md` 7.2, contract use); below it cohorts are joined.
pub const LEAST_PERSONS: usize = 200;

/// Months between the last day of the cohort and the first day on which it may be released.
pub const WAITING_MONTHS: u32 = 3;

impl Cohort {
    /// The cohort of cases closed in `from` to `to`, both included; `None` when `to` lies before `from`.
    #[must_use]
    pub fn closed_in(from: HalfYear, to: HalfYear) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// The longest cohort that starts in `from` and is ready on the cut-off date; `None` when there is none yet.
    #[must_use]
    pub fn up_to(from: HalfYear, cut_off: NaiveDate) -> Option<Self> {
        let mut cohort = Self { from, to: from };
        if !cohort.is_ready(cut_off) {
            return None;
        }
        loop {
            let longer = Self { from, to: cohort.to.next() };
            if longer.to == cohort.to || !longer.is_ready(cut_off) {
                return Some(cohort);
            }
            cohort = longer;
        }
    }

    /// The first half-year.
    #[must_use]
    pub fn from(self) -> HalfYear {
        self.from
    }

    /// The last half-year.
    #[must_use]
    pub fn to(self) -> HalfYear {
        self.to
    }

    /// Whether a case that ended on this Berlin date belongs to the cohort.
    #[must_use]
    pub fn contains(self, end_on: NaiveDate) -> bool {
        self.from.first_day() <= end_on && end_on <= self.to.last_day()
    }

    /// The first cut-off date on which the cohort may be released: three months after its last day.
    #[must_use]
    pub fn ready_on(self) -> NaiveDate {
        self.to.last_day().checked_add_months(Months::new(WAITING_MONTHS)).unwrap_or(NaiveDate::MAX)
    }

    /// Whether all its cases closed at least three months before the cut-off date.
    #[must_use]
    pub fn is_ready(self, cut_off: NaiveDate) -> bool {
        self.ready_on() <= cut_off
    }

    /// The stable text code.
    #[must_use]
    pub fn code(self) -> String {
        format!("closed-{}-{}", self.from, self.to)
    }
}

impl fmt::Display for Cohort {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.code())
    }
}

impl FromStr for Cohort {
    type Err = NotACohort;

    fn from_str(text: &str) -> Result<Self, NotACohort> {
        let (from, to) = text.strip_prefix("closed-").and_then(|rest| rest.split_once('-')).ok_or(NotACohort)?;
        Self::closed_in(from.parse()?, to.parse()?).ok_or(NotACohort)
    }
}

impl TryFrom<String> for Cohort {
    type Error = NotACohort;

    fn try_from(text: String) -> Result<Self, NotACohort> {
        text.parse()
    }
}

impl From<Cohort> for String {
    fn from(cohort: Cohort) -> Self {
        cohort.code()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn the_code_goes_to_text_and_back() {
        for code in ["closed-2018H2-2026H1", "closed-2024H1-2024H1"] {
            assert_eq!(code.parse::<Cohort>().expect("a cohort").code(), code);
        }
        for code in [
            "",
            "closed-",
            "closed-2018H2",
            "closed-2018H3-2019H1",
            "closed-2019H1-2018H2",
            "closed-018H2-2019H1",
            "open-2018H1-2019H1",
            "closed-2018H1-2019H1-x",
            "closed-+018H1-2019H1",
        ] {
            assert_eq!(code.parse::<Cohort>(), Err(NotACohort), "{code}");
        }
    }

    #[test]
    fn both_borders_belong_to_it() {
        let cohort: Cohort = "closed-2018H2-2026H1".parse().expect("a cohort");
        for (end_on, inside) in [
            ("2018-06-30", false),
            ("2018-07-01", true),
            ("2024-02-29", true),
            ("2026-06-30", true),
            ("2026-07-01", false),
        ] {
            assert_eq!(cohort.contains(date(end_on)), inside, "{end_on}");
        }
    }

    #[test]
    fn it_waits_three_months() {
        let cohort: Cohort = "closed-2018H2-2026H1".parse().expect("a cohort");
        assert!(!cohort.is_ready(date("2026-09-29")) && cohort.is_ready(date("2026-09-30")));
        let second: Cohort = "closed-2025H1-2025H2".parse().expect("a cohort");
        assert_eq!(second.ready_on(), date("2026-03-31"));
    }

    #[test]
    fn the_longest_ready_cohort() {
        let from = HalfYear::new(2018, 2).expect("a half-year");
        assert_eq!(Cohort::up_to(from, date("2026-11-23")).expect("ready").code(), "closed-2018H2-2026H1");
        assert_eq!(Cohort::up_to(from, date("2019-03-30")), None);
        assert_eq!(HalfYear::of(date("2020-06-30")), HalfYear::new(2020, 1));
    }
}
