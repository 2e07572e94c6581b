//! Words for the course of taking part: reviews, extensions, pauses, the closing.

use super::labels;
use crate::domain::closing::{ClosingWaiver, Handover};
use crate::domain::enrolment::extension::{ExtensionError, ExtensionReason, PauseReason};
use crate::domain::review::{ConsentCheck, ReviewDecision, ReviewParticipant, ReviewUrgency};

labels! { ReviewDecision {
    Continue = "Weiter wie bisher" | "Go on as before";
    ExtendPrepare = "Verlängerung vorbereiten" | "Prepare an extension";
    ClosePrepare = "Abschluss vorbereiten" | "Prepare the end";
    Pause = "Pause" | "Pause";
} }

labels! { ReviewParticipant {
    Youth = "Junger Mensch" | "Young person";
    Mother = "Mutter" | "Mother";
    Father = "Vater" | "Father";
    GuardianOther = "Andere Bezugsperson" | "Another guardian";
    TeamLead = "Fachliche Leitung" | "Team lead";
    Colleague = "Kollegin oder Kollege" | "Colleague";
    Interpreter = "Sprachmittlung" | "Interpreter";
} }

labels! { ConsentCheck {
    AllValid = "Alle nötigen Erklärungen gelten" | "All declarations needed are valid";
    ActionNeeded = "Es muss etwas erneuert werden" | "Something has to be renewed";
} }

labels! { ReviewUrgency {
    Calm = "Noch Zeit" | "Not yet";
    Amber = "Bald fällig" | "Due soon";
    Red = "Überfällig" | "Overdue";
    LeadTold = "Überfällig, Leitung informiert" | "Overdue, team lead told";
} }

labels! { ExtensionReason {
    GoalsOpen = "Ziele noch nicht erreicht" | "Goals not reached yet";
    Consolidate = "Erreichtes festigen" | "Make firm what was reached";
    Handover = "Übergang in eine andere Hilfe" | "Handover to another help";
    NewIncident = "Neues Ereignis" | "Something new happened";
    FamilyWish = "Wunsch der Familie" | "Wish of the family";
    Other = "Anderer Grund" | "Another reason";
} }

labels! { PauseReason {
    Illness = "Krankheit" | "Illness";
    Away = "Länger verreist" | "Away for long";
    Placement = "Vorübergehende Unterbringung" | "Temporary placement";
    Detention = "Vorübergehend in Haft" | "Temporarily in custody";
    FamilyWish = "Wunsch der Familie" | "Wish of the family";
    NoWorker = "Keine Fachkraft verfügbar" | "No worker available";
    Other = "Anderer Grund" | "Another reason";
} }

labels! { ExtensionError {
    NoPlannedEnd = "Es gibt kein geplantes Ende, das verlängert werden könnte." | "There is no planned end to extend.";
    PlannedEndPassed = "Das geplante Ende ist vorbei. Verlängert wird vorher; bitte sprechen Sie mit Ihrer fachlichen Leitung." | "The planned end has passed. An extension is decided before; please talk with your team lead.";
    ReviewMissing = "In den letzten 84 Tagen gab es keine Verlaufsprüfung. Bitte tragen Sie zuerst eine ein." | "There was no review in the last 84 days. Please record one first.";
    EighteenthBirthday = "Der 18. Geburtstag kommt vorher. Darüber hinaus wird an diesem Standort nicht verlängert." | "The 18th birthday comes first. This site does not extend beyond it.";
} }

labels! { Handover {
    YouthOffice = "Jugendamt" | "Youth office";
    School = "Schule oder Schulsozialarbeit" | "School or school social work";
    Counselling = "Beratungsstelle" | "Counselling centre";
    Therapy = "Therapie" | "Therapy";
    Club = "Verein" | "Club";
    Vocational = "Berufsberatung" | "Vocational guidance";
    OtherProgramme = "Anderes Programm" | "Another programme";
    Nobody = "Keine weitere Hilfe nötig" | "No further help needed";
} }

labels! { ClosingWaiver {
    FamilyDeclined = "Die Familie möchte kein Gespräch" | "The family does not want a talk";
    NotReached = "Nicht mehr erreicht" | "Not reached any more";
    MovedAway = "Verzogen" | "Moved away";
} }
