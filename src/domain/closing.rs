//! The end of taking part: the guided closing interview (Abschlussgespräch) and the handover to whoever helps on.

use super::code::codes;

codes! {
    /// Who goes on helping the family.
    pub enum Handover {
        /// The youth office.
        YouthOffice = "youth_office",
        /// The school or its social work.
        School = "school",
        /// A counselling centre.
        Counselling = "counselling",
        /// A therapy.
        Therapy = "therapy",
        /// A sports club or another club.
        Club = "club",
        /// A job centre or vocational guidance.
        Vocational = "vocational",
        /// Another programme.
        OtherProgramme = "other_programme",
        /// Nobody is needed.
        Nobody = "nobody",
    }
}

codes! {
    /// Why there is no closing interview.
    pub enum ClosingWaiver {
        /// The family does not want one.
        FamilyDeclined = "family_declined",
        /// The family cannot be reached any more.
        NotReached = "not_reached",
        /// The family has moved away.
        MovedAway = "moved_away",
    }
}

/// Steps of the scale of satisfaction: 1 not at all satisfied, 5 very satisfied.
pub const SATISFACTION: std::ops::RangeInclusive<u16> = 1..=5;
/// Longest summary of a closing interview.
pub const SUMMARY_MAX: usize = 1_000;
