//! What a new session form holds before anybody touches it, so that a usual session is saved with one tap.

use chrono::NaiveDate;

use super::{Attended, MINUTES, Place, Present, SessionId, SessionKind, TopicTag};
use crate::domain::code::{Code, codes};
use crate::domain::form::SessionForm;
use crate::domain::form::session::OTHER;
use crate::domain::interpreter::{InterpreterId, Level, Mode};
use crate::domain::language_code::LanguageCode;
use crate::domain::text::time_text;

/// Lengths offered to choose, in minutes.
pub const LENGTHS: [u16; 6] = [15, 30, 45, 60, 90, 120];
/// Length offered for the first session, in minutes.
const FIRST_LENGTH: u16 = 60;
/// Start times are offered on the quarter of an hour.
const STEP: u16 = 15;

codes! {
    /// Ready-made forms for what happens often.
    pub enum Preset {
        /// At the family's home, with youth and mother.
        HomeVisit = "home_visit",
        /// A call with the young person.
        PhoneCall = "phone_call",
        /// Nobody was met at home.
        NotMet = "not_met",
    }
}

/// One earlier session of the same case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// Which one.
    pub id: SessionId,
    /// Day.
    pub held_on: NaiveDate,
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
    /// Whether an interpreter was needed.
    pub interpreter_needed: bool,
    /// The interpreting, if there was any.
    pub interpreting: Option<PastInterpreting>,
}

/// The interpreting of an earlier session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastInterpreting {
    /// The interpreter, if still in the register.
    pub interpreter: Option<InterpreterId>,
    /// Language.
    pub language: LanguageCode,
    /// Dialect; empty when not given.
    pub dialect: String,
    /// Level.
    pub level: Level,
    /// Mode.
    pub mode: Mode,
}

/// What is known when the form opens.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// Earlier sessions, newest first.
    pub past: &'a [Past],
    /// Today (Berlin).
    pub today: NaiveDate,
    /// Minute of the day (Berlin).
    pub minute: u16,
    /// The language the family needs an interpreter for, if it is known.
    pub language: Option<LanguageCode>,
    /// A fitting interpreter of the site, for the first time.
    pub interpreter: Option<(InterpreterId, Level)>,
    /// Consent to take part is not there yet: only first talks can be written down (BR-01).
    pub early: bool,
}

/// The form of a new session: today, now on the quarter, the usual length, everything else as last time.
/// With `like`, length and topics are those of that session.
#[must_use]
pub fn prefill(situation: &Situation<'_>, like: Option<SessionId>, preset: Option<Preset>) -> SessionForm {
    let held = || situation.past.iter().filter(|past| past.attended == Attended::Yes);
    let model = like.and_then(|id| situation.past.iter().find(|past| past.id == id));
    let mut form = match model.or_else(|| held().next()) {
        Some(past) => as_last_time(past),
        None => first_time(situation.early),
    };
    let length = match model {
        Some(past) => past.minutes,
        None => median(held().map(|past| past.minutes)).unwrap_or(FIRST_LENGTH),
    };
    put_length(&mut form, length);
    if model.is_none() {
        form.topic_tags.clear();
    }
    form.day = situation.today.to_string();
    form.start_time = time_text(situation.minute / STEP * STEP);
    let last_job = held().find_map(|past| past.interpreting.as_ref());
    put_interpreting(&mut form, model.and_then(|past| past.interpreting.as_ref()).or(last_job), situation);
    if let Some(preset) = preset {
        put_preset(&mut form, preset);
    }
    form
}

fn codes_of<C: Code>(list: &[C]) -> Vec<String> {
    list.iter().map(|code| code.code().to_owned()).collect()
}

fn as_last_time(past: &Past) -> SessionForm {
    SessionForm {
        travel_minutes: if past.travel_minutes == 0 { String::new() } else { past.travel_minutes.to_string() },
        place: past.place.code().to_owned(),
        kind: past.kind.code().to_owned(),
        attended: past.attended.code().to_owned(),
        present: codes_of(&past.present),
        topic_tags: codes_of(&past.topic_tags),
        interpreter_needed: past.interpreter_needed,
        ..SessionForm::default()
    }
}

fn first_time(early: bool) -> SessionForm {
    let (kind, present) = if early {
        (SessionKind::ConsentTalk, vec![Present::Youth, Present::Mother])
    } else {
        (SessionKind::Single, vec![Present::Youth])
    };
    SessionForm {
        place: Place::Home.code().to_owned(),
        kind: kind.code().to_owned(),
        attended: Attended::Yes.code().to_owned(),
        present: codes_of(&present),
        ..SessionForm::default()
    }
}

fn put_length(form: &mut SessionForm, minutes: u16) {
    let minutes = minutes.clamp(*MINUTES.start(), *MINUTES.end());
    if LENGTHS.contains(&minutes) {
        form.minutes = minutes.to_string();
    } else {
        form.minutes = OTHER.to_owned();
        form.minutes_other = minutes.to_string();
    }
}

/// The fields stay filled also without an interpreter, so that one tap on "was there" is enough.
fn put_interpreting(form: &mut SessionForm, last: Option<&PastInterpreting>, situation: &Situation<'_>) {
    let (interpreter, level) = match (last, situation.interpreter) {
        (Some(last), _) => (last.interpreter, last.level),
        (None, Some((id, level))) => (Some(id), level),
        (None, None) => (None, Level::Sim),
    };
    form.interpreter_id = interpreter.map(|id| id.to_string()).unwrap_or_default();
    form.interpreter_level = level.code().to_owned();
    let language = last.map(|last| last.language).or(situation.language);
    form.interpreter_language = language.map(|language| language.code().to_owned()).unwrap_or_default();
    form.interpreter_dialect = last.map(|last| last.dialect.clone()).unwrap_or_default();
    form.interpreter_mode = last.map_or(Mode::InPerson, |last| last.mode).code().to_owned();
}

fn put_preset(form: &mut SessionForm, preset: Preset) {
    let without_interpreter = |form: &mut SessionForm| {
        form.present.retain(|who| who != Present::Interpreter.code());
        form.interpreter_needed = false;
    };
    match preset {
        Preset::HomeVisit => {
            form.place = Place::Home.code().to_owned();
            form.kind = SessionKind::Family.code().to_owned();
            for who in [Present::Youth, Present::Mother] {
                if !form.present.iter().any(|code| code == who.code()) {
                    form.present.push(who.code().to_owned());
                }
            }
        }
        Preset::PhoneCall => {
            form.place = Place::Phone.code().to_owned();
            form.kind = SessionKind::Single.code().to_owned();
            form.present = codes_of(&[Present::Youth]);
            form.travel_minutes.clear();
            without_interpreter(form);
            put_length(form, 15);
        }
        Preset::NotMet => {
            form.place = Place::Home.code().to_owned();
            form.attended = Attended::NoShowUnexcused.code().to_owned();
            form.topic_tags.clear();
            without_interpreter(form);
            put_length(form, 15);
        }
    }
}

/// The lower median: always a length that really happened.
fn median(minutes: impl Iterator<Item = u16>) -> Option<u16> {
    let mut sorted: Vec<u16> = minutes.collect();
    sorted.sort_unstable();
    sorted.get(sorted.len().saturating_sub(1) / 2).copied()
}

#[cfg(test)]
#[path = "defaults_tests.rs"]
mod tests;
