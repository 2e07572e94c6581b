//! Pages that say honestly that something did not work: what happened, what is safe, what to do next.

use super::label::labels;
use super::{Label, Language};
use crate::domain::enrolment::machine::TransitionError;
use crate::domain::outage::Outage;

/// Texts of the error pages (`ui/load.rs`).
pub struct ProblemMessages {
    /// 403: heading.
    pub forbidden_title: &'static str,
    /// 403: sentence.
    pub forbidden_text: &'static str,
    /// 404: heading.
    pub not_found_title: &'static str,
    /// 404: sentence.
    pub not_found_text: &'static str,
    /// 409, changed meanwhile: heading.
    pub stale_title: &'static str,
    /// 409, changed meanwhile: sentence.
    pub stale_text: &'static str,
    /// 409, a rule stands against it: heading.
    pub conflict_title: &'static str,
    /// 422 outside a form: heading.
    pub invalid_title: &'static str,
    /// 422 outside a form: sentence.
    pub invalid_text: &'static str,
    /// 500: heading.
    pub internal_title: &'static str,
    /// 500: sentence.
    pub internal_text: &'static str,
    /// 503: heading.
    pub unavailable_title: &'static str,
    /// 503 for a form whose content the page itself holds: what to do.
    pub resend_text: &'static str,
    /// Its button.
    pub resend: &'static str,
    /// 500: before the reference.
    pub reference: &'static str,
    /// Signed out while JavaScript is off and no redirect was possible.
    pub signed_out_title: &'static str,
    /// The sentence to it.
    pub signed_out_text: &'static str,
    /// Link that loads the same page again.
    pub try_again: &'static str,
    /// Link to the home page.
    pub to_home: &'static str,
}

impl ProblemMessages {
    /// German.
    pub const GERMAN: Self = Self {
        forbidden_title: "Dafür haben Sie keine Berechtigung",
        forbidden_text: "Ihre Rolle erlaubt diese Seite oder diesen Schritt nicht. Wenn Sie das für einen Fehler halten, sprechen Sie bitte Ihre Fachliche Leitung oder die Administration an.",
        not_found_title: "Seite nicht gefunden",
        not_found_text: "Diese Seite gibt es nicht, oder der Fall gehört nicht zu Ihrem Bereich. Bitte prüfen Sie die Adresse oder suchen Sie über die Fallliste.",
        stale_title: "Der Eintrag wurde inzwischen geändert",
        stale_text: "Jemand anderes hat diesen Eintrag gespeichert, während Sie ihn bearbeitet haben. Ihre Eingaben liegen als Entwurf bereit. Bitte laden Sie die Seite neu und vergleichen Sie beide Fassungen.",
        conflict_title: "Das ist gerade nicht möglich",
        invalid_title: "Die Adresse enthält eine Angabe, die wir nicht kennen",
        invalid_text: "Bitte prüfen Sie die Adresse oder beginnen Sie auf der Startseite.",
        internal_title: "Das hat leider nicht geklappt",
        internal_text: "Der Fehler liegt bei uns, nicht bei Ihnen. Er wurde aufgezeichnet. Was zuletzt als Entwurf gespeichert wurde, ist noch da. Bitte versuchen Sie es in ein paar Minuten noch einmal.",
        unavailable_title: "Leitplanke ist gerade nicht erreichbar",
        resend_text: "Ihre Eingaben sind nicht verloren: Diese Seite hält sie fest. Lassen Sie sie offen und drücken Sie in einer Minute auf „Noch einmal senden“.",
        resend: "Noch einmal senden",
        reference: "Wenn Sie uns den Fehler melden, nennen Sie bitte diese Nummer:",
        signed_out_title: "Bitte melden Sie sich an",
        signed_out_text: "Sie waren nicht angemeldet oder Ihre Anmeldung ist abgelaufen. Nach dem Anmelden geht es auf dieser Seite weiter.",
        try_again: "Noch einmal versuchen",
        to_home: "Zur Startseite",
    };
    /// English.
    pub const ENGLISH: Self = Self {
        forbidden_title: "You are not allowed to do this",
        forbidden_text: "Your role does not allow this page or step. If you think this is a mistake, please ask your team lead or an administrator.",
        not_found_title: "Page not found",
        not_found_text: "This page does not exist, or the case is outside your area. Please check the address or search the list of cases.",
        stale_title: "The entry has been changed meanwhile",
        stale_text: "Somebody else saved this entry while you were editing it. What you typed is kept as a draft. Please load the page again and compare both versions.",
        conflict_title: "This is not possible right now",
        invalid_title: "The address holds something we do not know",
        invalid_text: "Please check the address or start from the home page.",
        internal_title: "Sorry, this did not work",
        internal_text: "The fault is ours, not yours. It has been recorded. What was last saved as a draft is still there. Please try again in a few minutes.",
        unavailable_title: "Leitplanke cannot be reached right now",
        resend_text: "What you typed is not lost: this page holds it. Leave it open and press “Send again” in a minute.",
        resend: "Send again",
        reference: "If you report this, please quote this number:",
        signed_out_title: "Please sign in",
        signed_out_text: "You were not signed in, or your sign-in has ended. After signing in you continue on this page.",
        try_again: "Try again",
        to_home: "To the home page",
    };
}

labels! { Outage {
    DiskFull = "Der Speicher des Servers ist voll. Es wurde nichts gespeichert. Bitte verständigen Sie die Administration." | "The server's disk is full. Nothing was saved. Please inform the administrator.";
    ReadOnly = "Der Server kann zurzeit nur lesen. Es wurde nichts gespeichert. Bitte verständigen Sie die Administration." | "The server can only read at the moment. Nothing was saved. Please inform the administrator.";
    Busy = "Es sind zu viele Anfragen unterwegs, oder die Datenbank antwortet nicht. Es wurde nichts gespeichert. Bitte versuchen Sie es in einer Minute noch einmal." | "Too much is going on, or the database does not answer. Nothing was saved. Please try again in a minute.";
    Database = "Die Datenbank antwortet gerade nicht. Es wurde nichts gespeichert. Bitte versuchen Sie es in ein paar Minuten noch einmal." | "The database does not answer right now. Nothing was saved. Please try again in a few minutes.";
} }

/// The sentence for a conflict code of `AppError::Conflict`; an unknown code gets a general sentence.
#[must_use]
pub fn conflict(language: Language, code: &str) -> &'static str {
    if let Some(error) = TransitionError::from_code(code) {
        return error.label(language);
    }
    let (german, english) = match code {
        "counts_not_open" => (
            "Zahlen zu Straftaten können noch nicht übergeben werden. Es wurde nichts gespeichert.",
            "Counts of offences cannot be delivered yet. Nothing was saved.",
        ),
        "try_again" => (
            "Dasselbe Formular wird gerade gespeichert. Bitte versuchen Sie es gleich noch einmal.",
            "The same form is being saved right now. Please try again in a moment.",
        ),
        "same_id_other_content" => (
            "Dieses Formular wurde schon einmal mit anderem Inhalt gespeichert. Der gespeicherte Eintrag bleibt, und Ihre jetzigen Eingaben liegen als Entwurf bereit. Bitte öffnen Sie ein neues Formular, wenn Sie beides brauchen.",
            "This form has already been saved with other content. The saved entry stays, and what you typed now is kept as a draft. Please open a new form if you need both.",
        ),
        "wrong_status" => (
            "Der Stand der Teilnahme erlaubt das nicht. Bitte prüfen Sie die Fallseite.",
            "The state of the participation does not allow this. Please check the case page.",
        ),
        "participation_withdrawn" => (
            "Die Einverständniserklärung zur Teilnahme wurde widerrufen. Die Akte ist gesperrt, und es wurde nichts gespeichert. Bitte prüfen Sie die Fallseite.",
            "The consent to take part was withdrawn. The record is closed, and nothing was saved. Please check the case page.",
        ),
        "extension_waiting" => (
            "Eine Verlängerung wartet schon auf die Genehmigung der fachlichen Leitung.",
            "An extension is already waiting for the team lead's approval.",
        ),
        "own_proposal" => (
            "Bitte lassen Sie eine andere Person zustimmen: Niemand bestätigt, was er selbst eingetragen hat.",
            "Please let somebody else agree: nobody confirms what they entered themselves.",
        ),
        "undo_too_late" => (
            "Dieser Schritt lässt sich nicht mehr zurücknehmen: Das geht nur in den ersten zehn Minuten, und nur solange sich nichts geändert hat.",
            "This step cannot be taken back any more: only within the first ten minutes, and while nothing has changed.",
        ),
        "held" => (
            "Für diesen Fall gilt schon eine Löschsperre. Bitte heben Sie zuerst die bisherige auf.",
            "A hold already stands for this case. Please lift the present one first.",
        ),
        "nothing_to_withdraw" => (
            "Diese Erklärung ist nicht gültig. Es gibt nichts zu widerrufen.",
            "This declaration is not valid. There is nothing to withdraw.",
        ),
        "consent_is_complete" => (
            "Bei dieser Erklärung lässt sich keine Unterschrift ergänzen. Bitte holen Sie sie neu ein, wenn sich etwas geändert hat.",
            "No signature can be added to this declaration. Please obtain it again if something has changed.",
        ),
        "sole_administrator" => (
            "Das ist das einzige Konto, das die Administration übernehmen kann. Bitte geben Sie zuerst einer anderen Person diese Rolle. Sie muss sich schon ein Passwort gesetzt haben.",
            "This is the only account that can administer. Please give this role to somebody else first, who must have set a password already.",
        ),
        "own_grants" => (
            "Sich selbst kann niemand eine Rolle geben. Bitte wenden Sie sich an eine andere Person der Administration.",
            "Nobody can give a role to themselves. Please ask another administrator.",
        ),
        "same_grant" => (
            "Diese Rolle hat das Konto an diesem Standort schon. Beenden Sie zuerst die bisherige, wenn die Tage sich ändern sollen.",
            "The account already holds this role at this site. End the present one first if its days are to change.",
        ),
        "deactivated" => (
            "Das Konto ist gesperrt. Öffnen Sie es zuerst wieder.",
            "The account is deactivated. Please reopen it first.",
        ),
        "too_long" => (
            "Der Text ist zu lang, um ihn als Entwurf zu sichern. Bitte kürzen Sie ihn.",
            "The text is too long to be kept as a draft. Please shorten it.",
        ),
        "no_cohort" => (
            "Zurzeit kann keine Kohorte beantragt werden. Jede Person ist in genau einer Herausgabe; auf der Seite Forschungsdaten steht, ab wann die nächste Kohorte möglich ist.",
            "No cohort can be asked for at present. Every person is in one release only; the page Research data says from when the next cohort is possible.",
        ),
        "own_request" => (
            "Wer eine Datei beantragt, gibt sie nicht selbst frei. Bitte lassen Sie eine andere Person der Datenschutzkoordination entscheiden.",
            "Who asks for a file does not approve it. Please let another person of the data protection coordination decide.",
        ),
        "scan_empty" => (
            "Es wurde keine Datei ausgewählt. Bitte wählen Sie ein Foto aus.",
            "No file was chosen. Please choose a photograph.",
        ),
        "scan_too_large" => (
            "Das Foto ist größer als 10 MB. Bitte fotografieren Sie noch einmal mit kleinerer Auflösung.",
            "The photograph is larger than 10 MB. Please take it again with a lower resolution.",
        ),
        "scan_not_an_image" => (
            "Das ist kein Foto. Möglich sind JPEG, PNG und WebP.",
            "This is not a photograph. JPEG, PNG and WebP are possible.",
        ),
        "scan_too_many_pixels" => (
            "Das Bild ist zu groß. Bitte fotografieren Sie noch einmal mit kleinerer Auflösung.",
            "The picture is too large. Please take it again with a lower resolution.",
        ),
        "scan_unreadable" => (
            "Das Bild lässt sich nicht lesen. Bitte fotografieren Sie das Blatt noch einmal.",
            "The picture cannot be read. Please photograph the sheet again.",
        ),
        "recording_empty" | "recording_incomplete" => (
            "Die Angaben zur Aufnahme sind unvollständig. Bitte wählen Sie eine Datei und nennen Sie Sprache und Sprecherin oder Sprecher.",
            "The recording is incomplete. Please choose a file and name language and speaker.",
        ),
        "recording_too_large" => (
            "Die Aufnahme ist größer als 10 MB. Bitte speichern Sie sie mit geringerer Tonqualität.",
            "The recording is larger than 10 MB. Please save it with a lower sound quality.",
        ),
        "recording_not_a_sound" => (
            "Das ist keine Tonaufnahme. Möglich sind MP3, Ogg, M4A und WAV.",
            "This is not a recording. MP3, Ogg, M4A and WAV are possible.",
        ),
        "recording_too_many" => {
            ("Zu diesem Text gibt es schon zehn Aufnahmen.", "There are ten recordings of this text already.")
        }
        "scan_too_many" => {
            ("Zu dieser Erklärung gibt es schon zehn Fotos.", "There are ten photographs of this declaration already.")
        }
        "own_scan" => (
            "Wer fotografiert, bestätigt nicht selbst. Bitte lassen Sie eine andere Person aus dem Team das Foto ansehen.",
            "Who takes the photograph does not confirm it. Please let another person of the team look at it.",
        ),
        "nothing_to_confirm" => ("Hier gibt es nichts zu bestätigen.", "There is nothing to confirm here."),
        "already_over" => (
            "Diese Erklärung gilt schon nicht mehr. Bitte sehen Sie auf ihrer Seite nach, warum.",
            "This declaration no longer holds. Please see its page for the reason.",
        ),
        "text_not_approved" => (
            "In dieser Sprache gibt es noch keinen freigegebenen Text. Bitte wenden Sie sich an die Datenschutzkoordination.",
            "There is no approved text in this language yet. Please ask the data protection coordination.",
        ),
        "nothing_signed" => (
            "Es gibt noch keine Bescheinigung: Bisher hat niemand unterschrieben.",
            "There is no receipt yet: nobody has signed so far.",
        ),
        "own_text" => (
            "Wer einen Text vorschlägt, gibt ihn nicht selbst frei. Bitte lassen Sie eine andere Person entscheiden.",
            "Who proposes a text does not approve it. Please let another person decide.",
        ),
        "text_waiting" => (
            "Für diesen Zweck wartet schon ein Entwurf. Bitte prüfen Sie erst diesen.",
            "A draft is already waiting for this purpose. Please check that one first.",
        ),
        "only_text" => (
            "Dieser Text ist der erste seiner Sprache und kann nicht verworfen werden. Schlagen Sie einen besseren vor, sobald er freigegeben ist.",
            "This text is the first of its language and cannot be discarded. Propose a better one once it has been approved.",
        ),
        "already_decided" => (
            "Über diesen Antrag ist schon entschieden. Auf der Seite Forschungsdaten sehen Sie das Ergebnis.",
            "This request has been decided already. The page Research data shows the result.",
        ),
        "release_expired" => (
            "Die Frist von 14 Tagen ist vorbei; die Dateien sind gelöscht. Der Eintrag im Register bleibt.",
            "The 14 days are over; the files have been deleted. The entry in the register stays.",
        ),
        _ => (
            "Eine Regel oder ein anderer Eintrag steht dem entgegen. Es wurde nichts geändert. Bitte gehen Sie zurück und prüfen Sie den aktuellen Stand.",
            "A rule or another entry stands against it. Nothing was changed. Please go back and check the current state.",
        ),
    };
    match language {
        Language::De => german,
        Language::En => english,
    }
}
