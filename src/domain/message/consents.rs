//! Texts of the consent pages. A declaration is called by its own word (`docs/domain.md` 7.6).

use super::Language;
use crate::domain::consent::ConsentState;
use crate::domain::purpose::Declaration;
use crate::domain::signatory::Decision;
use crate::domain::view::consent::Gap;

/// Texts around consents.
pub struct ConsentMessages {
    /// Heading of the overview.
    pub title: &'static str,
    /// First sentence of the overview.
    pub lead: &'static str,
    /// Heading: offered at the first visit.
    pub first_visit: &'static str,
    /// Heading: the others.
    pub later: &'static str,
    /// The sentence under it.
    pub later_text: &'static str,
    /// Taking part needs this one.
    pub mandatory: &'static str,
    /// This one is optional.
    pub optional: &'static str,
    /// Nobody was asked.
    pub not_asked: &'static str,
    /// Valid from … until ….
    pub valid_between: fn(&str, &str) -> String,
    /// Withdrawn on ….
    pub withdrawn_on: fn(&str) -> String,
    /// Link on the overview.
    pub record: &'static str,
    /// Link on the overview, when there is one already.
    pub record_again: &'static str,
    /// Link on the overview.
    pub open: &'static str,
    /// Heading: how to withdraw.
    pub how_to_withdraw: &'static str,
    /// Its text.
    pub how_to_withdraw_text: &'static str,
    /// Choose page: heading.
    pub choose_title: &'static str,
    /// Form: heading over the text.
    pub text_title: &'static str,
    /// Form: which text binds.
    pub text_binding: &'static str,
    /// Version of the text.
    pub text_version: fn(i32) -> String,
    /// Form: heading of the explanation.
    pub explained_title: &'static str,
    /// Field.
    pub informed_on: &'static str,
    /// Hint.
    pub informed_hint: &'static str,
    /// Field.
    pub language: &'static str,
    /// Field.
    pub interpreter: &'static str,
    /// First entry.
    pub no_interpreter: &'static str,
    /// Hint; the gap is the names of people who need one.
    pub interpreter_hint: fn(&str) -> String,
    /// Checkbox.
    pub understood: &'static str,
    /// Form: heading of the signatures.
    pub signatures_title: &'static str,
    /// Sentence under it.
    pub signatures_text: &'static str,
    /// Field.
    pub decision: &'static str,
    /// Question to a child under 14.
    pub assent: &'static str,
    /// Field.
    pub decided_on: &'static str,
    /// Field.
    pub insight: &'static str,
    /// Hint.
    pub insight_hint: &'static str,
    /// Field.
    pub insight_reason: &'static str,
    /// Field.
    pub court_reference: &'static str,
    /// Hint.
    pub court_hint: &'static str,
    /// Form: heading of the paper.
    pub paper_title: &'static str,
    /// Field.
    pub proof_location: &'static str,
    /// Hint.
    pub proof_hint: &'static str,
    /// Field.
    pub valid_until: &'static str,
    /// Hint.
    pub valid_until_hint: &'static str,
    /// Button.
    pub save: &'static str,
    /// Custody has to be clarified: heading.
    pub gap_title: &'static str,
    /// What to do.
    pub gap_what_to_do: &'static str,
    /// Link.
    pub to_case: &'static str,
    /// Page: heading of the agreement.
    pub agreed: &'static str,
    /// Label.
    pub explained: &'static str,
    /// Label.
    pub valid: &'static str,
    /// Label.
    pub teach_back: &'static str,
    /// Label.
    pub paper: &'static str,
    /// Heading.
    pub who_decided: &'static str,
    /// Heading.
    pub missing_title: &'static str,
    /// Link.
    pub add_signature: &'static str,
    /// Link.
    pub renew: &'static str,
    /// Link.
    pub withdraw: &'static str,
    /// Sentence beside it.
    pub withdraw_easy: &'static str,
    /// Not needed for validity.
    pub not_needed: &'static str,
    /// Signing page: heading.
    pub sign_title: &'static str,
    /// Signing page: nothing else is to be entered.
    pub sign_text: &'static str,
    /// Withdrawal: heading.
    pub withdraw_title: &'static str,
    /// Withdrawal: heading of the consequences.
    pub what_changes: &'static str,
    /// How many sessions are locked.
    pub sessions_locked: fn(u32) -> String,
    /// Field.
    pub who_withdraws: &'static str,
    /// Field.
    pub channel: &'static str,
    /// Field.
    pub arrived_on: &'static str,
    /// Hint.
    pub arrived_hint: &'static str,
    /// Button.
    pub withdraw_now: &'static str,
    /// Nothing to withdraw.
    pub nothing_open: &'static str,
    /// Receipt: heading.
    pub receipt: &'static str,
    /// Receipt: day, by whom.
    pub receipt_text: fn(&str, &str) -> String,
    /// Receipt: what to give to the family.
    pub receipt_print: &'static str,
    /// BR-10: heading.
    pub tasks_title: &'static str,
    /// BR-10: the tasks.
    pub tasks: [&'static str; 3],
    /// BR-10: button.
    pub tasks_done: &'static str,
    /// BR-10: done on ….
    pub handled_on: fn(&str) -> String,
    /// Notices by code after a deed.
    pub done: fn(&str) -> &'static str,
    /// Who can see this page.
    pub who_sees: &'static str,
    /// Register: heading, also in the navigation.
    pub register: &'static str,
    /// Register: first sentence.
    pub register_lead: &'static str,
    /// Register: unhandled withdrawals.
    pub register_waiting: &'static str,
    /// Register: none of them.
    pub register_none_waiting: &'static str,
    /// Register: all others.
    pub register_all: &'static str,
    /// Column.
    pub purpose: &'static str,
    /// Column.
    pub from: &'static str,
    /// Column.
    pub until: &'static str,
    /// Column.
    pub withdrawn: &'static str,
    /// Column.
    pub handled: &'static str,
}

impl ConsentMessages {
    /// German.
    pub const GERMAN: Self = Self {
        title: "Erklärungen der Familie",
        lead: "Wofür die Familie zugestimmt hat, wer unterschrieben hat und bis wann es gilt. Jede Erklärung steht für sich.",
        first_visit: "Für den ersten Besuch",
        later: "Später",
        later_text: "Diese Erklärungen sind freiwillig und voneinander unabhängig. Fragen Sie erst danach, wenn sie gebraucht werden.",
        mandatory: "nötig für die Teilnahme",
        optional: "freiwillig",
        not_asked: "Noch nicht eingetragen.",
        valid_between: |from, until| format!("Gültig vom {from} bis {until}"),
        withdrawn_on: |day| format!("Widerrufen am {day}"),
        record: "Eintragen",
        record_again: "Neu einholen",
        open: "Ansehen",
        how_to_withdraw: "So geht ein Widerruf",
        how_to_withdraw_text: "Ein Widerruf ist jederzeit möglich, ohne Gründe und so leicht wie die Zustimmung: im Gespräch, am Telefon, per Brief oder Nachricht. Es reicht, wenn eine personensorgeberechtigte Person widerruft; ab 14 Jahren kann es auch der junge Mensch selbst. Öffnen Sie dazu die Erklärung und wählen Sie „Widerrufen“.",
        choose_title: "Welche Erklärung möchten Sie eintragen?",
        text_title: "Das wurde erklärt",
        text_binding: "Verbindlich ist die deutsche Fassung.",
        text_version: |number| format!("Fassung {number}"),
        explained_title: "Erklärung und Sprache",
        informed_on: "Informationsblatt übergeben und erklärt am",
        informed_hint: "Unterschriften können erst ab diesem Tag geleistet werden.",
        language: "Erklärt auf",
        interpreter: "Sprachmittlung bei der Erklärung",
        no_interpreter: "Ohne Sprachmittlung",
        interpreter_hint: |names| {
            if names.is_empty() {
                "Für eine gültige Erklärung zählen nur SIM und beeidigte Dolmetschende.".to_owned()
            } else {
                format!(
                    "Braucht Sprachmittlung: {names}. Für eine gültige Erklärung zählen nur SIM und beeidigte Dolmetschende."
                )
            }
        },
        understood: "Die Familie hat den Inhalt mit eigenen Worten wiedergegeben.",
        signatures_title: "Wer entscheidet",
        signatures_text: "Die Liste folgt aus dem Alter und dem Sorgerecht. Fehlt noch eine Unterschrift, lassen Sie „Noch offen“ stehen und ergänzen Sie sie später.",
        decision: "Entscheidung",
        assent: "Was sagt das Kind?",
        decided_on: "Am",
        insight: "Versteht der junge Mensch, worum es geht?",
        insight_hint: "Ihre fachliche Einschätzung. Wenn nicht, entscheiden die Personensorgeberechtigten allein.",
        insight_reason: "Begründung, wenn nicht",
        court_reference: "Gericht und Aktenzeichen",
        court_hint: "Nur wenn ein Gericht die Zustimmung ersetzt hat.",
        paper_title: "Das Papier",
        proof_location: "Wo liegt das unterschriebene Papier?",
        proof_hint: "Zum Beispiel: Büro, Schrank 2, Ordner Einverständnisse",
        valid_until: "Gültig bis",
        valid_until_hint: "Leer lassen für den üblichen Zeitraum: drei Monate über das geplante Ende hinaus.",
        save: "Eintragen",
        gap_title: "Es kann noch niemand unterschreiben",
        gap_what_to_do: "Bitte klären Sie zuerst das Sorgerecht mit der Familie (Sorgerechtsbescheinigung des Jugendamts oder Gerichtsbeschluss) und ändern Sie dann die Angaben bei den Bezugspersonen. Danach zeigt diese Seite, wer unterschreibt.",
        to_case: "Zur Fallseite",
        agreed: "Was vereinbart ist",
        explained: "Erklärt",
        valid: "Gültigkeit",
        teach_back: "Mit eigenen Worten wiedergegeben",
        paper: "Ablageort",
        who_decided: "Wer entschieden hat",
        missing_title: "Das fehlt noch",
        add_signature: "Fehlende Unterschrift eintragen",
        renew: "Neu einholen",
        withdraw: "Widerrufen",
        withdraw_easy: "Ein Widerruf ist jederzeit ohne Gründe möglich.",
        not_needed: "wird nicht gebraucht",
        sign_title: "Fehlende Unterschrift eintragen",
        sign_text: "Was schon eingetragen ist, bleibt, wie es ist.",
        withdraw_title: "Widerruf eintragen",
        what_changes: "Das ändert sich",
        sessions_locked: |count| match count {
            0 => "Bisher ist kein Kontakt eingetragen.".to_owned(),
            1 => "1 eingetragener Kontakt wird gesperrt.".to_owned(),
            count => format!("{count} eingetragene Kontakte werden gesperrt."),
        },
        who_withdraws: "Wer widerruft?",
        channel: "Wie hat die Person es mitgeteilt?",
        arrived_on: "Angekommen am",
        arrived_hint: "Die Arbeit endet in dem Augenblick, in dem Sie speichern.",
        withdraw_now: "Jetzt widerrufen",
        nothing_open: "Diese Erklärung ist nicht gültig. Es gibt nichts zu widerrufen.",
        receipt: "Bestätigung des Widerrufs",
        receipt_text: |day, by| {
            if by.is_empty() { format!("Widerrufen am {day}.") } else { format!("Widerrufen am {day} von {by}.") }
        },
        receipt_print: "Geben Sie der Familie diese Bestätigung mit: Drucken Sie die Seite oder lesen Sie das Datum vor.",
        tasks_title: "Nach dem Widerruf zu tun",
        tasks: [
            "Den Austausch beenden, den die Erklärung erlaubt hat.",
            "Alle informieren, die aufgrund der Erklärung Angaben erhalten haben.",
            "Offene Termine und Absprachen absagen, die darauf beruhen.",
        ],
        tasks_done: "Alles erledigt",
        handled_on: |day| format!("Erledigt am {day}."),
        done: |code| match code {
            "consent" => "Die Erklärung ist eingetragen.",
            "signed" => "Die Unterschrift ist eingetragen.",
            "withdrawn" => "Der Widerruf gilt ab sofort.",
            "handled" => "Der Widerruf ist als erledigt vermerkt.",
            _ => "Gespeichert.",
        },
        who_sees: "Diese Seite sehen die zuständige Fachkraft, ihre Vertretung und die Fachliche Leitung. Die Polizei sieht sie nicht. Jede Ansicht wird vermerkt.",
        register: "Einwilligungsregister",
        register_lead: "Alle Erklärungen mit Fallkennung, ohne Namen. Offene Widerrufe stehen oben.",
        register_waiting: "Widerrufe, die noch zu bearbeiten sind",
        register_none_waiting: "Alle Widerrufe sind bearbeitet.",
        register_all: "Alle Erklärungen",
        purpose: "Erklärung",
        from: "Gültig ab",
        until: "Gültig bis",
        withdrawn: "Widerrufen",
        handled: "Erledigt",
    };
    /// English.
    pub const ENGLISH: Self = Self {
        title: "The family's declarations",
        lead: "What the family has agreed to, who signed, and until when it holds. Each declaration stands on its own.",
        first_visit: "For the first visit",
        later: "Later",
        later_text: "These declarations are voluntary and independent of each other. Ask for them only when they are needed.",
        mandatory: "needed to take part",
        optional: "voluntary",
        not_asked: "Not recorded yet.",
        valid_between: |from, until| format!("Valid from {from} until {until}"),
        withdrawn_on: |day| format!("Withdrawn on {day}"),
        record: "Record",
        record_again: "Obtain again",
        open: "View",
        how_to_withdraw: "How to withdraw",
        how_to_withdraw_text: "A withdrawal is possible at any time, without reasons and as easily as the consent: in a talk, by phone, letter or message. It is enough when one custody holder withdraws; from the age of 14 the young person can do it too. Open the declaration and choose “Withdraw”.",
        choose_title: "Which declaration do you want to record?",
        text_title: "This was explained",
        text_binding: "The German version is binding.",
        text_version: |number| format!("Version {number}"),
        explained_title: "Explanation and language",
        informed_on: "Information sheet handed over and explained on",
        informed_hint: "Signatures can only be given from this day on.",
        language: "Explained in",
        interpreter: "Interpreting during the explanation",
        no_interpreter: "Without an interpreter",
        interpreter_hint: |names| {
            if names.is_empty() {
                "For a valid declaration only SIM and sworn interpreters count.".to_owned()
            } else {
                format!("Needs an interpreter: {names}. For a valid declaration only SIM and sworn interpreters count.")
            }
        },
        understood: "The family has said back the content in their own words.",
        signatures_title: "Who decides",
        signatures_text: "The list follows from age and custody. If a signature is still missing, leave “Pending” and add it later.",
        decision: "Decision",
        assent: "What does the child say?",
        decided_on: "On",
        insight: "Does the young person understand what this is about?",
        insight_hint: "Your professional judgement. If not, the custody holders decide alone.",
        insight_reason: "Reason, if not",
        court_reference: "Court and file number",
        court_hint: "Only when a court has replaced the agreement.",
        paper_title: "The paper",
        proof_location: "Where is the signed paper kept?",
        proof_hint: "For example: office, cabinet 2, consent binder",
        valid_until: "Valid until",
        valid_until_hint: "Leave empty for the usual period: three months beyond the planned end.",
        save: "Record",
        gap_title: "Nobody can sign yet",
        gap_what_to_do: "Please clarify custody with the family first (certificate of the youth office or court order) and then change the details of the guardians. After that this page shows who signs.",
        to_case: "To the case page",
        agreed: "What is agreed",
        explained: "Explained",
        valid: "Validity",
        teach_back: "Said back in own words",
        paper: "Place of the paper",
        who_decided: "Who decided",
        missing_title: "Still missing",
        add_signature: "Add the missing signature",
        renew: "Obtain again",
        withdraw: "Withdraw",
        withdraw_easy: "A withdrawal is possible at any time without reasons.",
        not_needed: "is not needed",
        sign_title: "Add the missing signature",
        sign_text: "What is recorded already stays as it is.",
        withdraw_title: "Record a withdrawal",
        what_changes: "What changes",
        sessions_locked: |count| match count {
            0 => "No session is recorded so far.".to_owned(),
            1 => "1 recorded session will be locked.".to_owned(),
            count => format!("{count} recorded sessions will be locked."),
        },
        who_withdraws: "Who withdraws?",
        channel: "How did the person say so?",
        arrived_on: "Arrived on",
        arrived_hint: "The work ends at the moment you save.",
        withdraw_now: "Withdraw now",
        nothing_open: "This declaration is not valid. There is nothing to withdraw.",
        receipt: "Confirmation of the withdrawal",
        receipt_text: |day, by| {
            if by.is_empty() { format!("Withdrawn on {day}.") } else { format!("Withdrawn on {day} by {by}.") }
        },
        receipt_print: "Give this confirmation to the family: print the page or read out the date.",
        tasks_title: "To do after the withdrawal",
        tasks: [
            "End the exchange the declaration allowed.",
            "Inform everybody who received details because of the declaration.",
            "Cancel open appointments and agreements that rest on it.",
        ],
        tasks_done: "All done",
        handled_on: |day| format!("Done on {day}."),
        done: |code| match code {
            "consent" => "The declaration is recorded.",
            "signed" => "The signature is recorded.",
            "withdrawn" => "The withdrawal holds from now on.",
            "handled" => "The withdrawal is noted as handled.",
            _ => "Saved.",
        },
        who_sees: "This page is seen by the responsible worker, the deputy and the team lead. The police do not see it. Every view is noted.",
        register: "Consent register",
        register_lead: "All declarations with case code, without names. Open withdrawals come first.",
        register_waiting: "Withdrawals still to be handled",
        register_none_waiting: "All withdrawals are handled.",
        register_all: "All declarations",
        purpose: "Declaration",
        from: "Valid from",
        until: "Valid until",
        withdrawn: "Withdrawn",
        handled: "Handled",
    };
}

/// What kind of declaration a purpose needs, as a word.
#[must_use]
pub const fn declaration(language: Language, declaration: Declaration) -> &'static str {
    match (language, declaration) {
        (Language::De, Declaration::TakingPart) => "Einverständniserklärung",
        (Language::De, Declaration::Processing) => "Einwilligung",
        (Language::De, Declaration::Disclosure) => "Schweigepflichtentbindung",
        (Language::En, Declaration::TakingPart) => "Declaration of consent",
        (Language::En, Declaration::Processing) => "Consent to processing",
        (Language::En, Declaration::Disclosure) => "Release from secrecy",
    }
}

/// The computed state as a sentence.
#[must_use]
pub const fn state_sentence(language: Language, state: ConsentState) -> &'static str {
    let (german, english) = match state {
        ConsentState::Draft => ("Die Erklärung ist begonnen.", "The declaration is begun."),
        ConsentState::Informed => (
            "Das Informationsblatt ist übergeben und erklärt. Es hat noch niemand unterschrieben.",
            "The information sheet was handed over and explained. Nobody has signed yet.",
        ),
        ConsentState::PartiallySigned => (
            "Die Erklärung gilt noch nicht: Es fehlt etwas.",
            "The declaration does not hold yet: something is missing.",
        ),
        ConsentState::Valid => ("Die Erklärung gilt.", "The declaration holds."),
        ConsentState::Refused => (
            "Eine Person, deren Unterschrift nötig ist, hat nicht zugestimmt. Die Erklärung gilt nicht.",
            "Somebody whose signature is needed did not agree. The declaration does not hold.",
        ),
        ConsentState::Withdrawn => ("Die Erklärung wurde widerrufen.", "The declaration was withdrawn."),
        ConsentState::Expired => (
            "Die Erklärung ist abgelaufen. Bitte holen Sie sie neu ein.",
            "The declaration has run out. Please obtain it again.",
        ),
        ConsentState::ReviewNeeded => (
            "Seit der Unterschrift hat sich etwas geändert, zum Beispiel das Alter oder das Sorgerecht. Bitte holen Sie die fehlende Unterschrift innerhalb von 30 Tagen ein.",
            "Something has changed since the signature, for example age or custody. Please obtain the missing signature within 30 days.",
        ),
        ConsentState::Superseded => {
            ("Eine neuere Erklärung hat diese ersetzt.", "A newer declaration has replaced this one.")
        }
        ConsentState::Void => (
            "Die Erklärung ist wegen eines Formfehlers unwirksam.",
            "The declaration is void because of a formal error.",
        ),
    };
    match language {
        Language::De => german,
        Language::En => english,
    }
}

/// What is missing, and whose it is.
#[must_use]
pub fn gap_sentence(language: Language, gap: Gap, name: &str) -> String {
    match (language, gap) {
        (Language::De, Gap::InformationSheet) => "Das Informationsblatt wurde noch nicht übergeben.".to_owned(),
        (Language::De, Gap::Signature) => format!("Die Unterschrift von {name}."),
        (Language::De, Gap::CourtReference) => {
            format!("Gericht und Aktenzeichen zur Entscheidung anstelle von {name}.")
        }
        (Language::De, Gap::Language) => format!(
            "{name} versteht die Sprache der Erklärung nicht gut genug. Bitte erklären Sie sie noch einmal mit SIM oder beeidigter Sprachmittlung und holen Sie sie neu ein."
        ),
        (Language::De, Gap::Signatories) => "Es ist niemand eingetragen, der unterschreiben kann.".to_owned(),
        (Language::En, Gap::InformationSheet) => "The information sheet was not handed over yet.".to_owned(),
        (Language::En, Gap::Signature) => format!("The signature of {name}."),
        (Language::En, Gap::CourtReference) => format!("Court and file number of the decision in place of {name}."),
        (Language::En, Gap::Language) => format!(
            "{name} does not understand the language of the explanation well enough. Please explain it again with a SIM or sworn interpreter and obtain it again."
        ),
        (Language::En, Gap::Signatories) => "Nobody is recorded who can sign.".to_owned(),
    }
}

/// The answer of a child under 14, who is asked and does not sign.
#[must_use]
pub const fn assent(language: Language, decision: Decision) -> &'static str {
    match (language, decision) {
        (Language::De, Decision::Signed) => "Stimmt zu",
        (Language::De, Decision::Refused) => "Stimmt nicht zu",
        (Language::De, _) => "Nicht gefragt",
        (Language::En, Decision::Signed) => "Agrees",
        (Language::En, Decision::Refused) => "Does not agree",
        (Language::En, _) => "Not asked",
    }
}
