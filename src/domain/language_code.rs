//! Languages people speak, by ISO 639-3 code, with the groups used in figures and exports (`docs/domain.md` 5.3).
//!
//! Not to be confused with the two languages of the screen (`message::Language`). The dialect is a short free text beside the code.

use super::code::codes;

/// Longest dialect text, in characters.
pub const DIALECT_MAX: usize = 40;

codes! {
    /// A language, stored by its ISO 639-3 code.
    pub enum LanguageCode {
        /// German.
        German = "deu",
        /// Arabic.
        Arabic = "ara",
        /// Turkish.
        Turkish = "tur",
        /// Kurdish (Kurmanji).
        Kurmanji = "kmr",
        /// Kurdish (Sorani).
        Sorani = "ckb",
        /// Romanian.
        Romanian = "ron",
        /// Bulgarian.
        Bulgarian = "bul",
        /// Romani.
        Romani = "rom",
        /// Albanian.
        Albanian = "sqi",
        /// Dari.
        Dari = "prs",
        /// Farsi.
        Farsi = "pes",
        /// Pashto.
        Pashto = "pus",
        /// Ukrainian.
        Ukrainian = "ukr",
        /// Russian.
        Russian = "rus",
        /// Polish.
        Polish = "pol",
        /// Serbian.
        Serbian = "srp",
        /// Bosnian.
        Bosnian = "bos",
        /// Croatian.
        Croatian = "hrv",
        /// Macedonian.
        Macedonian = "mkd",
        /// Tigrinya.
        Tigrinya = "tir",
        /// Somali.
        Somali = "som",
        /// Urdu.
        Urdu = "urd",
        /// Tarifit (Berber).
        Tarifit = "rif",
        /// French.
        French = "fra",
        /// English.
        English = "eng",
        /// Spanish.
        Spanish = "spa",
        /// Portuguese.
        Portuguese = "por",
        /// Italian.
        Italian = "ita",
        /// Greek.
        Greek = "ell",
        /// A language that is not in this list.
        Other = "mis",
    }
}

codes! {
    /// Group of languages: the finest level in figures and exports.
    pub enum LanguageGroup {
        /// German.
        German = "german",
        /// Arabic.
        Arabic = "arabic",
        /// Turkish.
        Turkish = "turkish",
        /// Kurdish.
        Kurdish = "kurdish",
        /// South-East European.
        SouthEastEuropean = "south_east_european",
        /// Persian and Pashto.
        PersianPashto = "persian_pashto",
        /// All others.
        Other = "other",
    }
}

impl LanguageCode {
    /// The name in German.
    #[must_use]
    pub const fn german(self) -> &'static str {
        self.names().0
    }

    /// The name in English.
    #[must_use]
    pub const fn english(self) -> &'static str {
        self.names().1
    }

    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::German => ("Deutsch", "German"),
            Self::Arabic => ("Arabisch", "Arabic"),
            Self::Turkish => ("Türkisch", "Turkish"),
            Self::Kurmanji => ("Kurdisch (Kurmandschi)", "Kurdish (Kurmanji)"),
            Self::Sorani => ("Kurdisch (Sorani)", "Kurdish (Sorani)"),
            Self::Romanian => ("Rumänisch", "Romanian"),
            Self::Bulgarian => ("Bulgarisch", "Bulgarian"),
            Self::Romani => ("Romanes", "Romani"),
            Self::Albanian => ("Albanisch", "Albanian"),
            Self::Dari => ("Dari", "Dari"),
            Self::Farsi => ("Farsi", "Farsi"),
            Self::Pashto => ("Paschtu", "Pashto"),
            Self::Ukrainian => ("Ukrainisch", "Ukrainian"),
            Self::Russian => ("Russisch", "Russian"),
            Self::Polish => ("Polnisch", "Polish"),
            Self::Serbian => ("Serbisch", "Serbian"),
            Self::Bosnian => ("Bosnisch", "Bosnian"),
            Self::Croatian => ("Kroatisch", "Croatian"),
            Self::Macedonian => ("Mazedonisch", "Macedonian"),
            Self::Tigrinya => ("Tigrinisch", "Tigrinya"),
            Self::Somali => ("Somalisch", "Somali"),
            Self::Urdu => ("Urdu", "Urdu"),
            Self::Tarifit => ("Tarifit (Berberisch)", "Tarifit (Berber)"),
            Self::French => ("Französisch", "French"),
            Self::English => ("Englisch", "English"),
            Self::Spanish => ("Spanisch", "Spanish"),
            Self::Portuguese => ("Portugiesisch", "Portuguese"),
            Self::Italian => ("Italienisch", "Italian"),
            Self::Greek => ("Griechisch", "Greek"),
            Self::Other => ("andere Sprache", "other language"),
        }
    }

    /// The two-letter code for `lang` attributes, where there is one.
    #[must_use]
    pub const fn two_letters(self) -> Option<&'static str> {
        Some(match self {
            Self::German => "de",
            Self::Arabic => "ar",
            Self::Turkish => "tr",
            Self::Romanian => "ro",
            Self::Bulgarian => "bg",
            Self::Albanian => "sq",
            Self::Farsi => "fa",
            Self::Pashto => "ps",
            Self::Ukrainian => "uk",
            Self::Russian => "ru",
            Self::Polish => "pl",
            Self::Serbian => "sr",
            Self::Bosnian => "bs",
            Self::Croatian => "hr",
            Self::Macedonian => "mk",
            Self::Tigrinya => "ti",
            Self::Somali => "so",
            Self::Urdu => "ur",
            Self::French => "fr",
            Self::English => "en",
            Self::Spanish => "es",
            Self::Portuguese => "pt",
            Self::Italian => "it",
            Self::Greek => "el",
            Self::Kurmanji | Self::Sorani => "ku",
            Self::Dari | Self::Romani | Self::Tarifit | Self::Other => return None,
        })
    }

    /// What a `lang` attribute says: two letters where a reading voice knows them, else the three of ISO 639-3.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match (self, self.two_letters()) {
            (Self::Kurmanji | Self::Sorani, _) | (_, None) => self.code(),
            (_, Some(letters)) => letters,
        }
    }

    /// Whether the script runs from right to left.
    #[must_use]
    pub const fn right_to_left(self) -> bool {
        matches!(self, Self::Arabic | Self::Sorani | Self::Dari | Self::Farsi | Self::Pashto | Self::Urdu)
    }

    /// The group in figures and exports.
    #[must_use]
    pub const fn group(self) -> LanguageGroup {
        match self {
            Self::German => LanguageGroup::German,
            Self::Arabic => LanguageGroup::Arabic,
            Self::Turkish => LanguageGroup::Turkish,
            Self::Kurmanji | Self::Sorani => LanguageGroup::Kurdish,
            Self::Romanian
            | Self::Bulgarian
            | Self::Romani
            | Self::Albanian
            | Self::Serbian
            | Self::Bosnian
            | Self::Croatian
            | Self::Macedonian => LanguageGroup::SouthEastEuropean,
            Self::Dari | Self::Farsi | Self::Pashto => LanguageGroup::PersianPashto,
            Self::Ukrainian
            | Self::Russian
            | Self::Polish
            | Self::Tigrinya
            | Self::Somali
            | Self::Urdu
            | Self::Tarifit
            | Self::French
            | Self::English
            | Self::Spanish
            | Self::Portuguese
            | Self::Italian
            | Self::Greek
            | Self::Other => LanguageGroup::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LanguageCode, LanguageGroup};

    #[test]
    fn every_language_has_a_three_letter_code_and_two_names() {
        for language in LanguageCode::ALL {
            assert_eq!(language.code().len(), 3);
            assert!(!language.german().is_empty() && !language.english().is_empty());
        }
    }

    #[test]
    fn the_groups_are_those_of_the_export() {
        let members = |group| LanguageCode::ALL.iter().filter(|language| language.group() == group).count();
        let sizes = LanguageGroup::ALL.iter().map(|group| members(*group)).collect::<Vec<_>>();
        assert_eq!(sizes, [1, 1, 1, 2, 8, 3, 14]);
    }
}
