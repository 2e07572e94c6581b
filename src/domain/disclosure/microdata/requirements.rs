//! What a release must reach, and why one is refused.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::class::Protection;
use crate::domain::code::codes;
use crate::domain::cohort::LEAST_PERSONS;

/// The thresholds of one kind of use.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Requirements {
    /// Smallest class.
    pub k: usize,
    /// Fewest different sensitive values in a class.
    pub l: usize,
    /// Largest share of one sensitive value in a class.
    pub alpha: f64,
    /// Largest distance of a class from the whole.
    pub t: f64,
    /// Largest share of rows that may be dropped.
    pub dropped: f64,
    /// Largest share of rows that may stand on a coarser step than the base step of the file.
    pub coarser: f64,
    /// Fewest released persons.
    pub persons: usize,
    /// Smallest number of persons who share a sensitive value; rarer ones become "other".
    pub exit_persons: usize,
    /// Most quasi-identifiers that show something in one row.
    pub shown: usize,
}

/// Use under contract (SUF) of `docs/disclosure.md` 7.2. At most 15 % of the rows may be coarser than the base step, so
/// that a file stays mostly of one kind; they are marked by `row_level`, and the codebook says how many they are.
pub const CONTRACT_USE: Requirements = Requirements {
    k: 5,
    l: 2,
    alpha: 0.8,
    t: 0.5,
    dropped: 0.02,
    coarser: 0.15,
    persons: LEAST_PERSONS,
    exit_persons: 10,
    shown: 7,
};

codes! {
    /// A privacy model or limit a file can miss.
    pub enum Model {
        /// A class is smaller than k.
        KAnonymity = "k_anonymity",
        /// A class shows fewer than l sensitive values.
        DistinctL = "distinct_l",
        /// One sensitive value has too large a share of a class.
        Alpha = "alpha",
        /// A class differs too much from the whole file.
        TCloseness = "t_closeness",
        /// More rows than allowed would have to be dropped.
        DroppedRows = "dropped_rows",
    }
}

codes! {
    /// What would make a refused release possible.
    pub enum Remedy {
        /// Wait until the cohort is ready.
        Wait = "wait",
        /// Join the cohort with further half-years.
        WidenCohort = "widen_cohort",
        /// Nothing: nearly everybody shares the sensitive value; publish protected figures instead.
        FiguresInstead = "figures_instead",
    }
}

/// Why a release is refused. Numbers of persons are rounded down to tens: a refusal is read by people who may not see
/// exact counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Refusal {
    /// The last cases closed less than three months before the cut-off date.
    TooEarly {
        /// The first possible cut-off date.
        ready_on: NaiveDate,
    },
    /// Too few persons who are in no earlier release.
    TooFewPersons {
        /// At least so many persons, rounded down to tens.
        persons_at_least: usize,
        /// So many are needed.
        needed: usize,
    },
    /// Not even the coarsest step reaches a model.
    ModelNotReached {
        /// The first model missed.
        model: Model,
        /// The step of the ladder on which the check was made.
        step: usize,
        /// What the rows reach there when none is dropped: exact, so shown to the privacy coordination only.
        reached: Protection,
        /// What would make it possible.
        remedy: Remedy,
    },
}

impl Refusal {
    /// What would make the release possible.
    #[must_use]
    pub fn remedy(&self) -> Remedy {
        match self {
            Self::TooEarly { .. } => Remedy::Wait,
            Self::TooFewPersons { .. } => Remedy::WidenCohort,
            Self::ModelNotReached { remedy, .. } => *remedy,
        }
    }

    /// A stable text code for messages and the release register.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooEarly { .. } => "too_early",
            Self::TooFewPersons { .. } => "too_few_persons",
            Self::ModelNotReached { model, .. } => model.code(),
        }
    }
}

impl Requirements {
    /// The first model a protection misses; `None` when it meets all.
    #[must_use]
    pub fn missed_by(&self, reached: &Protection) -> Option<Model> {
        const ROUNDING: f64 = 1e-12;
        if reached.k < self.k {
            Some(Model::KAnonymity)
        } else if reached.l < self.l {
            Some(Model::DistinctL)
        } else if reached.alpha > self.alpha + ROUNDING {
            Some(Model::Alpha)
        } else {
            (reached.t > self.t + ROUNDING).then_some(Model::TCloseness)
        }
    }

    /// The thresholds for one class while rows may still be dropped. Dropping a share d of the rows moves the shares of
    /// the whole file by at most d, so a class that keeps this distance to t before keeps t after.
    #[must_use]
    pub fn while_searching(&self) -> Self {
        Self { t: self.t - self.dropped, ..*self }
    }
}
