//! Taking a move back within ten minutes, where nothing was lost by it.

use chrono::{DateTime, TimeDelta, Utc};

use super::Status;
use super::machine::Move;
use crate::domain::id::Id;

/// Marker of [`StepId`].
pub enum Step {}

/// The identifier of one move an enrolment made.
pub type StepId = Id<Step>;

/// How long a move can be taken back.
pub const UNDO: TimeDelta = TimeDelta::minutes(10);

impl Move {
    /// Whether taking the move back restores everything: nothing was erased, sent or begun by it.
    #[must_use]
    pub const fn is_harmless(self) -> bool {
        match self {
            Self::Pause
            | Self::Resume
            | Self::StartClosing
            | Self::Graduate
            | Self::EndEarly
            | Self::Transfer
            | Self::FollowUp
            | Self::Close
            | Self::Decline
            | Self::GiveUp
            | Self::Reject => true,
            Self::Contact | Self::Assess | Self::Admit | Self::WithdrawParticipation | Self::Erase => false,
        }
    }
}

/// Whether a move made then can still be taken back: it is the newest one, harmless, and not older than ten minutes.
#[must_use]
pub fn may_undo(step: Move, made_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    step.is_harmless() && made_at <= now && now - made_at <= UNDO
}

/// Whether taking it back opens an enrolment that was over.
#[must_use]
pub const fn reopens(from: Status, to: Status) -> bool {
    from.is_open() && !to.is_open()
}

#[cfg(test)]
mod tests {
    use super::{may_undo, reopens};
    use crate::domain::enrolment::Status;
    use crate::domain::enrolment::machine::Move;
    use chrono::{DateTime, TimeDelta, Utc};

    #[test]
    fn ten_minutes_and_only_what_is_harmless() {
        let made: DateTime<Utc> = "2026-03-29T00:55:00Z".parse().expect("an instant");
        for step in Move::ALL {
            let harmless =
                !matches!(step, Move::Contact | Move::Assess | Move::Admit | Move::WithdrawParticipation | Move::Erase);
            assert_eq!(may_undo(*step, made, made), harmless, "{step}");
            // Over the change to summer time ten minutes stay ten minutes.
            assert_eq!(may_undo(*step, made, made + TimeDelta::minutes(10)), harmless, "{step}");
            assert!(!may_undo(*step, made, made + TimeDelta::seconds(601)), "{step}");
            assert!(!may_undo(*step, made, made - TimeDelta::seconds(1)), "{step}: a clock that went back");
        }
    }

    #[test]
    fn what_was_over_opens_again() {
        assert!(reopens(Status::Active, Status::EndedEarly) && reopens(Status::Contacting, Status::Declined));
        assert!(!reopens(Status::Active, Status::Paused) && !reopens(Status::Completed, Status::FollowUp));
    }
}
