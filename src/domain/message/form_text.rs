//! Texts of the administration of wordings.

use super::{Label, Language};
use crate::domain::form_text::Edition;

impl Language {
    /// The name of an edition.
    #[must_use]
    pub fn edition(self, edition: Edition) -> &'static str {
        match (edition.plain, self) {
            (false, _) => edition.language.label(self),
            (true, Self::De) => "Deutsch (Einfache Sprache)",
            (true, Self::En) => "German (plain language)",
        }
    }
}

/// Texts around the wording of consents.
pub struct FormTextMessages {
    /// Heading and area.
    pub title: &'static str,
    /// Under it.
    pub lead: &'static str,
    /// Caption of the table.
    pub caption: &'static str,
    /// Summary over the form of a recording.
    pub bring_recording: &'static str,
    /// What it is for.
    pub bring_lead: &'static str,
    /// Field.
    pub spoken_language: &'static str,
    /// Field.
    pub dialect: &'static str,
    /// Its hint.
    pub dialect_hint: &'static str,
    /// Field.
    pub speaker: &'static str,
    /// Its hint.
    pub speaker_hint: &'static str,
    /// Field.
    pub sound: &'static str,
    /// Its hint.
    pub sound_hint: &'static str,
    /// Button.
    pub bring_send: &'static str,
    /// Button.
    pub approve_recording: &'static str,
    /// Button.
    pub discard_recording: &'static str,
    /// Button.
    pub retire_recording: &'static str,
    /// State of a recording out of use.
    pub retired: &'static str,
    /// Column.
    pub edition: &'static str,
    /// Column.
    pub signable: &'static str,
    /// Column.
    pub waiting: &'static str,
    /// Column and badge.
    pub outdated: &'static str,
    /// What that means.
    pub outdated_more: &'static str,
    /// Badge of a draft.
    pub draft: &'static str,
    /// Badge.
    pub approved: &'static str,
    /// Beside a machine's text.
    pub machine: &'static str,
    /// Heading.
    pub frame_title: &'static str,
    /// Button.
    pub approve_first: &'static str,
    /// Before the button.
    pub approve_first_lead: &'static str,
    /// Link.
    pub propose: &'static str,
    /// Link.
    pub review: &'static str,
    /// Summary of the older ones.
    pub older: &'static str,
    /// No wording yet.
    pub no_text: &'static str,
    /// Heading of the form.
    pub new_title: &'static str,
    /// Heading of the German text.
    pub german_beside: &'static str,
    /// Field.
    pub field_title: &'static str,
    /// Field.
    pub field_body: &'static str,
    /// Hint.
    pub field_body_hint: &'static str,
    /// Field.
    pub field_frame: &'static str,
    /// Hint.
    pub field_frame_hint: &'static str,
    /// Field.
    pub field_origin: &'static str,
    /// Field.
    pub field_translator: &'static str,
    /// Hint.
    pub field_translator_hint: &'static str,
    /// Box.
    pub field_asks_again: &'static str,
    /// Field.
    pub field_valid_from: &'static str,
    /// Button.
    pub save: &'static str,
    /// Heading.
    pub review_title: &'static str,
    /// Heading.
    pub changes: &'static str,
    /// Heading.
    pub frame_changes: &'static str,
    /// Nothing differs.
    pub no_changes: &'static str,
    /// Heading.
    pub effect: &'static str,
    /// Nobody is touched.
    pub effect_none: &'static str,
    /// Whoever proposed it.
    pub own_text: &'static str,
    /// Button.
    pub approve: &'static str,
    /// Button.
    pub discard: &'static str,
    /// Line.
    pub translator: &'static str,
    /// The program's own.
    pub program: &'static str,
    /// Line.
    pub valid_from: &'static str,
    /// Line.
    pub approved_on: &'static str,
    /// Line.
    pub german_version: &'static str,
    /// Line.
    pub fingerprint: &'static str,
    /// For screen readers.
    pub added: &'static str,
    /// For screen readers.
    pub removed: &'static str,
    /// Number of a version.
    pub version: fn(i32) -> String,
    /// So many consents will need review.
    pub effect_some: fn(u64) -> String,
    /// What was done.
    pub done: fn(&str) -> &'static str,
}

impl FormTextMessages {
    /// German.
    pub const GERMAN: Self = Self {
        title: "Texte der Erklärungen",
        lead: "Was Familien unterschreiben, in jeder Sprache. Ein Text kann erst unterschrieben werden, wenn eine zweite Person ihn freigegeben hat.",
        bring_recording: "Tonaufnahme hinzufügen",
        bring_lead: "Für Familien, die nicht lesen oder deren Sprache selten geschrieben wird. Eine zweite Person hört die Aufnahme an und gibt sie frei.",
        spoken_language: "Gesprochene Sprache",
        dialect: "Dialekt",
        dialect_hint: "zum Beispiel Mhallami",
        speaker: "Sprecherin oder Sprecher",
        speaker_hint: "Name und Qualifikation",
        sound: "Tonaufnahme",
        sound_hint: "MP3, Ogg, M4A oder WAV bis 10 MB",
        bring_send: "Aufnahme hinzufügen",
        approve_recording: "Aufnahme freigeben",
        discard_recording: "Aufnahme verwerfen",
        retire_recording: "Nicht mehr verwenden",
        retired: "Nicht mehr in Gebrauch",
        caption: "Alle Sprachfassungen",
        edition: "Sprache",
        signable: "Freigegeben",
        waiting: "Wartet auf Freigabe",
        outdated: "Veraltet",
        outdated_more: "Der deutsche Text verlangt inzwischen mehr. Diese Übersetzung kann nicht mehr unterschrieben werden. Bitte eine neue vorschlagen.",
        draft: "Entwurf, nicht freigegeben",
        approved: "Freigegeben",
        machine: "Maschinell übersetzt",
        frame_title: "Steht auf jedem Blatt",
        approve_first: "Alle Entwürfe dieser Sprache freigeben",
        approve_first_lead: "Diese Texte hat das Programm mitgebracht. Bitte lesen Sie jeden Text, bevor Sie freigeben: Eine Übersetzung prüft jemand, der die Sprache beherrscht.",
        propose: "Neuen Text vorschlagen",
        review: "Entwurf prüfen",
        older: "Frühere Fassungen",
        no_text: "Es gibt noch keinen freigegebenen Text.",
        new_title: "Neuen Text vorschlagen",
        german_beside: "Der deutsche Text dazu",
        field_title: "Überschrift",
        field_body: "Text",
        field_body_hint: "Höchstens 80 Wörter, kurze Sätze, keine Fremdwörter.",
        field_frame: "Allgemeiner Teil",
        field_frame_hint: "Sechs Zeilen: Überschrift, Freiwilligkeit, andere Stellen, Ausnahmen, Ansprechperson mit {contact} und {phone}, Aufhören.",
        field_origin: "Wer hat den Text geschrieben oder übersetzt?",
        field_translator: "Name der Person",
        field_translator_hint: "Steht beim Text, nicht auf dem Blatt der Familie.",
        field_asks_again: "Der neue Text verlangt mehr als der alte. Familien, die dem alten zugestimmt haben, müssen neu gefragt werden.",
        field_valid_from: "Gilt ab",
        save: "Vorschlagen",
        review_title: "Entwurf prüfen",
        changes: "Das ändert sich",
        frame_changes: "Allgemeiner Teil",
        no_changes: "Keine Änderung",
        effect: "Das folgt aus der Freigabe",
        effect_none: "Bisherige Zustimmungen gelten weiter.",
        own_text: "Sie haben diesen Text selbst vorgeschlagen. Eine andere Person muss ihn freigeben.",
        approve: "Freigeben",
        discard: "Entwurf verwerfen",
        translator: "Geschrieben oder übersetzt von",
        program: "vom Programm mitgebracht",
        valid_from: "Gilt ab",
        approved_on: "Freigegeben am",
        german_version: "Zum deutschen Text Nr.",
        fingerprint: "Prüfsumme",
        added: "neu: ",
        removed: "gestrichen: ",
        version: |number| format!("Fassung {number}"),
        effect_some: |count| match count {
            1 => "1 Zustimmung muss innerhalb von 30 Tagen erneuert werden.".to_owned(),
            count => format!("{count} Zustimmungen müssen innerhalb von 30 Tagen erneuert werden."),
        },
        done: |code| match code {
            "propose" => "Der Entwurf ist gespeichert. Jetzt muss eine andere Person ihn freigeben.",
            "discard" => "Der Entwurf ist verworfen.",
            "record" => "Die Aufnahme ist hinzugefügt. Eine andere Person muss sie jetzt freigeben.",
            "recording" => "Die Aufnahme ist freigegeben. Familien können sie jetzt hören.",
            "recording_gone" => "Die Aufnahme ist verworfen.",
            "recording_retired" => {
                "Ton und Name der sprechenden Person sind gelöscht. Der Prüfwert bleibt für ausgegebene Belege."
            }
            _ => "Freigegeben. Der Text kann jetzt unterschrieben werden.",
        },
    };
    /// English.
    pub const ENGLISH: Self = Self {
        title: "Texts of the declarations",
        lead: "What families sign, in every language. A text can only be signed once a second person has approved it.",
        bring_recording: "Add a recording",
        bring_lead: "For families who do not read, or whose language is hardly written. A second person listens to the recording and approves it.",
        spoken_language: "Language that is spoken",
        dialect: "Dialect",
        dialect_hint: "for example Mhallami",
        speaker: "Speaker",
        speaker_hint: "Name and qualification",
        sound: "Recording",
        sound_hint: "MP3, Ogg, M4A or WAV up to 10 MB",
        bring_send: "Add recording",
        approve_recording: "Approve recording",
        discard_recording: "Discard recording",
        retire_recording: "Take out of use",
        retired: "Out of use",
        caption: "All editions",
        edition: "Language",
        signable: "Approved",
        waiting: "Waits for approval",
        outdated: "Outdated",
        outdated_more: "The German text asks for more by now. This translation can no longer be signed. Please propose a new one.",
        draft: "Draft, not approved",
        approved: "Approved",
        machine: "Translated by a machine",
        frame_title: "Stands on every sheet",
        approve_first: "Approve all drafts of this language",
        approve_first_lead: "These texts came with the program. Please read every text before you approve: a translation is checked by somebody who masters the language.",
        propose: "Propose a new text",
        review: "Check the draft",
        older: "Earlier versions",
        no_text: "There is no approved text yet.",
        new_title: "Propose a new text",
        german_beside: "The German text for it",
        field_title: "Heading",
        field_body: "Text",
        field_body_hint: "At most 80 words, short sentences, no foreign words.",
        field_frame: "Common part",
        field_frame_hint: "Six lines: heading, voluntary, other offices, exceptions, contact with {contact} and {phone}, stopping.",
        field_origin: "Who wrote or translated the text?",
        field_translator: "Name of the person",
        field_translator_hint: "Stands beside the text, not on the family's sheet.",
        field_asks_again: "The new text asks for more than the old one. Families who agreed to the old one have to be asked again.",
        field_valid_from: "Counts from",
        save: "Propose",
        review_title: "Check the draft",
        changes: "What changes",
        frame_changes: "Common part",
        no_changes: "No change",
        effect: "What follows from the approval",
        effect_none: "What was agreed before stays valid.",
        own_text: "You proposed this text yourself. Another person has to approve it.",
        approve: "Approve",
        discard: "Discard the draft",
        translator: "Written or translated by",
        program: "came with the program",
        valid_from: "Counts from",
        approved_on: "Approved on",
        german_version: "For German text no.",
        fingerprint: "Checksum",
        added: "new: ",
        removed: "removed: ",
        version: |number| format!("Version {number}"),
        effect_some: |count| match count {
            1 => "1 consent has to be renewed within 30 days.".to_owned(),
            count => format!("{count} consents have to be renewed within 30 days."),
        },
        done: |code| match code {
            "propose" => "The draft has been saved. Another person has to approve it now.",
            "discard" => "The draft has been discarded.",
            "record" => "The recording has been added. Another person has to approve it now.",
            "recording" => "The recording has been approved. Families can hear it now.",
            "recording_gone" => "The recording has been discarded.",
            "recording_retired" => {
                "The sound and the speaker's name are deleted. The fingerprint stays for receipts already given out."
            }
            _ => "Approved. The text can be signed now.",
        },
    };
}
