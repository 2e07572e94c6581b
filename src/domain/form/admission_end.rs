//! The end of an admission before taking part has begun: one reason, and everything follows from it.

use super::check::Check;
use super::{form, silent};
use crate::domain::enrolment::EndReason;
use crate::domain::enrolment::machine::Move;
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::referral::ReferralOutcome;

form! {
    /// Why an admission ends.
    pub struct EndAdmissionForm {
        /// The version of the enrolment the page was opened with.
        pub version: String,
        /// Code of [`EndReason`].
        pub end_reason: String,
    }
}

/// The end of an admission, checked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CheckedEnd {
    /// The version the page was opened with.
    pub version: Option<i32>,
    /// Why.
    pub reason: EndReason,
    /// The move that follows.
    pub step: Move,
    /// What becomes of the referral.
    pub outcome: ReferralOutcome,
}

/// Reasons for which an admission ends, in the order of the page, each with its move and the referral's outcome.
pub const ENDINGS: [(EndReason, Move, ReferralOutcome); 5] = [
    (EndReason::WithdrawnByGuardian, Move::Decline, ReferralOutcome::Declined),
    (EndReason::WithdrawnByYouth, Move::Decline, ReferralOutcome::Declined),
    (EndReason::Unreachable, Move::GiveUp, ReferralOutcome::Unreachable),
    (EndReason::MovedAway, Move::Decline, ReferralOutcome::Moved),
    (EndReason::OtherHelpTakesOver, Move::Reject, ReferralOutcome::OtherHelp),
];

impl EndAdmissionForm {
    /// Checks the reason.
    ///
    /// # Errors
    /// `required`, or `not_a_choice` for a reason that ends no admission.
    pub fn check(&self) -> Result<CheckedEnd, FieldErrors> {
        let mut check = Check::new();
        let version = check.version(&self.version);
        let chosen: Option<EndReason> = check.code("end_reason", &self.end_reason);
        let ending = chosen.and_then(|chosen| ENDINGS.iter().find(|(reason, ..)| *reason == chosen));
        check.error_if(chosen.is_some() && ending.is_none(), "end_reason", ErrorCode::NotAChoice);
        check.finish(ending.map(|(reason, step, outcome)| CheckedEnd {
            version,
            reason: *reason,
            step: *step,
            outcome: *outcome,
        }))
    }
}

silent!(CheckedEnd);

#[cfg(test)]
mod tests {
    use super::{ENDINGS, EndAdmissionForm};
    use crate::domain::enrolment::EndKind;

    #[test]
    fn every_reason_fits_an_enrolment_that_never_began() {
        for (reason, ..) in ENDINGS {
            assert!(reason.fits(EndKind::NotStarted), "{reason}");
            let form = EndAdmissionForm { end_reason: reason.to_string(), ..EndAdmissionForm::default() };
            assert!(form.check().is_ok());
        }
        let refused = |reason: &str| {
            let form = EndAdmissionForm { end_reason: reason.to_owned(), ..EndAdmissionForm::default() };
            form.check().expect_err("refused").to_string()
        };
        assert_eq!(refused(""), "end_reason=required");
        assert_eq!(refused("goals_reached"), "end_reason=not_a_choice");
        assert_eq!(refused("x"), "end_reason=not_a_choice");
    }
}
