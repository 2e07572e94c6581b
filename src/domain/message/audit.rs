//! Texts of the audit pages, and the words for the codes of deeds and pages.

use super::Language;

/// Texts around the trail and the log of readings.
pub struct AuditMessages {
    /// Heading.
    pub title: &'static str,
    /// Under the heading.
    pub lead: &'static str,
    /// Caption of the table.
    pub caption: &'static str,
    /// Column.
    pub number: &'static str,
    /// Column.
    pub moment: &'static str,
    /// Column.
    pub actor: &'static str,
    /// The program itself, or nobody who is known.
    pub nobody: &'static str,
    /// Column and filter.
    pub action: &'static str,
    /// Column and filter.
    pub record: &'static str,
    /// Column.
    pub detail: &'static str,
    /// Filter.
    pub actor_id: &'static str,
    /// Filter.
    pub record_id: &'static str,
    /// Filter.
    pub month: &'static str,
    /// A filter that is no id.
    pub unreadable: &'static str,
    /// Link and heading.
    pub verify_title: &'static str,
    /// What the check does.
    pub verify_lead: &'static str,
    /// Button.
    pub verify_button: &'static str,
    /// Before the moment of the last check.
    pub checked_at: &'static str,
    /// Whole; the gap is the number of entries.
    pub whole: fn(&str) -> String,
    /// Broken; the gap is the number of the entry.
    pub broken: fn(&str) -> String,
    /// What to do when it is broken.
    pub broken_more: &'static str,
    /// No check yet.
    pub never_checked: &'static str,
    /// Link and heading.
    pub reads_title: &'static str,
    /// What the log is.
    pub reads_lead: &'static str,
    /// Button.
    pub reads_button: &'static str,
    /// No young person has this code.
    pub unknown_code: &'static str,
    /// The text is no code.
    pub no_code: &'static str,
    /// Nobody read anything.
    pub no_reads: &'static str,
    /// Caption; the gap is the code.
    pub reads_caption: fn(&str) -> String,
    /// Column.
    pub page: &'static str,
}

impl AuditMessages {
    /// German.
    pub const GERMAN: Self = Self {
        title: "Protokoll",
        lead: "Jede Änderung steht hier, die neueste zuerst: nur Kennungen, keine Namen und keine Inhalte.",
        caption: "Einträge, die neuesten zuerst",
        number: "Nr.",
        moment: "Zeitpunkt",
        actor: "Konto",
        nobody: "System",
        action: "Vorgang",
        record: "Datensatz",
        detail: "Näheres",
        actor_id: "Kennung des Kontos",
        record_id: "Kennung des Datensatzes",
        month: "Monat",
        unreadable: "Eine Kennung im Filter ist unvollständig. Bitte kopieren Sie sie ganz.",
        verify_title: "Protokoll prüfen",
        verify_lead: "Die Prüfung rechnet jeden Eintrag nach. Wurde ein Eintrag geändert, gelöscht oder dazwischengeschoben, nennt sie den ersten, der nicht stimmt.",
        verify_button: "Jetzt prüfen",
        checked_at: "Ihre letzte Prüfung:",
        whole: |rows| format!("Das Protokoll ist vollständig: {rows} Einträge"),
        broken: |seq| format!("Das Protokoll stimmt nicht mehr ab Eintrag {seq}"),
        broken_more: "Bitte ändern Sie nichts mehr am System, sichern Sie die Datenbank und verständigen Sie den Betrieb und die oder den Datenschutzbeauftragten.",
        never_checked: "Sie haben das Protokoll in den letzten 14 Tagen nicht geprüft.",
        reads_title: "Lesezugriffe auf einen Fall",
        reads_lead: "Wer hat wann die Seiten eines jungen Menschen geöffnet? Geben Sie die Fallkennung ein. Auch diese Abfrage wird festgehalten.",
        reads_button: "Zugriffe zeigen",
        unknown_code: "Zu dieser Fallkennung gibt es keinen Fall.",
        no_code: "Das ist keine Fallkennung. Bitte prüfen Sie die Schreibweise, zum Beispiel K7Q-2ZF-4.",
        no_reads: "Zu diesem Fall ist noch kein Lesezugriff festgehalten.",
        reads_caption: |code| format!("Lesezugriffe auf den Fall {code}, die neuesten zuerst"),
        page: "Seite",
    };
    /// English.
    pub const ENGLISH: Self = Self {
        title: "Audit trail",
        lead: "Every change is listed here, the newest first: ids only, no names and no content.",
        caption: "Entries, newest first",
        number: "No.",
        moment: "Time",
        actor: "Account",
        nobody: "System",
        action: "Deed",
        record: "Record",
        detail: "Details",
        actor_id: "Id of the account",
        record_id: "Id of the record",
        month: "Month",
        unreadable: "An id in the filter is incomplete. Please copy all of it.",
        verify_title: "Check the trail",
        verify_lead: "The check recomputes every entry. If an entry was changed, deleted or slipped in, it names the first one that does not fit.",
        verify_button: "Check now",
        checked_at: "Your last check:",
        whole: |rows| format!("The audit trail is complete: {rows} entries"),
        broken: |seq| format!("The audit trail is broken from entry {seq} on"),
        broken_more: "Please change nothing more in the system, keep a copy of the database and inform operations and the data protection officer.",
        never_checked: "You have not checked the trail in the last 14 days.",
        reads_title: "Readings of a case",
        reads_lead: "Who opened the pages of a young person, and when? Enter the case code. This question is recorded too.",
        reads_button: "Show readings",
        unknown_code: "There is no case with this code.",
        no_code: "This is not a case code. Please check the spelling, for example K7Q-2ZF-4.",
        no_reads: "No reading of this case is recorded yet.",
        reads_caption: |code| format!("Readings of the case {code}, newest first"),
        page: "Page",
    };
}

/// The words for every deed that can stand in the trail: code, German, English. A test compares it with the source.
pub const ACTIONS: &[(&str, &str, &str)] = &[
    ("attempt.record", "Kontaktversuch eingetragen", "Contact attempt recorded"),
    ("audit.verify", "Protokoll geprüft", "Audit trail checked"),
    ("consent.record", "Einverständnis eingetragen", "Consent recorded"),
    ("consent.sign", "Unterschrift ergänzt", "Signature added"),
    ("consent.supersede", "Einverständnis abgelöst", "Consent superseded"),
    ("consent.withdraw", "Einverständnis widerrufen", "Consent withdrawn"),
    ("consent.withdrawal_handled", "Widerruf bearbeitet", "Withdrawal handled"),
    ("demo.loaded", "Demodaten geladen", "Demo data loaded"),
    ("enrolment.assign", "Zuständigkeit geändert", "Responsibility changed"),
    ("enrolment.move", "Stand der Teilnahme geändert", "State of the enrolment changed"),
    ("enrolment.screening", "Zweite Risikoeinschätzung eingetragen", "Second screening recorded"),
    ("enrolment.start", "Teilnahme begonnen", "Participation started"),
    ("figures.freeze", "Kennzahlen eingefroren", "Figures frozen"),
    ("guardian.add", "Bezugsperson hinzugefügt", "Guardian added"),
    ("guardian.change", "Bezugsperson geändert", "Guardian changed"),
    ("network.add", "Kontakt im Netz hinzugefügt", "Contact of the network added"),
    ("network.remove", "Kontakt im Netz gelöscht", "Contact of the network deleted"),
    ("network.change", "Kontakt im Netz geändert", "Contact of the network changed"),
    ("closing.record", "Abschlussgespräch festgehalten", "Closing interview recorded"),
    ("enrolment.again", "Erneute Aufnahme begonnen", "Began again"),
    ("enrolment.undo", "Schritt zurückgenommen", "Step taken back"),
    ("extension.approve", "Verlängerung genehmigt", "Extension approved"),
    ("extension.decline", "Verlängerung nicht genehmigt", "Extension not approved"),
    ("extension.propose", "Verlängerung beschlossen", "Extension decided"),
    ("review.record", "Verlaufsprüfung festgehalten", "Review recorded"),
    ("participant.erase", "Daten eines jungen Menschen gelöscht", "Data of a young person erased"),
    ("password.set", "Passwort gesetzt", "Password set"),
    ("referral.refer", "Fall vorgeschlagen", "Case referred"),
    ("sibling.add", "Geschwister hinzugefügt", "Sibling added"),
    ("sibling.remove", "Geschwister gelöscht", "Sibling deleted"),
    ("sibling.change", "Geschwister geändert", "Sibling changed"),
    ("consent.void", "Erklärung für ungültig erklärt", "Declaration declared void"),
    ("account.witness_code", "Zeugencode festgelegt", "Witness code chosen"),
    ("consent.scan", "Foto einer Erklärung aufgenommen", "Photograph of a declaration taken in"),
    ("consent.confirm_proof", "Foto einer Erklärung bestätigt", "Photograph of a declaration confirmed"),
    ("form_text.propose", "Text einer Erklärung vorgeschlagen", "Text of a declaration proposed"),
    ("form_text.approve", "Text einer Erklärung freigegeben", "Text of a declaration approved"),
    ("form_text.record", "Tonaufnahme hinzugefügt", "Recording added"),
    ("form_text.approve_recording", "Tonaufnahme freigegeben", "Recording approved"),
    ("form_text.retire_recording", "Tonaufnahme aus dem Gebrauch genommen", "Recording taken out of use"),
    ("form_text.discard_recording", "Tonaufnahme verworfen", "Recording discarded"),
    ("form_text.discard", "Text einer Erklärung verworfen", "Text of a declaration discarded"),
    ("release.approve", "Herausgabe genehmigt", "Release approved"),
    ("release.decline", "Herausgabe abgelehnt", "Release declined"),
    ("release.download", "Herausgabe heruntergeladen", "Release downloaded"),
    ("release.expire", "Herausgabe abgelaufen", "Release expired"),
    ("release.request", "Herausgabe beantragt", "Release requested"),
    ("retention.erase", "Nach Ablauf der Frist gelöscht", "Erased when its period was over"),
    ("retention.hold", "Löschsperre gesetzt", "Hold set"),
    ("retention.lift", "Löschsperre aufgehoben", "Hold lifted"),
    ("session.record", "Kontakt eingetragen", "Session recorded"),
    ("sign_in.ended", "Abgemeldet", "Signed out"),
    ("sign_in.ended_everywhere", "Überall abgemeldet", "Signed out everywhere"),
    ("sign_in.opened", "Angemeldet", "Signed in"),
    ("sign_in.refused", "Anmeldung abgewiesen", "Sign-in refused"),
    ("site.change", "Standort geändert", "Site changed"),
    ("site.create", "Standort angelegt", "Site made"),
    ("user.change", "Benutzerkonto geändert", "Account changed"),
    ("user.create", "Benutzerkonto angelegt", "Account made"),
    ("user.deactivate", "Benutzerkonto gesperrt", "Account deactivated"),
    ("user.end_grant", "Rolle beendet", "Role ended"),
    ("user.end_sign_ins", "Überall abgemeldet durch die Administration", "Signed out everywhere by an administrator"),
    ("user.grant", "Rolle vergeben", "Role given"),
    ("user.new_code", "Code für das Passwort erzeugt", "Code for the password made"),
    ("user.reactivate", "Benutzerkonto wieder geöffnet", "Account reopened"),
];

/// The words for every page of the log of readings: code, German, English.
pub const PAGES: &[(&str, &str, &str)] = &[
    ("admission", "Aufnahme", "Admission"),
    ("again", "Formular der erneuten Aufnahme", "Form of beginning again"),
    ("assignment", "Formular der Zuständigkeit", "Form of the responsibility"),
    ("attempt", "Formular eines Kontaktversuchs", "Contact attempt form"),
    ("audit_reads", "Lesezugriffe", "Readings"),
    ("case", "Fallseite", "Case page"),
    ("closing", "Formular des Abschlussgesprächs", "Closing interview form"),
    ("consent", "Einverständnis", "Consent"),
    ("consent_form", "Formular eines Einverständnisses", "Consent form"),
    ("consent_receipt", "Bescheinigung einer Erklärung", "Receipt of a declaration"),
    ("consent_register", "Register der Einverständnisse", "Register of consents"),
    ("consent_scan", "Foto einer Erklärung", "Photograph of a declaration"),
    ("consent_withdrawal", "Formular eines Widerrufs", "Withdrawal form"),
    ("consents", "Einverständnisse", "Consents"),
    ("consents_due", "Offene Erklärungen", "Open declarations"),
    ("consents_paper", "Blatt mit allen Erklärungen", "Sheet with all declarations"),
    ("course", "Verlauf der Teilnahme", "Course of taking part"),
    ("extension", "Formular einer Verlängerung", "Extension form"),
    ("family", "Familie und Netz", "Family and network"),
    ("figure", "Kennzahl", "Figure"),
    ("figures", "Kennzahlen", "Figures"),
    ("guardian", "Formular einer Bezugsperson", "Form of a guardian"),
    ("network", "Formular eines Kontakts im Netz", "Form of a contact of the network"),
    ("referral_status", "Stand eines Fallvorschlags", "Status of a referral"),
    ("referrals", "Fallvorschläge", "Referrals"),
    ("review", "Formular einer Verlaufsprüfung", "Review form"),
    ("retention_hold", "Formular einer Löschsperre", "Form of a hold"),
    ("screening", "Formular der zweiten Risikoeinschätzung", "Second screening form"),
    ("session", "Kontakt", "Session"),
    ("session_form", "Formular eines Kontakts", "Session form"),
    ("session_note", "Notiz eines Kontakts", "Note of a session"),
    ("sessions", "Liste der Kontakte", "List of sessions"),
    ("sibling", "Formular eines Geschwisters", "Form of a sibling"),
    ("start", "Formular des Beginns", "Start form"),
    ("step", "Formular eines Schritts", "Form of a step"),
];

/// What is wrong with the first broken entry: code, German, English.
const BREAKS: &[(&str, &str, &str)] = &[
    ("missing", "Ein Eintrag fehlt.", "An entry is missing."),
    ("order", "Der Eintrag passt nicht zu seinem Vorgänger.", "The entry does not fit the one before it."),
    ("content", "Der Inhalt des Eintrags wurde verändert.", "The content of the entry was changed."),
    ("head", "Der Eintrag passt nicht zum unterschriebenen Ende.", "The entry does not fit the signed head."),
    ("segment", "Der unterschriebene Abschluss eines Monats fehlt.", "The signed end of a month is missing."),
    ("signature", "Eine Unterschrift stimmt nicht.", "A signature does not hold."),
];

/// The words for a deed; an unknown code stands for itself.
#[must_use]
pub fn action(language: Language, code: &str) -> String {
    word(ACTIONS, language, code)
}

/// The words for a page; an unknown code stands for itself.
#[must_use]
pub fn page(language: Language, code: &str) -> String {
    word(PAGES, language, code)
}

/// The words for what is wrong with an entry.
#[must_use]
pub fn breaks(language: Language, code: &str) -> String {
    word(BREAKS, language, code)
}

fn word(list: &[(&str, &str, &str)], language: Language, code: &str) -> String {
    let found = list.iter().find(|(known, _, _)| *known == code);
    let words = found.map_or(code, |(_, german, english)| match language {
        Language::De => german,
        Language::En => english,
    });
    words.to_owned()
}
