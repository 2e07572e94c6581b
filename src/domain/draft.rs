//! The draft (Entwurf): what somebody typed into a form and has not saved yet; one per user, form and subject.

use super::code::codes;
use super::id::Id;

/// Marker of [`DraftId`].
pub enum Draft {}

/// The identifier of a draft.
pub type DraftId = Id<Draft>;

codes! {
    /// Which form the draft belongs to.
    pub enum FormKind {
        /// A new referral.
        Referral = "referral",
        /// A guardian added or changed.
        Guardian = "guardian",
        /// A sibling added or changed.
        Sibling = "sibling",
        /// A contact of the network map added or changed.
        Network = "network",
        /// A contact attempt.
        ContactAttempt = "contact_attempt",
        /// A consent on paper.
        Consent = "consent",
        /// A withdrawal.
        Withdrawal = "withdrawal",
        /// A session.
        Session = "session",
        /// The second screening.
        Screening = "screening",
        /// The start of taking part.
        Admission = "admission",
        /// A review.
        Review = "review",
        /// An extension.
        Extension = "extension",
        /// A step of the enrolment.
        Step = "step",
        /// Beginning again.
        Again = "again",
        /// A closing interview.
        Closing = "closing",
        /// Who works on a case.
        Assignment = "assignment",
        /// A user.
        User = "user",
        /// A site.
        Site = "site",
        /// Words somebody searched for: kept apart from the address, which must carry no name.
        Search = "search",
        /// The outcome of a walk over the audit trail: kept for the person who asked, like a search.
        Verification = "verification",
        /// A wording of consents.
        FormText = "form_text",
        /// What is said about a recording that was not taken.
        Recording = "recording",
        /// A request for a release.
        Release = "release",
        /// A hold on an erasure.
        Hold = "hold",
    }
}
