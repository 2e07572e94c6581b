//! Texts of the consent pages. A declaration is called by its own word (`docs/domain.md` 7.6).

use super::Language;
use crate::domain::consent::ConsentState;
use crate::domain::purpose::Declaration;
use crate::domain::signatory::Decision;
use crate::domain::view::consent::Gap;

mod texts;

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
    /// Beside a wording that nobody approved.
    pub text_draft: &'static str,
    /// What that means.
    pub text_draft_more: &'static str,
    /// Beside a machine's wording.
    pub text_machine: &'static str,
    /// Before the links to the other editions.
    pub text_other: &'static str,
    /// Button that reads the text aloud.
    pub read_aloud: &'static str,
    /// The same while it reads.
    pub read_stop: &'static str,
    /// Link to the sheet for signing on paper.
    pub print_sheet: &'static str,
    /// Link back from the sheet.
    pub leave_sheet: &'static str,
    /// On the sheet, under a name.
    pub sheet_signature: &'static str,
    /// On the sheet, under a child's name.
    pub sheet_assent: &'static str,
    /// On the sheet: the interpreter's note.
    pub sheet_interpreter: &'static str,
    /// On the sheet: who explained it.
    pub sheet_explained_by: &'static str,
    /// Field: which text was signed.
    pub signed_text: &'static str,
    /// Its hint.
    pub signed_text_hint: &'static str,
    /// Nothing is approved.
    pub no_text: &'static str,
    /// What to do then.
    pub no_text_more: &'static str,
    /// Heading: whom a release from secrecy names.
    pub recipient_title: &'static str,
    /// Under it.
    pub recipient_lead: &'static str,
    /// Field.
    pub institution: &'static str,
    /// Its hint.
    pub institution_hint: &'static str,
    /// Field.
    pub institution_person: &'static str,
    /// Field.
    pub topics: &'static str,
    /// Its hint.
    pub topics_hint: &'static str,
    /// Field.
    pub direction: &'static str,
    /// Hint of the last day of a release.
    pub valid_until_named: &'static str,
    /// Line: the receipt's code.
    pub receipt_code: &'static str,
    /// The first press of declaring void.
    pub void: &'static str,
    /// What it does.
    pub void_lead: &'static str,
    /// The second press.
    pub void_yes: &'static str,
    /// Heading and area: declarations that need something.
    pub attention_title: &'static str,
    /// Under it.
    pub attention_lead: &'static str,
    /// Nothing needs anything.
    pub attention_none: &'static str,
    /// Column.
    pub attention_what: &'static str,
    /// Column.
    pub attention_day: &'static str,
    /// Heading of the photographs.
    pub scans_title: &'static str,
    /// Under it.
    pub scans_lead: &'static str,
    /// None yet.
    pub scans_none: &'static str,
    /// One photograph of a day.
    pub scan_of: fn(&str) -> String,
    /// Field.
    pub scan_field: &'static str,
    /// Its hint.
    pub scan_hint: &'static str,
    /// Button.
    pub scan_send: &'static str,
    /// Nobody has confirmed them.
    pub scan_waits: &'static str,
    /// Confirmed by … on ….
    pub scan_confirmed: fn(&str, &str) -> String,
    /// Button.
    pub scan_confirm: &'static str,
    /// Heading of the papers for the family.
    pub papers_title: &'static str,
    /// Under it.
    pub papers_lead: &'static str,
    /// Link.
    pub receipt_pdf: &'static str,
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
    /// First entry: nobody of the pool.
    pub nobody_listed: &'static str,
    /// Field: somebody outside the pool.
    pub interpreter_outside: &'static str,
    /// Its hint.
    pub interpreter_outside_hint: &'static str,
    /// First entry.
    pub no_interpreter: &'static str,
    /// Hint; the gap is the names of people who need one.
    pub interpreter_hint: fn(&str) -> String,
    /// Checkbox.
    pub understood: &'static str,
    /// Field: the name under the interpreter's note.
    pub interpreter_name: &'static str,
    /// Its hint.
    pub interpreter_name_hint: &'static str,
    /// Box: the interpreter's note.
    pub interpreted_fully: &'static str,
    /// Before the two ways of signing.
    pub path_title: &'static str,
    /// The one way.
    pub path_paper: &'static str,
    /// The other way.
    pub path_device: &'static str,
    /// Sentence over the signatures on the device.
    pub device_lead: &'static str,
    /// Box in the person's own words.
    pub agreed_box: &'static str,
    /// Field: the person's own name.
    pub typed_name: &'static str,
    /// Its hint.
    pub typed_name_hint: &'static str,
    /// Field: a drawn mark.
    pub mark: &'static str,
    /// Its hint.
    pub mark_hint: &'static str,
    /// Button beside it.
    pub mark_clear: &'static str,
    /// Link to a drawn mark.
    pub mark_of: &'static str,
    /// Signed on the device, as ….
    pub signed_as: fn(&str) -> String,
    /// Heading over the witness code.
    pub witness_title: &'static str,
    /// Under it.
    pub witness_lead: &'static str,
    /// Field.
    pub witness_code: &'static str,
    /// The worker has no code yet.
    pub witness_none: &'static str,
    /// Link to the account.
    pub witness_choose: &'static str,
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
    /// Somebody signs for a custody holder: above the field, and before it on the consent's page.
    pub attorney_title: &'static str,
    /// Field.
    pub attorney: &'static str,
    /// Hint.
    pub attorney_hint: &'static str,
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
    /// Heading of the exchanges that stop.
    pub stops: &'static str,
    /// Heading: other releases of the same purpose.
    pub stays: &'static str,
    /// Heading of the files given out.
    pub given_out: &'static str,
    /// One file: number and day.
    pub given_out_one: fn(i32, &str) -> String,
    /// No file.
    pub given_out_none: &'static str,
    /// Heading of what is deleted.
    pub deleted: &'static str,
    /// One kind and its last day.
    pub deleted_after: fn(&str, &str) -> String,
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
        (Language::De, Gap::Custody) => {
            "Das Sorgerecht ist nicht geklärt. Bitte klären Sie es zuerst bei den Bezugspersonen.".to_owned()
        }
        (Language::De, Gap::Wording) => {
            "Der Text fragt inzwischen nach mehr. Bitte lassen Sie den neuen Text unterschreiben.".to_owned()
        }
        (Language::En, Gap::Custody) => "Custody is not clear. Please clarify it with the guardians first.".to_owned(),
        (Language::En, Gap::Wording) => "The wording asks for more by now. Please have the new one signed.".to_owned(),
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
