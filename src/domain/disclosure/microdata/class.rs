//! Classes of rows that look alike, and what can be learned from them (`docs/disclosure.md` 2.2).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Row numbers of each class, by value: two rows are alike when every quasi-identifier has the same text, `*` included.
pub type Classes = BTreeMap<Vec<String>, Vec<usize>>;

/// What a set of classes reaches.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Protection {
    /// Size of the smallest class; 0 when there is no row.
    pub k: usize,
    /// Smallest number of different sensitive values in a class.
    pub l: usize,
    /// Largest share of one sensitive value in a class.
    pub alpha: f64,
    /// Largest distance of a class from the whole file: half the sum of the differences of the shares.
    pub t: f64,
    /// Number of classes.
    pub classes: usize,
}

/// The share of each sensitive value, the reference of t.
pub type Shares<'a> = BTreeMap<&'a str, f64>;

/// The shares of the sensitive values among some rows.
#[must_use]
pub fn shares<'a>(rows: impl Iterator<Item = &'a str>) -> Shares<'a> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = 0_usize;
    for value in rows {
        *counts.entry(value).or_default() += 1;
        all += 1;
    }
    counts.into_iter().map(|(value, count)| (value, ratio(count, all))).collect()
}

/// What one class reaches; `reference` are the shares of the whole file.
#[must_use]
pub fn protection_of(rows: &[usize], sensitive: &[&str], reference: &Shares<'_>) -> Protection {
    let own = shares(rows.iter().map(|row| sensitive[*row]));
    let alpha = own.values().copied().fold(0.0, f64::max);
    let far = |(value, share): (&&str, &f64)| (share - own.get(value).copied().unwrap_or(0.0)).abs();
    let t = reference.iter().map(far).sum::<f64>() / 2.0;
    Protection { k: rows.len(), l: own.len(), alpha, t, classes: 1 }
}

/// The weakest class decides; without rows nothing is reached.
#[must_use]
pub fn weakest(classes: &Classes, sensitive: &[&str], reference: &Shares<'_>) -> Protection {
    let each = classes.values().map(|rows| protection_of(rows, sensitive, reference));
    each.reduce(|one, other| Protection {
        k: one.k.min(other.k),
        l: one.l.min(other.l),
        alpha: one.alpha.max(other.alpha),
        t: one.t.max(other.t),
        classes: one.classes + other.classes,
    })
    .unwrap_or(Protection { k: 0, l: 0, alpha: 1.0, t: 1.0, classes: 0 })
}

/// `part / whole`, 0 for an empty whole. Counts of persons are far below the 2^53 an `f64` holds exactly.
#[must_use]
pub fn ratio(part: usize, whole: usize) -> f64 {
    let exact = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { exact(part) / exact(whole) }
}
