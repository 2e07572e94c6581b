//! A guardian: a part of the referral, and a form of its own on the case page.

use chrono::NaiveDate;

use super::check::Check;
use super::{CONTACT_MAX, NAME_MAX, REMARK_MAX, form, silent};
use crate::domain::custody::{Custody, CustodyProof};
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::guardian::{GuardianId, Relation};
use crate::domain::language_code::LanguageCode;

/// Most characters of an institution's name.
const INSTITUTION_MAX: usize = 120;

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
        /// Court and file number, or what document was seen.
        pub custody_document: String,
        /// Since when this custody holds; empty is today.
        pub custody_since: String,
        /// Youth office or association, for those who are guardians by office.
        pub institution: String,
        /// Code of [`LanguageCode`].
        pub preferred_language: String,
        /// Needs an interpreter.
        pub needs_interpreter: bool,
        /// Phone or other contact.
        pub contact: String,
        /// Must not be contacted.
        pub no_contact: bool,
        /// Safe times, how to reach.
        pub contact_rule: String,
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
    /// Court and file number, or what document was seen.
    pub custody_document: Option<String>,
    /// Since when this custody holds; none is today.
    pub custody_since: Option<NaiveDate>,
    /// Youth office or association.
    pub institution: Option<String>,
    /// Language preferred in talks.
    pub preferred_language: LanguageCode,
    /// Needs an interpreter.
    pub needs_interpreter: bool,
    /// Phone or other contact.
    pub contact: Option<String>,
    /// May be contacted.
    pub may_be_contacted: bool,
    /// Safe times, how to reach.
    pub contact_rule: Option<String>,
}

impl GuardianPart {
    /// Whether nothing was typed or chosen: a second guardian that was left out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        // Selects come with a choice already made, so only what must be typed counts.
        [&self.given_name, &self.family_name, &self.institution, &self.contact]
            .iter()
            .all(|text| text.trim().is_empty())
    }

    pub(super) fn read(&self, check: &mut Check, prefix: &str, today: NaiveDate) -> Option<CheckedGuardian> {
        let at = |field: &str| {
            if prefix.is_empty() { field.to_owned() } else { format!("{prefix}[{field}]") }
        };
        let relation: Option<Relation> = check.code(&at("relation"), &self.relation);
        let institution = check.line_or_none(&at("institution"), &self.institution, INSTITUTION_MAX);
        let by_office = relation.is_some_and(Relation::is_by_office);
        check.error_if(
            institution.is_some() && relation.is_some() && !by_office,
            &at("institution"),
            ErrorCode::DoesNotFit,
        );
        let given_name = if by_office && institution.is_some() {
            check.line_or_none(&at("given_name"), &self.given_name, NAME_MAX).or_else(|| Some(String::new()))
        } else {
            check.line(&at("given_name"), &self.given_name, NAME_MAX)
        };
        let family_name = check.line(&at("family_name"), &self.family_name, NAME_MAX);
        let custody = check.code(&at("custody"), &self.custody);
        let custody_proof = check.code_or_none(&at("custody_proof"), &self.custody_proof);
        let custody_proof = custody_proof.unwrap_or(CustodyProof::Unknown);
        let custody_document = check.line_or_none(&at("custody_document"), &self.custody_document, REMARK_MAX);
        let left_out = custody_proof.is_written() && self.custody_document.trim().is_empty();
        check.error_if(left_out, &at("custody_document"), ErrorCode::Required);
        let custody_since = check.date_or_none(&at("custody_since"), &self.custody_since);
        check.error_if(custody_since.is_some_and(|day| day > today), &at("custody_since"), ErrorCode::InFuture);
        let preferred_language = check.code(&at("preferred_language"), &self.preferred_language);
        let contact = check.line_or_none(&at("contact"), &self.contact, CONTACT_MAX);
        let contact_rule = check.lines_or_none(&at("contact_rule"), &self.contact_rule, REMARK_MAX);
        Some(CheckedGuardian {
            given_name: given_name?,
            family_name: family_name?,
            relation: relation?,
            custody: custody?,
            custody_proof,
            custody_document,
            custody_since: custody_since.filter(|day| *day != today),
            institution,
            preferred_language: preferred_language?,
            needs_interpreter: self.needs_interpreter,
            contact,
            may_be_contacted: !self.no_contact,
            contact_rule,
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
    pub fn check(&self, today: NaiveDate) -> Result<(GuardianId, Option<i32>, CheckedGuardian), FieldErrors> {
        let mut check = Check::new();
        let id = check.client_id(&self.client_id);
        let version = check.version(&self.version);
        let guardian = self.guardian.read(&mut check, "guardian", today);
        check.finish(id.zip(guardian).map(|(id, guardian)| (GuardianId::from_uuid(id), version, guardian)))
    }
}

silent!(CheckedGuardian);
