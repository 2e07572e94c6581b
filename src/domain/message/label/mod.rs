//! The words for codes: one exhaustive list per code enum, so that a new code without words does not compile.

pub mod consent;
pub mod course;
pub mod enrolment;
pub mod figure;
pub mod interpreter;
pub mod person;
pub mod record;
pub mod referral;
pub mod release;
pub mod rule;
pub mod session;

use super::Language;

/// A code that has words on the screen.
pub trait Label: Copy {
    /// The words in this language, as they stand alone (a choice, a table cell, a badge).
    fn label(self, language: Language) -> &'static str;
}

/// `labels! { Sex { Female = "Mädchen" | "girl"; … } }` implements [`Label`], exhaustively.
macro_rules! labels {
    ($name:ty { $($variant:ident = $german:literal | $english:literal;)+ }) => {
        impl $crate::domain::message::Label for $name {
            fn label(self, language: $crate::domain::message::Language) -> &'static str {
                let (german, english) = match self { $(Self::$variant => ($german, $english)),+ };
                match language {
                    $crate::domain::message::Language::De => german,
                    $crate::domain::message::Language::En => english,
                }
            }
        }
    };
}
pub(crate) use labels;

labels! { Language {
    De = "Deutsch" | "German";
    En = "Englisch" | "English";
} }
