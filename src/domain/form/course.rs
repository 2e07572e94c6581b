//! Forms of the course of taking part: the review every eight weeks, an extension, one step, the closing interview.

use chrono::NaiveDate;
use uuid::Uuid;

use super::check::Check;
use super::{form, silent};
use crate::domain::closing::{ClosingWaiver, Handover, SATISFACTION, SUMMARY_MAX};
use crate::domain::enrolment::extension::{EXTENSION_MONTHS, ExtensionId, ExtensionReason, PauseReason, longest_pause};
use crate::domain::enrolment::machine::Move;
use crate::domain::enrolment::{EndKind, EndReason};
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::referral::{ReferralSource, Screening1Result, Threshold, ThresholdNote};
use crate::domain::review::{ConsentCheck, ReviewDecision, ReviewId, ReviewParticipant};

/// Longest note of a review.
pub const REVIEW_NOTE_MAX: usize = 1_000;

form! {
    /// A review (BR-04).
    pub struct ReviewForm {
        /// Made by the page: the id of the review.
        pub client_id: String,
        /// Empty: a review is written once.
        pub version: String,
        /// Day.
        pub held_on: String,
        /// Codes of [`ReviewParticipant`].
        pub participants: Vec<String>,
        /// Taking part further makes sense and is needed: `yes` or `no`.
        pub sense_and_need: String,
        /// Code of [`ReviewDecision`].
        pub decision: String,
        /// Code of [`ConsentCheck`].
        pub consent_check: String,
        /// What was found.
        pub note: String,
    }
}

/// A review, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedReview {
    /// The id.
    pub id: ReviewId,
    /// Day.
    pub held_on: NaiveDate,
    /// Who took part.
    pub participants: Vec<ReviewParticipant>,
    /// Taking part further makes sense and is needed.
    pub sense_and_need: bool,
    /// The decision.
    pub decision: ReviewDecision,
    /// Whether the declarations stand.
    pub consent_check: ConsentCheck,
    /// What was found.
    pub note: Option<String>,
}

silent!(CheckedReview);

/// `yes` or `no`, nothing else.
fn yes_or_no(check: &mut Check, field: &str, raw: &str) -> Option<bool> {
    match raw.trim() {
        "yes" => Some(true),
        "no" => Some(false),
        "" => {
            check.error(field, ErrorCode::Required);
            None
        }
        _ => {
            check.error(field, ErrorCode::NotAChoice);
            None
        }
    }
}

impl ReviewForm {
    /// Checks the review; it lies between the start and today.
    ///
    /// # Errors
    /// All field errors.
    pub fn check(&self, today: NaiveDate, start_on: Option<NaiveDate>) -> Result<CheckedReview, FieldErrors> {
        let mut check = Check::new();
        let id = check.client_id(&self.client_id);
        let held_on = check.past_date("held_on", &self.held_on, today);
        check.ordered("held_on", start_on, held_on);
        let participants = check.codes("participants", &self.participants, ReviewParticipant::ALL.len());
        let sense_and_need = yes_or_no(&mut check, "sense_and_need", &self.sense_and_need);
        let decision = check.code("decision", &self.decision);
        // Going on although it is neither sensible nor needed is no decision (`docs/domain.md` 1.3, step 11).
        let contradicts = sense_and_need == Some(false)
            && matches!(decision, Some(ReviewDecision::Continue | ReviewDecision::ExtendPrepare));
        check.error_if(contradicts, "decision", ErrorCode::DoesNotFit);
        let consent_check = check.code("consent_check", &self.consent_check);
        let note = check.lines_or_none("note", &self.note, REVIEW_NOTE_MAX);
        let checked = || {
            Some(CheckedReview {
                id: ReviewId::from_uuid(id?),
                held_on: held_on?,
                participants,
                sense_and_need: sense_and_need?,
                decision: decision?,
                consent_check: consent_check?,
                note,
            })
        };
        let checked = checked();
        check.finish(checked)
    }
}

form! {
    /// An extension (BR-05).
    pub struct ExtensionForm {
        /// Made by the page: the id of the extension.
        pub client_id: String,
        /// The version of the enrolment the page was opened with.
        pub version: String,
        /// Months.
        pub months: String,
        /// Code of [`ExtensionReason`].
        pub reason: String,
    }
}

/// An extension, checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckedExtension {
    /// The id.
    pub id: ExtensionId,
    /// Months.
    pub months: u16,
    /// Why.
    pub reason: ExtensionReason,
}

impl ExtensionForm {
    /// Checks the extension.
    ///
    /// # Errors
    /// All field errors.
    pub fn check(&self) -> Result<CheckedExtension, FieldErrors> {
        let mut check = Check::new();
        let id = check.client_id(&self.client_id);
        let months = check.number("months", &self.months, &EXTENSION_MONTHS);
        let reason = check.code("reason", &self.reason);
        let checked = || Some(CheckedExtension { id: ExtensionId::from_uuid(id?), months: months?, reason: reason? });
        let checked = checked();
        check.finish(checked)
    }
}

form! {
    /// One step of the enrolment that needs little: pause, go on, prepare the end, end, hand over, ask later, close.
    pub struct StepForm {
        /// The version of the enrolment the page was opened with.
        pub version: String,
        /// Code of [`PauseReason`], for a pause.
        pub pause_reason: String,
        /// Last day of the pause, as planned.
        pub paused_until: String,
        /// Code of [`EndReason`], for an end.
        pub end_reason: String,
    }
}

/// A step, checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckedStep {
    /// The version the page was opened with.
    pub version: Option<i32>,
    /// Why and until when, for a pause.
    pub pause: Option<(PauseReason, NaiveDate)>,
    /// Why, for an end.
    pub end_reason: Option<EndReason>,
}

/// The kind of ending a step leads to.
#[must_use]
pub const fn ending_of(step: Move) -> Option<EndKind> {
    match step {
        Move::EndEarly => Some(EndKind::EndedEarly),
        Move::Transfer => Some(EndKind::Transferred),
        Move::Graduate => Some(EndKind::Graduated),
        _ => None,
    }
}

/// Reasons somebody may choose for an ending. A withdrawn consent ends taking part by itself.
#[must_use]
pub fn end_reasons(kind: EndKind) -> Vec<EndReason> {
    let by_hand = |reason: &&EndReason| **reason != EndReason::ConsentWithdrawn && reason.fits(kind);
    EndReason::ALL.iter().filter(by_hand).copied().collect()
}

impl StepForm {
    /// Checks what the step needs.
    ///
    /// # Errors
    /// All field errors.
    pub fn check(&self, step: Move, today: NaiveDate) -> Result<CheckedStep, FieldErrors> {
        let mut check = Check::new();
        let version = check.version(&self.version);
        let mut checked = CheckedStep { version, pause: None, end_reason: None };
        if step == Move::Pause {
            let reason = check.code("pause_reason", &self.pause_reason);
            let until = check.date("paused_until", &self.paused_until);
            check.error_if(until.is_some_and(|day| day < today), "paused_until", ErrorCode::InThePast);
            let longest = longest_pause(today);
            check.error_if(until > longest, "paused_until", ErrorCode::PauseTooLong);
            checked.pause = reason.zip(until);
        }
        if let Some(kind) = ending_of(step) {
            let reason = check.code("end_reason", &self.end_reason);
            let fits = reason.is_none_or(|reason| end_reasons(kind).contains(&reason));
            check.error_if(!fits, "end_reason", ErrorCode::NotAChoice);
            checked.end_reason = reason;
        }
        check.finish(Some(checked))
    }
}

form! {
    /// The closing interview, or why there is none.
    pub struct ClosingForm {
        /// The version of the record the page was opened with; empty for a new one.
        pub version: String,
        /// Day of the interview or of the decision.
        pub held_on: String,
        /// The guide was gone through.
        pub guide_done: bool,
        /// The young person was there.
        pub youth_present: bool,
        /// A guardian was there.
        pub guardian_present: bool,
        /// An interpreter was there.
        pub interpreter_present: bool,
        /// Code of [`ClosingWaiver`]; empty when there was an interview.
        pub waiver: String,
        /// What was reached, what comes next.
        pub summary: String,
        /// Codes of [`Handover`].
        pub handover_to: Vec<String>,
        /// 1 to 5, or empty.
        pub satisfaction_youth: String,
        /// 1 to 5, or empty.
        pub satisfaction_guardian: String,
        /// Code of [`EndReason`] that fits graduating.
        pub end_reason: String,
    }
}

/// A closing record, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedClosing {
    /// The version, for a change.
    pub version: Option<i32>,
    /// Day.
    pub held_on: NaiveDate,
    /// The guide was gone through.
    pub guide_done: bool,
    /// Young person, guardian, interpreter.
    pub present: (bool, bool, bool),
    /// Why there is no interview.
    pub waiver: Option<ClosingWaiver>,
    /// Summary.
    pub summary: Option<String>,
    /// Who goes on helping.
    pub handover_to: Vec<Handover>,
    /// Satisfaction of the young person.
    pub satisfaction_youth: Option<u16>,
    /// Satisfaction of the guardians.
    pub satisfaction_guardian: Option<u16>,
    /// Why taking part ends.
    pub end_reason: EndReason,
}

silent!(CheckedClosing);

impl ClosingForm {
    /// Checks the record: an interview somebody was at, with its guide, or a reason why there is none.
    ///
    /// # Errors
    /// All field errors.
    pub fn check(&self, today: NaiveDate, start_on: Option<NaiveDate>) -> Result<CheckedClosing, FieldErrors> {
        let mut check = Check::new();
        let version = check.version(&self.version);
        let held_on = check.past_date("held_on", &self.held_on, today);
        check.ordered("held_on", start_on, held_on);
        let waiver = check.code_or_none("waiver", &self.waiver);
        let nobody = !self.youth_present && !self.guardian_present;
        let waived = !self.waiver.trim().is_empty();
        check.error_if(!waived && nobody, "youth_present", ErrorCode::SomebodyPresent);
        check.error_if(!waived && !self.guide_done, "guide_done", ErrorCode::GuideNotDone);
        check.error_if(waived && (!nobody || self.guide_done), "waiver", ErrorCode::DoesNotFit);
        let summary = check.lines_or_none("summary", &self.summary, SUMMARY_MAX);
        let handover_to: Vec<Handover> = check.codes("handover_to", &self.handover_to, Handover::ALL.len());
        let torn = handover_to.contains(&Handover::Nobody) && handover_to.len() > 1;
        check.error_if(torn, "handover_to", ErrorCode::DoesNotFit);
        let satisfaction_youth = check.number_or_none("satisfaction_youth", &self.satisfaction_youth, &SATISFACTION);
        let satisfaction_guardian =
            check.number_or_none("satisfaction_guardian", &self.satisfaction_guardian, &SATISFACTION);
        let end_reason: Option<EndReason> = check.code("end_reason", &self.end_reason);
        let fits = end_reason.is_none_or(|reason| end_reasons(EndKind::Graduated).contains(&reason));
        check.error_if(!fits, "end_reason", ErrorCode::NotAChoice);
        let checked = || {
            Some(CheckedClosing {
                version,
                held_on: held_on?,
                guide_done: self.guide_done,
                present: (self.youth_present, self.guardian_present, self.interpreter_present),
                waiver,
                summary,
                handover_to,
                satisfaction_youth,
                satisfaction_guardian,
                end_reason: end_reason?,
            })
        };
        let checked = checked();
        check.finish(checked)
    }
}

form! {
    /// Beginning again after an earlier taking part.
    pub struct AgainForm {
        /// Made by the page: the id of the new referral.
        pub client_id: String,
        /// The version of the earlier enrolment the page was opened with.
        pub version: String,
        /// Day of the new suggestion.
        pub received_on: String,
        /// Code of [`ReferralSource`].
        pub source: String,
        /// Code of [`Threshold`] (BR-07).
        pub threshold: String,
        /// Code of [`ThresholdNote`], for an exception.
        pub threshold_note: String,
        /// Code of [`Screening1Result`].
        pub screening1_result: String,
    }
}

/// Beginning again, checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckedAgain {
    /// The id of the new referral.
    pub client_id: Uuid,
    /// The version the page was opened with.
    pub version: Option<i32>,
    /// Day of the new suggestion.
    pub received_on: NaiveDate,
    /// Where it came from.
    pub source: ReferralSource,
    /// BR-07.
    pub threshold: Threshold,
    /// Why the threshold was left aside.
    pub threshold_note: Option<ThresholdNote>,
    /// Result of the first screening.
    pub screening1_result: Screening1Result,
}

impl AgainForm {
    /// Checks the new suggestion: after the earlier end, and not in the future.
    ///
    /// # Errors
    /// All field errors.
    pub fn check(&self, today: NaiveDate, ended_on: Option<NaiveDate>) -> Result<CheckedAgain, FieldErrors> {
        let mut check = Check::new();
        let client_id = check.client_id(&self.client_id);
        let version = check.version(&self.version);
        let received_on = check.past_date("received_on", &self.received_on, today);
        check.ordered("received_on", ended_on, received_on);
        let source = check.code("source", &self.source);
        let threshold = check.code("threshold", &self.threshold);
        let threshold_note = check.code_or_none("threshold_note", &self.threshold_note);
        let unexplained = threshold == Some(Threshold::Exception) && self.threshold_note.trim().is_empty();
        check.error_if(unexplained, "threshold_note", ErrorCode::ReasonRequired);
        let screening1_result = check.code("screening1_result", &self.screening1_result);
        let checked = || {
            Some(CheckedAgain {
                client_id: client_id?,
                version,
                received_on: received_on?,
                source: source?,
                threshold: threshold?,
                threshold_note: threshold_note.filter(|_| threshold == Some(Threshold::Exception)),
                screening1_result: screening1_result?,
            })
        };
        let checked = checked();
        check.finish(checked)
    }
}

#[cfg(test)]
#[path = "tests/course.rs"]
mod tests;
