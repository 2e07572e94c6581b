//! The contact attempt (Kontaktversuch): a short factual note that the team tried to reach the family.

use super::code::codes;
use super::id::Id;

/// Marker of [`ContactAttemptId`].
pub enum ContactAttempt {}

/// The identifier of a contact attempt.
pub type ContactAttemptId = Id<ContactAttempt>;

/// Longest note of an attempt, in characters.
pub const NOTE_MAX: usize = 280;

codes! {
    /// How the family was approached.
    pub enum Channel {
        /// A visit at home.
        Visit = "visit",
        /// By phone.
        Phone = "phone",
        /// By letter.
        Letter = "letter",
        /// By messenger.
        Messenger = "messenger",
        /// At school.
        School = "school",
        /// Otherwise.
        Other = "other",
    }
}

codes! {
    /// What came of it.
    pub enum AttemptResult {
        /// Somebody was reached.
        Reached = "reached",
        /// Nobody was reached (nicht angetroffen).
        NotReached = "not_reached",
        /// The family refused.
        Refused = "refused",
        /// An appointment was made.
        Appointment = "appointment",
    }
}
