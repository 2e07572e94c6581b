//! Interpreters (Sprachmittler/innen) and their jobs (`docs/domain.md` 5).

use super::code::codes;
use super::id::Id;

/// Marker of [`InterpreterId`].
pub enum Interpreter {}

/// The identifier of an interpreter.
pub type InterpreterId = Id<Interpreter>;

/// Marker of [`InterpreterJobId`].
pub enum InterpreterJob {}

/// The identifier of one use of an interpreter.
pub type InterpreterJobId = Id<InterpreterJob>;

codes! {
    /// Level of an interpreter (`docs/domain.md` 5.1).
    pub enum Level {
        /// Certified language and integration mediator (SIM).
        Sim = "sim",
        /// Generally sworn or authorised.
        Sworn = "sworn",
        /// From the lay pool of a municipal integration centre.
        TrainedLay = "trained_lay",
        /// By phone or video from a professional service.
        RemoteProfessional = "remote_professional",
        /// A relative, neighbour or colleague: an exception with a reason.
        AdHocAdult = "ad_hoc_adult",
        /// The participant or a minor sibling: a quality defect (BR-19).
        Child = "child_forbidden",
    }
}

impl Level {
    /// BR-08: whether a consent may rest on this interpreting: SIM and SWORN, and a professional on the phone where the
    /// site accepts one.
    #[must_use]
    pub const fn carries_consent(self, remote_allowed: bool) -> bool {
        matches!(self, Self::Sim | Self::Sworn) || (remote_allowed && matches!(self, Self::RemoteProfessional))
    }

    /// Indicator 15: whether a session counts as covered.
    #[must_use]
    pub const fn is_qualified(self) -> bool {
        !matches!(self, Self::AdHocAdult | Self::Child)
    }
}

codes! {
    /// How the interpreter took part.
    pub enum Mode {
        /// In person.
        InPerson = "in_person",
        /// By phone.
        Phone = "phone",
        /// By video.
        Video = "video",
    }
}

codes! {
    /// State of a job.
    pub enum JobStatus {
        /// Asked for.
        Requested = "requested",
        /// Promised.
        Confirmed = "confirmed",
        /// Done.
        Done = "done",
        /// Cancelled less than 24 hours before.
        CancelledLate = "cancelled_late",
        /// Cancelled in time.
        CancelledEarly = "cancelled_early",
        /// Nobody was found.
        NobodyFound = "nobody_found",
    }
}
