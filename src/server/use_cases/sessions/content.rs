//! The content of a session, comparable: the same id with the same content is the same record.

use chrono::NaiveDate;

use crate::domain::form::CheckedSession;
use crate::domain::interpreter::{InterpreterId, Level, Mode};
use crate::domain::language_code::LanguageCode;
use crate::domain::session::{Attended, LegalGround, Place as SessionPlace, Present, SessionKind, TopicTag};
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
        }
    }

    /// As stored.
    pub fn of_rows(row: &session::Model, job: Option<&interpreter_job::Model>, key: &DataKey) -> Result<Self, Fault> {
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
        })
    }
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
