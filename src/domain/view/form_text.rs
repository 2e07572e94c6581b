//! The wording of consents as its administration shows it. No family is in here.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::consent::FormText;
use super::task::DraftMark;
use crate::domain::code::codes;
use crate::domain::error::FieldErrors;
use crate::domain::form::{FormTextForm, RecordingForm};
use crate::domain::purpose::Purpose;

/// One edition in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionLine {
    /// Its code.
    pub code: String,
    /// Purposes with a wording that may be signed today.
    pub signable: u32,
    /// Purposes with a draft that waits for approval.
    pub waiting: u32,
    /// Purposes whose wording translates a German one that has been overtaken.
    pub outdated: u32,
}

/// All editions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextCatalogue {
    /// In the order of the screen.
    pub editions: Vec<EditionLine>,
}

/// One purpose in an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurposeTexts {
    /// The purpose.
    pub purpose: Purpose,
    /// The wording that may be signed today.
    pub current: Option<TextVersion>,
    /// The draft that waits.
    pub draft: Option<TextVersion>,
    /// Whether the wording has been overtaken by a German one that asks for more.
    pub outdated: bool,
    /// Older wordings, newest first.
    pub older: Vec<TextVersion>,
}

/// A wording with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextVersion {
    /// The wording.
    pub text: FormText,
    /// Who wrote or translated it; may be empty.
    pub translator: String,
    /// The program's own first proposal.
    pub by_program: bool,
    /// It asks for more than the one before.
    pub asks_again: bool,
    /// First day of use.
    pub valid_from: NaiveDate,
    /// Day of the approval.
    pub approved_on: Option<NaiveDate>,
    /// Who approved.
    pub approved_by: String,
    /// The German wording it stands for.
    pub german_version_no: i32,
}

/// An edition with all its purposes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionView {
    /// Its code.
    pub code: String,
    /// The common frame of the newest wording, placeholders as they are.
    pub frame: Vec<String>,
    /// All purposes.
    pub purposes: Vec<PurposeTexts>,
    /// Whether this person may propose.
    pub may_propose: bool,
    /// First proposals this person may approve together.
    pub may_approve_first: u32,
}

codes! {
    /// What became of a stretch of text.
    pub enum Change {
        /// As before.
        Same = "same",
        /// New.
        Added = "added",
        /// No longer there.
        Removed = "removed",
    }
}

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// What became of it.
    pub change: Change,
    /// The words.
    pub text: String,
}

/// A draft before somebody approves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextReview {
    /// Code of its edition.
    pub code: String,
    /// What for.
    pub purpose: Purpose,
    /// The draft.
    pub draft: TextVersion,
    /// The German wording it translates; none for German itself.
    pub german: Option<FormText>,
    /// Heading and text against the wording before.
    pub body: Vec<Stretch>,
    /// The frame against the one before.
    pub frame: Vec<Stretch>,
    /// Consents that will need review from its first day.
    pub consents: u64,
    /// Whether the viewer proposed it: then somebody else approves.
    pub own: bool,
    /// Whether this person may approve or discard it.
    pub may_approve: bool,
    /// Its version, for the deed.
    pub version: i32,
    /// What was said about a recording that was not taken.
    pub recording: RecordingForm,
}

/// The form of a new wording.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextFormView {
    /// Code of the edition.
    pub code: String,
    /// What for.
    pub purpose: Purpose,
    /// The German wording to translate; none for German itself.
    pub german: Option<FormText>,
    /// What is entered so far.
    pub form: FormTextForm,
    /// Its errors, when it has been sent.
    pub errors: FieldErrors,
    /// When the draft was kept that filled the form.
    pub draft: Option<DraftMark>,
}
