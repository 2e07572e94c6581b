//! The preview list and the holds.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::task::DraftMark;
use crate::domain::case_code::CaseCode;
use crate::domain::error::FieldErrors;
use crate::domain::form::HoldForm;
use crate::domain::retention::RetentionClass;

/// The page: case codes, never a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetentionView {
    /// What is erased soon, the earliest first.
    pub lines: Vec<RetentionLine>,
    /// Key of the next page.
    pub next: Option<String>,
    /// Holds that stand; on the first page only.
    pub holds: Vec<HoldLine>,
    /// Whether the reader may set and lift holds.
    pub may_hold: bool,
}

/// One record that is erased soon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetentionLine {
    /// Whose.
    pub code: CaseCode,
    /// What of it.
    pub class: RetentionClass,
    /// The day the period began.
    pub start_on: NaiveDate,
    /// The day of erasure.
    pub erases_on: NaiveDate,
    /// A hold stands.
    pub held: bool,
}

/// One hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldLine {
    /// On whose record.
    pub code: CaseCode,
    /// Since when.
    pub set_on: NaiveDate,
    /// Its last day; none: until it is lifted.
    pub until_on: Option<NaiveDate>,
}

/// The page of a hold: the form, or the hold that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldPage {
    /// On whose record.
    pub code: CaseCode,
    /// What stands.
    pub standing: Option<StandingHold>,
    /// What stands in the fields.
    pub form: HoldForm,
    /// When the draft was kept from which they were filled.
    pub draft: Option<DraftMark>,
    /// Of the fields.
    pub errors: FieldErrors,
}

/// A hold that stands, with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingHold {
    /// For the button.
    pub id: String,
    /// For the button.
    pub version: i32,
    /// Why.
    pub reason: String,
    /// Since when.
    pub set_on: NaiveDate,
    /// Its last day.
    pub until_on: Option<NaiveDate>,
}
