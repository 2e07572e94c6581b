//! Expected errors. They travel in URLs and to the browser: codes and field names only, never a typed value.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::code::codes;
use super::outage::Outage;

/// What a deed or a page may answer instead of its result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppError {
    /// Nobody is signed in, or the sign-in has ended.
    SignedOut,
    /// The role may not do this (HTTP 403).
    Forbidden,
    /// It does not exist, or it lies outside the actor's scope (HTTP 404): the two look the same on purpose.
    NotFound,
    /// Somebody else has changed the record since the form was opened (HTTP 409).
    Stale,
    /// The form has errors (HTTP 422).
    Invalid(FieldErrors),
    /// A rule or another record stands against it (HTTP 409); holds the code of the reason.
    Conflict(String),
    /// The house cannot be used for the moment (HTTP 503).
    Unavailable(Outage),
    /// Something broke; it was logged once under this reference (HTTP 500).
    Internal(String),
}

impl AppError {
    /// The HTTP status of this answer.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::SignedOut => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::Stale | Self::Conflict(_) => 409,
            Self::Invalid(_) => 422,
            Self::Unavailable(_) => 503,
            Self::Internal(_) => 500,
        }
    }

    /// A conflict with this code, e.g. `same_id_other_content`.
    #[must_use]
    pub fn conflict(code: impl Into<String>) -> Self {
        Self::Conflict(code.into())
    }
}

impl fmt::Display for AppError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SignedOut => formatter.write_str("signed out"),
            Self::Forbidden => formatter.write_str("forbidden"),
            Self::NotFound => formatter.write_str("not found"),
            Self::Stale => formatter.write_str("stale"),
            Self::Invalid(errors) => write!(formatter, "invalid: {errors}"),
            Self::Conflict(code) => write!(formatter, "conflict: {code}"),
            Self::Unavailable(outage) => write!(formatter, "unavailable: {outage}"),
            Self::Internal(reference) => write!(formatter, "internal error {reference}"),
        }
    }
}
impl std::error::Error for AppError {}

impl From<FieldErrors> for AppError {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}

/// The errors of a form: field name (as the form posts it, e.g. `guardians[0][family_name]`) to error codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldErrors(pub BTreeMap<String, Vec<ErrorCode>>);

impl FieldErrors {
    /// No errors yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Exactly one error.
    #[must_use]
    pub fn one(field: impl Into<String>, code: ErrorCode) -> Self {
        let mut errors = Self::new();
        errors.add(field, code);
        errors
    }

    /// Adds an error to a field; the same code is kept once.
    pub fn add(&mut self, field: impl Into<String>, code: ErrorCode) {
        let codes = self.0.entry(field.into()).or_default();
        if !codes.contains(&code) {
            codes.push(code);
        }
    }

    /// Takes over all errors of another form part.
    pub fn merge(&mut self, other: Self) {
        for (field, codes) in other.0 {
            for code in codes {
                self.add(field.clone(), code);
            }
        }
    }

    /// Whether there is no error.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The errors of one field, in the order found.
    #[must_use]
    pub fn of(&self, field: &str) -> &[ErrorCode] {
        self.0.get(field).map_or(&[], Vec::as_slice)
    }

    /// Whether this field has this error.
    #[must_use]
    pub fn has(&self, field: &str, code: ErrorCode) -> bool {
        self.of(field).contains(&code)
    }

    /// All errors in field order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, ErrorCode)> {
        self.0.iter().flat_map(|(field, codes)| codes.iter().map(|code| (field.as_str(), *code)))
    }

    /// `value` when there is no error.
    ///
    /// # Errors
    /// The collected errors.
    pub fn or<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl fmt::Display for FieldErrors {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (field, code)) in self.iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            write!(formatter, "{separator}{field}={code}")?;
        }
        Ok(())
    }
}
impl std::error::Error for FieldErrors {}

codes! {
    /// What is wrong with a field. The text for people is looked up in `message`.
    pub enum ErrorCode {
        /// Nothing was entered or chosen.
        Required = "required",
        /// More characters (or choices) than allowed.
        TooLong = "too_long",
        /// Fewer characters than needed.
        TooShort = "too_short",
        /// Contains a control or invisible direction character.
        BadCharacter = "bad_character",
        /// Not one of the offered choices.
        NotAChoice = "not_a_choice",
        /// More choices than allowed.
        TooMany = "too_many",
        /// Not a whole number.
        NotANumber = "not_a_number",
        /// A number outside its range.
        OutOfRange = "out_of_range",
        /// Not a day of the calendar.
        NotADate = "not_a_date",
        /// Not a time of day.
        NotATime = "not_a_time",
        /// Lies after today.
        InFuture = "in_future",
        /// A time of today that has not come yet.
        TimeInFuture = "time_in_future",
        /// Lies too far after today.
        TooLate = "too_late",
        /// Lies before 1900.
        Before1900 = "before_1900",
        /// Lies before the programme or the participation began.
        BeforeStart = "before_start",
        /// Lies before the date it has to follow.
        BeforeOther = "before_other",
        /// Lies after the participation ended.
        AfterEnd = "after_end",
        /// Not an e-mail address.
        NotAnEmail = "not_an_email",
        /// Not a user name (lower-case letters, digits, dot, hyphen).
        NotAUserName = "not_a_user_name",
        /// The two entries differ.
        NotTheSame = "not_the_same",
        /// On the list of passwords everybody tries first, or contains the user name.
        TooCommon = "too_common",
        /// Not the identifier the page made.
        NotAnId = "not_an_id",
        /// Already taken.
        AlreadyTaken = "already_taken",
        /// The age lies outside what the programme admits (BR-06).
        AgeOutside = "age_outside",
        /// Needs a reason.
        ReasonRequired = "reason_required",
        /// No consent to take part was valid on that day (BR-01).
        ParticipationConsentMissing = "participation_consent_missing",
        /// The first declaration (handing over the contact) was not valid on that day; write a contact attempt instead (BR-01).
        ContactConsentMissing = "contact_consent_missing",
        /// Somebody was present whose institution is not covered by a consent (BR-02).
        PurposeConsentMissing = "purpose_consent_missing",
        /// The release from secrecy towards this institution did not hold on that day (BR-02).
        ReleaseNotOpen = "release_not_open",
        /// No consent to working with an interpreter (BR-03).
        InterpreterConsentMissing = "interpreter_consent_missing",
        /// User name and password do not belong together, or there is no such account: the same answer for both.
        WrongSignIn = "wrong_sign_in",
        /// Too many tries to sign in.
        Throttled = "throttled",
        /// The interpreter does not speak the language of the explanation (BR-08).
        InterpreterLanguage = "interpreter_language",
        /// The family's oral agreement to the interpreter is not ticked (BR-03).
        OralAgreementMissing = "oral_agreement_missing",
        /// The interpreter's confidentiality declaration was not valid on that day (BR-03).
        ConfidentialityExpired = "confidentiality_expired",
        /// A child or relative under age interpreted; needs a confirmation (BR-19).
        ChildInterpreting = "child_interpreting",
        /// The interpreter's note that everything was interpreted is missing (BR-08).
        NotFullyInterpreted = "not_fully_interpreted",
        /// The box "understood and agreed" is not ticked.
        NotAgreed = "not_agreed",
        /// A pause lasts three months at most.
        PauseTooLong = "pause_too_long",
        /// Nobody of the family was at the closing interview.
        SomebodyPresent = "somebody_present",
        /// The guide of the closing interview was not gone through.
        GuideNotDone = "guide_not_done",
        /// A signature on the device of another day.
        NotToday = "not_today",
        /// A drawn mark that is no picture.
        MarkUnreadable = "mark_unreadable",
        /// The witness code is missing or wrong.
        WitnessCode = "witness_code",
        /// Not six digits, or digits everybody tries first.
        WeakCode = "weak_code",
        /// Not the password of this account.
        WrongPassword = "wrong_password",
        /// The interpreter is needed to be of level SIM or sworn (BR-08).
        LevelTooLow = "level_too_low",
        /// The custody is not known; clarify it first (domain.md 4.3).
        CustodyUnknown = "custody_unknown",
        /// A required signature has neither a decision nor a document.
        SignatoryMissing = "signatory_missing",
        /// Custody is shared, but only one holder is recorded.
        OtherHolderMissing = "other_holder_missing",
        /// Nobody is recorded who holds custody.
        NoCustodyHolder = "no_custody_holder",
        /// The recorded custody contradicts itself.
        CustodyContradiction = "custody_contradiction",
        /// Nobody may withdraw this consent but those who can give it.
        MayNotWithdraw = "may_not_withdraw",
        /// This person is not among the required signatories.
        NotASignatory = "not_a_signatory",
        /// The state of the enrolment does not allow it.
        WrongStatus = "wrong_status",
        /// Does not fit another entry of the form.
        DoesNotFit = "does_not_fit",
        /// More than 80 words (`form_text::WORDS_MAX`).
        TooManyWords = "too_many_words",
        /// The common frame lacks a part or a placeholder.
        FrameIncomplete = "frame_incomplete",
        /// Lies before today.
        InThePast = "in_the_past",
        /// Nothing differs from the wording before.
        Unchanged = "unchanged",
        /// Not approved, or overtaken: this wording may not be signed.
        TextNotApproved = "text_not_approved",
    }
}

#[cfg(test)]
mod tests {
    use super::{AppError, ErrorCode, FieldErrors};

    #[test]
    fn errors_are_collected_per_field_and_kept_once() {
        let mut errors = FieldErrors::new();
        errors.add("b", ErrorCode::Required);
        errors.add("a", ErrorCode::TooLong);
        errors.add("b", ErrorCode::Required);
        assert_eq!(errors.to_string(), "a=too_long, b=required");
        assert_eq!(errors.clone().or(1), Err(errors.clone()));
        let json = serde_json::to_string(&errors).expect("JSON");
        assert_eq!(json, r#"{"a":["too_long"],"b":["required"]}"#);
        assert_eq!(serde_json::from_str::<FieldErrors>(&json).expect("JSON"), errors);
    }

    #[test]
    fn every_answer_has_its_status() {
        let all = [AppError::SignedOut, AppError::Forbidden, AppError::NotFound, AppError::Stale];
        assert_eq!(all.map(|error| error.status()), [401, 403, 404, 409]);
        assert_eq!(AppError::from(FieldErrors::one("x", ErrorCode::Required)).status(), 422);
    }
}
