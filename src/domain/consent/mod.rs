//! The consent (Einverständniserklärung, Einwilligung): the signed agreement to one purpose.
//!
//! Validity is computed in [`state`], never typed (BR-08); who has to sign is computed in [`required`]
//! (`docs/domain.md` 4.3); [`gate`] answers for all consents of an enrolment which purposes are open.

use serde::{Deserialize, Serialize};

use super::code::codes;
use super::form::silent;
use super::id::Id;

pub mod gate;
#[cfg(test)]
mod naive;
pub mod receipt_code;
pub mod required;
pub mod state;
pub mod withheld;

/// Marker of [`ConsentId`].
pub enum Consent {}

/// The identifier of a consent.
pub type ConsentId = Id<Consent>;

/// Marker of [`FormVersionId`].
pub enum FormVersion {}

/// The identifier of one version of a consent form's text; never edited after its first use.
pub type FormVersionId = Id<FormVersion>;

codes! {
    /// Where the proof of the signatures is.
    pub enum Proof {
        /// On paper, in a place that is written down.
        PaperLocation = "paper_location",
        /// On paper, scanned.
        PaperScan = "paper_scan_id",
        /// Signed on the device.
        ElectronicSignature = "e_signature",
    }
}

/// Whom a release from secrecy names, and about what: sealed as a whole, because it tells which school a child goes to.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    /// The institution.
    pub institution: String,
    /// The person there, if known.
    pub person: String,
    /// What may be talked about.
    pub content: String,
}

impl Recipient {
    /// Whether both name the same institution, however it was typed.
    #[must_use]
    pub fn is_same_institution(&self, other: &Self) -> bool {
        let folded = |name: &str| name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        folded(&self.institution) == folded(&other.institution)
    }
}

codes! {
    /// Who may tell whom, in a release from secrecy (Schweigepflichtentbindung, § 203 StGB).
    pub enum Direction {
        /// The team tells the institution.
        To = "to",
        /// The institution tells the team.
        From = "from",
        /// Both.
        Both = "both",
    }
}

impl Direction {
    /// Whether what is wanted lies within what was allowed.
    #[must_use]
    pub const fn covers(self, wanted: Self) -> bool {
        matches!((self, wanted), (Self::Both, _) | (Self::To, Self::To) | (Self::From, Self::From))
    }
}

codes! {
    /// How a withdrawal reached the team; every way is as good as the other (Art. 7 (3) GDPR).
    pub enum WithdrawalChannel {
        /// Said in a talk.
        InPerson = "in_person",
        /// By phone.
        Phone = "phone",
        /// By letter.
        Letter = "letter",
        /// By messenger or e-mail.
        Message = "message",
        /// Through somebody else, e.g. a lawyer or the youth office.
        Representative = "representative",
    }
}

codes! {
    /// Computed state of a consent (`docs/domain.md` 7.4).
    pub enum ConsentState {
        /// Begun; the information sheet has not been handed over.
        Draft = "draft",
        /// The sheet was handed over and explained.
        Informed = "informed",
        /// Some required signatures are there.
        PartiallySigned = "partially_signed",
        /// Valid: the purpose is open.
        Valid = "valid",
        /// Somebody whose signature is needed refused.
        Refused = "refused",
        /// Withdrawn.
        Withdrawn = "withdrawn",
        /// Ran out.
        Expired = "expired",
        /// Has to be confirmed again (14th or 18th birthday, custody changed, a wording that asks for more).
        ReviewNeeded = "review_needed",
        /// Replaced by a newer one.
        Superseded = "superseded",
        /// Void because of a formal error; kept as proof.
        Void = "void",
    }
}

silent!(Recipient);

#[cfg(test)]
#[path = "naive_tests.rs"]
mod naive_tests;
