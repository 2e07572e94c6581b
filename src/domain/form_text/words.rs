//! The first proposals, read from one plain file per edition: `[key]`, then its lines.

use super::{Edition, FramePart, SheetLabel};
use crate::domain::language_code::LanguageCode;
use crate::domain::purpose::Purpose;

/// All words of one edition.
#[derive(Clone, Copy, Debug)]
pub struct Words(&'static str);

impl Words {
    pub(super) const fn of(edition: Edition) -> Self {
        Self(match (edition.language, edition.plain) {
            (LanguageCode::German, true) => include_str!("words/deu-plain.txt"),
            (LanguageCode::English, _) => include_str!("words/eng.txt"),
            (LanguageCode::Arabic, _) => include_str!("words/ara.txt"),
            (LanguageCode::Turkish, _) => include_str!("words/tur.txt"),
            (LanguageCode::Kurmanji, _) => include_str!("words/kmr.txt"),
            (LanguageCode::Sorani, _) => include_str!("words/ckb.txt"),
            (LanguageCode::Romanian, _) => include_str!("words/ron.txt"),
            (LanguageCode::Bulgarian, _) => include_str!("words/bul.txt"),
            (LanguageCode::Ukrainian, _) => include_str!("words/ukr.txt"),
            (LanguageCode::Russian, _) => include_str!("words/rus.txt"),
            (LanguageCode::Albanian, _) => include_str!("words/sqi.txt"),
            (LanguageCode::Farsi, _) => include_str!("words/pes.txt"),
            _ => include_str!("words/deu.txt"),
        })
    }

    /// The lines below `[key]`; empty for a key the file does not have (tested: every file has all).
    fn lines(self, key: &str) -> impl Iterator<Item = &'static str> {
        let mut inside = self.0.lines().skip_while(move |line| line.strip_prefix('[') != Some(&format!("{key}]")));
        inside.next();
        inside.take_while(|line| !line.starts_with('[')).filter(|line| !line.is_empty())
    }

    fn line(self, key: &str) -> &'static str {
        self.lines(key).next().unwrap_or_default()
    }

    /// One part of the common frame.
    #[must_use]
    pub fn frame(self, part: FramePart) -> &'static str {
        self.line(&format!("frame.{part}"))
    }

    /// A word of receipts and overviews.
    #[must_use]
    pub fn label(self, label: SheetLabel) -> &'static str {
        self.line(&format!("label.{label}"))
    }

    /// Heading and text of a purpose.
    #[must_use]
    pub fn purpose(self, purpose: Purpose) -> (&'static str, &'static str) {
        let mut lines = self.lines(purpose.code());
        (lines.next().unwrap_or_default(), lines.next().unwrap_or_default())
    }
}
