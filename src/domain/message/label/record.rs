//! Words for what the records of the house are called.

use super::labels;
use crate::domain::draft::FormKind;
use crate::domain::release::{ReleaseKind, ReleaseState};

labels! { FormKind {
    Referral = "Fallvorschlag" | "Referral";
    Guardian = "Bezugsperson" | "Guardian";
    Assignment = "Zuständigkeit" | "Responsibility";
    ContactAttempt = "Kontaktversuch" | "Contact attempt";
    Consent = "Einverständnis" | "Consent";
    Withdrawal = "Widerruf" | "Withdrawal";
    Session = "Kontakt" | "Session";
    Screening = "Zweite Risikoeinschätzung" | "Second screening";
    Admission = "Aufnahme" | "Admission";
    User = "Benutzerkonto" | "User account";
    Site = "Standort" | "Site";
    Search = "Suche" | "Search";
    Verification = "Prüfung des Protokolls" | "Check of the audit trail";
    Release = "Herausgabe" | "Release";
} }

labels! { ReleaseKind {
    ResearchRows = "Anonymisierte Zeilen für die Forschung" | "Anonymised rows for research";
    FigureTable = "Tabelle geschützter Zahlen" | "Table of protected figures";
} }

labels! { ReleaseState {
    Made = "Erstellt" | "Made";
    Refused = "Abgelehnt" | "Refused";
    Expired = "Abgelaufen" | "Expired";
} }
