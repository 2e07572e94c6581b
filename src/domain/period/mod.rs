//! Reporting periods: whole calendar quarters and years, in Berlin local dates.
//!
//! A coordinator never chooses a free date range (`docs/disclosure.md` 3.2, BR-14), so these two
//! kinds are the only periods a figure can have. A period is a pair of dates: `held_on`, `start_on`
//! and `end_on` are already Berlin dates, so no instant and no time zone is needed here.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

mod text;

#[cfg(test)]
mod tests;

pub use text::NotAPeriod;

use crate::domain::code::codes;

codes! {
    /// How long a reporting period is.
    pub enum PeriodKind {
        /// Three months.
        Quarter = "quarter",
        /// Twelve months.
        Year = "year",
    }
}

/// A calendar year, 1900 to 9998.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Year(i32);

impl Year {
    /// The year with this number; `None` outside 1900 to 9998.
    #[must_use]
    pub fn new(number: i32) -> Option<Self> {
        (1900..=9998).contains(&number).then_some(Self(number))
    }

    /// The number people write, such as 2026.
    #[must_use]
    pub fn number(self) -> i32 {
        self.0
    }

    /// 1 January.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        first_of_month(self.0, 1)
    }

    /// 31 December.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        first_of_month(self.0 + 1, 1) - Days::new(1)
    }

    /// The quarters of the year, in order.
    #[must_use]
    pub fn quarters(self) -> [Quarter; 4] {
        [1, 2, 3, 4].map(|number| Quarter { year: self, number })
    }

    /// The year before; the first year stays where it is.
    #[must_use]
    pub fn previous(self) -> Self {
        Self((self.0 - 1).max(1900))
    }

    /// The year after; the last year stays where it is.
    #[must_use]
    pub fn next(self) -> Self {
        Self((self.0 + 1).min(9998))
    }
}

/// A calendar quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Quarter {
    year: Year,
    number: u8,
}

impl Quarter {
    /// Quarter `number` (1 to 4) of `year`; `None` for anything else.
    #[must_use]
    pub fn new(year: i32, number: u8) -> Option<Self> {
        let year = Year::new(year)?;
        (1..=4).contains(&number).then_some(Self { year, number })
    }

    /// The quarter a Berlin date lies in; `None` outside the years 1900 to 9998.
    #[must_use]
    pub fn of(date: NaiveDate) -> Option<Self> {
        let number = u8::try_from(date.month0() / 3 + 1).ok()?;
        Self::new(date.year(), number)
    }

    /// The last quarter that is over on `today`.
    #[must_use]
    pub fn last_closed(today: NaiveDate) -> Option<Self> {
        Self::of(today).map(Self::previous)
    }

    /// The year the quarter belongs to.
    #[must_use]
    pub fn year(self) -> Year {
        self.year
    }

    /// 1 to 4.
    #[must_use]
    pub fn number(self) -> u8 {
        self.number
    }

    /// The first day, for example 1 April.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        first_of_month(self.year.0, u32::from(self.number) * 3 - 2)
    }

    /// The last day, for example 30 June: the cut-off date of the quarter's snapshot.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        let next = if self.number == 4 {
            first_of_month(self.year.0 + 1, 1)
        } else {
            first_of_month(self.year.0, u32::from(self.number) * 3 + 1)
        };
        next - Days::new(1)
    }

    /// The quarter before; the very first one stays where it is.
    #[must_use]
    pub fn previous(self) -> Self {
        match self.number {
            1 if self.year.0 == 1900 => self,
            1 => Self { year: self.year.previous(), number: 4 },
            number => Self { year: self.year, number: number - 1 },
        }
    }

    /// The quarter after; the very last one stays where it is.
    #[must_use]
    pub fn next(self) -> Self {
        match self.number {
            4 if self.year.0 == 9998 => self,
            4 => Self { year: self.year.next(), number: 1 },
            number => Self { year: self.year, number: number + 1 },
        }
    }

    /// The last year that is over when this quarter ends: its own year for the fourth quarter,
    /// else the year before. Year cells are frozen with the fourth quarter's snapshot.
    #[must_use]
    pub fn last_closed_year(self) -> Year {
        if self.number == 4 { self.year } else { self.year.previous() }
    }

    /// `count` quarters that end with this one, oldest first.
    #[must_use]
    pub fn run_up(self, count: usize) -> Vec<Self> {
        let mut quarters = vec![self; count];
        for index in (0..count.saturating_sub(1)).rev() {
            quarters[index] = quarters[index + 1].previous();
        }
        quarters
    }
}

/// A quarter that is over, the only kind a snapshot is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClosedQuarter(Quarter);

impl ClosedQuarter {
    /// `None` while `today` (Berlin) still lies in the quarter or before it.
    #[must_use]
    pub fn new(quarter: Quarter, today: NaiveDate) -> Option<Self> {
        (quarter.last_day() < today).then_some(Self(quarter))
    }

    /// The quarter.
    #[must_use]
    pub fn quarter(self) -> Quarter {
        self.0
    }

    /// What a snapshot of this quarter covers: the quarter, and its year once that is complete.
    #[must_use]
    pub fn periods(self) -> Vec<Period> {
        let mut periods = vec![Period::Quarter(self.0)];
        if self.0.number == 4 {
            periods.push(Period::Year(self.0.year));
        }
        periods
    }
}

/// A quarter or a year; as text `2026-Q2` or `2026`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Period {
    /// Three months.
    Quarter(Quarter),
    /// Twelve months.
    Year(Year),
}

impl Period {
    /// Quarter or year.
    #[must_use]
    pub fn kind(self) -> PeriodKind {
        match self {
            Self::Quarter(_) => PeriodKind::Quarter,
            Self::Year(_) => PeriodKind::Year,
        }
    }

    /// The first day.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        match self {
            Self::Quarter(quarter) => quarter.first_day(),
            Self::Year(year) => year.first_day(),
        }
    }

    /// The last day, the cut-off date C of `docs/domain.md` 8.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        match self {
            Self::Quarter(quarter) => quarter.last_day(),
            Self::Year(year) => year.last_day(),
        }
    }

    /// Whether a Berlin date lies in the period; both borders belong to it.
    #[must_use]
    pub fn contains(self, date: NaiveDate) -> bool {
        self.first_day() <= date && date <= self.last_day()
    }

    /// The period of the same kind before this one.
    #[must_use]
    pub fn previous(self) -> Self {
        match self {
            Self::Quarter(quarter) => Self::Quarter(quarter.previous()),
            Self::Year(year) => Self::Year(year.previous()),
        }
    }

    /// The quarter whose snapshot holds this period's cells.
    #[must_use]
    pub fn snapshot_quarter(self) -> Quarter {
        match self {
            Self::Quarter(quarter) => quarter,
            Self::Year(year) => year.quarters()[3],
        }
    }

    /// The quarters the period consists of.
    #[must_use]
    pub fn quarters(self) -> Vec<Quarter> {
        match self {
            Self::Quarter(quarter) => vec![quarter],
            Self::Year(year) => year.quarters().to_vec(),
        }
    }
}

/// Year and month come from `Year` and `Quarter`, which keep them inside chrono's range.
fn first_of_month(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(NaiveDate::MIN)
}
