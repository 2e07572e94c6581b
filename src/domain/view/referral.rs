//! The referral as its pages show it, and the police's own referrals.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::task::{DraftMark, TaskProgress};
use crate::domain::case_code::CaseCode;
use crate::domain::code::codes;
use crate::domain::enrolment::Status;
use crate::domain::error::FieldErrors;
use crate::domain::form::ReferralForm;
use crate::domain::form::referral_part::ReferralPart;

/// The referral somebody is writing: everything typed so far, from one draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferralDraft {
    /// What was typed; always with an id.
    pub form: ReferralForm,
    /// How far each part is.
    pub parts: Vec<(ReferralPart, TaskProgress)>,
    /// What is missing or wrong in the whole form.
    pub errors: FieldErrors,
    /// The sites the person may refer to: id and name.
    pub sites: Vec<(String, String)>,
    /// Parts that were typed and not saved, and when they were kept.
    pub unsaved: Vec<(ReferralPart, DraftMark)>,
    /// Today, for the day fields.
    pub today: NaiveDate,
}

impl ReferralDraft {
    /// How far a part is.
    #[must_use]
    pub fn progress(&self, part: ReferralPart) -> TaskProgress {
        self.parts.iter().find(|(own, _)| *own == part).map_or(TaskProgress::NotStarted, |(_, progress)| *progress)
    }

    /// When the unsaved draft of a part was kept.
    #[must_use]
    pub fn mark(&self, part: ReferralPart) -> Option<DraftMark> {
        self.unsaved.iter().find(|(own, _)| *own == part).map(|(_, mark)| *mark)
    }
}

codes! {
    /// All the police may learn of a case, and only with the consent POLICE_STATUS (`docs/domain.md` 4.4).
    pub enum PoliceStage {
        /// The team and the family are in contact.
        InContact = "in_contact",
        /// The young person takes part.
        Active = "active",
        /// Ended, or never begun.
        Ended = "ended",
    }
}

impl PoliceStage {
    /// The stage of a state; `None` for an erased case.
    #[must_use]
    pub const fn of(status: Status) -> Option<Self> {
        match status {
            Status::Referred | Status::Contacting | Status::Assessing => Some(Self::InContact),
            Status::Active | Status::Paused | Status::Closing => Some(Self::Active),
            Status::Completed
            | Status::EndedEarly
            | Status::Transferred
            | Status::FollowUp
            | Status::Closed
            | Status::Declined
            | Status::Unreachable
            | Status::NotAdmitted => Some(Self::Ended),
            Status::Erased => None,
        }
    }
}

/// The status line of an own referral.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusLine {
    /// The stage.
    pub stage: PoliceStage,
    /// First day of taking part, once there is one.
    pub start_on: Option<NaiveDate>,
    /// Last day, once there is one.
    pub end_on: Option<NaiveDate>,
}

/// One of the police's own referrals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnReferral {
    /// Case code.
    pub code: CaseCode,
    /// Initials (BR-22).
    pub initials: String,
    /// Day of the referral.
    pub received_on: NaiveDate,
    /// Only while the family agrees.
    pub status: Option<StatusLine>,
}
