//! The content of a session, comparable: the same id with the same content is the same record.

use chrono::NaiveDate;

use crate::domain::consent::ConsentId;
use crate::domain::form::session::OTHER;
use crate::domain::form::{CheckedSession, SessionForm};
use crate::domain::interpreter::{InterpreterId, Level, Mode};
use crate::domain::language_code::LanguageCode;
use crate::domain::session::defaults::LENGTHS;
use crate::domain::session::{Attended, LegalGround, Place as SessionPlace, Present, SessionId, SessionKind, TopicTag};
use crate::server::crypto::{DataKey, Place};
use crate::server::entity::{interpreter_job, session};
use crate::server::fault::Fault;

/// Everything somebody entered about a session.
#[derive(PartialEq, Eq)]
pub(super) struct Content {
    held_on: NaiveDate,
    times: [i32; 3],
    place: SessionPlace,
    kind: SessionKind,
    attended: Attended,
    present: Vec<Present>,
    topic_tags: Vec<TopicTag>,
    words: [String; 3],
    next_appointment_on: Option<NaiveDate>,
    interpreter_needed: bool,
    job: Option<JobContent>,
    anonymised_talk: bool,
    legal_ground: Option<LegalGround>,
    releases: Vec<ConsentId>,
}

#[derive(PartialEq, Eq)]
struct JobContent {
    interpreter: Option<InterpreterId>,
    language: LanguageCode,
    dialect: String,
    level: Level,
    mode: Mode,
    minutes: i32,
}

impl Content {
    /// As checked, with the interpreter's level resolved.
    pub fn of_form(form: &CheckedSession) -> Self {
        let words = |text: &Option<String>| text.clone().unwrap_or_default();
        Self {
            held_on: form.held_on,
            times: [form.start_minute.into(), form.minutes.into(), form.travel_minutes.into()],
            place: form.place,
            kind: form.kind,
            attended: form.attended,
            present: form.present.clone(),
            topic_tags: form.topic_tags.clone(),
            words: [words(&form.note), words(&form.next_step), words(&form.exception_reason)],
            next_appointment_on: form.next_appointment_on,
            interpreter_needed: form.interpreter_needed,
            job: form.interpreting.as_ref().map(|job| JobContent {
                interpreter: job.interpreter_id,
                language: job.language,
                dialect: words(&job.dialect),
                level: job.level,
                mode: job.mode,
                minutes: job.minutes.into(),
            }),
            anonymised_talk: form.anonymised_talk,
            legal_ground: form.legal_ground,
            releases: sorted(form.releases.iter().map(|(_, id)| *id)),
        }
    }

    /// As stored.
    pub fn of_rows(
        row: &session::Model,
        job: Option<&interpreter_job::Model>,
        releases: &[ConsentId],
        key: &DataKey,
    ) -> Result<Self, Fault> {
        Ok(Self {
            held_on: row.held_on,
            times: [row.start_minute, row.minutes, row.travel_minutes],
            place: row.place,
            kind: row.kind,
            attended: row.attended,
            present: row.present.to_vec(),
            topic_tags: row.topic_tags.to_vec(),
            words: open_words(row, key)?,
            next_appointment_on: row.next_appointment_on,
            interpreter_needed: row.interpreter_needed,
            job: job.map(|job| JobContent {
                interpreter: job.interpreter_id,
                language: job.language,
                dialect: job.dialect.clone().unwrap_or_default(),
                level: job.level,
                mode: job.mode,
                minutes: job.minutes,
            }),
            anonymised_talk: row.anonymised_talk,
            legal_ground: row.legal_ground,
            releases: sorted(releases.iter().copied()),
        })
    }
}

impl Content {
    /// The form as it would have to be filled in for this content.
    pub fn into_form(self, id: SessionId, today: NaiveDate) -> SessionForm {
        let [start, minutes, travel] = self.times;
        let [note, next_step, exception_reason] = self.words;
        let offered = self.held_on == today || self.held_on.succ_opt() == Some(today);
        let usual = u16::try_from(minutes).is_ok_and(|minutes| LENGTHS.contains(&minutes));
        let text = |code: &'static str| code.to_owned();
        let mut form = SessionForm {
            client_id: id.to_string(),
            day: if offered { self.held_on.to_string() } else { text(OTHER) },
            held_on: if offered { String::new() } else { self.held_on.to_string() },
            start_time: format!("{:02}:{:02}", start / 60, start % 60),
            minutes: if usual { minutes.to_string() } else { text(OTHER) },
            minutes_other: if usual { String::new() } else { minutes.to_string() },
            travel_minutes: if travel == 0 { String::new() } else { travel.to_string() },
            place: text(self.place.code()),
            kind: text(self.kind.code()),
            attended: text(self.attended.code()),
            present: self.present.iter().map(|code| text(code.code())).collect(),
            topic_tags: self.topic_tags.iter().map(|code| text(code.code())).collect(),
            note,
            next_step,
            next_appointment_on: self.next_appointment_on.map(|day| day.to_string()).unwrap_or_default(),
            interpreter_needed: self.interpreter_needed,
            anonymised_talk: self.anonymised_talk,
            legal_ground: self.legal_ground.map(|code| text(code.code())).unwrap_or_default(),
            exception_reason,
            ..SessionForm::default()
        };
        if let Some(job) = self.job {
            form.interpreter_id = job.interpreter.map(|id| id.to_string()).unwrap_or_default();
            form.interpreter_language = text(job.language.code());
            form.interpreter_dialect = job.dialect;
            form.interpreter_level = text(job.level.code());
            form.interpreter_mode = text(job.mode.code());
            form.interpreter_minutes = job.minutes.to_string();
            // What was confirmed when it was saved.
            form.interpreter_confidential = job.interpreter.is_none();
            form.child_confirmed = job.level == Level::Child;
        }
        form
    }
}

fn sorted(ids: impl Iterator<Item = ConsentId>) -> Vec<ConsentId> {
    let mut ids: Vec<ConsentId> = ids.collect();
    ids.sort_unstable();
    ids
}

/// Note, next step and reason of an exception; empty where there is none.
pub(super) fn open_words(row: &session::Model, key: &DataKey) -> Result<[String; 3], Fault> {
    let at = |column| Place::new("session", column, row.id.uuid());
    Ok([
        key.open_optional(at("note_ct"), row.note_ct.as_deref())?,
        key.open_optional(at("next_step_ct"), row.next_step_ct.as_deref())?,
        key.open_optional(at("exception_reason_ct"), row.exception_reason_ct.as_deref())?,
    ])
}
