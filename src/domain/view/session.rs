//! Sessions (Kontakte) as pages show them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::case::SessionLine;
use crate::domain::case_code::CaseCode;
use crate::domain::consent::withheld::Withheld;
use crate::domain::error::FieldErrors;
use crate::domain::form::SessionForm;
use crate::domain::interpreter::{JobStatus, Level, Mode};
use crate::domain::language_code::LanguageCode;
use crate::domain::purpose::Purpose;
use crate::domain::session::defaults::Preset;
use crate::domain::session::late::Late;
use crate::domain::session::{Attended, LegalGround, Place, Present, SessionKind, TopicTag};

/// What stands in the address of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SessionFormQuery {
    /// `last` or the id of a session to copy; empty for the usual defaults.
    pub like: String,
    /// Code of [`Preset`].
    pub preset: String,
    /// Fill from the draft, whatever its age.
    pub draft: bool,
    /// Show what is wrong with the draft.
    pub errors: bool,
    /// The id of the record this form makes, from its address; empty when none was given.
    pub id: String,
}

/// A day and a minute of that day, Europe/Berlin.
pub type Moment = (NaiveDate, i32);

/// Where the form's content comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Filling {
    /// The first session of this case.
    First,
    /// The usual defaults; the newest session was on this day.
    Usual(NaiveDate),
    /// A copy of the session of this day.
    Like(NaiveDate),
    /// A ready-made form.
    Preset(Preset),
    /// The draft saved then.
    Draft(Moment),
    /// What this very form saved then.
    Saved(Moment),
}

/// An interpreter of the site's pool.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoolEntry {
    /// Id.
    pub id: String,
    /// Code name.
    pub code_name: String,
    /// Level by the register.
    pub level: Level,
    /// Languages.
    pub languages: Vec<LanguageCode>,
    /// Speaks the family's language.
    pub fits: bool,
    /// The confidentiality declaration holds today (BR-03).
    pub confidential: bool,
}

/// A release from secrecy a talk can go by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseChoice {
    /// What for.
    pub purpose: Purpose,
    /// Id of the consent.
    pub id: String,
    /// The institution it names; empty when it names none.
    pub institution: String,
    /// Day on which it ended, for a talk held before; none while it holds.
    pub over_since: Option<NaiveDate>,
}

/// The page of a new session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionFormView {
    /// Case code.
    pub code: CaseCode,
    /// Initials (BR-22: no name on a form that is filled in on the way).
    pub initials: String,
    /// The filled form.
    pub form: SessionForm,
    /// What is wrong with it.
    pub errors: FieldErrors,
    /// Where its content comes from.
    pub filling: Filling,
    /// A draft that was not used, saved then.
    pub waiting_draft: Option<Moment>,
    /// Today (Berlin).
    pub today: NaiveDate,
    /// The consent to take part was withdrawn: nothing new is written down.
    pub stopped: bool,
    /// No consent to take part today: first talks only (BR-01).
    pub early: bool,
    /// Nor a consent to the hand-over of the contact.
    pub no_contact_consent: bool,
    /// Purposes of institutions that are not open today (BR-02).
    pub closed: Vec<Purpose>,
    /// The consent to talks with an interpreter is not open today (BR-03).
    pub interpreter_closed: bool,
    /// Releases from secrecy in both directions (BR-02).
    pub releases: Vec<ReleaseChoice>,
    /// Interpreters of the site, fitting ones first.
    pub pool: Vec<PoolEntry>,
}

/// The interpreting of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interpreting {
    /// Code name; empty for somebody outside the register.
    pub who: String,
    /// Language.
    pub language: LanguageCode,
    /// Dialect; empty when not given.
    pub dialect: String,
    /// Level.
    pub level: Level,
    /// Mode.
    pub mode: Mode,
    /// Minutes.
    pub minutes: i32,
    /// Same person as the time before; none when there was none.
    pub same_as_last: Option<bool>,
}

/// The words of a session, for those who may read them (BR-12).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionWords {
    /// Note; empty when there is none.
    pub note: String,
    /// Next step; empty when there is none.
    pub next_step: String,
    /// Reason of an exception; empty when there is none.
    pub exception_reason: String,
}

crate::domain::form::silent!(SessionWords);

/// One session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    /// Case code.
    pub code: CaseCode,
    /// Initials.
    pub initials: String,
    /// Id.
    pub id: String,
    /// Day.
    pub held_on: NaiveDate,
    /// Minute of the day it began.
    pub start_minute: i32,
    /// Length in minutes.
    pub minutes: i32,
    /// Way in minutes.
    pub travel_minutes: i32,
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
    /// The words; none for people who may not read them.
    pub words: Option<SessionWords>,
    /// Next appointment.
    pub next_appointment_on: Option<NaiveDate>,
    /// An interpreter was needed.
    pub interpreter_needed: bool,
    /// The interpreting.
    pub interpreting: Option<Interpreting>,
    /// BR-02.
    pub anonymised_talk: bool,
    /// BR-02.
    pub legal_ground: Option<LegalGround>,
    /// The institutions that were talked with, by the release from secrecy the talk went by (BR-02).
    pub institutions: Vec<(Purpose, String)>,
    /// Who wrote it.
    pub author: String,
    /// When it was written down.
    pub documented: Moment,
    /// Whether that was late (BR-11).
    pub late: Option<Late>,
    /// Whether the reader may write sessions for this case.
    pub may_record: bool,
    /// What is left out for want of a consent.
    pub withheld: Withheld,
}

/// All sessions of a case, page by page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionList {
    /// Case code.
    pub code: CaseCode,
    /// Initials.
    pub initials: String,
    /// The lines, newest first.
    pub lines: Vec<SessionLine>,
    /// Key of the next page.
    pub next: Option<String>,
    /// Sessions are locked because the consent to take part was withdrawn.
    pub locked: bool,
    /// What is left out for want of a consent.
    pub withheld: Withheld,
}

/// One of an interpreter's own jobs: nothing about the young person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobLine {
    /// Day and minute it began.
    pub at: Moment,
    /// Kind of place; none when it is withheld.
    pub place: Option<Place>,
    /// Language.
    pub language: LanguageCode,
    /// Dialect; empty when not given.
    pub dialect: String,
    /// Mode.
    pub mode: Mode,
    /// Minutes.
    pub minutes: i32,
    /// State.
    pub status: JobStatus,
    /// Name of the social worker.
    pub contact: String,
    /// E-mail address of the social worker; empty when there is none.
    pub contact_email: String,
    /// What is left out for want of a consent.
    pub withheld: Withheld,
}

/// An interpreter's own jobs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobList {
    /// The jobs, newest first.
    pub jobs: Vec<JobLine>,
    /// Key of the next page.
    pub next: Option<String>,
}
