//! Words for consents, their signatories and their states.

use super::labels;
use crate::domain::consent::{ConsentState, Proof, WithdrawalChannel};
use crate::domain::purpose::Purpose;
use crate::domain::signatory::{Decision, Insight, SignatoryRole};

labels! { Purpose {
    ContactHandover = "1. Einverständniserklärung: Weitergabe der Kontaktdaten" | "First declaration: handing over the contact data";
    Participation = "Einverständniserklärung: Teilnahme und Fallakte" | "Declaration of consent: taking part and case record";
    YouthOffice = "Schweigepflichtentbindung: Jugendamt" | "Release from secrecy: youth office";
    School = "2. Einverständniserklärung: Schule" | "Second declaration: school";
    PoliceStatus = "Einwilligung: Statuszeile für die Polizei" | "Consent: status line for the police";
    Interpreter = "Schweigepflichtentbindung: Sprachmittlung" | "Release from secrecy: interpreting";
    MeasureProvider = "Schweigepflichtentbindung: Träger einer Maßnahme" | "Release from secrecy: provider of a measure";
    SpecialCategory = "Einwilligung: besonders geschützte Angaben" | "Consent: specially protected data";
    FollowUpContact = "Einwilligung: Kontakt nach dem Ende" | "Consent: contact after the end";
    ResearchPseudonymous = "Einwilligung: Forschung mit pseudonymen Daten" | "Consent: research with pseudonymous data";
    OffenceCounts = "Einwilligung: Deliktzahlen der Polizei" | "Consent: offence counts from the police";
    Media = "Einwilligung: Bild und Ton" | "Consent: pictures and sound";
} }

labels! { ConsentState {
    Draft = "Begonnen" | "Begun";
    Informed = "Aufgeklärt" | "Informed";
    PartiallySigned = "Unterschriften fehlen" | "Signatures missing";
    Valid = "Gültig" | "Valid";
    Refused = "Verweigert" | "Refused";
    Withdrawn = "Widerrufen" | "Withdrawn";
    Expired = "Abgelaufen" | "Expired";
    ReviewNeeded = "Erneut zu prüfen" | "Review needed";
    Superseded = "Durch neue Fassung ersetzt" | "Superseded";
    Void = "Unwirksam" | "Void";
} }

labels! { Proof {
    PaperLocation = "Papier, Ablageort notiert" | "Paper, place noted";
    PaperScan = "Papier, eingescannt" | "Paper, scanned";
    ElectronicSignature = "Auf dem Gerät unterschrieben" | "Signed on the device";
} }

labels! { WithdrawalChannel {
    InPerson = "Im Gespräch" | "In a talk";
    Phone = "Telefonisch" | "By phone";
    Letter = "Per Brief" | "By letter";
    Message = "Per Messenger oder E-Mail" | "By messenger or e-mail";
    Representative = "Durch eine Vertretung" | "Through a representative";
} }

labels! { SignatoryRole {
    CustodyHolder = "Personensorgeberechtigte/r" | "Custody holder";
    Youth = "Jugendliche/r" | "Young person";
    Assent = "Zustimmung des Kindes" | "Assent of the child";
} }

labels! { Decision {
    Signed = "Unterschrieben" | "Signed";
    Refused = "Verweigert" | "Refused";
    Pending = "Noch offen" | "Pending";
    ReplacedByCourt = "Durch das Gericht ersetzt" | "Replaced by the court";
    NotRequired = "Nicht erforderlich" | "Not required";
} }

labels! { Insight {
    NotApplicable = "Nicht zu beurteilen" | "Does not apply";
    Sufficient = "Einsichtsfähigkeit ausreichend" | "Understanding sufficient";
    NotSufficient = "Einsichtsfähigkeit nicht ausreichend" | "Understanding not sufficient";
} }
