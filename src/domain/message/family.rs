//! Words of the page about family and network and of its forms.

use crate::domain::consent::Direction;

/// Words of the page about family and network.
#[derive(Debug)]
pub struct FamilyMessages {
    /// Heading and link.
    pub title: &'static str,
    /// What the page is for.
    pub lead: &'static str,
    /// Heading.
    pub adults: &'static str,
    /// Nobody yet.
    pub no_adults: &'static str,
    /// Before a day.
    pub since: &'static str,
    /// Heading.
    pub siblings: &'static str,
    /// Nobody yet.
    pub no_siblings: &'static str,
    /// Heading.
    pub network: &'static str,
    /// Nobody yet.
    pub no_network: &'static str,
    /// Taking part is withdrawn.
    pub closed: &'static str,
    /// Nobody may talk with the institution.
    pub no_release: &'static str,
    /// Link and heading.
    pub sibling_new: &'static str,
    /// Heading.
    pub sibling_change: &'static str,
    /// What the page is for.
    pub sibling_lead: &'static str,
    /// Button.
    pub sibling_save: &'static str,
    /// Field.
    pub name: &'static str,
    /// Field.
    pub birth_year: &'static str,
    /// Before the year.
    pub born: &'static str,
    /// Field.
    pub same_household: &'static str,
    /// Lives elsewhere.
    pub other_household: &'static str,
    /// Field.
    pub note: &'static str,
    /// Its hint.
    pub note_hint: &'static str,
    /// Opens the question, and the button that answers it.
    pub sibling_remove: &'static str,
    /// What deleting means.
    pub remove_lead: &'static str,
    /// Link and heading.
    pub network_new: &'static str,
    /// Heading.
    pub network_change: &'static str,
    /// What the page is for.
    pub network_lead: &'static str,
    /// Button.
    pub network_save: &'static str,
    /// Opens the question, and the button that answers it.
    pub network_remove: &'static str,
    /// Field.
    pub kind: &'static str,
    /// Field.
    pub institution: &'static str,
    /// Its hint.
    pub institution_hint: &'static str,
    /// Field.
    pub contact_person: &'static str,
    /// Field.
    pub contact: &'static str,
    /// Field.
    pub ended_on: &'static str,
    /// Its hint.
    pub ended_on_hint: &'static str,
    /// A release from secrecy, with its last day if it has one.
    pub release: fn(Direction, Option<&str>) -> String,
}

impl FamilyMessages {
    /// German.
    pub const GERMAN: Self = Self {
        title: "Familie und Netz",
        lead: "Wer gehört zur Familie, wer hilft noch, und mit wem dürfen Sie sprechen?",
        adults: "Bezugspersonen",
        no_adults: "Noch niemand eingetragen.",
        since: "seit",
        siblings: "Geschwister",
        no_siblings: "Keine Geschwister eingetragen.",
        network: "Wer hilft noch?",
        no_network: "Noch keine Stelle eingetragen.",
        closed: "Nicht angezeigt, weil eine Einwilligung fehlt: Teilnahme.",
        no_release: "Keine Schweigepflicht\u{ad}entbindung: bitte nicht ansprechen",
        sibling_new: "Geschwister hinzufügen",
        sibling_change: "Geschwister ändern",
        sibling_lead: "Bitte nur, was Sie für die Arbeit brauchen. Was Geschwister getan haben, gehört nicht hierher.",
        sibling_save: "Geschwister speichern",
        sibling_remove: "Geschwister löschen",
        remove_lead: "Der Eintrag wird sofort und endgültig gelöscht. Im Protokoll steht nur, dass gelöscht wurde, nicht was.",
        name: "Name",
        birth_year: "Geburtsjahr",
        born: "geboren",
        same_household: "Lebt im selben Haushalt",
        other_household: "Lebt in einem anderen Haushalt",
        note: "Was ist für die Arbeit wichtig?",
        note_hint: "Höchstens 200 Zeichen.",
        network_new: "Stelle hinzufügen",
        network_change: "Stelle ändern",
        network_lead: "Eine eingetragene Stelle ist noch keine Erlaubnis, mit ihr zu sprechen. Dafür braucht es eine Schweigepflichtentbindung.",
        network_save: "Stelle speichern",
        network_remove: "Stelle löschen",
        kind: "Art der Hilfe",
        institution: "Stelle",
        institution_hint: "Bitte genau so, wie sie in der Schweigepflichtentbindung heißt.",
        contact_person: "Ansprechperson",
        contact: "Telefon oder anderer Kontakt",
        ended_on: "Beendet am",
        ended_on_hint: "Leer lassen, solange die Hilfe läuft.",
        release: |direction, until| {
            let until = until.map(|day| format!(" bis {day}")).unwrap_or_default();
            let way = match direction {
                Direction::To => "Wir dürfen der Stelle etwas sagen.",
                Direction::From => "Die Stelle darf uns etwas sagen.",
                Direction::Both => "Wir dürfen der Stelle etwas sagen und sie uns.",
            };
            format!("Schweigepflichtentbindung gilt{until}. {way}")
        },
    };

    /// English.
    pub const ENGLISH: Self = Self {
        title: "Family and network",
        lead: "Who belongs to the family, who else helps, and whom may you talk with?",
        adults: "Guardians",
        no_adults: "Nobody recorded yet.",
        since: "since",
        siblings: "Siblings",
        no_siblings: "No siblings recorded.",
        network: "Who else helps?",
        no_network: "No institution recorded yet.",
        closed: "Not shown, because a consent is missing: taking part.",
        no_release: "No release from secrecy: please do not talk with them",
        sibling_new: "Add a sibling",
        sibling_change: "Change a sibling",
        sibling_lead: "Only what the work needs, please. What siblings have done does not belong here.",
        sibling_save: "Save sibling",
        sibling_remove: "Delete sibling",
        remove_lead: "The entry is deleted at once and for good. The log says only that something was deleted, not what.",
        name: "Name",
        birth_year: "Year of birth",
        born: "born",
        same_household: "Lives in the same household",
        other_household: "Lives in another household",
        note: "What matters for the work?",
        note_hint: "At most 200 characters.",
        network_new: "Add an institution",
        network_change: "Change an institution",
        network_lead: "A recorded institution is no permission to talk with it. That takes a release from secrecy.",
        network_save: "Save institution",
        network_remove: "Delete contact",
        kind: "Kind of help",
        institution: "Institution",
        institution_hint: "Please exactly as it is called in the release from secrecy.",
        contact_person: "Person there",
        contact: "Phone or other contact",
        ended_on: "Ended on",
        ended_on_hint: "Leave empty while the help goes on.",
        release: |direction, until| {
            let until = until.map(|day| format!(" until {day}")).unwrap_or_default();
            let way = match direction {
                Direction::To => "We may tell the institution.",
                Direction::From => "The institution may tell us.",
                Direction::Both => "We may tell the institution, and it may tell us.",
            };
            format!("Release from secrecy valid{until}. {way}")
        },
    };
}
