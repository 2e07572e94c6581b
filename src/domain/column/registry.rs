//! The entries of registry 3.

use super::{Column, ColumnCode, ColumnRole, Label, Place, ValueType, levels};

const fn label(de: &'static str, en: &'static str) -> Label {
    Label { de, en }
}

macro_rules! column {
    ($code:ident, $role:ident, $kind:ident, $place:ident, $levels:expr, $label:expr, $question:expr $(,)?) => {
        Column {
            code: ColumnCode::$code,
            label: $label,
            question: $question,
            role: ColumnRole::$role,
            value_type: ValueType::$kind,
            place: Place::$place,
            levels: $levels,
        }
    };
}

/// Registry 3: every column of the researcher's file.
pub static COLUMNS: &[Column] = &[
    column!(
        Person,
        Direct,
        Identifier,
        Fixed,
        levels::ITSELF,
        label("Person", "Person"),
        label("Pseudonym, nur für diese Herausgabe gemacht", "Pseudonym made for this release only")
    ),
    column!(
        RowLevel,
        Quasi,
        Ordinal,
        Fixed,
        levels::ITSELF,
        label("Stufe der Zeile", "Step of the row"),
        label(
            "Auf welcher Stufe der Vergröberung steht die Zeile?",
            "On which step of the coarsening does the row stand?"
        )
    ),
    column!(
        Age,
        Quasi,
        Ordinal,
        Ladder,
        levels::AGE,
        label("Alter bei Aufnahme", "Age at admission"),
        label("Wie alt war die Person am Tag der Aufnahme?", "How old was the person on the day of admission?")
    ),
    column!(
        Region,
        Quasi,
        Nominal,
        Ladder,
        levels::REGION,
        label("Region", "Region"),
        label("In welchem Regierungsbezirk liegt der Standort?", "In which administrative district does the site lie?")
    ),
    column!(
        Sex,
        Quasi,
        Nominal,
        Ladder,
        levels::SEX,
        label("Geschlecht", "Sex"),
        label("Welches Geschlecht ist eingetragen?", "Which sex is registered?")
    ),
    column!(
        Language,
        Quasi,
        Nominal,
        Ladder,
        levels::LANGUAGE,
        label("Hauptsprache zu Hause", "Main language at home"),
        label("Ist Deutsch die Hauptsprache zu Hause?", "Is German the main language at home?")
    ),
    column!(
        Admission,
        Quasi,
        Ordinal,
        Ladder,
        levels::ADMISSION,
        label("Zeitraum der Aufnahme", "Period of admission"),
        label("Wann begann die Teilnahme?", "When did the enrolment begin?")
    ),
    column!(
        Months,
        Quasi,
        Ordinal,
        Ladder,
        levels::MONTHS,
        label("Dauer in Monaten", "Months enrolled"),
        label(
            "Wie viele volle Monate zu 30 Tagen dauerte die Teilnahme?",
            "How many full months of 30 days did the enrolment last?"
        )
    ),
    column!(
        Contacts,
        Quasi,
        Ordinal,
        Ladder,
        levels::CONTACTS,
        label("Zahl der Kontakte", "Number of contacts"),
        label("Wie viele Kontakte fanden insgesamt statt?", "How many contacts took place in all?")
    ),
    column!(
        ContactsFirst,
        Quasi,
        Ordinal,
        Detail,
        levels::CONTACTS,
        label("Kontakte, Monate 0-3", "Contacts, months 0-3"),
        label(
            "Wie viele Kontakte fanden in den Monaten 0 bis 3 statt?",
            "How many contacts took place in months 0 to 3?"
        )
    ),
    column!(
        ContactsSecond,
        Quasi,
        Ordinal,
        Detail,
        levels::CONTACTS,
        label("Kontakte, Monate 4-6", "Contacts, months 4-6"),
        label(
            "Wie viele Kontakte fanden in den Monaten 4 bis 6 statt?",
            "How many contacts took place in months 4 to 6?"
        )
    ),
    column!(
        ContactsThird,
        Quasi,
        Ordinal,
        Detail,
        levels::CONTACTS,
        label("Kontakte, Monate 7-12", "Contacts, months 7-12"),
        label(
            "Wie viele Kontakte fanden in den Monaten 7 bis 12 statt?",
            "How many contacts took place in months 7 to 12?"
        )
    ),
    column!(
        ContactsFourth,
        Quasi,
        Ordinal,
        Detail,
        levels::CONTACTS,
        label("Kontakte, ab Monat 13", "Contacts, from month 13"),
        label("Wie viele Kontakte fanden ab Monat 13 statt?", "How many contacts took place from month 13?")
    ),
    column!(
        Interpreter,
        Quasi,
        Nominal,
        Detail,
        levels::YES_NO,
        label("Sprachmittlung genutzt", "Interpreter used"),
        label(
            "War bei mindestens einem Kontakt eine Sprachmittlerin oder ein Sprachmittler dabei?",
            "Was an interpreter present in at least one contact?"
        )
    ),
    column!(
        Extended,
        Quasi,
        Nominal,
        Detail,
        levels::YES_NO,
        label("Verlängert", "Extended"),
        label("Wurde die Teilnahme mindestens einmal verlängert?", "Was the enrolment extended at least once?")
    ),
    column!(
        Exit,
        Sensitive,
        Nominal,
        Fixed,
        levels::EXIT,
        label("Ende der Teilnahme", "End of the enrolment"),
        label("Wie und warum endete die Teilnahme?", "How and why did the enrolment end?")
    ),
];
