//! The referral (Fallvorschlag): the police suggest a young person after the first screening.

use super::code::codes;
use super::id::Id;

/// Marker of [`ReferralId`].
pub enum Referral {}

/// The identifier of a referral.
pub type ReferralId = Id<Referral>;

codes! {
    /// Where the suggestion came from.
    pub enum ReferralSource {
        /// Screening of police data.
        PoliceScreening = "police_screening",
        /// A hint from a school.
        SchoolHint = "school_hint",
        /// A hint from the youth office.
        YouthOfficeHint = "youth_office_hint",
        /// The family itself.
        FamilySelf = "family_self",
    }
}

codes! {
    /// BR-07: the offence threshold as a code, never with facts of an offence.
    pub enum Threshold {
        /// At least one violent offence.
        Violence1 = "violence_1",
        /// At least three property offences.
        Property3 = "property_3",
        /// Both.
        Both = "both",
        /// Neither: an exception approved by the team lead.
        Exception = "exception",
    }
}

codes! {
    /// Why the threshold was left aside; a code, because a free text would attract facts of an offence.
    pub enum ThresholdNote {
        /// Younger than the threshold is made for.
        VeryYoung = "very_young",
        /// Offences near the threshold in short time.
        NearThreshold = "near_threshold",
        /// A sibling takes part.
        SiblingTakesPart = "sibling_takes_part",
        /// The team decided together.
        TeamDecision = "team_decision",
    }
}

codes! {
    /// Result of the first risk screening.
    pub enum Screening1Result {
        /// Suggests taking part.
        Suggest = "suggest",
        /// Unclear.
        Unclear = "unclear",
        /// Does not suggest taking part.
        NotSuggested = "not_suggested",
    }
}

codes! {
    /// What became of the referral.
    pub enum ReferralOutcome {
        /// Nothing decided yet.
        Open = "open",
        /// Admitted to the programme.
        Admitted = "admitted",
        /// The family or the young person declined.
        Declined = "declined",
        /// Nobody could be reached.
        Unreachable = "unreachable",
        /// The second screening did not confirm the need.
        NotSuitable = "not_suitable",
        /// Moved away.
        Moved = "moved",
        /// Another help fits better.
        OtherHelp = "other_help",
    }
}
