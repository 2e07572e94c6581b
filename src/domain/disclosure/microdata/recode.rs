//! Places every row on a step of the ladder, then opens detail columns where a class stays safe.
//!
//! From a base step on, classes that meet every model stay; the rows of the others go one step further down together
//! and are counted again among themselves, and so on (nested recoding, `docs/disclosure.md` 2.1). What no step can
//! place is dropped, never starred. The first base step that drops and coarsens few enough rows is taken.
//!
//! The contacts per phase, the interpreter and the extension are quasi-identifiers too: a teacher or a colleague may
//! know them. The paper asks for k^m with m = 2 on events, which would still let somebody who knows the class and one
//! event single a person out. Here they are counted in full instead, which implies k^m for every m: a detail column is
//! `*` for a whole class unless the class, split by it, meets every model in each part. Zero is a value, so that the
//! absence of contacts is protected like their number.

use std::collections::BTreeMap;

use super::class::{Classes, Shares, protection_of};
use super::hierarchy::{HIDDEN, value_at};
use super::ladder::{LADDER, Step};
use super::requirements::Requirements;
use super::source::SourceRow;
use crate::domain::column::{DETAIL_COLUMNS, LADDER_COLUMNS};

/// One class with its step and values.
#[derive(Clone)]
pub(super) struct Group {
    pub step: usize,
    /// Values of the ladder columns, then of the detail columns.
    pub values: Vec<String>,
    pub rows: Vec<usize>,
}

/// Where the rows stand.
pub(super) struct Placement {
    pub base: usize,
    pub groups: Vec<Group>,
    pub dropped: usize,
    pub coarser: usize,
}

/// What the placing looks at.
pub(super) struct Search<'a> {
    pub rows: &'a [&'a SourceRow],
    pub sensitive: &'a [&'a str],
    pub reference: &'a Shares<'a>,
    pub requirements: Requirements,
}

impl Search<'_> {
    /// The placement from the finest base step that keeps within the limits; `None` when no step does.
    pub fn place(&self) -> Option<Placement> {
        (0..LADDER.len()).map(|base| self.place_from(base)).find(|placement| self.is_within_limits(placement))
    }

    fn is_within_limits(&self, placement: &Placement) -> bool {
        let all = self.rows.len();
        !placement.groups.is_empty()
            && placement.dropped <= share_of(self.requirements.dropped, all)
            && placement.coarser <= share_of(self.requirements.coarser, all)
    }

    fn place_from(&self, base: usize) -> Placement {
        let mut groups = Vec::new();
        let mut left: Vec<usize> = (0..self.rows.len()).collect();
        for (step, levels) in LADDER.iter().enumerate().skip(base) {
            let (classes, mut unplaced) = self.classes_on(*levels, &left);
            for (values, rows) in classes {
                if self.is_safe(&rows) {
                    groups.push(Group { step, values, rows });
                } else {
                    unplaced.extend(rows);
                }
            }
            unplaced.sort_unstable();
            left = unplaced;
        }
        let coarser = groups.iter().filter(|group| group.step > base).map(|group| group.rows.len()).sum();
        Placement { base, groups, dropped: left.len(), coarser }
    }

    /// The classes of some rows on a step, and the rows that have no value there.
    pub fn classes_on(&self, step: Step, rows: &[usize]) -> (Classes, Vec<usize>) {
        let mut classes = Classes::new();
        let mut without_value = Vec::new();
        for row in rows {
            let values = LADDER_COLUMNS.iter().enumerate();
            let values = values.map(|(place, column)| value_at(*column, self.rows[*row], step.level(place)));
            match values.collect::<Option<Vec<_>>>() {
                Some(values) => classes.entry(values).or_default().push(*row),
                None => without_value.push(*row),
            }
        }
        (classes, without_value)
    }

    fn is_safe(&self, rows: &[usize]) -> bool {
        let reached = protection_of(rows, self.sensitive, self.reference);
        self.requirements.while_searching().missed_by(&reached).is_none()
    }

    /// Opens the detail columns in their fixed order, each part of a class on its own, never more columns than allowed.
    pub fn open_details(&self, placement: &mut Placement) {
        for group in &mut placement.groups {
            group.values.resize(LADDER_COLUMNS.len() + DETAIL_COLUMNS.len(), HIDDEN.to_owned());
        }
        for detail in 0..DETAIL_COLUMNS.len() {
            let groups = std::mem::take(&mut placement.groups);
            placement.groups = groups.into_iter().flat_map(|group| self.split(group, detail)).collect();
        }
    }

    fn split(&self, group: Group, detail: usize) -> Vec<Group> {
        let place = LADDER_COLUMNS.len() + detail;
        let column = DETAIL_COLUMNS[detail];
        let opened = group.values[LADDER_COLUMNS.len()..].iter().filter(|value| *value != HIDDEN).count();
        if LADDER[group.step].shown() + opened >= self.requirements.shown {
            return vec![group];
        }
        for level in 0..column.column().top() {
            let mut parts: BTreeMap<Option<String>, Vec<usize>> = BTreeMap::new();
            for row in &group.rows {
                parts.entry(value_at(column, self.rows[*row], level)).or_default().push(*row);
            }
            if parts.iter().all(|(value, rows)| value.is_some() && self.is_safe(rows)) {
                let part = |(value, rows): (Option<String>, Vec<usize>)| {
                    let mut values = group.values.clone();
                    values[place] = value.unwrap_or_else(|| HIDDEN.to_owned());
                    Group { step: group.step, values, rows }
                };
                return parts.into_iter().map(part).collect();
            }
        }
        vec![group]
    }
}

/// The largest whole number of rows that is at most this share of all.
fn share_of(share: f64, all: usize) -> usize {
    (0..=all).rev().find(|count| super::class::ratio(*count, all) <= share).unwrap_or(0)
}
