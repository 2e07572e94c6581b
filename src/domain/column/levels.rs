//! The generalisation hierarchies of `docs/disclosure.md` 7.3, finest level first.

use super::{Label, Level, Value};

const fn text(de: &'static str, en: &'static str) -> Label {
    Label { de, en }
}

const fn level(de: &'static str, en: &'static str, values: &'static [Value]) -> Level {
    Level { name: text(de, en), values }
}

const fn value(code: &'static str, de: &'static str, en: &'static str) -> Value {
    Value { code, label: text(de, en) }
}

/// The coarsest level of every hierarchy.
const ANY: Level = level("keine Angabe", "not shown", &[value("*", "nicht gezeigt", "not shown")]);

/// Not coarsened: one level with values of its own.
pub const ITSELF: &[Level] = &[level("wie angegeben", "as it is", &[])];

/// Age: the cut at 14 stays as long as age is shown, because criminal responsibility begins there.
pub const AGE: &[Level] = &[
    level("Lebensjahr (nie gezeigt)", "year of age (never shown)", &[]),
    level(
        "drei Altersgruppen",
        "three age bands",
        &[
            value("8-11", "8 bis 11 Jahre", "8 to 11 years"),
            value("12-13", "12 bis 13 Jahre", "12 to 13 years"),
            value("14-17", "14 bis 17 Jahre", "14 to 17 years"),
        ],
    ),
    level(
        "unter 14, ab 14",
        "under 14, 14 and over",
        &[value("8-13", "8 bis 13 Jahre", "8 to 13 years"), value("14-17", "14 bis 17 Jahre", "14 to 17 years")],
    ),
    ANY,
];

/// Region: the site itself is never a leaf.
pub const REGION: &[Level] = &[
    level(
        "Regierungsbezirk",
        "administrative district",
        &[
            value("arnsberg", "Arnsberg", "Arnsberg"),
            value("detmold", "Detmold", "Detmold"),
            value("duesseldorf", "Düsseldorf", "Düsseldorf"),
            value("koeln", "Köln", "Köln"),
            value("muenster", "Münster", "Münster"),
        ],
    ),
    level(
        "Landesteil",
        "part of the state",
        &[value("rheinland", "Rheinland", "Rhineland"), value("westfalen", "Westfalen", "Westphalia")],
    ),
    ANY,
];

/// Sex: "divers" and unknown are never a class of their own; such rows stand only where sex is not shown.
pub const SEX: &[Level] =
    &[level("Geschlecht", "sex", &[value("f", "weiblich", "female"), value("m", "männlich", "male")]), ANY];

/// Language: nationality is not stored, single languages are not exported.
pub const LANGUAGE: &[Level] = &[
    level(
        "Deutsch oder andere",
        "German or other",
        &[value("german", "Deutsch", "German"), value("other", "andere", "other")],
    ),
    ANY,
];

/// Admission: the values are half-years (`2019H2`), years (`2019`) and blocks of three years (`2018-2020`).
pub const ADMISSION: &[Level] =
    &[level("Halbjahr", "half-year", &[]), level("Jahr", "year", &[]), level("drei Jahre", "three years", &[]), ANY];

/// Duration.
pub const MONTHS: &[Level] = &[
    level("Monate (nie gezeigt)", "months (never shown)", &[]),
    level(
        "drei Gruppen",
        "three bands",
        &[
            value("<6", "unter 6 Monate", "under 6 months"),
            value("6-11", "6 bis 11 Monate", "6 to 11 months"),
            value("12+", "12 Monate und mehr", "12 months and more"),
        ],
    ),
    ANY,
];

/// Numbers of contacts, in all and per phase.
pub const CONTACTS: &[Level] = &[
    level(
        "Gruppen",
        "bands",
        &[
            value("0", "kein Kontakt", "no contact"),
            value("1-5", "1 bis 5 Kontakte", "1 to 5 contacts"),
            value("6-15", "6 bis 15 Kontakte", "6 to 15 contacts"),
            value("16+", "16 Kontakte und mehr", "16 contacts and more"),
        ],
    ),
    level(
        "keine oder welche",
        "none or any",
        &[value("0", "kein Kontakt", "no contact"), value("1+", "mindestens ein Kontakt", "at least one contact")],
    ),
    ANY,
];

/// Yes or no.
pub const YES_NO: &[Level] =
    &[level("ja oder nein", "yes or no", &[value("yes", "ja", "yes"), value("no", "nein", "no")]), ANY];

/// How the enrolment ended: never coarsened; what fewer than ten persons share is "other" before anything else.
pub const EXIT: &[Level] = &[level(
    "Grund",
    "reason",
    &[
        value("graduated", "Absolvent/in", "graduated"),
        value("withdrawn_by_guardian", "von Personensorgeberechtigten beendet", "ended by a custody holder"),
        value("withdrawn_by_youth", "von der Person selbst beendet", "ended by the young person"),
        value("consent_withdrawn", "Einwilligung widerrufen", "consent withdrawn"),
        value("unreachable", "nicht mehr erreichbar", "not reachable any more"),
        value("moved_away", "verzogen", "moved away"),
        value("changed_authority", "andere Stelle zuständig", "another authority is responsible"),
        value("residential_placement", "stationäre Unterbringung", "residential placement"),
        value("detention", "Haft", "detention"),
        value(
            "intensive_offender_programme",
            "Übergang in ein Intensivtäterprogramm",
            "went over to an intensive-offender programme",
        ),
        value("other_help_takes_over", "andere Hilfe übernimmt", "another help takes over"),
        value("age_limit", "Altersgrenze", "age limit"),
        value("programme_ended_it", "vom Programm beendet", "ended by the programme"),
        value("other", "anderes oder selten", "other or rare"),
    ],
)];
