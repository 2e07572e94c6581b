//! What goes in: one closed case with its raw values. Never written anywhere, never serialised.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::code::codes;
use crate::domain::cohort::Cohort;
use crate::domain::enrolment::{EndKind, EndReason};
use crate::domain::participant::Sex;
use crate::domain::site::Region;

/// The bytes of a participant's UUID.
pub type PersonKey = [u8; 16];

codes! {
    /// Main language at home, the only two groups that leave the house.
    pub enum LanguageGroup {
        /// German.
        German = "german",
        /// Any other language.
        Other = "other",
    }
}

/// A phase of an enrolment in months of 30 days since its start, floored (`docs/disclosure.md` 2.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Months 0 to 3.
    First,
    /// Months 4 to 6.
    Second,
    /// Months 7 to 12.
    Third,
    /// From month 13.
    Fourth,
}

impl Phase {
    /// The phase of a contact; one before the start (a consent talk) counts to the first.
    #[must_use]
    pub fn of(start_on: NaiveDate, held_on: NaiveDate) -> Self {
        match months_between(start_on, held_on) {
            0..=3 => Self::First,
            4..=6 => Self::Second,
            7..=12 => Self::Third,
            _ => Self::Fourth,
        }
    }

    /// The place of the phase in [`SourceRow::contacts`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// Full months of 30 days from one day to another, 0 when the second lies before the first.
#[must_use]
pub fn months_between(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from((to - from).num_days() / 30).unwrap_or(0)
}

/// One closed case. The caller leaves out whoever withdrew the consent to take part (BR-10: excluded from exports).
///
/// Deliberately without `Debug` and serde: raw values must not reach a log or the wire.
#[derive(Clone)]
pub struct SourceRow {
    /// The participant's UUID bytes.
    pub person: PersonKey,
    /// Full years on `start_on`; `None` when the date of birth is not known.
    pub age: Option<u8>,
    /// Region of the site.
    pub region: Region,
    /// Sex as registered.
    pub sex: Sex,
    /// Main language at home; `None` when unknown.
    pub language: Option<LanguageGroup>,
    /// First day of the enrolment.
    pub start_on: NaiveDate,
    /// Last day of the enrolment.
    pub end_on: NaiveDate,
    /// Contacts that took place (attended sessions), per [`Phase`].
    pub contacts: [u32; 4],
    /// An interpreter was present at least once.
    pub interpreter_used: bool,
    /// Extended at least once.
    pub extended: bool,
    /// How the enrolment ended.
    pub end_kind: EndKind,
    /// Why it ended; `None` counts as "other" unless graduated.
    pub end_reason: Option<EndReason>,
}

impl SourceRow {
    /// Months enrolled.
    #[must_use]
    pub fn months(&self) -> u32 {
        months_between(self.start_on, self.end_on)
    }

    /// The value of the sensitive column before rare ones are merged. A graduation is one value whatever its reason,
    /// so that two reasons for the same outcome never count as diversity; a death is always "other".
    #[must_use]
    pub fn exit(&self) -> &'static str {
        match (self.end_kind, self.end_reason) {
            (EndKind::Graduated, _) => "graduated",
            (_, None | Some(EndReason::Deceased | EndReason::GoalsReached | EndReason::StableNoNewOffence)) => {
                OTHER_EXIT
            }
            (_, Some(reason)) => reason.code(),
        }
    }
}

/// The value rare ends are merged into.
pub const OTHER_EXIT: &str = "other";

/// One row per person for a cohort: cases that ended in it, started at all, and whose person is in no earlier release.
///
/// Whoever came back has several closed cases; the first one (by start, then end) counts, so that a return can neither be
/// read from the file nor bring the person into a second one. The rows come back ordered by person key. Siblings are
/// separate persons until the record knows families; then one family counts once for k (`docs/disclosure.md` 2.4).
pub(super) fn one_row_per_person<'a>(
    cohort: Cohort,
    sources: &'a [SourceRow],
    released_before: &BTreeSet<PersonKey>,
) -> Vec<&'a SourceRow> {
    let mut first: BTreeMap<PersonKey, &SourceRow> = BTreeMap::new();
    let closed = sources.iter().filter(|row| row.end_kind != EndKind::NotStarted && cohort.contains(row.end_on));
    for row in closed.filter(|row| !released_before.contains(&row.person)) {
        let kept = first.entry(row.person).or_insert(row);
        if (row.start_on, row.end_on) < (kept.start_on, kept.end_on) {
            *kept = row;
        }
    }
    first.into_values().collect()
}
