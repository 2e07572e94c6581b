//! A guardian: a part of the referral, and a form of its own on the case page.

use super::check::Check;
use super::{CONTACT_MAX, NAME_MAX, form, silent};
use crate::domain::custody::{Custody, CustodyProof};
use crate::domain::error::FieldErrors;
use crate::domain::guardian::{GuardianId, Relation};
use crate::domain::language_code::LanguageCode;

form! {
    /// A guardian, as part of a referral or of [`GuardianForm`].
    pub struct GuardianPart {
        /// Given name.
        pub given_name: String,
        /// Family name.
        pub family_name: String,
        /// Code of [`Relation`].
        pub relation: String,
        /// Code of [`Custody`].
        pub custody: String,
        /// Code of [`CustodyProof`]; empty is `unknown`.
        pub custody_proof: String,
        /// Code of [`LanguageCode`].
        pub preferred_language: String,
        /// Needs an interpreter.
        pub needs_interpreter: bool,
        /// Phone or other contact.
        pub contact: String,
        /// Must not be contacted.
        pub no_contact: bool,
    }
}

/// A guardian, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedGuardian {
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Relation.
    pub relation: Relation,
    /// Custody.
    pub custody: Custody,
    /// How custody is known.
    pub custody_proof: CustodyProof,
    /// Language preferred in talks.
    pub preferred_language: LanguageCode,
    /// Needs an interpreter.
    pub needs_interpreter: bool,
    /// Phone or other contact.
    pub contact: Option<String>,
    /// May be contacted.
    pub may_be_contacted: bool,
}

impl GuardianPart {
    /// Whether nothing was typed or chosen: a second guardian that was left out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        // Selects come with a choice already made, so only what must be typed counts.
        [&self.given_name, &self.family_name, &self.contact].iter().all(|text| text.trim().is_empty())
    }

    pub(super) fn read(&self, check: &mut Check, prefix: &str) -> Option<CheckedGuardian> {
        let at = |field: &str| {
            if prefix.is_empty() { field.to_owned() } else { format!("{prefix}[{field}]") }
        };
        let given_name = check.line(&at("given_name"), &self.given_name, NAME_MAX);
        let family_name = check.line(&at("family_name"), &self.family_name, NAME_MAX);
        let relation = check.code(&at("relation"), &self.relation);
        let custody = check.code(&at("custody"), &self.custody);
        let custody_proof = check.code_or_none(&at("custody_proof"), &self.custody_proof);
        let preferred_language = check.code(&at("preferred_language"), &self.preferred_language);
        let contact = check.line_or_none(&at("contact"), &self.contact, CONTACT_MAX);
        Some(CheckedGuardian {
            given_name: given_name?,
            family_name: family_name?,
            relation: relation?,
            custody: custody?,
            custody_proof: custody_proof.unwrap_or(CustodyProof::Unknown),
            preferred_language: preferred_language?,
            needs_interpreter: self.needs_interpreter,
            contact,
            may_be_contacted: !self.no_contact,
        })
    }
}

form! {
    /// A guardian added or changed on the case page, e.g. when custody has been clarified.
    pub struct GuardianForm {
        /// Made by the page for a new guardian, else the guardian's id.
        pub client_id: String,
        /// The version the page was opened with; empty for a new guardian.
        pub version: String,
        /// The guardian.
        pub guardian: GuardianPart,
    }
}

impl GuardianForm {
    /// Checks one guardian; errors are on `guardian[given_name]` and so on. The answer is id, version (for a change) and guardian.
    ///
    /// # Errors
    /// All field errors.
    pub fn check(&self) -> Result<(GuardianId, Option<i32>, CheckedGuardian), FieldErrors> {
        let mut check = Check::new();
        let id = check.client_id(&self.client_id);
        let version = check.version(&self.version);
        let guardian = self.guardian.read(&mut check, "guardian");
        check.finish(id.zip(guardian).map(|(id, guardian)| (GuardianId::from_uuid(id), version, guardian)))
    }
}

silent!(CheckedGuardian);
