//! Words for what stands in the way of a deed, and for what deserves a second look.

use super::labels;
use crate::domain::consent::required::CustodyGap;
use crate::domain::disclosure::microdata::Remedy;
use crate::domain::enrolment::machine::{Move, TransitionError};
use crate::domain::session::rules::SessionWarning;

labels! { CustodyGap {
    Unknown = "Bei einer Bezugsperson ist das Sorgerecht nicht geklärt. Bitte klären Sie es, bevor Sie Einverständnisse eintragen." | "The custody of a guardian is not clarified. Please clarify it before recording consents.";
    NoHolder = "Es ist niemand mit Sorgerecht eingetragen. Bitte ergänzen Sie die Personensorgeberechtigten." | "Nobody with custody is recorded. Please add the custody holders.";
    OtherHolderMissing = "Das Sorgerecht ist gemeinsam, aber nur eine Person ist eingetragen. Bitte ergänzen Sie die zweite." | "Custody is joint, but only one person is recorded. Please add the second one.";
    Contradiction = "Alleiniges Sorgerecht und ein weiteres Sorgerecht passen nicht zusammen. Bitte prüfen Sie die Angaben." | "Sole custody and another custody contradict each other. Please check the entries.";
} }

labels! { TransitionError {
    WrongStatus = "Der Stand der Teilnahme lässt diesen Schritt nicht zu." | "The state of the participation does not allow this step.";
    ContactHandoverMissing = "Die 1. Einverständniserklärung (Weitergabe der Kontaktdaten) ist nicht gültig." | "The first declaration (handing over the contact data) is not valid.";
    ParticipationMissing = "Die Einverständniserklärung zur Teilnahme ist nicht gültig." | "The declaration of consent to take part is not valid.";
    ParticipationNotWithdrawn = "Die Einverständniserklärung zur Teilnahme ist nicht widerrufen." | "The declaration of consent to take part has not been withdrawn.";
    ScreeningMissing = "Die zweite Risikoeinschätzung fehlt oder hat ein anderes Ergebnis." | "The second screening is missing or has another result.";
    TooFewAttempts = "Es braucht mindestens fünf Kontaktversuche oder acht Wochen." | "At least five contact attempts or eight weeks are needed.";
    AgeOutside = "Das Alter bei der Aufnahme liegt nicht zwischen 8 und 17 Jahren." | "The age at the start is not between 8 and 17 years.";
    ReasonDoesNotFit = "Der Grund passt nicht zur Art des Endes." | "The reason does not fit the kind of ending.";
    ReviewMissing = "In den letzten 84 Tagen gab es keine Verlaufsprüfung." | "There was no review in the last 84 days.";
    GoalsNotRated = "Noch nicht alle Ziele sind bewertet." | "Not all goals are rated yet.";
    ClosingRecordMissing = "Das Abschlussgespräch oder der Verzicht darauf fehlt." | "The closing talk or its waiver is missing.";
    FollowUpMissing = "Die Einwilligung zum Kontakt nach dem Ende ist nicht gültig." | "The consent to contact after the end is not valid.";
    RetentionRunning = "Die Aufbewahrungsfrist läuft noch." | "The retention period is still running.";
} }

labels! { Move {
    Contact = "Kontakt aufnehmen" | "Make contact";
    Assess = "Klärung beginnen" | "Begin the assessment";
    Decline = "Ablehnung eintragen" | "Record the refusal";
    GiveUp = "Als nicht erreicht beenden" | "End as not reached";
    Reject = "Nicht aufnehmen" | "Do not admit";
    Admit = "Aufnehmen" | "Admit";
    Pause = "Pausieren" | "Pause";
    Resume = "Wieder aufnehmen" | "Resume";
    StartClosing = "Abschluss beginnen" | "Begin the closing";
    Graduate = "Erfolgreich abschließen" | "Graduate";
    EndEarly = "Vorzeitig beenden" | "End early";
    Transfer = "Überleiten" | "Transfer";
    WithdrawParticipation = "Nach Widerruf beenden" | "End after the withdrawal";
    FollowUp = "Nachbetreuung beginnen" | "Begin the follow-up";
    Close = "Beenden" | "Close";
    Erase = "Löschen" | "Erase";
} }

labels! { SessionWarning {
    InterpreterConsentMissing = "Krise: Für die Sprachmittlung fehlte die Schweigepflichtentbindung. Bitte holen Sie sie nach." | "Crisis: the release from secrecy for the interpreter was missing. Please obtain it.";
    ConfidentialityExpired = "Krise: Die Verschwiegenheitserklärung der Sprachmittlung war nicht gültig. Bitte lassen Sie sie erneuern." | "Crisis: the interpreter's confidentiality declaration was not valid. Please have it renewed.";
    AdHocInterpreter = "Eine Person aus dem Umfeld hat gedolmetscht. Bitte planen Sie beim nächsten Mal eine Sprachmittlung ein." | "Somebody from the surroundings interpreted. Please book an interpreter next time.";
    ChildInterpreted = "Ein Kind hat gedolmetscht. Das wird als Qualitätsmangel gezählt." | "A child interpreted. This counts as a quality defect.";
} }

labels! { Remedy {
    Wait = "Bitte warten Sie, bis die Kohorte vollständig ist." | "Please wait until the cohort is complete.";
    WidenCohort = "Bitte fassen Sie weitere Halbjahre zusammen." | "Please join further half-years.";
    FiguresInstead = "Fast alle haben denselben Wert. Bitte verwenden Sie stattdessen die geschützten Kennzahlen." | "Nearly everybody shares the same value. Please use the protected figures instead.";
} }
