//! The README of a released file: both languages in one text, because a file outlives the screen it was fetched from.

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate};

use super::Language;
use crate::domain::column::{ColumnRole, DETAIL_COLUMNS, LADDER_COLUMNS};
use crate::domain::disclosure::microdata::RiskSummary;
use crate::domain::disclosure::microdata::ladder::LADDER;
use crate::domain::release::{ReleaseId, TERMS_VERSION};

/// What the README says about one file.
pub struct Facts<'a> {
    /// Name of the project, as the researcher typed it.
    pub project: &'a str,
    /// The release.
    pub release: ReleaseId,
    /// Berlin day on which the file was made.
    pub made_on: NaiveDate,
    /// What the file reaches.
    pub risk: &'a RiskSummary,
}

/// The whole text, German first.
#[must_use]
pub fn readme(facts: &Facts<'_>) -> String {
    let mut text = String::from("Leitplanke: anonymisierte Forschungsdaten / anonymised research data\n\n");
    // One line and no control characters: the project's name was checked when it was typed.
    push(&mut text, format_args!("Projekt / project: {}", facts.project));
    push(&mut text, format_args!("Herausgabe / release: {}", facts.release));
    push(&mut text, format_args!("Kohorte / cohort: {}", facts.risk.cohort));
    push(&mut text, format_args!("Spezifikation / specification (SHA-256): {}\n", facts.risk.specification_hash));
    for language in Language::ALL {
        part(&mut text, *language, facts);
    }
    text
}

fn push(text: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a String never fails.
    let _ = writeln!(text, "{line}");
}

fn part(text: &mut String, language: Language, facts: &Facts<'_>) {
    let german = language == Language::De;
    let pick = |de: &'static str, en: &'static str| if german { de } else { en };
    let risk = facts.risk;
    push(text, format_args!("=== {} ===\n", language.own_name()));
    push(text, format_args!("{}\n", pick(INSIDE_DE, INSIDE_EN)));
    push(text, format_args!("{}: {}", pick("Zeilen = Personen", "Rows = persons"), risk.rows));
    let month = language.month(facts.made_on.month());
    push(text, format_args!("{}: {month} {}", pick("Gemacht", "Made"), facts.made_on.year()));
    push(text, format_args!("\n{}", pick("Schutz der Zeilen:", "Protection of the rows:")));
    let reached = &risk.reached;
    push(text, format_args!("- k = {}: {}", reached.k, pick(K_DE, K_EN)));
    push(text, format_args!("- l = {}: {}", reached.l, pick(L_DE, L_EN)));
    push(text, format_args!("- alpha = {}: {}", language.decimal_2(reached.alpha), pick(ALPHA_DE, ALPHA_EN)));
    push(text, format_args!("- t = {}: {}", language.decimal_2(reached.t), pick(T_DE, T_EN)));
    push(text, format_args!("- {} {} %", pick(COARSER_DE, COARSER_EN), risk.coarser_percent));
    push(
        text,
        format_args!(
            "\n{}",
            pick("Stufen der Vergröberung (Grundstufe der Datei):", "Levels (base step of the file):")
        ),
    );
    levels(text, language, risk.base_step);
    push(text, format_args!("\n{}", pick(SPREADSHEET_DE, SPREADSHEET_EN)));
    push(text, format_args!("\n{}", pick(CANNOT_DE, CANNOT_EN)));
    push(text, format_args!("\n{} {TERMS_VERSION}:", pick("Nutzungsbedingungen", "Terms of use")));
    push(text, format_args!("{}\n", pick(TERMS_DE, TERMS_EN)));
}

fn levels(text: &mut String, language: Language, base: usize) {
    let german = language == Language::De;
    let Some(step) = LADDER.get(base) else { return };
    for (place, code) in LADDER_COLUMNS.iter().enumerate() {
        let column = code.column();
        debug_assert_eq!(column.role, ColumnRole::Quasi);
        let name = column.levels[step.level(place)].name;
        push(text, format_args!("- {code}: {}", if german { name.de } else { name.en }));
    }
    let details: Vec<&str> = DETAIL_COLUMNS.iter().map(|code| code.code()).collect();
    let words = if german {
        "gezeigt, wo genug Zeilen übereinstimmen, sonst *"
    } else {
        "shown where enough rows agree, else *"
    };
    push(text, format_args!("- {}: {words}", details.join(", ")));
}

const INSIDE_DE: &str = "persons.csv: eine Zeile je Person, deren Teilnahme in den Halbjahren der Kohorte endete.\n\
codebook.csv: jede Spalte mit Frage, Stufe, Werten und Anteil gröberer Zeilen.\n\
Beide: Kommas, UTF-8, Zeilenende CRLF. Eine Person ist in genau einer Herausgabe; die Kennung in der Spalte person\n\
gilt nur für diese Datei. Wer die Einverständniserklärung zur Teilnahme widerrufen hat, ist nicht enthalten.";
const INSIDE_EN: &str = "persons.csv: one row per person whose enrolment ended in the half-years of the cohort.\n\
codebook.csv: every column with question, level, values and share of coarser rows.\n\
Both: commas, UTF-8, lines end with CRLF. A person is in one release only; the identifier in the column person is\n\
valid for this file alone. Whoever withdrew the consent to take part is not included.";
const K_DE: &str = "mindestens so viele Personen stimmen in allen Merkmalen außer dem Ende überein.";
const K_EN: &str = "at least so many persons agree in everything but how the enrolment ended.";
const L_DE: &str = "in jeder solchen Gruppe kommen mindestens so viele verschiedene Arten des Endes vor.";
const L_EN: &str = "in every such group the enrolments ended in at least so many different ways.";
const ALPHA_DE: &str = "größter Anteil einer Art des Endes in einer Gruppe.";
const ALPHA_EN: &str = "largest share of one kind of ending in a group.";
const T_DE: &str = "größter Abstand der Verteilung einer Gruppe von der ganzen Datei.";
const T_EN: &str = "largest distance of a group's distribution from the whole file.";
const COARSER_DE: &str = "Zeilen auf einer gröberen als der Grundstufe (Spalte row_level):";
const COARSER_EN: &str = "Rows on a coarser level than the base step (column row_level):";
const SPREADSHEET_DE: &str = "Achtung Tabellenprogramm: Werte wie 8-11 oder 6-11 werden beim Öffnen leicht als Datum gelesen. Bitte importieren Sie\n\
alle Spalten als Text (in R: colClasses = \"character\", in Python: dtype=str). * heißt: nicht gezeigt.";
const SPREADSHEET_EN: &str = "Spreadsheets easily read values such as 8-11 or 6-11 as dates. Please import all columns as text\n\
(in R: colClasses = \"character\", in Python: dtype=str). * means: not shown.";
const CANNOT_DE: &str = "Was die Datei nicht sagt: nichts über einzelne Standorte, Sprachen, Tage oder Straftaten, nichts über laufende\n\
Teilnahmen. Wenige Zeilen können fehlen. Vergröberung und Auslassung treffen seltene Verbindungen häufiger:\n\
Zusammenhänge mit seltenen Merkmalen werden eher zu klein geschätzt.";
const CANNOT_EN: &str = "What the file cannot say: nothing about single sites, languages, days or offences, nothing about enrolments in\n\
progress. A few rows may be missing. Coarsening and dropping hit rare combinations more often: relations with rare\n\
characteristics are rather estimated too small.";
const TERMS_DE: &str = "1. Die Datei dient nur dem genannten Projekt. 2. Es wird nicht versucht, Personen wiederzuerkennen, und die Datei wird\n\
nicht mit anderen Daten über Personen verbunden. 3. Sie wird nicht weitergegeben und nach dem Projekt gelöscht.\n\
4. Wer glaubt, eine Person erkannt zu haben, sagt es der Datenschutzkoordination und niemandem sonst.";
const TERMS_EN: &str = "1. The file serves the named project only. 2. Nobody tries to recognise persons, and the file is not joined with\n\
other data about persons. 3. It is not passed on, and it is deleted after the project. 4. Whoever believes to have\n\
recognised a person tells the data protection coordination and nobody else.";
