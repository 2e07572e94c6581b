//! Rules for one session: BR-01 (consent), BR-02 (institutions), BR-03 (interpreter), limits of time.

use chrono::NaiveDate;

use super::{Attended, LegalGround, MINUTES, Present, SessionKind, TRAVEL_MINUTES};
use crate::domain::code::codes;
use crate::domain::consent::ConsentId;
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::interpreter::Level;
use crate::domain::purpose::Purpose;
use crate::domain::text::PROGRAMME_START;

/// What the page has sent about one session, as far as the rules need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionFacts {
    /// Day (Berlin).
    pub held_on: NaiveDate,
    /// Minutes since midnight (Berlin).
    pub start_minute: u16,
    /// Length in minutes.
    pub minutes: u16,
    /// Way there and back in minutes.
    pub travel_minutes: u16,
    /// Kind.
    pub kind: SessionKind,
    /// Whether it took place.
    pub attended: Attended,
    /// Who was present.
    pub present: Vec<Present>,
    /// The interpreter, if one worked.
    pub interpreter: Option<InterpreterFacts>,
    /// The family agreed orally to the interpreter (first contacts).
    pub oral_agreement: bool,
    /// The talk with an institution was held without naming the young person.
    pub anonymised_talk: bool,
    /// Legal ground for a talk with an institution without a consent.
    pub legal_ground: Option<LegalGround>,
    /// The releases from secrecy the talk goes by, at most one of each purpose.
    pub releases: Vec<(Purpose, ConsentId)>,
    /// Whether a reason for an exception is written down.
    pub has_exception_reason: bool,
}

/// The interpreter of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InterpreterFacts {
    /// Level.
    pub level: Level,
    /// Whether the confidentiality declaration was valid on that day: by the register, or ticked for somebody outside of it.
    pub confidential: bool,
    /// BR-19: the worker has confirmed that a child interpreted.
    pub child_confirmed: bool,
}

/// What the house knows about the enrolment on the day of the session.
pub struct SessionContext<'a> {
    /// Today (Berlin).
    pub today: NaiveDate,
    /// Minutes since midnight (Berlin) now.
    pub minute_now: u16,
    /// Day of the referral: nothing lies before it.
    pub referred_on: NaiveDate,
    /// Last day of the enrolment, if it is over.
    pub ended_on: Option<NaiveDate>,
    /// PARTICIPATION has been withdrawn: nothing new is written down.
    pub work_stopped: bool,
    /// Whether a purpose was valid on the day of the session (at its start, on a day of withdrawal).
    pub was_valid: &'a dyn Fn(Purpose) -> bool,
    /// The releases from secrecy of a purpose that carried a talk at the start of the session, one of each institution.
    pub releases: &'a dyn Fn(Purpose) -> Vec<ConsentId>,
}

codes! {
    /// What the page points out although the session is saved; each becomes a quality event.
    pub enum SessionWarning {
        /// Crisis: the consent to the interpreter was missing (BR-03).
        InterpreterConsentMissing = "interpreter_consent_missing",
        /// Crisis: the interpreter's confidentiality was not valid (BR-03).
        ConfidentialityExpired = "confidentiality_expired",
        /// A relative, neighbour or colleague interpreted.
        AdHocInterpreter = "ad_hoc_interpreter",
        /// A child interpreted (BR-19).
        ChildInterpreted = "child_interpreted",
    }
}

/// Minutes by which the beginning of a session that took place may lie ahead: the page rounds to quarters of an hour.
const AHEAD_MAX: u16 = 15;

/// Checks one session. The answer holds what the page should point out.
///
/// # Errors
/// All broken rules, by field of the session form.
pub fn check_session(session: &SessionFacts, context: &SessionContext<'_>) -> Result<Vec<SessionWarning>, FieldErrors> {
    let mut errors = FieldErrors::new();
    let mut warnings = Vec::new();
    check_times(session, context, &mut errors);
    check_participation(session, context, &mut errors);
    check_institutions(session, context, &mut errors);
    if let Some(interpreter) = session.interpreter {
        check_interpreter(session, interpreter, context, &mut errors, &mut warnings);
    }
    errors.or(warnings)
}

fn check_times(session: &SessionFacts, context: &SessionContext<'_>, errors: &mut FieldErrors) {
    if session.held_on > context.today {
        errors.add("held_on", ErrorCode::InFuture);
    }
    let ahead = (context.minute_now + AHEAD_MAX + 1..24 * 60).contains(&session.start_minute);
    if ahead && session.held_on == context.today && session.attended == Attended::Yes {
        errors.add("start_time", ErrorCode::TimeInFuture);
    }
    if session.held_on < context.referred_on.max(PROGRAMME_START) {
        errors.add("held_on", ErrorCode::BeforeStart);
    }
    if context.ended_on.is_some_and(|ended_on| session.held_on > ended_on) {
        errors.add("held_on", ErrorCode::AfterEnd);
    }
    if session.start_minute >= 24 * 60 {
        errors.add("start_time", ErrorCode::NotATime);
    }
    if !MINUTES.contains(&session.minutes) {
        errors.add("minutes", ErrorCode::OutOfRange);
    }
    if !TRAVEL_MINUTES.contains(&session.travel_minutes) {
        errors.add("travel_minutes", ErrorCode::OutOfRange);
    }
}

/// BR-01: PARTICIPATION valid on the day; before that only consent talk and second screening with CONTACT_HANDOVER.
/// The first home visit never waits for a consent: until there is one it is written down as a contact attempt.
fn check_participation(session: &SessionFacts, context: &SessionContext<'_>, errors: &mut FieldErrors) {
    if context.work_stopped {
        errors.add("enrolment", ErrorCode::ParticipationConsentMissing);
        return;
    }
    if (context.was_valid)(Purpose::Participation) {
        return;
    }
    if !session.kind.before_participation() {
        errors.add("kind", ErrorCode::ParticipationConsentMissing);
    } else if !(context.was_valid)(Purpose::ContactHandover) {
        errors.add("kind", ErrorCode::ContactConsentMissing);
    }
}

/// The purpose that opens a talk with this institution (BR-02).
#[must_use]
pub const fn purpose_for_presence(present: Present) -> Option<Purpose> {
    match present {
        Present::Teacher => Some(Purpose::School),
        Present::YouthOffice => Some(Purpose::YouthOffice),
        Present::MeasureProvider => Some(Purpose::MeasureProvider),
        Present::Police => Some(Purpose::PoliceStatus),
        _ => None,
    }
}

/// The institutions a talk was with, as the purposes that open it, each once: by its kind and by who was present.
#[must_use]
pub fn talks_with(kind: SessionKind, present: &[Present]) -> Vec<Purpose> {
    let by_kind = match kind {
        SessionKind::SchoolTalk => Some(Purpose::School),
        SessionKind::YouthOfficeTalk => Some(Purpose::YouthOffice),
        _ => None,
    };
    let by_presence = present.iter().copied().filter_map(purpose_for_presence);
    let mut purposes: Vec<Purpose> = Vec::new();
    for purpose in by_kind.into_iter().chain(by_presence) {
        if !purposes.contains(&purpose) {
            purposes.push(purpose);
        }
    }
    purposes
}

/// The field of the session form that names the institution of a purpose; none for a purpose that names nobody.
#[must_use]
pub const fn release_field(purpose: Purpose) -> Option<&'static str> {
    match purpose {
        Purpose::School => Some("release_school"),
        Purpose::YouthOffice => Some("release_youth_office"),
        Purpose::MeasureProvider => Some("release_measure_provider"),
        _ => None,
    }
}

/// BR-02: every institution present needs its purpose, or the talk was anonymised, or child protection is the ground. A
/// release from secrecy names one institution: where several are open, the session says which one was talked to.
fn check_institutions(session: &SessionFacts, context: &SessionContext<'_>, errors: &mut FieldErrors) {
    if session.attended != Attended::Yes || session.anonymised_talk || session.legal_ground.is_some() {
        return;
    }
    for purpose in talks_with(session.kind, &session.present) {
        let Some(field) = release_field(purpose) else {
            if !(context.was_valid)(purpose) {
                errors.add("present", ErrorCode::PurposeConsentMissing);
            }
            continue;
        };
        let open = (context.releases)(purpose);
        let named = session.releases.iter().find(|(of, _)| *of == purpose).map(|(_, id)| id);
        match named {
            _ if open.is_empty() => errors.add("present", ErrorCode::PurposeConsentMissing),
            Some(id) if !open.contains(id) => errors.add(field, ErrorCode::ReleaseNotOpen),
            None => errors.add(field, ErrorCode::Required),
            Some(_) => {}
        }
    }
}

/// BR-03 and BR-19. In a crisis a missing consent or declaration is a warning, with a reason; else it blocks.
fn check_interpreter(
    session: &SessionFacts,
    interpreter: InterpreterFacts,
    context: &SessionContext<'_>,
    errors: &mut FieldErrors,
    warnings: &mut Vec<SessionWarning>,
) {
    let crisis = session.kind == SessionKind::Crisis;
    let mut gap = |broken: bool, field, error, warning| {
        if broken && crisis {
            warnings.push(warning);
        } else if broken {
            errors.add(field, error);
        }
    };
    let consent = (context.was_valid)(Purpose::Interpreter);
    if session.kind == SessionKind::ConsentTalk || !(context.was_valid)(Purpose::Participation) {
        let agreed = consent || session.oral_agreement;
        gap(!agreed, "oral_agreement", ErrorCode::OralAgreementMissing, SessionWarning::InterpreterConsentMissing);
    } else {
        gap(
            !consent,
            "interpreter_level",
            ErrorCode::InterpreterConsentMissing,
            SessionWarning::InterpreterConsentMissing,
        );
    }
    let informal = !interpreter.level.is_qualified();
    // A relative has signed nothing: there the reason stands in for the declaration.
    gap(
        !informal && !interpreter.confidential,
        "interpreter_confidential",
        ErrorCode::ConfidentialityExpired,
        SessionWarning::ConfidentialityExpired,
    );
    if interpreter.level == Level::Child {
        warnings.push(SessionWarning::ChildInterpreted);
        if !interpreter.child_confirmed {
            errors.add("child_confirmed", ErrorCode::ChildInterpreting);
        }
    }
    if interpreter.level == Level::AdHocAdult {
        warnings.push(SessionWarning::AdHocInterpreter);
    }
    if !warnings.is_empty() && !session.has_exception_reason {
        errors.add("exception_reason", ErrorCode::ReasonRequired);
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
