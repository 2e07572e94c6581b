//! What a published figure consists of: values, tables, and what its sentence needs. All of it is made
//! from published values, so any part of it may be shown, printed, sorted or exported.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::place::{Area, AreaLevel, Category, Place};
use crate::domain::code::codes;
use crate::domain::disclosure::Published;
use crate::domain::disclosure::published::Shown;
use crate::domain::indicator::{Dimension, IndicatorCode, Part, Unit};
use crate::domain::period::{Period, PeriodKind, Quarter};

codes! {
    /// Which text stands below the chart.
    pub enum ProtectionNote {
        /// Every count is changed by at most 4; the same group shows the same number.
        Counts = "counts",
        /// The same, and: rates from a base of 20, in steps.
        Rates = "rates",
        /// The same, and: sums are capped per person and changed by about half the cap.
        Sums = "sums",
    }
}

codes! {
    /// How the value compares with the period before, beyond the noise of both.
    pub enum Movement {
        /// Higher.
        Higher = "higher",
        /// Lower.
        Lower = "lower",
        /// Not to be told apart.
        AboutTheSame = "about_the_same",
    }
}

codes! {
    /// What a column of a table holds.
    pub enum ColumnName {
        /// Persons or units above the line.
        Part = "part",
        /// Persons or units below the line.
        Whole = "whole",
        /// Contacts, beside the hours.
        Sessions = "sessions",
        /// Persons behind a sum.
        Persons = "persons",
    }
}

impl From<Part> for ColumnName {
    fn from(part: Part) -> Self {
        match part {
            Part::Numerator => Self::Part,
            Part::Denominator => Self::Whole,
            Part::Sessions => Self::Sessions,
        }
    }
}

/// What a row of a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heading {
    /// A quarter or a year.
    Period(Period),
    /// A class of a dimension.
    Category(Category),
    /// A site, a region, or all sites.
    Area(Area),
}

/// A further number in a row, with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// What it is.
    pub name: ColumnName,
    /// Persons, hours, months or contacts.
    pub unit: Unit,
    /// The number.
    pub value: Published<Shown>,
}

/// One row: the value, and what it was computed from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TableRow {
    /// What the row is about.
    pub heading: Heading,
    /// The value of the indicator; the mark in the chart.
    pub value: Published<Shown>,
    /// The published numbers behind it; empty for plain counts.
    pub columns: Vec<Column>,
}

/// The rows of a table, which are also the marks of its chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FigureTable {
    /// The rows in their order; empty when the table is too sparse.
    pub rows: Vec<TableRow>,
    /// More than half of the cells are "–": the table is withheld, the coarser level stands for it.
    pub too_sparse: bool,
}

/// A figure split by one dimension.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Breakdown {
    /// By what.
    pub dimension: Dimension,
    /// One row per class.
    pub table: FigureTable,
}

/// One card of the dashboard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PublishedFigure {
    /// Which indicator.
    pub indicator: IndicatorCode,
    /// The quarter that was asked for.
    pub asked_quarter: Quarter,
    /// The place that was asked for.
    pub asked_place: Place,
    /// The period the value stands for; the sentence names it.
    pub period: Period,
    /// The area the value stands for; the sentence names it.
    pub area: Area,
    /// The value.
    pub value: Published<Shown>,
    /// The persons a rate, mean or sum rests on; for counts the value itself.
    pub base: Published<Shown>,
    /// The published numbers behind the value; empty for plain counts.
    pub columns: Vec<Column>,
    /// The value of the period before, of the same kind and area.
    pub previous: Option<Published<Shown>>,
    /// How the two compare; `None` unless both are numbers.
    pub movement: Option<Movement>,
    /// The last day of the period: "Stand".
    pub as_of: NaiveDate,
    /// The text below the chart.
    pub note: ProtectionNote,
    /// One row per period up to the shown one, each from its own snapshot.
    pub series: FigureTable,
    /// The splits that are allowed in this area.
    pub breakdowns: Vec<Breakdown>,
}

impl PublishedFigure {
    /// Whether the card shows something coarser than was asked for, and must say so.
    #[must_use]
    pub fn is_coarser(&self) -> bool {
        self.period != Period::Quarter(self.asked_quarter) || self.area != self.asked_place.area()
    }

    /// Site, region or all sites: what the card names.
    #[must_use]
    pub fn area_level(&self) -> AreaLevel {
        self.area.level()
    }

    /// Quarter or year: what the card names.
    #[must_use]
    pub fn period_kind(&self) -> PeriodKind {
        self.period.kind()
    }
}

impl Movement {
    /// Compares two published values; a difference within the noise of both is none.
    #[must_use]
    pub fn between(earlier: Published<Shown>, later: Published<Shown>) -> Option<Self> {
        let (before, after) = (earlier.number()?, later.number()?);
        let (left, right) = (earlier.get().plus_minus()?, later.get().plus_minus()?);
        let difference = after - before;
        Some(if difference.abs() <= left.hypot(right) {
            Self::AboutTheSame
        } else if difference > 0.0 {
            Self::Higher
        } else {
            Self::Lower
        })
    }
}
