//! The enrolment (Teilnahme): one period of taking part. Its states and moves are in [`machine`] (`docs/domain.md` 7.3).

use super::code::codes;
use super::id::Id;

pub mod extension;
pub mod machine;
pub mod undo;

/// Marker of [`EnrolmentId`].
pub enum Enrolment {}

/// The identifier of an enrolment.
pub type EnrolmentId = Id<Enrolment>;

codes! {
    /// State of the enrolment.
    pub enum Status {
        /// Suggested by the police; nobody has tried to reach the family yet.
        Referred = "referred",
        /// The team is trying to reach the family.
        Contacting = "contacting",
        /// The first declaration is valid; the second screening is under way.
        Assessing = "assessing",
        /// Takes part.
        Active = "active",
        /// Interrupted for at most three months.
        Paused = "paused",
        /// The end is being prepared.
        Closing = "closing",
        /// Graduated.
        Completed = "completed",
        /// Ended before the plan.
        EndedEarly = "ended_early",
        /// Went over to another help or authority.
        Transferred = "transferred",
        /// Asked again for up to twelve months after the end.
        FollowUp = "follow_up",
        /// Over.
        Closed = "closed",
        /// Declined before the start.
        Declined = "declined",
        /// Never reached.
        Unreachable = "unreachable",
        /// The second screening did not confirm the need.
        NotAdmitted = "not_admitted",
        /// Erased after its retention period: the row is reduced to counts.
        Erased = "erased",
    }
}

codes! {
    /// How the enrolment ended.
    pub enum EndKind {
        /// Graduated (Absolvent/in).
        Graduated = "graduated",
        /// Ended before the plan.
        EndedEarly = "ended_early",
        /// Went over to another help or authority.
        Transferred = "transferred",
        /// Never started.
        NotStarted = "not_started",
    }
}

codes! {
    /// Why the enrolment ended.
    pub enum EndReason {
        /// Goals reached.
        GoalsReached = "goals_reached",
        /// Stable, no new offence.
        StableNoNewOffence = "stable_no_new_offence",
        /// A custody holder ended it.
        WithdrawnByGuardian = "withdrawn_by_guardian",
        /// The young person ended it.
        WithdrawnByYouth = "withdrawn_by_youth",
        /// The consent to take part was withdrawn.
        ConsentWithdrawn = "consent_withdrawn",
        /// Not reachable any more.
        Unreachable = "unreachable",
        /// Moved away.
        MovedAway = "moved_away",
        /// Another authority is responsible.
        ChangedAuthority = "changed_authority",
        /// Residential placement.
        ResidentialPlacement = "residential_placement",
        /// Detention.
        Detention = "detention",
        /// Went over to the intensive-offender programme.
        IntensiveOffenderProgramme = "intensive_offender_programme",
        /// Another help takes over.
        OtherHelpTakesOver = "other_help_takes_over",
        /// Age limit reached.
        AgeLimit = "age_limit",
        /// The programme ended it.
        ProgrammeEndedIt = "programme_ended_it",
        /// Died.
        Deceased = "deceased",
        /// Something else.
        Other = "other",
    }
}

codes! {
    /// Strand of the programme; restricted, never exported per person (`docs/domain.md` 1.7).
    pub enum Strand {
        /// The standard programme.
        Standard = "standard",
        /// The strand "360°".
        S360 = "s360",
    }
}

codes! {
    /// Result of the second risk screening.
    pub enum Screening2Result {
        /// The need is confirmed.
        Confirmed = "confirmed",
        /// The need is not confirmed.
        NotConfirmed = "not_confirmed",
    }
}

impl EndReason {
    /// Whether this reason can stand for this kind of ending.
    #[must_use]
    pub const fn fits(self, kind: EndKind) -> bool {
        match self {
            Self::GoalsReached | Self::StableNoNewOffence => matches!(kind, EndKind::Graduated),
            Self::ChangedAuthority | Self::IntensiveOffenderProgramme => matches!(kind, EndKind::Transferred),
            Self::OtherHelpTakesOver => matches!(kind, EndKind::Transferred | EndKind::NotStarted),
            Self::MovedAway | Self::ResidentialPlacement | Self::Detention | Self::Other => {
                !matches!(kind, EndKind::Graduated)
            }
            Self::WithdrawnByGuardian
            | Self::WithdrawnByYouth
            | Self::ConsentWithdrawn
            | Self::Unreachable
            | Self::AgeLimit
            | Self::ProgrammeEndedIt
            | Self::Deceased => {
                matches!(kind, EndKind::EndedEarly | EndKind::NotStarted)
            }
        }
    }
}
