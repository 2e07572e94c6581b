//! The search form: by case code or by name. It is posted, never put into a URL.

use super::check::Check;
use super::{NAME_MAX, form, silent};
use crate::domain::case_code::CaseCode;
use crate::domain::error::FieldErrors;

form! {
    /// What somebody looks for.
    pub struct SearchForm {
        /// A case code or the beginning of names.
        pub words: String,
    }
}

/// What to look for.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedSearch {
    /// The words, trimmed.
    pub words: String,
    /// The case code, when the words are one (a name may look like one too: look for both).
    pub case_code: Option<CaseCode>,
}

impl SearchForm {
    /// Checks the words: 1 to 80 characters.
    ///
    /// # Errors
    /// `required`, `too_long`, `bad_character` on `words`.
    pub fn check(&self) -> Result<CheckedSearch, FieldErrors> {
        let mut check = Check::new();
        let words = check.line("words", &self.words, NAME_MAX);
        check.finish(words.map(|words| {
            let case_code = CaseCode::parse(&words).ok();
            CheckedSearch { words, case_code }
        }))
    }
}

silent!(CheckedSearch);
