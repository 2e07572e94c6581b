//! The way from the referral to the start of taking part, as its pages show it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::task::{DraftMark, TaskProgress};
use crate::domain::case_code::CaseCode;
use crate::domain::code::codes;
use crate::domain::enrolment::machine::TransitionError;
use crate::domain::enrolment::{EndReason, Status};
use crate::domain::error::FieldErrors;
use crate::domain::form::{AdmissionForm, ContactAttemptForm, ScreeningForm};

/// Whose page it is: code and initials, never the name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseHead {
    /// Case code.
    pub code: CaseCode,
    /// Initials.
    pub initials: String,
    /// State of the enrolment.
    pub status: Status,
}

codes! {
    /// A step to admission (`docs/domain.md` 1.3).
    pub enum AdmissionStep {
        /// The first contact with the family.
        Contact = "contact",
        /// The first declaration of consent: CONTACT_HANDOVER.
        ContactHandover = "contact_handover",
        /// The second screening.
        Screening = "screening",
        /// The consent to take part: PARTICIPATION.
        Participation = "participation",
        /// The first day.
        Start = "start",
    }
}

/// The steps of one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdmissionView {
    /// Whose.
    pub head: CaseHead,
    /// How far each step is.
    pub steps: Vec<(AdmissionStep, TaskProgress)>,
    /// Contact attempts so far.
    pub attempts: u32,
    /// Version of the enrolment, for the deed that ends the admission.
    pub version: i32,
    /// Reasons for which the admission may be ended now; empty when it may not.
    pub endings: Vec<EndReason>,
    /// Whether the person may move the enrolment on.
    pub may_enrol: bool,
}

/// The page of the contact attempt form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttemptPage {
    /// Whose.
    pub head: CaseHead,
    /// The form.
    pub form: ContactAttemptForm,
    /// From a draft.
    pub draft: Option<DraftMark>,
    /// This very form was saved before: it shows what was saved.
    pub is_saved: bool,
    /// Its errors.
    pub errors: FieldErrors,
    /// What to mind when contacting the family; empty when nothing.
    pub safe_contact_note: String,
}

/// The page of the second screening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScreeningPage {
    /// Whose.
    pub head: CaseHead,
    /// The form.
    pub form: ScreeningForm,
    /// From a draft.
    pub draft: Option<DraftMark>,
    /// Its errors.
    pub errors: FieldErrors,
    /// Why the screening cannot be recorded yet.
    pub blocked: Option<TransitionError>,
}

/// The page of the start of taking part, and the page that checks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartPage {
    /// Whose.
    pub head: CaseHead,
    /// The form.
    pub form: AdmissionForm,
    /// From a draft.
    pub draft: Option<DraftMark>,
    /// Its errors.
    pub errors: FieldErrors,
    /// Why taking part cannot begin yet.
    pub blocked: Option<TransitionError>,
    /// Whether the site offers the special strand.
    pub strand_enabled: bool,
    /// Planned last day (BR-05), when the first day is known.
    pub planned_end_on: Option<NaiveDate>,
    /// Age on the first day in completed years.
    pub age_at_start: Option<u32>,
}
