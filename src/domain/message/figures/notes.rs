//! The protection note below every chart (`docs/disclosure.md` 3.2).

use chrono::NaiveDate;

use crate::domain::figure::ProtectionNote;
use crate::domain::message::Language;

/// The note with the cut-off date; for rates and sums it says more.
#[must_use]
pub fn protection_note(language: Language, note: ProtectionNote, as_of: NaiveDate) -> String {
    let date = match language {
        Language::De => language.date(as_of),
        Language::En => long_english_date(as_of),
    };
    let (changed, rest, as_of) = match language {
        Language::De => (
            "Zum Schutz der Jugendlichen sind alle Zahlen zufällig um höchstens 4 verändert.",
            "Dieselbe Gruppe zeigt immer dieselbe Zahl. Summen können deshalb leicht abweichen; „–“ heißt: niemand oder sehr wenige.",
            "Stand:",
        ),
        Language::En => (
            "To protect the young people, every number is randomly changed by at most 4.",
            "The same group always shows the same number. Totals may therefore differ slightly; \"–\" means none or very few.",
            "As of",
        ),
    };
    match note {
        ProtectionNote::Counts => format!("{changed} {rest} {as_of} {date}."),
        ProtectionNote::Rates => format!("{changed} {rest} {} {as_of} {date}.", rates(language)),
        ProtectionNote::Sums => format!("{} {rest} {as_of} {date}.", sums(language)),
    }
}

const fn rates(language: Language) -> &'static str {
    match language {
        Language::De => "Anteile werden aus diesen Zahlen berechnet, gerundet, und erst ab 20 Personen gezeigt.",
        Language::En => "Shares are computed from these numbers, rounded, and shown from 20 persons only.",
    }
}

/// Sums carry more noise than counts, and the note must not promise less.
const fn sums(language: Language) -> &'static str {
    match language {
        Language::De => {
            "Zum Schutz der Jugendlichen sind alle Personenzahlen zufällig um höchstens 4 verändert. Bei Stunden, Monaten und Kontakten zählt jede Person bis zu einer Höchstgrenze, und die Summe ist zufällig um etwa die halbe Höchstgrenze verändert; gezeigt wird ab 20 Personen."
        }
        Language::En => {
            "To protect the young people, every number of persons is randomly changed by at most 4. Of hours, months and contacts each person counts up to a cap, and the sum is randomly changed by about half the cap; shown from 20 persons only."
        }
    }
}

/// `30 June 2026`, as the note is worded in `docs/disclosure.md`.
fn long_english_date(date: NaiveDate) -> String {
    use chrono::Datelike;
    format!("{} {} {}", date.day(), Language::En.month(date.month()), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_on_counts_is_word_for_word_that_of_the_specification() {
        let paper = include_str!("../../../../docs/disclosure.md").replace('\n', " ");
        let date = NaiveDate::from_ymd_opt(2026, 6, 30).expect("a date");
        for language in Language::ALL {
            let note = protection_note(*language, ProtectionNote::Counts, date);
            assert!(paper.contains(&note), "{note}");
        }
    }
}
