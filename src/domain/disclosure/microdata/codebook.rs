//! The codebook and the risk summary that go with every file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::class::{Protection, ratio};
use super::ladder::{LADDER, Step};
use super::table::ReleaseTable;
use crate::domain::column::{COLUMNS, Column, ColumnCode, ColumnRole, LADDER_COLUMNS, Place, ValueType};

/// One value as it occurs in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodebookValue {
    /// What stands in the file.
    pub code: String,
    /// What it means in German.
    pub label_de: String,
    /// What it means in English.
    pub label_en: String,
}

/// One variable of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodebookVariable {
    /// The column; its label and question stand in the registry.
    pub column: ColumnCode,
    /// What it can do to a person.
    pub role: ColumnRole,
    /// How its values are to be read.
    pub value_type: ValueType,
    /// The level of its hierarchy on the base step of the file.
    pub level: usize,
    /// Share of rows that stand on a coarser level than that, in whole per cent.
    pub coarser_percent: u32,
    /// The values that occur, sorted; none for pseudonyms.
    pub values: Vec<CodebookValue>,
}

/// The codebook of one file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Codebook {
    /// The variables in the order of the file.
    pub variables: Vec<CodebookVariable>,
    /// What the final rows reach.
    pub reached: Protection,
}

/// What the file is made of, as far as the codebook needs it.
pub(super) struct Written<'a> {
    pub table: &'a ReleaseTable,
    /// The step of each row, in the order of the file.
    pub steps: &'a [usize],
    pub base: usize,
    pub reached: Protection,
}

impl Written<'_> {
    pub fn codebook(&self) -> Codebook {
        Codebook { variables: COLUMNS.iter().map(|column| self.variable(column)).collect(), reached: self.reached }
    }

    fn variable(&self, column: &'static Column) -> CodebookVariable {
        let base = level_on(column, LADDER[self.base]);
        let place = self.table.place_of(column.code.code()).unwrap_or(0);
        let mut values = BTreeMap::new();
        let mut coarser = 0;
        for (row, step) in self.table.rows().iter().zip(self.steps) {
            let text = &row[place];
            let level = shown_level(column, text, LADDER[*step]);
            coarser += usize::from(level > base);
            let words = column.value_label(level, text);
            values.entry(text.clone()).or_insert_with(|| match words {
                Some(label) => (label.de.to_owned(), label.en.to_owned()),
                None => (text.clone(), text.clone()),
            });
        }
        if column.role == ColumnRole::Direct {
            values.clear();
        }
        let values = values.into_iter().map(|(code, (label_de, label_en))| CodebookValue { code, label_de, label_en });
        CodebookVariable {
            column: column.code,
            role: column.role,
            value_type: column.value_type,
            level: base,
            coarser_percent: percent(coarser, self.steps.len()),
            values: values.collect(),
        }
    }
}

/// The level a ladder column has on a step; the finest for all others.
fn level_on(column: &Column, step: Step) -> usize {
    LADDER_COLUMNS.iter().position(|code| *code == column.code).map_or(0, |place| step.level(place))
}

/// The level a shown value stands on. A detail column says it by the value itself: the levels of a hierarchy that share
/// a value (`0` contacts) mean the same by it.
fn shown_level(column: &Column, text: &str, step: Step) -> usize {
    match column.place {
        Place::Detail => (0..column.levels.len()).find(|level| column.value_label(*level, text).is_some()).unwrap_or(0),
        Place::Ladder | Place::Fixed => level_on(column, step),
    }
}

fn percent(part: usize, whole: usize) -> u32 {
    let rounded = (ratio(part, whole) * 100.0).round();
    (0..=100).find(|percent| f64::from(*percent) >= rounded).unwrap_or(100)
}

impl Codebook {
    /// The codebook as a table, one row per variable and value, in both languages.
    #[must_use]
    pub fn to_table(&self) -> ReleaseTable {
        const HEADER: [&str; 15] = [
            "variable",
            "label_de",
            "label_en",
            "question_de",
            "question_en",
            "type",
            "role",
            "level",
            "level_de",
            "level_en",
            "share_of_coarser_rows_percent",
            "value",
            "value_label_de",
            "value_label_en",
            "k_and_l_reached",
        ];
        let rows = self.variables.iter().flat_map(|variable| self.table_rows(variable)).collect();
        ReleaseTable::new(HEADER.map(str::to_owned).to_vec(), rows)
    }

    fn table_rows(&self, variable: &CodebookVariable) -> Vec<Vec<String>> {
        let column = variable.column.column();
        let level = column.levels[variable.level].name;
        let head = [
            column.code.code(),
            column.label.de,
            column.label.en,
            column.question.de,
            column.question.en,
            variable.value_type.code(),
            variable.role.code(),
            &variable.level.to_string(),
            level.de,
            level.en,
            &variable.coarser_percent.to_string(),
        ]
        .map(str::to_owned);
        let reached = format!("k={} l={}", self.reached.k, self.reached.l);
        let none = [CodebookValue { code: String::new(), label_de: String::new(), label_en: String::new() }];
        let values = if variable.values.is_empty() { &none[..] } else { &variable.values };
        let row = |value: &CodebookValue| {
            let tail = [value.code.clone(), value.label_de.clone(), value.label_en.clone(), reached.clone()];
            head.iter().cloned().chain(tail).collect()
        };
        values.iter().map(row).collect()
    }
}

/// The risk of one file in a few numbers (`docs/disclosure.md` 7.4); no number says how many rows were dropped.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RiskSummary {
    /// The cohort's text code.
    pub cohort: String,
    /// Released rows = persons.
    pub rows: usize,
    /// The base step of the ladder.
    pub base_step: usize,
    /// The levels of the ladder columns on the base step, `age=1 region=1 …`.
    pub levels: String,
    /// Share of rows that stand on a coarser step, in whole per cent.
    pub coarser_percent: u32,
    /// k, l, alpha and t on the final rows, over all quasi-identifiers.
    pub reached: Protection,
    /// Largest risk that a known participant's row is found: 1/k.
    pub largest_risk: f64,
    /// Mean of that risk over all rows: classes divided by rows.
    pub mean_risk: f64,
    /// Number of classes of 5-9, 10-19, 20-49 and 50 or more rows.
    pub class_sizes: [usize; 4],
    /// SHA-256 of the specification, in hexadecimal.
    pub specification_hash: String,
}

/// `age=1 region=1 …` for a step.
#[must_use]
pub fn levels_text(step: Step) -> String {
    let one = |(place, column): (usize, &ColumnCode)| format!("{column}={}", step.level(place));
    LADDER_COLUMNS.iter().enumerate().map(one).collect::<Vec<_>>().join(" ")
}

/// How many classes have 5-9, 10-19, 20-49 and 50 or more rows.
pub(super) fn class_sizes(sizes: impl Iterator<Item = usize>) -> [usize; 4] {
    let mut bands = [0; 4];
    for size in sizes {
        let band = match size {
            0..=9 => 0,
            10..=19 => 1,
            20..=49 => 2,
            _ => 3,
        };
        bands[band] += 1;
    }
    bands
}

/// A share of rows in whole per cent.
pub(super) fn share_percent(part: usize, whole: usize) -> u32 {
    percent(part, whole)
}
