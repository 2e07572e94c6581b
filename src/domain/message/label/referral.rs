//! Words for the referral and the first contacts.

use super::labels;
use crate::domain::contact_attempt::{AttemptResult, Channel};
use crate::domain::form::referral_part::ReferralPart;
use crate::domain::referral::{ReferralOutcome, ReferralSource, Screening1Result, Threshold, ThresholdNote};
use crate::domain::view::referral::PoliceStage;

labels! { ReferralSource {
    PoliceScreening = "Sichtung durch die Polizei" | "Police screening";
    SchoolHint = "Hinweis der Schule" | "Hint from a school";
    YouthOfficeHint = "Hinweis des Jugendamts" | "Hint from the youth office";
    FamilySelf = "Familie selbst" | "The family itself";
} }

labels! { Threshold {
    Violence1 = "Mindestens ein Gewaltdelikt" | "At least one violent offence";
    Property3 = "Mindestens drei Eigentumsdelikte" | "At least three property offences";
    Both = "Beides" | "Both";
    Exception = "Ausnahme" | "Exception";
} }

labels! { ThresholdNote {
    VeryYoung = "Noch sehr jung" | "Very young";
    NearThreshold = "Knapp unter der Schwelle" | "Just below the threshold";
    SiblingTakesPart = "Geschwisterkind nimmt teil" | "A sibling takes part";
    TeamDecision = "Gemeinsame Entscheidung im Team" | "Joint decision of the team";
} }

labels! { Screening1Result {
    Suggest = "Vorschlagen" | "Suggest";
    Unclear = "Unklar" | "Unclear";
    NotSuggested = "Nicht vorschlagen" | "Do not suggest";
} }

labels! { ReferralOutcome {
    Open = "Offen" | "Open";
    Admitted = "Aufgenommen" | "Admitted";
    Declined = "Abgelehnt durch die Familie" | "Declined by the family";
    Unreachable = "Nicht erreicht" | "Not reached";
    NotSuitable = "Nicht geeignet" | "Not suitable";
    Moved = "Verzogen" | "Moved away";
    OtherHelp = "Andere Hilfe" | "Other help";
} }

labels! { Channel {
    Visit = "Hausbesuch" | "Home visit";
    Phone = "Telefon" | "Phone";
    Letter = "Brief" | "Letter";
    Messenger = "Messenger" | "Messenger";
    School = "In der Schule" | "At school";
    Other = "Anders" | "Otherwise";
} }

labels! { AttemptResult {
    Reached = "Erreicht" | "Reached";
    NotReached = "Nicht angetroffen" | "Not met";
    Refused = "Abgelehnt" | "Refused";
    Appointment = "Termin vereinbart" | "Appointment made";
} }

labels! { ReferralPart {
    Person = "Junger Mensch" | "Young person";
    Family = "Familie und Sorgerecht" | "Family and custody";
    Suggestion = "Angaben zum Fallvorschlag" | "About the referral";
} }

labels! { PoliceStage {
    InContact = "In Kontakt" | "In contact";
    Active = "Aktiv" | "Active";
    Ended = "Beendet" | "Ended";
} }
