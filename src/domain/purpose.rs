//! Registry 4: consent purposes and what each one opens (`docs/domain.md` 7.2). Adding a purpose is one entry.

use super::code::codes;

codes! {
    /// What a consent opens, and nothing else.
    pub enum Purpose {
        /// The police hand over the contact to the team (first declaration).
        ContactHandover = "contact_handover",
        /// Case work and its record.
        Participation = "participation",
        /// Exchange with the youth office (second declaration).
        YouthOffice = "youth_office",
        /// Exchange with the school (second declaration).
        School = "school",
        /// The police see the state of the enrolment.
        PoliceStatus = "police_status",
        /// Talks with an interpreter.
        Interpreter = "interpreter",
        /// Exchange with a provider of a measure.
        MeasureProvider = "measure_provider",
        /// Special categories of data (Art. 9 GDPR).
        SpecialCategory = "special_category",
        /// Asking again after the end.
        FollowUpContact = "follow_up_contact",
        /// Pseudonymous research.
        ResearchPseudonymous = "research_pseudonymous",
        /// Receiving counts of offences from the police.
        OffenceCounts = "offence_counts",
        /// Pictures and reports in media.
        Media = "media",
    }
}

/// Which of the three German words a consent to this purpose is called by (`docs/domain.md` 7.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Declaration {
    /// Einverständniserklärung: agreeing to take part.
    TakingPart,
    /// Einwilligung: agreeing to processing.
    Processing,
    /// Schweigepflichtentbindung: releasing from secrecy towards somebody.
    Disclosure,
}

/// One entry of the registry.
#[derive(Clone, Copy, Debug)]
pub struct PurposeEntry {
    /// The purpose.
    pub purpose: Purpose,
    /// What kind of declaration it is.
    pub declaration: Declaration,
    /// Whether taking part needs it; everything else is optional and independent (BR-09).
    pub mandatory: bool,
    /// Name and what it opens, German: one short phrase and one sentence.
    pub german: (&'static str, &'static str),
    /// Name and what it opens, English.
    pub english: (&'static str, &'static str),
}

impl Purpose {
    /// Whether taking part needs this purpose.
    #[must_use]
    pub const fn is_mandatory(self) -> bool {
        matches!(self, Self::ContactHandover | Self::Participation)
    }

    /// Whether a consent to it names an institution, what about and in which direction (§ 203 StGB): another school or
    /// provider needs another release from secrecy.
    #[must_use]
    pub const fn names_recipient(self) -> bool {
        matches!(self, Self::YouthOffice | Self::School | Self::MeasureProvider)
    }

    /// The entry of this purpose.
    #[must_use]
    pub fn entry(self) -> &'static PurposeEntry {
        // The registry holds every purpose once (tested); the first entry is never the answer for a missing one.
        PURPOSES.iter().find(|entry| entry.purpose == self).unwrap_or(&PURPOSES[0])
    }
}

const fn entry(
    purpose: Purpose,
    declaration: Declaration,
    german: (&'static str, &'static str),
    english: (&'static str, &'static str),
) -> PurposeEntry {
    PurposeEntry { purpose, declaration, mandatory: purpose.is_mandatory(), german, english }
}

/// Registry 4: all purposes in the order of the screen.
pub const PURPOSES: &[PurposeEntry] = &[
    entry(
        Purpose::ContactHandover,
        Declaration::TakingPart,
        (
            "Kontaktweitergabe",
            "Die Polizei gibt Name und Kontaktdaten an die pädagogischen Fachkräfte weiter, damit diese die Familie besuchen dürfen.",
        ),
        (
            "Handing over the contact",
            "The police pass on name and contact details to the social workers, so that they may visit the family.",
        ),
    ),
    entry(
        Purpose::Participation,
        Declaration::TakingPart,
        ("Teilnahme", "Die Fachkräfte arbeiten mit dem jungen Menschen und der Familie und führen darüber eine Akte."),
        ("Taking part", "The social workers work with the young person and the family and keep a record of it."),
    ),
    entry(
        Purpose::YouthOffice,
        Declaration::Disclosure,
        (
            "Austausch mit dem Jugendamt",
            "Die Fachkräfte dürfen mit dem Jugendamt über den jungen Menschen sprechen, wenn es nötig ist.",
        ),
        (
            "Exchange with the youth office",
            "The social workers may talk with the youth office about the young person when needed.",
        ),
    ),
    entry(
        Purpose::School,
        Declaration::Disclosure,
        (
            "Austausch mit der Schule",
            "Die Fachkräfte dürfen mit der Schule über den jungen Menschen sprechen, wenn es nötig ist.",
        ),
        ("Exchange with the school", "The social workers may talk with the school about the young person when needed."),
    ),
    entry(
        Purpose::PoliceStatus,
        Declaration::Disclosure,
        (
            "Stand für die Polizei",
            "Die Polizei erfährt nur, ob die Teilnahme läuft oder beendet ist und seit wann, und sonst nichts.",
        ),
        (
            "Status for the police",
            "The police learn only whether taking part is under way or over and since when, and nothing else.",
        ),
    ),
    entry(
        Purpose::Interpreter,
        Declaration::Disclosure,
        (
            "Sprachmittlung",
            "Bei Gesprächen übersetzt eine Sprachmittlerin oder ein Sprachmittler, der oder die zur Verschwiegenheit verpflichtet ist.",
        ),
        ("Interpreting", "An interpreter who is bound to confidentiality takes part in talks."),
    ),
    entry(
        Purpose::MeasureProvider,
        Declaration::Disclosure,
        (
            "Austausch mit Anbietern von Maßnahmen",
            "Die Fachkräfte geben an den Anbieter einer vereinbarten Maßnahme weiter, was er dafür wissen muss.",
        ),
        (
            "Exchange with providers of measures",
            "The social workers tell the provider of an agreed measure what is needed for it.",
        ),
    ),
    entry(
        Purpose::SpecialCategory,
        Declaration::Processing,
        (
            "Besonders geschützte Angaben",
            "Angaben zur Gesundheit oder ähnlich geschützte Angaben dürfen aufgeschrieben werden, wenn sie für die Hilfe nötig sind.",
        ),
        (
            "Specially protected details",
            "Details on health or similarly protected details may be written down when the help needs them.",
        ),
    ),
    entry(
        Purpose::FollowUpContact,
        Declaration::Processing,
        ("Nachfrage nach dem Ende", "Die Fachkräfte dürfen bis zu zwölf Monate nach dem Ende noch einmal nachfragen."),
        ("Contact after the end", "The social workers may ask again for up to twelve months after the end."),
    ),
    entry(
        Purpose::ResearchPseudonymous,
        Declaration::Processing,
        ("Forschung", "Angaben ohne Namen dürfen für ein festgelegtes Forschungsvorhaben genutzt werden."),
        ("Research", "Details without names may be used for a defined research project."),
    ),
    entry(
        Purpose::OffenceCounts,
        Declaration::Processing,
        (
            "Zahlen der Polizei",
            "Die Polizei liefert Anzahlen neuer Straftaten ohne Einzelheiten, nur für die Auswertung des Programms.",
        ),
        (
            "Counts from the police",
            "The police deliver numbers of new offences without details, only to evaluate the programme.",
        ),
    ),
    entry(
        Purpose::Media,
        Declaration::Processing,
        (
            "Bilder und Berichte",
            "Bilder oder Berichte dürfen veröffentlicht werden; jedes Mal wird noch einmal gefragt.",
        ),
        ("Pictures and reports", "Pictures or reports may be published; the family is asked again each time."),
    ),
];

#[cfg(test)]
mod tests {
    use super::{PURPOSES, Purpose};

    #[test]
    fn the_registry_holds_every_purpose_once_and_in_order() {
        let listed = PURPOSES.iter().map(|entry| entry.purpose).collect::<Vec<_>>();
        assert_eq!(listed, Purpose::ALL);
        for entry in PURPOSES {
            assert_eq!(entry.purpose.entry().purpose, entry.purpose);
            for text in [entry.german.0, entry.german.1, entry.english.0, entry.english.1] {
                assert!(!text.trim().is_empty());
            }
        }
    }

    #[test]
    fn two_purposes_are_mandatory() {
        let mandatory = PURPOSES.iter().filter(|entry| entry.mandatory).map(|entry| entry.purpose).collect::<Vec<_>>();
        assert_eq!(mandatory, [Purpose::ContactHandover, Purpose::Participation]);
    }
}
