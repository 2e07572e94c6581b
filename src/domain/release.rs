//! The release (Herausgabe): a file that left the house, entered in the register; and the request before it.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::code::codes;
use super::disclosure::microdata::class::Protection;
use super::disclosure::microdata::{Codebook, Model, Refusal, Remedy, RiskSummary};
use super::id::Id;

/// Marker of [`ReleaseId`].
pub enum Release {}

/// The identifier of a release.
pub type ReleaseId = Id<Release>;

/// Marker of [`ReleaseRequestId`].
pub enum ReleaseRequest {}

/// The identifier of a researcher's request.
pub type ReleaseRequestId = Id<ReleaseRequest>;

/// Days a made file may be fetched (BR-15).
pub const DAYS_TO_FETCH: i64 = 14;

/// The terms of use a researcher agrees to with a request; a new wording gets a new version.
pub const TERMS_VERSION: &str = "2026-1";

/// The instant from which a file made at `made_at` is gone.
#[must_use]
pub fn expiry(made_at: DateTime<Utc>) -> DateTime<Utc> {
    made_at + TimeDelta::days(DAYS_TO_FETCH)
}

codes! {
    /// Kind of file.
    pub enum ReleaseKind {
        /// Anonymised rows for research.
        ResearchRows = "research_rows",
        /// A table of protected figures.
        FigureTable = "figure_table",
    }
}

codes! {
    /// State of a release.
    pub enum ReleaseState {
        /// Made; may be downloaded.
        Made = "made",
        /// Refused, because the protection could not be reached.
        Refused = "refused",
        /// Withdrawn or run out (BR-15: after 14 days).
        Expired = "expired",
    }
}

codes! {
    /// State of a request.
    pub enum RequestState {
        /// Waits for the data protection coordination.
        Waiting = "waiting",
        /// Approved: the register has an entry for it, made or refused.
        Answered = "answered",
        /// Declined by the data protection coordination.
        Declined = "declined",
    }
}

codes! {
    /// How far a request came, as people see it.
    pub enum Progress {
        /// Waits for approval.
        Waiting = "waiting",
        /// The files can be fetched.
        Ready = "ready",
        /// The protection cannot be reached.
        Refused = "refused",
        /// Declined by the data protection coordination.
        Declined = "declined",
        /// The files are gone; the entry stays.
        Expired = "expired",
    }
}

codes! {
    /// The files of a release, each fetched by its own address.
    pub enum ReleaseFile {
        /// The rows.
        Persons = "persons.csv",
        /// What the columns mean.
        Codebook = "codebook.csv",
        /// How the file was protected, and the terms.
        Readme = "README.txt",
    }
}

/// Why no file could be made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "obstacle", rename_all = "snake_case")]
pub enum Obstacle {
    /// A file of these cases was made before: a person is in one release only (`docs/disclosure.md` 2.5, rule 1).
    AlreadyReleased,
    /// The last cases closed less than three months before.
    TooEarly {
        /// The first possible day.
        ready_on: NaiveDate,
    },
    /// Too few persons.
    TooFewPersons {
        /// At least so many, rounded down to tens.
        at_least: usize,
        /// So many are needed.
        needed: usize,
    },
    /// Not even the coarsest step keeps what a model asks for.
    ModelNotReached {
        /// The model.
        model: Model,
        /// What would help.
        remedy: Remedy,
        /// The exact protection there; for the data protection coordination only.
        reached: Option<Protection>,
    },
}

impl Obstacle {
    /// The stable text code for the audit trail.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::AlreadyReleased => "already_released",
            Self::TooEarly { .. } => "too_early",
            Self::TooFewPersons { .. } => "too_few_persons",
            Self::ModelNotReached { model, .. } => model.code(),
        }
    }

    /// The same without what only the data protection coordination may see.
    #[must_use]
    pub fn for_researcher(self) -> Self {
        match self {
            Self::ModelNotReached { model, remedy, .. } => Self::ModelNotReached { model, remedy, reached: None },
            other => other,
        }
    }
}

impl From<Refusal> for Obstacle {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::TooEarly { ready_on } => Self::TooEarly { ready_on },
            Refusal::TooFewPersons { persons_at_least, needed } => {
                Self::TooFewPersons { at_least: persons_at_least, needed }
            }
            Refusal::ModelNotReached { model, reached, remedy, .. } => {
                Self::ModelNotReached { model, remedy, reached: Some(reached) }
            }
        }
    }
}

/// What an entry of the register says about its file; kept as JSON and covered by the entry's hash.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// The file was made.
    Made {
        /// What it reaches.
        risk: Box<RiskSummary>,
        /// What its columns mean.
        codebook: Box<Codebook>,
    },
    /// No file was made.
    Refused {
        /// Why.
        why: Obstacle,
    },
}
