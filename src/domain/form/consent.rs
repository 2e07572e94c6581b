//! The consent form: what was explained, who decided, where the paper is. Who has to sign is computed, not typed (BR-08).

use chrono::NaiveDate;

use super::check::Check;
use super::signatory::{CheckedSignatory, SignatoryPart, read_signatories};
use super::{CONTACT_MAX, NAME_MAX, REMARK_MAX, form, silent};
use crate::domain::consent::{ConsentId, Direction, FormVersionId, Proof, Recipient};
use crate::domain::custody::Custody;
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::guardian::GuardianId;
use crate::domain::interpreter::{InterpreterId, Level};
use crate::domain::language_code::LanguageCode;
use crate::domain::purpose::Purpose;
use crate::domain::signatory::Decision;

form! {
    /// A consent on paper.
    pub struct ConsentForm {
        /// Made by the page for a new consent, else the consent's id.
        pub client_id: String,
        /// The version the page was opened with; empty for a new consent.
        pub version: String,
        /// Code of [`Purpose`].
        pub purpose: String,
        /// The text that was explained.
        pub form_version_id: String,
        /// Day on which the sheet was handed over and explained.
        pub informed_on: String,
        /// Code of [`LanguageCode`]: language of the explanation.
        pub explained_in_language: String,
        /// Code of [`Level`]; empty without an interpreter.
        pub interpreter_level: String,
        /// The interpreter, if in the register.
        pub interpreter_id: String,
        /// Name under the interpreter's note.
        pub interpreter_name: String,
        /// The interpreter's note: everything was interpreted.
        pub interpreted_fully: bool,
        /// The family said it back in its own words (teach-back).
        pub understood: bool,
        /// One part per signatory.
        pub signatories: Vec<SignatoryPart>,
        /// Code of [`Proof`]; empty is `paper_location`.
        pub proof: String,
        /// Where the paper is kept.
        pub proof_location: String,
        /// Last day of validity; empty for the default.
        pub valid_until: String,
        /// The institution of a release from secrecy.
        pub institution: String,
        /// The person there.
        pub institution_person: String,
        /// What may be talked about.
        pub topics: String,
        /// Code of [`Direction`].
        pub direction: String,
    }
}

/// A consent, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedConsent {
    /// The id of the consent.
    pub id: ConsentId,
    /// The version, for a change.
    pub version: Option<i32>,
    /// Purpose.
    pub purpose: Purpose,
    /// Text.
    pub form_version_id: FormVersionId,
    /// Day of the explanation.
    pub informed_on: NaiveDate,
    /// Language of the explanation.
    pub explained_in: LanguageCode,
    /// Level of the interpreter.
    pub interpreter_level: Option<Level>,
    /// The interpreter.
    pub interpreter_id: Option<InterpreterId>,
    /// Who signed the note that everything was interpreted; its day is the day of the explanation.
    pub interpreter_name: Option<String>,
    /// Teach-back.
    pub understood: bool,
    /// All who decide, in the computed order.
    pub signatories: Vec<CheckedSignatory>,
    /// Kind of proof.
    pub proof: Proof,
    /// Where it is.
    pub proof_location: Option<String>,
    /// Last day of validity.
    pub valid_until: Option<NaiveDate>,
    /// Whom it names and in which direction; none for a purpose that names nobody.
    pub recipient: Option<(Recipient, Direction)>,
}

impl ConsentForm {
    /// Checks the consent against age and custody. The age counts on the day of the last decision.
    ///
    /// # Errors
    /// All field errors; an unclear custody is an error on `signatories`.
    pub fn check(
        &self,
        today: NaiveDate,
        birth_date: NaiveDate,
        custody: &[(GuardianId, Custody)],
    ) -> Result<CheckedConsent, FieldErrors> {
        let mut check = Check::new();
        let id = check.client_id(&self.client_id);
        let version = check.version(&self.version);
        let purpose = check.code("purpose", &self.purpose);
        let form_version_id = check.id("form_version_id", &self.form_version_id);
        let informed_on = check.past_date("informed_on", &self.informed_on, today);
        let explained_in = check.code("explained_in_language", &self.explained_in_language);
        let interpreter_level = check.code_or_none("interpreter_level", &self.interpreter_level);
        let interpreter_id = check.id_or_none("interpreter_id", &self.interpreter_id);
        let interpreter_name = self.interpreters_note(&mut check);
        let proof = check.code_or_none("proof", &self.proof).unwrap_or(Proof::PaperLocation);
        // A photograph becomes the proof by its upload, never by a form.
        check.error_if(proof == Proof::PaperScan, "proof", ErrorCode::NotAChoice);
        let on_device = proof == Proof::ElectronicSignature;
        let signatories =
            read_signatories(&mut check, &self.signatories, today, informed_on, birth_date, custody, on_device);
        let proof_location = check.line_or_none("proof_location", &self.proof_location, CONTACT_MAX);
        let signed =
            signatories.as_ref().is_some_and(|lines| lines.iter().any(|line| line.decision == Decision::Signed));
        check.error_if(
            signed && proof == Proof::PaperLocation && self.proof_location.trim().is_empty(),
            "proof_location",
            ErrorCode::Required,
        );
        let named = purpose.is_some_and(Purpose::names_recipient);
        // A release from secrecy always ends (§ 203 StGB, `docs/domain.md` 7.4).
        let valid_until = if named {
            check.date("valid_until", &self.valid_until)
        } else {
            check.date_or_none("valid_until", &self.valid_until)
        };
        check.ordered("valid_until", informed_on, valid_until);
        let recipient = if named { self.recipient(&mut check) } else { None };
        if named && recipient.is_none() {
            return check.finish(None);
        }
        let checked = || {
            Some(CheckedConsent {
                id: ConsentId::from_uuid(id?),
                version,
                purpose: purpose?,
                form_version_id: form_version_id?,
                informed_on: informed_on?,
                explained_in: explained_in?,
                interpreter_level,
                interpreter_id,
                interpreter_name,
                understood: self.understood,
                signatories: signatories?,
                proof,
                proof_location,
                valid_until,
                recipient,
            })
        };
        let checked = checked();
        check.finish(checked)
    }

    /// The note "fully interpreted" with a name: an explanation through somebody else carries no consent without it.
    fn interpreters_note(&self, check: &mut Check) -> Option<String> {
        let interpreted = !self.interpreter_id.trim().is_empty() || !self.interpreter_level.trim().is_empty();
        let name = check.line_or_none("interpreter_name", &self.interpreter_name, NAME_MAX);
        if interpreted {
            check.error_if(self.interpreter_name.trim().is_empty(), "interpreter_name", ErrorCode::Required);
            check.error_if(!self.interpreted_fully, "interpreted_fully", ErrorCode::NotFullyInterpreted);
        }
        name.filter(|_| interpreted)
    }

    /// Whom a release from secrecy names.
    fn recipient(&self, check: &mut Check) -> Option<(Recipient, Direction)> {
        let institution = check.line("institution", &self.institution, NAME_MAX);
        let person = check.line_or_none("institution_person", &self.institution_person, NAME_MAX).unwrap_or_default();
        let content = check.line("topics", &self.topics, REMARK_MAX);
        let direction = check.code("direction", &self.direction);
        Some((Recipient { institution: institution?, person, content: content? }, direction?))
    }
}

silent!(CheckedConsent);
