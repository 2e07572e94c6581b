//! The researcher's anonymised rows: closed cases of one frozen cohort, one row per person (`docs/disclosure.md` 2, 7).
//!
//! What goes in are raw rows, the persons of all earlier releases and a fresh release key; what comes out is either the
//! whole [`MicrodataRelease`] or a typed [`Refusal`]. Nothing here reads a clock, a file or random bytes.
//!
//! What is guaranteed, checked on the final rows by value over **all** quasi-identifiers and the step of the row:
//! - k: every combination is shared by at least five persons, so that nobody is singled out even by somebody who knows
//!   all of them, contacts per phase included ([`recode`] says why they are counted and not left to k^m);
//! - l, alpha, t: no combination gives away how an enrolment ended;
//! - no row hides every column: what cannot be placed is dropped (at most two per cent), never starred;
//! - a person has one row, in one release ever; pseudonyms of two releases have nothing in common;
//! - the rows are sorted by pseudonym, an order that says nothing about the source.
//!
//! What is not: a case worker recognises the own cases from what they know anyway (`docs/disclosure.md` 8). Somebody who
//! knows every quasi-identifier of everybody and this program can tell which finer classes were not written; what those
//! showed stays unknown beyond "one of the models failed", and the rows still stand among at least k.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::cohort::Cohort;
use crate::domain::column::{COLUMNS, ColumnCode, ColumnRole};

pub mod class;
pub mod codebook;
pub mod hierarchy;
pub mod ladder;
pub mod pseudonym;
mod recode;
pub mod requirements;
pub mod source;
pub mod specification;
pub mod table;
#[cfg(test)]
mod tests;

pub use class::Protection;
pub use codebook::{Codebook, RiskSummary};
pub use pseudonym::Pseudonymiser;
pub use requirements::{CONTRACT_USE, Model, Refusal, Remedy, Requirements};
pub use source::{LanguageGroup, PersonKey, Phase, SourceRow};
pub use table::{ReleaseTable, spreadsheet_safe};

use class::{Classes, ratio, shares, weakest};
use codebook::{Written, class_sizes, levels_text, share_percent};
use ladder::LADDER;
use recode::{Placement, Search};
use source::{OTHER_EXIT, one_row_per_person};

/// What a release is made from.
pub struct Order<'a> {
    /// Whose cases.
    pub cohort: Cohort,
    /// The day the source rows were frozen.
    pub cut_off: NaiveDate,
    /// Raw rows, in any order; rows outside the cohort are ignored.
    pub sources: &'a [SourceRow],
    /// Everybody who is in any earlier release, withdrawn ones included.
    pub released_before: &'a BTreeSet<PersonKey>,
    /// Made from a fresh key for this release alone.
    pub pseudonymiser: &'a Pseudonymiser,
    /// [`CONTRACT_USE`] for researchers.
    pub requirements: Requirements,
}

/// A file that may leave the house, with what the register needs.
pub struct MicrodataRelease {
    /// The rows.
    pub table: ReleaseTable,
    /// What the columns mean.
    pub codebook: Codebook,
    /// What the file reaches.
    pub risk: RiskSummary,
    /// How many rows were dropped; for the register, not for the recipient.
    pub dropped: usize,
    /// The persons in the file, ordered by person key: members of the release in the register.
    pub members: Vec<PersonKey>,
}

/// Makes the anonymised rows of a cohort.
///
/// # Errors
/// A [`Refusal`] when the cohort is not ready, has too few persons, or no step of the ladder reaches every model.
pub fn release(order: &Order<'_>) -> Result<MicrodataRelease, Refusal> {
    if !order.cohort.is_ready(order.cut_off) {
        return Err(Refusal::TooEarly { ready_on: order.cohort.ready_on() });
    }
    let rows = one_row_per_person(order.cohort, order.sources, order.released_before);
    check_persons(rows.len(), order)?;
    let mut exits: Vec<&'static str> = rows.iter().map(|row| row.exit()).collect();
    let all: Vec<usize> = (0..rows.len()).collect();
    merge_rare(&mut exits, &all, order.requirements.exit_persons);
    let placement = loop {
        let placement = place(&rows, &exits, order.requirements)?;
        let placed: Vec<usize> = placement.groups.iter().flat_map(|group| group.rows.iter().copied()).collect();
        // Dropping rows can make an end rare that was not: it is merged too, and the rows are placed again.
        if !merge_rare(&mut exits, &placed, order.requirements.exit_persons) {
            break placement;
        }
    };
    check_persons(rows.len() - placement.dropped, order)?;
    write(order, lines(order, &rows, &exits, &placement), &placement)
}

fn check_persons(persons: usize, order: &Order<'_>) -> Result<(), Refusal> {
    let needed = order.requirements.persons;
    if persons < needed { Err(Refusal::TooFewPersons { persons_at_least: persons / 10 * 10, needed }) } else { Ok(()) }
}

/// Merges ends shared by fewer than `least` of the given rows into "other", and the next rarest too while "other" itself
/// is rare. True when anything changed.
fn merge_rare(exits: &mut [&'static str], rows: &[usize], least: usize) -> bool {
    let mut changed = false;
    loop {
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        for row in rows {
            *counts.entry(exits[*row]).or_default() += 1;
        }
        let other = counts.remove(OTHER_EXIT);
        let rarest = counts.into_iter().min_by_key(|(value, count)| (*count, *value));
        match rarest {
            Some((value, count)) if count < least || other.is_some_and(|other| other < least) => {
                for exit in exits.iter_mut().filter(|exit| **exit == value) {
                    *exit = OTHER_EXIT;
                }
                changed = true;
            }
            _ => return changed,
        }
    }
}

fn place(rows: &[&SourceRow], exits: &[&'static str], requirements: Requirements) -> Result<Placement, Refusal> {
    let reference = shares(exits.iter().copied());
    let search = Search { rows, sensitive: exits, reference: &reference, requirements };
    if let Some(mut placement) = search.place() {
        search.open_details(&mut placement);
        return Ok(placement);
    }
    let step = LADDER.len() - 1;
    let everybody: Vec<usize> = (0..rows.len()).collect();
    let (classes, _) = search.classes_on(LADDER[step], &everybody);
    let reached = weakest(&classes, exits, &reference);
    let model = requirements.missed_by(&reached).unwrap_or(Model::DroppedRows);
    let one_value_rules = reference.values().any(|share| *share > requirements.alpha);
    let remedy = if one_value_rules { Remedy::FiguresInstead } else { Remedy::WidenCohort };
    Err(Refusal::ModelNotReached { model, step, reached, remedy })
}

/// One row before it is written.
struct Line {
    cells: Vec<String>,
    step: usize,
    person: PersonKey,
}

/// The rows with their pseudonyms, sorted by them.
fn lines(order: &Order<'_>, rows: &[&SourceRow], exits: &[&'static str], placement: &Placement) -> Vec<Line> {
    let mut lines = Vec::new();
    for group in &placement.groups {
        for row in &group.rows {
            let person = rows[*row].person;
            let mut cells = vec![order.pseudonymiser.pseudonym(&person), group.step.to_string()];
            cells.extend(group.values.iter().cloned());
            cells.push(exits[*row].to_owned());
            lines.push(Line { cells, step: group.step, person });
        }
    }
    lines.sort_by(|one, other| one.cells[0].cmp(&other.cells[0]));
    lines
}

/// Writes the table and checks the finished text once more; nothing leaves on the word of the search alone.
fn write(order: &Order<'_>, lines: Vec<Line>, placement: &Placement) -> Result<MicrodataRelease, Refusal> {
    let header = ColumnCode::ALL.iter().map(|code| code.code().to_owned()).collect();
    let steps: Vec<usize> = lines.iter().map(|line| line.step).collect();
    let mut members: Vec<PersonKey> = lines.iter().map(|line| line.person).collect();
    members.sort_unstable();
    let table = ReleaseTable::new(header, lines.into_iter().map(|line| line.cells).collect());
    let classes = classes_of(&table);
    let reached = protection_of_table(&table, &classes);
    if let Some(model) = order.requirements.missed_by(&reached) {
        let (step, remedy) = (placement.base, Remedy::WidenCohort);
        return Err(Refusal::ModelNotReached { model, step, reached, remedy });
    }
    let codebook = Written { table: &table, steps: &steps, base: placement.base, reached }.codebook();
    let risk = risk_summary(order, placement, members.len(), &classes, reached);
    Ok(MicrodataRelease { table, codebook, risk, dropped: placement.dropped, members })
}

fn risk_summary(
    order: &Order<'_>,
    placement: &Placement,
    rows: usize,
    classes: &Classes,
    reached: Protection,
) -> RiskSummary {
    RiskSummary {
        cohort: order.cohort.code(),
        rows,
        base_step: placement.base,
        levels: levels_text(LADDER[placement.base]),
        coarser_percent: share_percent(placement.coarser, rows),
        reached,
        largest_risk: ratio(1, reached.k),
        mean_risk: ratio(reached.classes, rows),
        class_sizes: class_sizes(classes.values().map(Vec::len)),
        specification_hash: specification::specification_hash(order.cohort, &order.requirements),
    }
}

/// The classes of a finished table: every column whose role is quasi-identifier, by value.
#[must_use]
pub fn classes_of(table: &ReleaseTable) -> Classes {
    let quasi: Vec<usize> = places(table, ColumnRole::Quasi);
    let mut classes = Classes::new();
    for (number, row) in table.rows().iter().enumerate() {
        classes.entry(quasi.iter().map(|place| row[*place].clone()).collect()).or_default().push(number);
    }
    classes
}

/// What a finished table reaches, read from its text alone; the reference of t is the table itself.
#[must_use]
pub fn protection_of_table(table: &ReleaseTable, classes: &Classes) -> Protection {
    let exit = places(table, ColumnRole::Sensitive);
    let values: Vec<&str> =
        table.rows().iter().filter_map(|row| exit.first().map(|place| row[*place].as_str())).collect();
    weakest(classes, &values, &shares(values.iter().copied()))
}

fn places(table: &ReleaseTable, role: ColumnRole) -> Vec<usize> {
    COLUMNS
        .iter()
        .filter(|column| column.role == role)
        .filter_map(|column| table.place_of(column.code.code()))
        .collect()
}
