//! The course of taking part, as its pages show it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::admission::CaseHead;
use super::task::DraftMark;
use crate::domain::closing::{ClosingWaiver, Handover};
use crate::domain::enrolment::extension::{ExtensionError, ExtensionReason, PauseReason};
use crate::domain::enrolment::machine::{Move, TransitionError};
use crate::domain::enrolment::{EndReason, Status};
use crate::domain::error::FieldErrors;
use crate::domain::form::{AgainForm, ClosingForm, ExtensionForm, ReviewForm, StepForm};
use crate::domain::review::{ConsentCheck, ReviewDecision, ReviewParticipant, ReviewUrgency};

/// The page of the course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseView {
    /// Whose.
    pub head: CaseHead,
    /// First day.
    pub start_on: Option<NaiveDate>,
    /// Planned last day.
    pub planned_end_on: Option<NaiveDate>,
    /// Last day.
    pub end_on: Option<NaiveDate>,
    /// Why it ended.
    pub end_reason: Option<EndReason>,
    /// Until when the family may be asked how it goes.
    pub follow_up_until: Option<NaiveDate>,
    /// The next review, and how urgent it is.
    pub next_review: Option<(NaiveDate, ReviewUrgency)>,
    /// The pause under way: why, since when, planned until when.
    pub pause: Option<(PauseReason, NaiveDate, NaiveDate)>,
    /// Reviews, extensions and the closing; none while taking part is withdrawn.
    pub record: Option<CourseRecord>,
    /// What the enrolment went through, newest first.
    pub steps: Vec<StepLine>,
    /// The newest step can be taken back by this person now: its id.
    pub undo: Option<String>,
    /// What this person can do next.
    pub deeds: Vec<CourseDeed>,
    /// Days of an earlier taking part, newest first.
    pub earlier: Vec<(Option<NaiveDate>, Option<NaiveDate>, Status)>,
    /// Version of the enrolment, for buttons.
    pub version: i32,
}

/// What can be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CourseDeed {
    /// Record a review.
    Review,
    /// Decide on an extension.
    Extend,
    /// Record the closing interview.
    Closing,
    /// A move of the enrolment.
    Step(Move),
    /// Begin again.
    Again,
}

/// What belongs to the case record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseRecord {
    /// Reviews, newest first.
    pub reviews: Vec<ReviewLine>,
    /// Extensions, newest first.
    pub extensions: Vec<ExtensionLine>,
    /// The closing.
    pub closing: Option<ClosingLine>,
}

/// One review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewLine {
    /// Day.
    pub held_on: NaiveDate,
    /// Who took part.
    pub participants: Vec<ReviewParticipant>,
    /// Taking part further makes sense and is needed.
    pub sense_and_need: bool,
    /// The decision.
    pub decision: ReviewDecision,
    /// Whether the declarations stood.
    pub consent_check: ConsentCheck,
    /// What was found; empty when nothing was written.
    pub note: String,
}

/// One extension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtensionLine {
    /// Its id.
    pub id: String,
    /// Months.
    pub months: i32,
    /// Why.
    pub reason: ExtensionReason,
    /// Day of the decision.
    pub decided_on: NaiveDate,
    /// Planned end after it.
    pub new_planned_end_on: NaiveDate,
    /// Day of the approval.
    pub approved_on: Option<NaiveDate>,
    /// Day on which it was not approved.
    pub declined_on: Option<NaiveDate>,
    /// Whether this person approves it.
    pub may_approve: bool,
    /// Its version, for the deed.
    pub version: i32,
}

/// The closing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosingLine {
    /// Day.
    pub held_on: NaiveDate,
    /// Why there was no interview.
    pub waiver: Option<ClosingWaiver>,
    /// Young person, guardian, interpreter were there.
    pub present: (bool, bool, bool),
    /// Summary; empty when none was written.
    pub summary: String,
    /// Who goes on helping.
    pub handover_to: Vec<Handover>,
    /// Satisfaction of the young person and of the guardians.
    pub satisfaction: (Option<i32>, Option<i32>),
    /// Why taking part ends.
    pub end_reason: EndReason,
    /// Whether this person confirms that taking part ends with it.
    pub may_confirm: bool,
    /// Why it cannot be confirmed yet.
    pub blocked: Option<TransitionError>,
}

/// One step of the enrolment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepLine {
    /// The move.
    pub step: Move,
    /// State after it.
    pub status: Status,
    /// Day.
    pub on: NaiveDate,
    /// Whose deed; empty for the program.
    pub by: String,
    /// Taken back.
    pub undone: bool,
}

/// The form of a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewPage {
    /// Whose.
    pub head: CaseHead,
    /// The form.
    pub form: ReviewForm,
    /// From a draft.
    pub draft: Option<DraftMark>,
    /// Its errors.
    pub errors: FieldErrors,
    /// When it is due.
    pub due_on: Option<NaiveDate>,
}

/// The form of an extension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtensionPage {
    /// Whose.
    pub head: CaseHead,
    /// The form.
    pub form: ExtensionForm,
    /// From a draft.
    pub draft: Option<DraftMark>,
    /// Its errors.
    pub errors: FieldErrors,
    /// Planned end so far.
    pub planned_end_on: Option<NaiveDate>,
    /// Planned end with what stands in the form.
    pub new_planned_end_on: Option<NaiveDate>,
    /// Why no extension is possible.
    pub blocked: Option<ExtensionError>,
}

/// The form of a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepPage {
    /// Whose.
    pub head: CaseHead,
    /// Which step.
    pub step: Move,
    /// The form.
    pub form: StepForm,
    /// From a draft.
    pub draft: Option<DraftMark>,
    /// Its errors.
    pub errors: FieldErrors,
    /// Why it is not possible.
    pub blocked: Option<TransitionError>,
    /// Last day a pause may be planned for.
    pub longest_pause: Option<NaiveDate>,
}

/// The form of the closing interview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosingPage {
    /// Whose.
    pub head: CaseHead,
    /// The form.
    pub form: ClosingForm,
    /// From a draft.
    pub draft: Option<DraftMark>,
    /// Its errors.
    pub errors: FieldErrors,
}

/// The form of beginning again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgainPage {
    /// Whose.
    pub head: CaseHead,
    /// The form.
    pub form: AgainForm,
    /// From a draft.
    pub draft: Option<DraftMark>,
    /// Its errors.
    pub errors: FieldErrors,
    /// Age today in completed years.
    pub age: Option<u32>,
    /// Last day of the earlier taking part.
    pub ended_on: Option<NaiveDate>,
}
