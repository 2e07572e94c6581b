//! The wording families agree to: twelve purposes and a common frame, in thirteen editions (`docs/domain.md` 7.4).
//!
//! The texts here are the first proposal of every edition, each at most 80 words per purpose in easy language. They are
//! drafts: only what somebody approved may carry a signature, and what was signed is kept in the database, word for word.

pub mod recording;
mod words;

use super::code::codes;
use super::language_code::LanguageCode;
use super::purpose::Purpose;

pub use words::Words;

/// Most words of one purpose's text.
pub const WORDS_MAX: usize = 80;
/// Longest title, in characters.
pub const TITLE_MAX: usize = 120;
/// Longest text of a purpose, in characters.
pub const BODY_MAX: usize = 1200;
/// Longest common frame, in characters.
pub const FRAME_MAX: usize = 3000;

codes! {
    /// Whether a wording may be signed.
    pub enum TextState {
        /// Proposed, also by a machine: shown as a draft, never signed.
        Draft = "draft",
        /// Approved by a second person.
        Approved = "approved",
    }
}

codes! {
    /// Who put the wording into its language.
    pub enum TextOrigin {
        /// Translated by a program.
        Machine = "machine",
        /// Written or translated by a person who is named.
        Person = "person",
    }
}

codes! {
    /// One part of the common frame, in the order of the sheet.
    pub enum FramePart {
        /// Heading.
        Title = "title",
        /// Voluntary, no disadvantage.
        Voluntary = "voluntary",
        /// Police, school and Ausländerbehörde get nothing that was not agreed to.
        Others = "others",
        /// Danger to a child (§ 8a SGB VIII), orders of a court or prosecutor.
        Exceptions = "exceptions",
        /// A named contact with phone: `{contact}` and `{phone}`.
        Contact = "contact",
        /// Whom "your child" means when a young person signs.
        Youth = "youth",
        /// How to stop.
        Stop = "stop",
    }
}

codes! {
    /// The words of receipts and of the overview, in the family's language.
    pub enum SheetLabel {
        /// Heading of the receipt.
        Receipt = "receipt",
        /// Heading of the receipt of a withdrawal.
        WithdrawalReceipt = "withdrawal_receipt",
        /// Heading of the overview.
        Overview = "overview",
        /// Agreed.
        Agreed = "agreed",
        /// Not agreed.
        NotAgreed = "not_agreed",
        /// Withdrawn.
        Withdrawn = "withdrawn",
        /// Before a name.
        SignedBy = "signed_by",
        /// Before a date.
        SignedOn = "signed_on",
        /// Before a date.
        ValidUntil = "valid_until",
        /// Without a last day.
        UntilWithdrawn = "until_withdrawn",
        /// Before the interpreter.
        InterpretedBy = "interpreted_by",
        /// Before the name under the interpreter's note.
        FullyInterpreted = "fully_interpreted",
        /// Behind a signature that is not on paper.
        OnDevice = "on_device",
        /// Before the language and fingerprint of a recording.
        Recording = "recording",
        /// Before the institution of a release from secrecy.
        Recipient = "recipient",
        /// Before the version number.
        Version = "version",
        /// What the verification address is for.
        Check = "check",
        /// The German text counts.
        Binding = "binding",
        /// Heading before how to stop.
        HowToStop = "how_to_stop",
    }
}

/// A language of the texts, and whether it is the plain one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edition {
    /// The language.
    pub language: LanguageCode,
    /// In plain German (Einfache Sprache).
    pub plain: bool,
}

const fn edition(language: LanguageCode) -> Edition {
    Edition { language, plain: false }
}

/// The binding edition.
pub const GERMAN: Edition = edition(LanguageCode::German);
/// The binding content in plain words.
pub const PLAIN_GERMAN: Edition = Edition { language: LanguageCode::German, plain: true };

/// All editions in the order of the screen.
pub const EDITIONS: [Edition; 13] = [
    GERMAN,
    PLAIN_GERMAN,
    edition(LanguageCode::English),
    edition(LanguageCode::Arabic),
    edition(LanguageCode::Turkish),
    edition(LanguageCode::Kurmanji),
    edition(LanguageCode::Sorani),
    edition(LanguageCode::Romanian),
    edition(LanguageCode::Bulgarian),
    edition(LanguageCode::Ukrainian),
    edition(LanguageCode::Russian),
    edition(LanguageCode::Albanian),
    edition(LanguageCode::Farsi),
];

impl Edition {
    /// Its stable code, for addresses: `deu`, `deu-plain`, `ara`.
    #[must_use]
    pub fn code(self) -> String {
        if self.plain { format!("{}-plain", self.language) } else { self.language.to_string() }
    }

    /// The edition with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        EDITIONS.into_iter().find(|edition| edition.code() == code)
    }

    /// The edition of a language, the ordinary one.
    #[must_use]
    pub fn of(language: LanguageCode) -> Option<Self> {
        EDITIONS.into_iter().find(|edition| edition.language == language && !edition.plain)
    }

    /// The name in itself, as the family reads it.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match (self.language, self.plain) {
            (LanguageCode::German, true) => "Einfache Sprache",
            (LanguageCode::German, false) => "Deutsch",
            (LanguageCode::English, _) => "English",
            (LanguageCode::Arabic, _) => "العربية",
            (LanguageCode::Turkish, _) => "Türkçe",
            (LanguageCode::Kurmanji, _) => "Kurmancî",
            (LanguageCode::Sorani, _) => "کوردیی سۆرانی",
            (LanguageCode::Romanian, _) => "Română",
            (LanguageCode::Bulgarian, _) => "Български",
            (LanguageCode::Ukrainian, _) => "Українська",
            (LanguageCode::Russian, _) => "Русский",
            (LanguageCode::Albanian, _) => "Shqip",
            (LanguageCode::Farsi, _) => "فارسی",
            _ => "",
        }
    }

    /// Who put the first proposal into words: the team wrote German, plain German and English.
    #[must_use]
    pub const fn first_origin(self) -> TextOrigin {
        match self.language {
            LanguageCode::German | LanguageCode::English => TextOrigin::Person,
            _ => TextOrigin::Machine,
        }
    }

    /// Its first proposal.
    #[must_use]
    pub const fn words(self) -> Words {
        Words::of(self)
    }
}

/// The frame as it is kept with a version: one line per part.
#[must_use]
pub fn frame_of(edition: Edition) -> String {
    let words = edition.words();
    FramePart::ALL.iter().map(|part| words.frame(*part)).collect::<Vec<_>>().join("\n")
}

/// A frame's lines with the contact filled in; the first is the heading.
#[must_use]
pub fn filled_frame(frame: &str, contact: &str, phone: &str) -> Vec<String> {
    frame.lines().map(|line| line.replace("{contact}", contact).replace("{phone}", phone)).collect()
}

/// A line cut into stretches, each with whether it runs from the left whatever surrounds it: a law, a phone number, a word in
/// Latin letters. Inside an Arabic or Farsi sentence each needs its own direction, or § and digits change sides.
#[must_use]
pub fn ltr_runs(line: &str) -> Vec<(String, bool)> {
    let latin = |word: &str| {
        word.chars().any(|letter| letter.is_ascii_alphanumeric() || letter == '§')
            && !word.chars().any(|letter| letter.is_alphabetic() && ('\u{590}'..='\u{8ff}').contains(&letter))
    };
    if !line.chars().any(|letter| ('\u{590}'..='\u{8ff}').contains(&letter)) {
        return vec![(line.to_owned(), false)];
    }
    let mut runs: Vec<(String, bool)> = Vec::new();
    for word in line.split_inclusive(' ') {
        let own = latin(word.trim_end());
        match runs.last_mut() {
            Some((run, last)) if *last == own => run.push_str(word),
            _ => runs.push((word.to_owned(), own)),
        }
    }
    // A space at the border, and punctuation around, belong to the sentence.
    let mut parts = Vec::new();
    for (run, own) in runs {
        if !own {
            parts.push((run, false));
            continue;
        }
        let outer = |letter: char| letter.is_whitespace() || "()،؛.,:;".contains(letter);
        let core = run.trim_matches(outer);
        let at = run.find(core).unwrap_or_default();
        let (before, after) = (&run[..at], &run[at + core.len()..]);
        for (part, own) in [(before, false), (core, true), (after, false)] {
            if !part.is_empty() {
                parts.push((part.to_owned(), own));
            }
        }
    }
    parts
}

/// Words of a text, as everybody counts them.
#[must_use]
pub fn count_words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// What the fingerprint of a wording is made of: purpose, edition, heading, text and frame, none of which can run into the next.
#[must_use]
pub fn fingerprint_source(purpose: Purpose, edition: Edition, title: &str, body: &str, frame: &str) -> String {
    format!("{purpose}\n{}\n{title}\n\n{body}\n\n{frame}\n", edition.code())
}

#[cfg(test)]
mod tests;
