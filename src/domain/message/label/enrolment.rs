//! Words for the enrolment (Teilnahme) and its end.

use super::labels;
use crate::domain::enrolment::{EndKind, EndReason, Screening2Result, Status, Strand};
use crate::domain::view::admission::AdmissionStep;

labels! { Status {
    Referred = "Vorgeschlagen" | "Referred";
    Contacting = "Kontaktaufnahme" | "Making contact";
    Assessing = "In Klärung" | "Assessing";
    Active = "Aktiv" | "Active";
    Paused = "Pausiert" | "Paused";
    Closing = "Im Abschluss" | "Closing";
    Completed = "Abgeschlossen" | "Completed";
    EndedEarly = "Vorzeitig beendet" | "Ended early";
    Transferred = "Übergeleitet" | "Transferred";
    FollowUp = "In Nachbetreuung" | "Follow-up";
    Closed = "Beendet" | "Closed";
    Declined = "Abgelehnt" | "Declined";
    Unreachable = "Nicht erreicht" | "Not reached";
    NotAdmitted = "Nicht aufgenommen" | "Not admitted";
    Erased = "Gelöscht" | "Erased";
} }

labels! { EndKind {
    Graduated = "Erfolgreich abgeschlossen" | "Graduated";
    EndedEarly = "Vorzeitig beendet" | "Ended early";
    Transferred = "Übergeleitet" | "Transferred";
    NotStarted = "Nicht begonnen" | "Not started";
} }

labels! { EndReason {
    GoalsReached = "Ziele erreicht" | "Goals reached";
    StableNoNewOffence = "Stabil, keine neue Straftat" | "Stable, no new offence";
    WithdrawnByGuardian = "Durch Personensorgeberechtigte beendet" | "Ended by custody holders";
    WithdrawnByYouth = "Durch die/den Jugendliche/n beendet" | "Ended by the young person";
    ConsentWithdrawn = "Einverständnis widerrufen" | "Consent withdrawn";
    Unreachable = "Nicht mehr erreichbar" | "Not reachable any more";
    MovedAway = "Verzogen" | "Moved away";
    ChangedAuthority = "Andere Behörde zuständig" | "Another authority is responsible";
    ResidentialPlacement = "Stationäre Unterbringung" | "Residential placement";
    Detention = "Haft" | "Detention";
    IntensiveOffenderProgramme = "Intensivtäterprogramm" | "Intensive-offender programme";
    OtherHelpTakesOver = "Andere Hilfe übernimmt" | "Another help takes over";
    AgeLimit = "Altersgrenze erreicht" | "Age limit reached";
    ProgrammeEndedIt = "Durch das Programm beendet" | "Ended by the programme";
    Deceased = "Verstorben" | "Deceased";
    Other = "Anderer Grund" | "Another reason";
} }

labels! { Strand {
    Standard = "Regelprogramm" | "Standard programme";
    S360 = "360 Grad" | "360 degrees";
} }

labels! { Screening2Result {
    Confirmed = "Bedarf bestätigt" | "Need confirmed";
    NotConfirmed = "Bedarf nicht bestätigt" | "Need not confirmed";
} }

labels! { AdmissionStep {
    Contact = "Erster Kontakt mit der Familie" | "First contact with the family";
    ContactHandover = "1. Einverständniserklärung: Weitergabe der Kontaktdaten" | "First declaration: handover of the contact";
    Screening = "Zweite Risikoeinschätzung" | "Second screening";
    Participation = "Einverständniserklärung zur Teilnahme" | "Consent to take part";
    Start = "Teilnahme beginnen" | "Start taking part";
} }
