//! Facts: what the server loads, one query per table, to compute the figures of a closed quarter.
//!
//! A fact holds no name, no case code and no text. Facts exist only while a snapshot is made: the
//! snapshot keeps cells of the cube, not facts (`docs/disclosure.md` 3.2).

use chrono::NaiveDate;

use super::enrolment::EndKind;
use super::interpreter::Level;
use super::participant::{ParticipantId, Sex};
use super::session::Attended;
use super::site::{Region, SiteId};

/// Whom a fact is about, and the few things a figure may be split by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The person: figures count persons, so re-entries and several talks count once.
    pub person: ParticipantId,
    /// The site of the enrolment.
    pub site: SiteId,
    /// The region of the site.
    pub region: Region,
    /// The person's sex.
    pub sex: Sex,
    /// Age at the start of the enrolment in whole months.
    pub age_at_start_months: Option<u16>,
}

/// Days on which an enrolment was paused; both borders belong to the pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// The first paused day.
    pub from: NaiveDate,
    /// The last paused day; `None` while the pause lasts.
    pub until: Option<NaiveDate>,
}

/// One enrolment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnrolmentFact {
    /// Who takes part, and where.
    pub subject: Subject,
    /// The day of admission; `None` if it never came to that.
    pub start_on: Option<NaiveDate>,
    /// The day it ended.
    pub end_on: Option<NaiveDate>,
    /// How it ended.
    pub end_kind: Option<EndKind>,
    /// Pauses, in any order.
    pub pauses: Vec<Pause>,
}

impl EnrolmentFact {
    /// First and last day of taking part; `None` for an enrolment that never started.
    /// An enrolment without an end lasts to the end of time.
    #[must_use]
    pub fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let start = self.start_on?;
        if self.end_kind == Some(EndKind::NotStarted) {
            return None;
        }
        Some((start, self.end_on.unwrap_or(NaiveDate::MAX)))
    }

    /// Days from `first` to `last` on which the enrolment ran and was not paused.
    #[must_use]
    pub fn active_days(&self, first: NaiveDate, last: NaiveDate) -> i64 {
        let Some((start, end)) = self.span() else { return 0 };
        let (from, until) = (start.max(first), end.min(last));
        let paused: i64 = self
            .pauses
            .iter()
            .map(|pause| days(pause.from.max(from), pause.until.unwrap_or(NaiveDate::MAX).min(until)))
            .sum();
        (days(from, until) - paused).max(0)
    }
}

/// One session (Kontakt) that was planned or took place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionFact {
    /// With whom, and at which site.
    pub subject: Subject,
    /// The day, Berlin.
    pub held_on: NaiveDate,
    /// Minutes after midnight, Berlin.
    pub start_minute: u16,
    /// How long it took.
    pub minutes: u16,
    /// Whether it took place.
    pub attended: Attended,
    /// Whether an interpreter was needed.
    pub interpreter_needed: bool,
    /// The level of the interpreter job, only if the job's status is `done`.
    pub interpreted_by: Option<Level>,
}

impl SessionFact {
    /// Whether somebody qualified interpreted: SIM, SWORN, TRAINED_LAY or REMOTE_PROFESSIONAL
    /// (`docs/domain.md` 8, indicator 15).
    #[must_use]
    pub fn qualified_interpreting(&self) -> bool {
        matches!(self.interpreted_by, Some(Level::Sim | Level::Sworn | Level::TrainedLay | Level::RemoteProfessional))
    }
}

/// Days from `from` to `until`, both counted; 0 if they are the wrong way round.
fn days(from: NaiveDate, until: NaiveDate) -> i64 {
    (until.signed_duration_since(from).num_days() + 1).max(0)
}
