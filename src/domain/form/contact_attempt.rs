//! The contact attempt form: a line in the history of trying to reach the family. It needs no consent (BR-01).

use chrono::NaiveDate;

use super::check::Check;
use super::{form, silent};
use crate::domain::contact_attempt::{AttemptResult, Channel, ContactAttemptId, NOTE_MAX};
use crate::domain::error::FieldErrors;

form! {
    /// A contact attempt.
    pub struct ContactAttemptForm {
        /// Made by the page: the id of the attempt.
        pub client_id: String,
        /// The version the page was opened with; empty for a new attempt.
        pub version: String,
        /// Day.
        pub held_on: String,
        /// Time of day; may be empty.
        pub start_time: String,
        /// Code of [`Channel`].
        pub channel: String,
        /// Code of [`AttemptResult`].
        pub result: String,
        /// Short factual note.
        pub note: String,
    }
}

/// A contact attempt, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedContactAttempt {
    /// The id of the attempt.
    pub id: ContactAttemptId,
    /// The version, for a change.
    pub version: Option<i32>,
    /// Day.
    pub held_on: NaiveDate,
    /// Minutes since midnight.
    pub start_minute: Option<u16>,
    /// Channel.
    pub channel: Channel,
    /// Result.
    pub result: AttemptResult,
    /// Note.
    pub note: Option<String>,
}

impl ContactAttemptForm {
    /// Checks the attempt; it lies between the referral and today.
    ///
    /// # Errors
    /// All field errors.
    pub fn check(&self, today: NaiveDate, referred_on: NaiveDate) -> Result<CheckedContactAttempt, FieldErrors> {
        let mut check = Check::new();
        let id = check.client_id(&self.client_id);
        let version = check.version(&self.version);
        let held_on = check.past_date("held_on", &self.held_on, today);
        check.ordered("held_on", Some(referred_on), held_on);
        let start_minute = check.minute_of_day_or_none("start_time", &self.start_time);
        let channel = check.code("channel", &self.channel);
        let result = check.code("result", &self.result);
        let note = check.lines_or_none("note", &self.note, NOTE_MAX);
        let checked = || {
            Some(CheckedContactAttempt {
                id: ContactAttemptId::from_uuid(id?),
                version,
                held_on: held_on?,
                start_minute,
                channel: channel?,
                result: result?,
                note,
            })
        };
        let checked = checked();
        check.finish(checked)
    }
}

silent!(CheckedContactAttempt);
