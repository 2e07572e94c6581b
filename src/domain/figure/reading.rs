//! One cell of the cube, published: the value of an indicator and the numbers behind it.

use std::collections::BTreeMap;

use super::place::{Area, Category, CellPlace};
use super::publication::{Column, ColumnName, Heading, TableRow};
use super::publish::Snapshot;
use crate::domain::disclosure::published::{Hidden, Shown, Total, quotient, rate, rate_of_totals};
use crate::domain::disclosure::{Cell, CellKey, Published};
use crate::domain::indicator::{Indicator, Measure, Part, Sum, Unit};
use crate::domain::period::{Period, Quarter};

/// The published numbers of one cell of the cube.
pub(super) struct Reading {
    pub(super) value: Published<Shown>,
    pub(super) base: Published<Shown>,
    pub(super) columns: Vec<Column>,
}

impl Reading {
    pub(super) fn missing() -> Self {
        let hidden = Published::hidden(Hidden::NoSnapshot);
        Self { value: hidden, base: hidden, columns: Vec::new() }
    }

    pub(super) fn is_missing(&self) -> bool {
        *self.value.get() == Shown::Hidden(Hidden::NoSnapshot)
    }

    fn of_count(count: Published<u32>) -> Self {
        let value = count.shown();
        Self { value, base: value, columns: Vec::new() }
    }

    fn of_rate(part: Published<u32>, whole: Published<u32>) -> Self {
        let column = |name, value: Published<u32>| Column { name, unit: Unit::Persons, value: value.shown() };
        let columns = vec![column(ColumnName::Part, part), column(ColumnName::Whole, whole)];
        Self { value: rate(part, whole), base: whole.shown(), columns }
    }

    fn of_sums(value: Published<Shown>, sums: &[(Part, Sum, Published<Total>)], persons: Published<u32>) -> Self {
        Self { value, base: persons.shown(), columns: sum_columns(sums, persons) }
    }

    pub(super) fn into_row(self, heading: Heading) -> (TableRow, Published<Shown>) {
        (TableRow { heading, value: self.value, columns: self.columns }, self.base)
    }
}

/// All snapshots, and the method to publish from them.
pub(super) struct Cube {
    method: CellKey,
    snapshots: BTreeMap<Quarter, BTreeMap<CellPlace, Cell>>,
}

impl Cube {
    pub(super) fn of(key: &[u8; 32], snapshots: &[Snapshot<'_>]) -> Self {
        let cells = |snapshot: &Snapshot<'_>| snapshot.cells.iter().map(|cell| (cell.place, cell.cell)).collect();
        let snapshots = snapshots.iter().map(|snapshot| (snapshot.quarter, cells(snapshot))).collect();
        Self { method: CellKey::new(key), snapshots }
    }

    pub(super) fn reading(&self, indicator: &Indicator, period: Period, area: Area, category: Category) -> Reading {
        let Some(cells) = self.snapshots.get(&period.snapshot_quarter()) else {
            return Reading::missing();
        };
        let cell = |part| {
            let place = CellPlace { kind: period.kind(), indicator: indicator.code, part, area, category };
            cells.get(&place).copied().unwrap_or_default()
        };
        let persons = |part| self.method.count(&cell(part));
        let total = |part, sum: Sum| self.method.total(&cell(part), sum.variable, sum.cap(period.kind()));
        match indicator.measure {
            Measure::Count => Reading::of_count(persons(Part::Numerator)),
            Measure::Rate => Reading::of_rate(persons(Part::Numerator), persons(Part::Denominator)),
            Measure::RateOfSums { upper, lower } => {
                let sums = [(Part::Numerator, upper), (Part::Denominator, lower)];
                let sums = sums.map(|(part, sum)| (part, sum, total(part, sum)));
                let base = persons(Part::Denominator);
                Reading::of_sums(rate_of_totals(sums[0].2, sums[1].2, base), &sums, base)
            }
            Measure::Quotient { upper, lower, step, beside } => {
                let sums = [(Part::Numerator, upper), (Part::Denominator, lower), (Part::Sessions, beside)];
                let sums = sums.map(|(part, sum)| (part, sum, total(part, sum)));
                let base = persons(Part::Denominator);
                let scale = lower.per_unit / upper.per_unit;
                Reading::of_sums(quotient(sums[0].2, sums[1].2, base, scale, step), &sums, base)
            }
        }
    }
}

/// The sums in their shown units, then the persons they rest on.
fn sum_columns(sums: &[(Part, Sum, Published<Total>)], persons: Published<u32>) -> Vec<Column> {
    let column = |(part, sum, total): &(Part, Sum, Published<Total>)| Column {
        name: (*part).into(),
        unit: sum.unit,
        value: total.in_units_of(sum.per_unit).shown(persons),
    };
    let last = Column { name: ColumnName::Persons, unit: Unit::Persons, value: persons.shown() };
    sums.iter().map(column).chain([last]).collect()
}
