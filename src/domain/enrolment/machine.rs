//! The enrolment's state machine (`docs/domain.md` 7.3): which move leads where, and what has to be true for it.

use chrono::{Months, NaiveDate};

use super::{EndKind, EndReason, Screening2Result, Status};
use crate::domain::code::codes;
use crate::domain::error::AppError;
use crate::domain::participant::{age_on, birthday};
use crate::domain::purpose::Purpose;

codes! {
    /// A move from one state to the next.
    pub enum Move {
        /// The first contact attempt was made.
        Contact = "contact",
        /// The first declaration is valid: the second screening may begin.
        Assess = "assess",
        /// The family or the young person refused.
        Decline = "decline",
        /// Nobody could be reached.
        GiveUp = "give_up",
        /// The second screening does not confirm the need, or another help fits better.
        Reject = "reject",
        /// Taking part begins.
        Admit = "admit",
        /// Interrupted.
        Pause = "pause",
        /// Taken up again.
        Resume = "resume",
        /// The end is being prepared.
        StartClosing = "start_closing",
        /// Graduated.
        Graduate = "graduate",
        /// Ended before the plan.
        EndEarly = "end_early",
        /// Went over to another help or authority.
        Transfer = "transfer",
        /// The consent to take part was withdrawn.
        WithdrawParticipation = "withdraw_participation",
        /// Follow-up for twelve months begins.
        FollowUp = "follow_up",
        /// Over.
        Close = "close",
        /// The retention period has ended.
        Erase = "erase",
    }
}

codes! {
    /// Why a move is not possible.
    pub enum TransitionError {
        /// The state does not know this move.
        WrongStatus = "wrong_status",
        /// CONTACT_HANDOVER is not valid.
        ContactHandoverMissing = "contact_handover_missing",
        /// PARTICIPATION is not valid.
        ParticipationMissing = "participation_missing",
        /// PARTICIPATION has not been withdrawn.
        ParticipationNotWithdrawn = "participation_not_withdrawn",
        /// The second screening has no result, or another one than the move needs.
        ScreeningMissing = "screening_missing",
        /// Fewer than five attempts in less than eight weeks.
        TooFewAttempts = "too_few_attempts",
        /// Age outside 8 to 17 at the start (BR-06).
        AgeOutside = "age_outside",
        /// Needs a reason that fits the kind of ending.
        ReasonDoesNotFit = "reason_does_not_fit",
        /// No review in the last 84 days.
        ReviewMissing = "review_missing",
        /// Not all goals are rated.
        GoalsNotRated = "goals_not_rated",
        /// No closing interview and no waiver.
        ClosingRecordMissing = "closing_record_missing",
        /// FOLLOW_UP_CONTACT is not valid.
        FollowUpMissing = "follow_up_missing",
        /// The retention period is still running.
        RetentionRunning = "retention_running",
    }
}

/// What has to be known about an enrolment to judge a move; the default knows nothing and allows no guarded move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// CONTACT_HANDOVER is valid today.
    pub contact_handover_valid: bool,
    /// PARTICIPATION is valid today.
    pub participation_valid: bool,
    /// PARTICIPATION was withdrawn.
    pub participation_withdrawn: bool,
    /// FOLLOW_UP_CONTACT is valid today.
    pub follow_up_valid: bool,
    /// Contact attempts so far.
    pub attempts: u32,
    /// Days since the first attempt.
    pub days_since_first_attempt: u32,
    /// Result of the second screening.
    pub screening2: Option<Screening2Result>,
    /// Age in completed years on the first day of taking part.
    pub age_at_start: Option<u32>,
    /// Reason of the ending.
    pub end_reason: Option<EndReason>,
    /// A review was held in the last 84 days.
    pub review_recent: bool,
    /// All goals have a last rating.
    pub goals_rated: bool,
    /// The closing interview was held or waived.
    pub closing_recorded: bool,
    /// The retention period has ended.
    pub retention_due: bool,
}

/// BR-06: ages at the start that the programme admits, in completed years.
pub const ADMISSION_AGES: std::ops::RangeInclusive<u32> = 8..=17;
/// BR-06: ages "predominantly" admitted; outside of them a reason is recorded.
pub const USUAL_ADMISSION_AGES: std::ops::RangeInclusive<u32> = 8..=15;
/// Attempts after which a family counts as unreachable.
pub const ATTEMPTS_UNTIL_UNREACHABLE: u32 = 5;
/// Days of trying after which a family counts as unreachable (eight weeks).
pub const DAYS_UNTIL_UNREACHABLE: u32 = 56;

impl Status {
    /// Where a move leads from here, guards aside; `None` when this state does not know it.
    #[must_use]
    pub const fn target(self, step: Move) -> Option<Self> {
        use super::Status::{
            Active, Assessing, Closed, Closing, Completed, Contacting, Declined, EndedEarly, NotAdmitted, Paused,
            Referred, Transferred, Unreachable,
        };
        Some(match (self, step) {
            (Referred, Move::Contact) => Contacting,
            (Contacting, Move::Assess) => Assessing,
            (Contacting | Assessing, Move::Decline) | (Assessing, Move::WithdrawParticipation) => Declined,
            (Contacting | Assessing, Move::GiveUp) => Unreachable,
            (Assessing, Move::Reject) => NotAdmitted,
            (Assessing, Move::Admit) | (Paused, Move::Resume) => Active,
            (Active, Move::Pause) => Paused,
            (Active | Paused, Move::StartClosing) => Closing,
            (Closing, Move::Graduate) => Completed,
            (Active | Paused, Move::EndEarly) | (Active | Paused | Closing, Move::WithdrawParticipation) => EndedEarly,
            (Active | Paused, Move::Transfer) => Transferred,
            (Completed | EndedEarly | Transferred, Move::FollowUp) => Status::FollowUp,
            (Completed | EndedEarly | Transferred | Status::FollowUp, Move::Close) => Closed,
            (Closed | Declined | Unreachable | NotAdmitted, Move::Erase) => Status::Erased,
            _ => return None,
        })
    }

    /// Makes a move: the next state, or why it is not possible.
    ///
    /// # Errors
    /// [`TransitionError::WrongStatus`] when this state does not know the move, else the first guard that fails.
    pub fn after(self, step: Move, facts: &Facts) -> Result<Self, TransitionError> {
        let target = self.target(step).ok_or(TransitionError::WrongStatus)?;
        self.guard(step, facts)?;
        Ok(target)
    }

    fn guard(self, step: Move, facts: &Facts) -> Result<(), TransitionError> {
        let needs = |holds: bool, error| if holds { Ok(()) } else { Err(error) };
        match step {
            Move::Contact | Move::Decline | Move::Pause | Move::Resume | Move::StartClosing => Ok(()),
            Move::Assess => needs(facts.contact_handover_valid, TransitionError::ContactHandoverMissing),
            Move::GiveUp => {
                let tried = facts.attempts >= ATTEMPTS_UNTIL_UNREACHABLE
                    || facts.days_since_first_attempt >= DAYS_UNTIL_UNREACHABLE;
                needs(self == Self::Assessing || tried, TransitionError::TooFewAttempts)
            }
            Move::Reject => {
                let other_help = facts.end_reason == Some(EndReason::OtherHelpTakesOver);
                needs(
                    other_help || facts.screening2 == Some(Screening2Result::NotConfirmed),
                    TransitionError::ScreeningMissing,
                )
            }
            Move::Admit => {
                needs(facts.screening2 == Some(Screening2Result::Confirmed), TransitionError::ScreeningMissing)?;
                needs(facts.participation_valid, TransitionError::ParticipationMissing)?;
                needs(facts.age_at_start.is_some_and(|age| ADMISSION_AGES.contains(&age)), TransitionError::AgeOutside)
            }
            Move::Graduate => {
                needs(facts.review_recent, TransitionError::ReviewMissing)?;
                needs(facts.goals_rated, TransitionError::GoalsNotRated)?;
                needs(facts.closing_recorded, TransitionError::ClosingRecordMissing)?;
                reason_fits(facts, EndKind::Graduated)
            }
            Move::EndEarly => reason_fits(facts, EndKind::EndedEarly),
            Move::Transfer => reason_fits(facts, EndKind::Transferred),
            Move::WithdrawParticipation => {
                needs(facts.participation_withdrawn, TransitionError::ParticipationNotWithdrawn)
            }
            Move::FollowUp => needs(facts.follow_up_valid, TransitionError::FollowUpMissing),
            Move::Close => Ok(()),
            Move::Erase => needs(facts.retention_due, TransitionError::RetentionRunning),
        }
    }

    /// Whether the enrolment is open: at most one open enrolment per participant.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Referred | Self::Contacting | Self::Assessing | Self::Active | Self::Paused | Self::Closing
        )
    }

    /// Whether the young person is taking part (indicators 1 and 2: ACTIVE, PAUSED or CLOSING).
    #[must_use]
    pub const fn takes_part(self) -> bool {
        matches!(self, Self::Active | Self::Paused | Self::Closing)
    }

    /// The kind of ending this state stands for; `None` while it is open, over or erased.
    #[must_use]
    pub const fn end_kind(self) -> Option<EndKind> {
        match self {
            Self::Completed => Some(EndKind::Graduated),
            Self::EndedEarly => Some(EndKind::EndedEarly),
            Self::Transferred => Some(EndKind::Transferred),
            Self::Declined | Self::Unreachable | Self::NotAdmitted => Some(EndKind::NotStarted),
            _ => None,
        }
    }
}

fn reason_fits(facts: &Facts, kind: EndKind) -> Result<(), TransitionError> {
    if facts.end_reason.is_some_and(|reason| reason.fits(kind)) {
        Ok(())
    } else {
        Err(TransitionError::ReasonDoesNotFit)
    }
}

/// BR-09: what a refusal or withdrawal of a purpose does to the enrolment. An optional purpose never changes it;
/// PARTICIPATION ends taking part; CONTACT_HANDOVER ends it only before taking part began.
#[must_use]
pub const fn move_on_withdrawal(status: Status, purpose: Purpose) -> Option<Move> {
    match (purpose, status) {
        (Purpose::Participation, Status::Assessing | Status::Active | Status::Paused | Status::Closing) => {
            Some(Move::WithdrawParticipation)
        }
        (Purpose::ContactHandover, Status::Contacting | Status::Assessing) => Some(Move::Decline),
        _ => None,
    }
}

/// BR-05: the planned end, `months` after the start, but not after the day before the 18th birthday.
#[must_use]
pub fn planned_end(start_on: NaiveDate, months: u32, birth_date: NaiveDate) -> Option<NaiveDate> {
    let planned = start_on.checked_add_months(Months::new(months))?;
    let last_minor_day = birthday(birth_date, 18)?.pred_opt()?;
    age_on(birth_date, start_on).map(|age| if age < 18 { planned.min(last_minor_day) } else { planned })
}

impl From<TransitionError> for AppError {
    /// A move that is not possible is a conflict with the reason's code.
    fn from(error: TransitionError) -> Self {
        Self::conflict(error.code())
    }
}

#[cfg(test)]
#[path = "machine_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "machine_property_tests.rs"]
mod properties;
