//! Words for what the records of the house are called.

use super::labels;
use crate::domain::draft::FormKind;
use crate::domain::form_text::TextOrigin;
use crate::domain::release::{ReleaseKind, ReleaseState};
use crate::domain::retention::RetentionClass;

labels! { FormKind {
    Referral = "Fallvorschlag" | "Referral";
    Guardian = "Bezugsperson" | "Guardian";
    Sibling = "Geschwister" | "Sibling";
    Network = "Kontakt im Netz" | "Contact of the network";
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
    FormText = "Text einer Erklärung" | "Text of a declaration";
    Review = "Verlaufsprüfung" | "Review";
    Extension = "Verlängerung" | "Extension";
    Step = "Schritt der Teilnahme" | "Step of the participation";
    Again = "Erneute Aufnahme" | "Beginning again";
    Closing = "Abschluss" | "Closing";
    Recording = "Tonaufnahme" | "Recording";
    Release = "Herausgabe" | "Release";
    Hold = "Löschsperre" | "Hold";
} }

labels! { TextOrigin {
    Machine = "Ein Übersetzungsprogramm" | "A translation program";
    Person = "Eine Person" | "A person";
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

labels! { RetentionClass {
    CandidateWithoutConsent = "Fallvorschläge ohne Einverständnis" | "Referrals without a declaration";
    ContactAttempts = "Kontaktversuche" | "Contact attempts";
    CaseRecord = "Fallakte mit allen Kontakten" | "Case record with all sessions";
    ConsentProof = "Nachweis der Erklärungen und des Widerrufs" | "Proof of the declarations and of the withdrawal";
    InterpreterJobs = "Einsätze der Sprachmittlung" | "Interpreter jobs";
    OffenceCounts = "Deliktzahlen" | "Offence counts";
    AuditLog = "Protokoll" | "Audit log";
    ReleaseRegister = "Verzeichnis der Herausgaben" | "Register of releases";
    Archive9b = "Archiv nach § 9b SGB VIII" | "Archive by § 9b SGB VIII";
} }
