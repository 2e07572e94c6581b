//! The session form: at most eight activations without typing; defaults come from the last session.

use chrono::{Days, NaiveDate};

use super::check::Check;
use super::{REMARK_MAX, form, silent};
use crate::domain::consent::ConsentId;
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::interpreter::{InterpreterId, Level, Mode};
use crate::domain::language_code::{DIALECT_MAX, LanguageCode};
use crate::domain::purpose::Purpose;
use crate::domain::session::rules::{InterpreterFacts, SessionFacts, release_field, talks_with};
use crate::domain::session::{
    Attended, LegalGround, MINUTES, NEXT_STEP_MAX, NOTE_MAX, Place, Present, SessionId, SessionKind, TOPIC_TAGS_MAX,
    TRAVEL_MINUTES, TopicTag,
};

/// Value of a choice that points to the field beside it: another day, another length.
pub const OTHER: &str = "other";

/// Days ahead for which a next appointment can be set.
pub const APPOINTMENT_DAYS: u64 = 730;

form! {
    /// A session.
    pub struct SessionForm {
        /// Made by the page: the id of the session.
        pub client_id: String,
        /// The version the page was opened with; empty for a new session.
        pub version: String,
        /// A day offered to choose (`2026-03-09`), or [`OTHER`]; when empty or other, `held_on` counts. A draft keeps the
        /// day itself, so that "today" of yesterday stays yesterday.
        pub day: String,
        /// Day, when another one is meant.
        pub held_on: String,
        /// Time of day it began.
        pub start_time: String,
        /// Length, or [`OTHER`].
        pub minutes: String,
        /// Length, when another one is meant.
        pub minutes_other: String,
        /// Way there and back; empty is 0.
        pub travel_minutes: String,
        /// Code of [`Place`].
        pub place: String,
        /// Code of [`SessionKind`].
        pub kind: String,
        /// Code of [`Attended`].
        pub attended: String,
        /// Codes of [`Present`].
        pub present: Vec<String>,
        /// Codes of [`TopicTag`], at most five.
        pub topic_tags: Vec<String>,
        /// Note: facts first, interpretation marked.
        pub note: String,
        /// Agreed next step.
        pub next_step: String,
        /// Day of the next appointment.
        pub next_appointment_on: String,
        /// An interpreter was needed (also when none was found).
        pub interpreter_needed: bool,
        /// The interpreter, if in the register.
        pub interpreter_id: String,
        /// Code of [`LanguageCode`].
        pub interpreter_language: String,
        /// Dialect.
        pub interpreter_dialect: String,
        /// Code of [`Level`].
        pub interpreter_level: String,
        /// Code of [`Mode`].
        pub interpreter_mode: String,
        /// Minutes of interpreting; empty is the length of the session.
        pub interpreter_minutes: String,
        /// Somebody outside the register: the confidentiality declaration was seen.
        pub interpreter_confidential: bool,
        /// The family agreed orally to the interpreter (first contacts).
        pub oral_agreement: bool,
        /// A child interpreted, and the worker has confirmed it (BR-19).
        pub child_confirmed: bool,
        /// The talk was held without naming the young person (BR-02).
        pub anonymised_talk: bool,
        /// Code of [`LegalGround`] (BR-02).
        pub legal_ground: String,
        /// Id of the release from secrecy the talk with the school went by (BR-02).
        pub release_school: String,
        /// The same for the youth office.
        pub release_youth_office: String,
        /// The same for the provider of a measure.
        pub release_measure_provider: String,
        /// Reason of an exception (BR-03).
        pub exception_reason: String,
    }
}

/// The interpreting of a session, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedInterpreting {
    /// The interpreter, if in the register.
    pub interpreter_id: Option<InterpreterId>,
    /// Language.
    pub language: LanguageCode,
    /// Dialect.
    pub dialect: Option<String>,
    /// Level.
    pub level: Level,
    /// Mode.
    pub mode: Mode,
    /// Minutes.
    pub minutes: u16,
    /// The confidentiality declaration was seen, for somebody outside the register.
    pub confidential: bool,
    /// BR-19.
    pub child_confirmed: bool,
}

/// A session, checked by itself; the rules that need the consents are in `session::rules`.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedSession {
    /// The id of the session.
    pub id: SessionId,
    /// The version, for a change.
    pub version: Option<i32>,
    /// Day.
    pub held_on: NaiveDate,
    /// Minutes since midnight.
    pub start_minute: u16,
    /// Length in minutes.
    pub minutes: u16,
    /// Way in minutes.
    pub travel_minutes: u16,
    /// Place.
    pub place: Place,
    /// Kind.
    pub kind: SessionKind,
    /// Whether it took place.
    pub attended: Attended,
    /// Who was present.
    pub present: Vec<Present>,
    /// What was talked about.
    pub topic_tags: Vec<TopicTag>,
    /// Note.
    pub note: Option<String>,
    /// Next step.
    pub next_step: Option<String>,
    /// Next appointment.
    pub next_appointment_on: Option<NaiveDate>,
    /// An interpreter was needed.
    pub interpreter_needed: bool,
    /// The interpreting, if an interpreter was present.
    pub interpreting: Option<CheckedInterpreting>,
    /// The family agreed orally to the interpreter.
    pub oral_agreement: bool,
    /// BR-02.
    pub anonymised_talk: bool,
    /// BR-02.
    pub legal_ground: Option<LegalGround>,
    /// The releases from secrecy the talk goes by, at most one of each purpose (BR-02).
    pub releases: Vec<(Purpose, ConsentId)>,
    /// BR-03.
    pub exception_reason: Option<String>,
}

impl SessionForm {
    /// Checks every field by itself.
    ///
    /// # Errors
    /// All field errors.
    pub fn check(&self, today: NaiveDate) -> Result<CheckedSession, FieldErrors> {
        let mut check = Check::new();
        let id = check.client_id(&self.client_id);
        let version = check.version(&self.version);
        let held_on = check.past_date("held_on", self.chosen_day(), today);
        let start_minute = check.minute_of_day("start_time", &self.start_time);
        let (minutes_field, minutes) =
            if self.minutes == OTHER { ("minutes_other", &self.minutes_other) } else { ("minutes", &self.minutes) };
        let minutes = check.number(minutes_field, minutes, &MINUTES);
        let travel_minutes = check.number_or_none("travel_minutes", &self.travel_minutes, &TRAVEL_MINUTES).unwrap_or(0);
        let place = check.code("place", &self.place);
        let kind = check.code("kind", &self.kind);
        let attended = check.code("attended", &self.attended);
        let present = self.read_present(&mut check, attended);
        let topic_tags = check.codes("topic_tags", &self.topic_tags, TOPIC_TAGS_MAX);
        let note = check.lines_or_none("note", &self.note, NOTE_MAX);
        let next_step = check.lines_or_none("next_step", &self.next_step, NEXT_STEP_MAX);
        let next_appointment_on = self.read_appointment(&mut check, held_on, today);
        let interpreted = present.contains(&Present::Interpreter);
        let interpreting = if interpreted { self.read_interpreting(&mut check, minutes) } else { None };
        let legal_ground = check.code_or_none("legal_ground", &self.legal_ground);
        let exception_reason = check.lines_or_none("exception_reason", &self.exception_reason, REMARK_MAX);
        let held = attended == Some(Attended::Yes) && !self.anonymised_talk && legal_ground.is_none();
        let releases = if held { self.read_releases(&mut check, kind, &present) } else { Vec::new() };
        let checked = || {
            Some(CheckedSession {
                id: SessionId::from_uuid(id?),
                version,
                held_on: held_on?,
                start_minute: start_minute?,
                minutes: minutes?,
                travel_minutes,
                place: place?,
                kind: kind?,
                attended: attended?,
                present,
                topic_tags,
                note,
                next_step,
                next_appointment_on,
                interpreter_needed: self.interpreter_needed || interpreted,
                interpreting,
                oral_agreement: self.oral_agreement,
                anonymised_talk: self.anonymised_talk,
                legal_ground,
                releases,
                exception_reason,
            })
        };
        let checked = checked();
        check.finish(checked)
    }

    /// The day that counts, as typed or chosen.
    #[must_use]
    pub fn chosen_day(&self) -> &str {
        if self.day.trim().is_empty() || self.day == OTHER { &self.held_on } else { &self.day }
    }

    /// Nobody but an interpreter who waited is present when the family did not come; nobody at all when we cancelled.
    fn read_present(&self, check: &mut Check, attended: Option<Attended>) -> Vec<Present> {
        let mut present = check.codes("present", &self.present, Present::ALL.len());
        match attended {
            Some(Attended::Yes) | None => check.error_if(present.is_empty(), "present", ErrorCode::Required),
            Some(Attended::NoShowExcused | Attended::NoShowUnexcused) => {
                present.retain(|who| *who == Present::Interpreter)
            }
            Some(Attended::CancelledByUs) => present.clear(),
        }
        present
    }

    fn read_appointment(&self, check: &mut Check, held_on: Option<NaiveDate>, today: NaiveDate) -> Option<NaiveDate> {
        let appointment = check.date_or_none("next_appointment_on", &self.next_appointment_on);
        check.ordered("next_appointment_on", held_on, appointment);
        let last = today.checked_add_days(Days::new(APPOINTMENT_DAYS));
        let too_far = appointment.zip(last).is_some_and(|(appointment, last)| appointment > last);
        check.error_if(too_far, "next_appointment_on", ErrorCode::OutOfRange);
        appointment
    }

    /// What stands in the field of a purpose.
    #[must_use]
    pub fn release(&self, purpose: Purpose) -> &str {
        match purpose {
            Purpose::School => &self.release_school,
            Purpose::YouthOffice => &self.release_youth_office,
            Purpose::MeasureProvider => &self.release_measure_provider,
            _ => "",
        }
    }

    /// Fills the field of a purpose.
    pub fn put_release(&mut self, purpose: Purpose, id: String) {
        match purpose {
            Purpose::School => self.release_school = id,
            Purpose::YouthOffice => self.release_youth_office = id,
            Purpose::MeasureProvider => self.release_measure_provider = id,
            _ => {}
        }
    }

    /// Only of institutions the talk was with: what stands in a field that is not shown means nothing.
    fn read_releases(
        &self,
        check: &mut Check,
        kind: Option<SessionKind>,
        present: &[Present],
    ) -> Vec<(Purpose, ConsentId)> {
        let purposes = kind.map(|kind| talks_with(kind, present)).unwrap_or_default();
        let read =
            |purpose: Purpose| Some((purpose, check.id_or_none(release_field(purpose)?, self.release(purpose))?));
        purposes.into_iter().filter_map(read).collect()
    }

    fn read_interpreting(&self, check: &mut Check, session_minutes: Option<u16>) -> Option<CheckedInterpreting> {
        let interpreter_id = check.id_or_none("interpreter_id", &self.interpreter_id);
        let language = check.code("interpreter_language", &self.interpreter_language);
        let dialect = check.line_or_none("interpreter_dialect", &self.interpreter_dialect, DIALECT_MAX);
        let level = check.code("interpreter_level", &self.interpreter_level);
        let mode = check.code("interpreter_mode", &self.interpreter_mode);
        let minutes = check.number_or_none("interpreter_minutes", &self.interpreter_minutes, &(1..=*MINUTES.end()));
        Some(CheckedInterpreting {
            interpreter_id,
            language: language?,
            dialect,
            level: level?,
            mode: mode?,
            minutes: minutes.or(session_minutes)?,
            confidential: self.interpreter_confidential,
            child_confirmed: self.child_confirmed,
        })
    }
}

impl CheckedSession {
    /// What the rules need. `confidential`: by the register on that day, or the tick of the form for somebody outside of it.
    #[must_use]
    pub fn facts(&self, confidential: bool) -> SessionFacts {
        let interpreter = |job: &CheckedInterpreting| InterpreterFacts {
            level: job.level,
            confidential,
            child_confirmed: job.child_confirmed,
        };
        SessionFacts {
            held_on: self.held_on,
            start_minute: self.start_minute,
            minutes: self.minutes,
            travel_minutes: self.travel_minutes,
            kind: self.kind,
            attended: self.attended,
            present: self.present.clone(),
            interpreter: self.interpreting.as_ref().map(interpreter),
            oral_agreement: self.oral_agreement,
            anonymised_talk: self.anonymised_talk,
            legal_ground: self.legal_ground,
            releases: self.releases.clone(),
            has_exception_reason: self.exception_reason.is_some(),
        }
    }
}

silent!(CheckedInterpreting, CheckedSession);
