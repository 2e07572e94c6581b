//! A wording of consents as somebody proposes it.

use chrono::NaiveDate;

use super::check::Check;
use super::{NAME_MAX, form, silent};
use crate::domain::consent::FormVersionId;
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::form_text::{BODY_MAX, FRAME_MAX, FramePart, TITLE_MAX, TextOrigin, WORDS_MAX, count_words};
use crate::domain::language_code::LanguageCode;

form! {
    /// A new wording of one purpose in one edition.
    pub struct FormTextForm {
        /// Made by the page.
        pub client_id: String,
        /// Heading.
        pub title: String,
        /// Text, at most 80 words.
        pub body: String,
        /// The common frame, one line per part.
        pub frame: String,
        /// Code of [`TextOrigin`].
        pub origin: String,
        /// Who wrote or translated it.
        pub translator: String,
        /// It asks for more than the wording before.
        pub asks_again: bool,
        /// First day of use.
        pub valid_from: String,
    }
}

/// A wording, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedFormText {
    /// Its id.
    pub id: FormVersionId,
    /// Heading.
    pub title: String,
    /// Text.
    pub body: String,
    /// Frame, one line per part.
    pub frame: String,
    /// Who put it into words.
    pub origin: TextOrigin,
    /// By name; empty for a machine.
    pub translator: String,
    /// Whether older consents need review.
    pub asks_again: bool,
    /// First day of use.
    pub valid_from: NaiveDate,
}

impl FormTextForm {
    /// Checks the wording. It counts from today at the earliest: what was signed before was signed on another wording.
    ///
    /// # Errors
    /// All field errors.
    pub fn check(&self, today: NaiveDate) -> Result<CheckedFormText, FieldErrors> {
        let mut check = Check::new();
        let id = check.client_id(&self.client_id);
        let title = check.line("title", &self.title, TITLE_MAX);
        let body = check.lines("body", &self.body, BODY_MAX);
        let long = body.as_ref().is_some_and(|body| count_words(body) > WORDS_MAX);
        check.error_if(long, "body", ErrorCode::TooManyWords);
        let frame = check.lines("frame", &self.frame, FRAME_MAX);
        let whole = |frame: &String| {
            let parts = frame.lines().filter(|line| !line.trim().is_empty()).count();
            parts == FramePart::ALL.len() && frame.contains("{contact}") && frame.contains("{phone}")
        };
        check.error_if(frame.as_ref().is_some_and(|frame| !whole(frame)), "frame", ErrorCode::FrameIncomplete);
        let origin = check.code("origin", &self.origin);
        let named = origin == Some(TextOrigin::Person);
        let translator = if named {
            check.line("translator", &self.translator, NAME_MAX)
        } else {
            Some(check.line_or_none("translator", &self.translator, NAME_MAX).unwrap_or_default())
        };
        let valid_from = check.date("valid_from", &self.valid_from);
        check.error_if(valid_from.is_some_and(|day| day < today), "valid_from", ErrorCode::InThePast);
        let checked = || {
            let frame = frame?.lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n");
            Some(CheckedFormText {
                id: FormVersionId::from_uuid(id?),
                title: title?,
                body: body?,
                frame,
                origin: origin?,
                translator: translator?,
                asks_again: self.asks_again,
                valid_from: valid_from?,
            })
        };
        let checked = checked();
        check.finish(checked)
    }
}

silent!(CheckedFormText);

form! {
    /// A recording of a wording, beside its file.
    pub struct RecordingForm {
        /// Code of [`LanguageCode`]: the language that is spoken.
        pub language: String,
        /// Its dialect.
        pub dialect: String,
        /// Who speaks.
        pub speaker: String,
    }
}

/// A recording, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedRecording {
    /// The language that is spoken.
    pub language: LanguageCode,
    /// Its dialect.
    pub dialect: Option<String>,
    /// Who speaks.
    pub speaker: String,
}

impl RecordingForm {
    /// Checks what is said about the file.
    ///
    /// # Errors
    /// All field errors.
    pub fn check(&self) -> Result<CheckedRecording, FieldErrors> {
        let mut check = Check::new();
        let language = check.code("language", &self.language);
        let dialect = check.line_or_none("dialect", &self.dialect, NAME_MAX);
        let speaker = check.line("speaker", &self.speaker, NAME_MAX);
        let checked = || Some(CheckedRecording { language: language?, dialect, speaker: speaker? });
        let checked = checked();
        check.finish(checked)
    }
}

silent!(CheckedRecording);
