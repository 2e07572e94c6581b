//! Tasks of a task list as they cross the wire, and when a draft was kept.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::code::codes;

codes! {
    /// How far a task is. "Not looked at" and "could not be finished" are different on purpose.
    pub enum TaskProgress {
        /// Nobody has opened it.
        NotStarted = "not_started",
        /// Begun.
        InProgress = "in_progress",
        /// Was looked at and could not be finished.
        Incomplete = "incomplete",
        /// Finished.
        Done = "done",
        /// Another task comes first.
        Blocked = "blocked",
    }
}

/// When a draft was kept, in Europe/Berlin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftMark {
    /// Day.
    pub day: NaiveDate,
    /// Minute of the day.
    pub minute: i32,
}

/// A form as its page opens: filled from a draft, if there is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filled<Form> {
    /// What stands in the fields.
    pub form: Form,
    /// When the draft was kept from which it was filled.
    pub draft: Option<DraftMark>,
}
