//! From stored cells to published figures, with the key as an argument.
//!
//! Every decision in here (hiding, the coarser level, sparse tables, movement) is taken on published
//! values. Rates and means need a published base of 20; below it a card shows the year, then the
//! region, then all sites, and names the level (BR-14). Plain counts are shown as they are: the cell
//! key method protects every cell, and a published 0 reads "–".

use serde::{Deserialize, Serialize};

use super::place::{Area, Category, FigureCell, Place, may_split};
use super::publication::{Breakdown, FigureTable, Heading, Movement, ProtectionNote, PublishedFigure, TableRow};
use super::reading::{Cube, Reading};
use crate::domain::disclosure::Published;
use crate::domain::disclosure::published::{Hidden, Shown};
use crate::domain::indicator::{Indicator, IndicatorCode, Measure};
use crate::domain::period::{Period, Quarter, Year};

/// Quarters in a time series: two years.
const SERIES_QUARTERS: usize = 8;

/// Years in a time series.
const SERIES_YEARS: usize = 5;

/// The stored cells of one snapshot.
#[derive(Clone, Copy, Debug)]
pub struct Snapshot<'a> {
    /// The quarter that was frozen.
    pub quarter: Quarter,
    /// All its cells, those of the year included.
    pub cells: &'a [FigureCell],
}

/// What a card may ask for: nothing else can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Which indicator.
    pub indicator: IndicatorCode,
    /// Which quarter.
    pub quarter: Quarter,
    /// Where.
    pub place: Place,
}

/// The figure that answers a question. `snapshots` may be in any order; those that are missing leave
/// gaps. `key` is `figures.key`; the caller has compared its fingerprint.
#[must_use]
pub fn publish(key: &[u8; 32], snapshots: &[Snapshot<'_>], question: &Question) -> PublishedFigure {
    let Question { indicator: code, quarter, place } = *question;
    let indicator = code.entry();
    let cube = Cube::of(key, snapshots);
    let (period, area, reading) = cube.first_that_shows(indicator, quarter, place);
    let series = cube.series(indicator, period, area);
    let previous = match series.rows.as_slice() {
        [.., before, _] if before.heading == Heading::Period(period.previous()) => Some(before.value),
        _ => None,
    };
    PublishedFigure {
        indicator: code,
        asked_quarter: quarter,
        asked_place: place,
        period,
        area,
        value: reading.value,
        base: reading.base,
        columns: reading.columns,
        previous,
        movement: previous.and_then(|previous| Movement::between(previous, reading.value)),
        as_of: period.last_day(),
        note: note(&indicator.measure),
        series,
        breakdowns: cube.breakdowns(indicator, period, area),
    }
}

/// One indicator side by side in areas of one level (the sites of a region, the regions). The caller
/// gives a fixed list of areas, never one that somebody put together.
#[must_use]
pub fn publish_areas(
    key: &[u8; 32],
    snapshots: &[Snapshot<'_>],
    indicator: IndicatorCode,
    period: Period,
    areas: &[Area],
) -> FigureTable {
    let cube = Cube::of(key, snapshots);
    let row =
        |area: &Area| cube.reading(indicator.entry(), period, *area, Category::All).into_row(Heading::Area(*area));
    unless_sparse(areas.iter().map(row).collect())
}

impl Cube {
    /// Quarter before year, and both before the next larger area; if nothing can be shown, what was asked.
    fn first_that_shows(&self, indicator: &Indicator, quarter: Quarter, place: Place) -> (Period, Area, Reading) {
        let asked = Period::Quarter(quarter);
        let reading = self.reading(indicator, asked, place.area(), Category::All);
        if reading.is_missing() || !indicator.measure.needs_base() || !reading.value.is_hidden() {
            return (asked, place.area(), reading);
        }
        for area in place.areas() {
            for period in [asked, Period::Year(quarter.last_closed_year())] {
                let coarser = self.reading(indicator, period, area, Category::All);
                if !coarser.value.is_hidden() {
                    return (period, area, coarser);
                }
            }
        }
        (asked, place.area(), reading)
    }

    fn series(&self, indicator: &Indicator, period: Period, area: Area) -> FigureTable {
        let periods: Vec<Period> = match period {
            Period::Quarter(quarter) => quarter.run_up(SERIES_QUARTERS).into_iter().map(Period::Quarter).collect(),
            Period::Year(year) => run_up(year, SERIES_YEARS).into_iter().map(Period::Year).collect(),
        };
        let rows = periods
            .into_iter()
            .map(|period| (period, self.reading(indicator, period, area, Category::All)))
            .skip_while(|(_, reading)| reading.is_missing())
            .map(|(period, reading)| reading.into_row(Heading::Period(period)).0)
            .collect();
        FigureTable { rows, too_sparse: false }
    }

    fn breakdowns(&self, indicator: &Indicator, period: Period, area: Area) -> Vec<Breakdown> {
        let allowed = |dimension: &&_| may_split(area.level(), **dimension);
        let row = |category| self.reading(indicator, period, area, category).into_row(Heading::Category(category));
        let table = |dimension| unless_sparse(Category::all_of(dimension).into_iter().map(row).collect());
        let dimensions = indicator.dimensions.iter().filter(allowed);
        dimensions.map(|&dimension| Breakdown { dimension, table: table(dimension) }).collect()
    }
}

/// The sparsity rule: more than half of the cells published as 0, and the table is withheld.
fn unless_sparse(rows: Vec<(TableRow, Published<Shown>)>) -> FigureTable {
    let empty = Shown::Hidden(Hidden::NoneOrVeryFew);
    let sparse = rows.iter().filter(|(_, base)| *base.get() == empty).count();
    if sparse * 2 > rows.len() {
        return FigureTable { rows: Vec::new(), too_sparse: true };
    }
    FigureTable { rows: rows.into_iter().map(|(row, _)| row).collect(), too_sparse: false }
}

fn note(measure: &Measure) -> ProtectionNote {
    match measure {
        Measure::Count => ProtectionNote::Counts,
        Measure::Rate => ProtectionNote::Rates,
        Measure::RateOfSums { .. } | Measure::Quotient { .. } => ProtectionNote::Sums,
    }
}

fn run_up(year: Year, count: usize) -> Vec<Year> {
    let mut years: Vec<_> = std::iter::successors(Some(year), |year| Some(year.previous())).take(count).collect();
    years.reverse();
    years
}
