//! Texts of the referral: its parts, the check page, and the police's own referrals.

/// Texts around the referral.
pub struct ReferralMessages {
    /// Heading of the list of parts.
    pub new_title: &'static str,
    /// What to know before writing.
    pub new_lead: &'static str,
    /// Button of a part.
    pub save_part: &'static str,
    /// Link from a part with errors back to the list of parts.
    pub leave_part: &'static str,
    /// Button that throws everything away.
    pub restart: &'static str,
    /// Last task.
    pub check_task: &'static str,
    /// Field.
    pub given_name: &'static str,
    /// Field.
    pub family_name: &'static str,
    /// Field.
    pub birth_date: &'static str,
    /// Field.
    pub sex: &'static str,
    /// Field.
    pub preferred_language: &'static str,
    /// Field.
    pub german_at_home: &'static str,
    /// Field.
    pub foreign_origin: &'static str,
    /// Its hint.
    pub foreign_origin_hint: &'static str,
    /// Field.
    pub school_type: &'static str,
    /// Field.
    pub grade: &'static str,
    /// Field.
    pub address: &'static str,
    /// Field.
    pub phone: &'static str,
    /// Field.
    pub safe_contact: &'static str,
    /// Its hint.
    pub safe_contact_hint: &'static str,
    /// Above the guardians.
    pub family_lead: &'static str,
    /// Heading of the first and the second guardian.
    pub guardian: [&'static str; 2],
    /// Field.
    pub relation: &'static str,
    /// Field.
    pub custody: &'static str,
    /// What custody means for the declarations.
    pub custody_hint: &'static str,
    /// Field.
    pub custody_proof: &'static str,
    /// Field.
    pub needs_interpreter: &'static str,
    /// Field.
    pub contact: &'static str,
    /// Field.
    pub no_contact: &'static str,
    /// Field.
    pub contact_rule: &'static str,
    /// Its hint.
    pub contact_rule_hint: &'static str,
    /// Field.
    pub custody_document: &'static str,
    /// Its hint.
    pub custody_document_hint: &'static str,
    /// Field.
    pub custody_since: &'static str,
    /// Its hint.
    pub custody_since_hint: &'static str,
    /// Field.
    pub institution: &'static str,
    /// Its hint.
    pub institution_hint: &'static str,
    /// Warning: custody is not clear.
    pub custody_warning: &'static str,
    /// Field.
    pub received_on: &'static str,
    /// Field.
    pub source: &'static str,
    /// Field.
    pub threshold: &'static str,
    /// Its hint.
    pub threshold_hint: &'static str,
    /// Field.
    pub threshold_note: &'static str,
    /// Its hint.
    pub threshold_note_hint: &'static str,
    /// Field.
    pub screening1: &'static str,
    /// Field.
    pub handed_over_on: &'static str,
    /// Check page: something is missing.
    pub incomplete_title: &'static str,
    /// What to do then.
    pub incomplete_text: &'static str,
    /// Button of the check page.
    pub send: &'static str,
    /// What happens then.
    pub send_lead: &'static str,
    /// Police: what happens then.
    pub send_lead_police: &'static str,
    /// Heading of the police's page.
    pub own_title: &'static str,
    /// Caption of its table.
    pub own_caption: &'static str,
    /// The purpose lock (`docs/domain.md` 4.4).
    pub purpose_lock: &'static str,
    /// Column.
    pub stage: &'static str,
    /// No consent to tell the state.
    pub no_status: &'static str,
    /// No referral yet.
    pub own_empty_title: &'static str,
    /// What to do then.
    pub own_empty_text: &'static str,
    /// Notice after a referral.
    pub own_done: &'static str,
    /// Before the first day.
    pub since: &'static str,
    /// Before the last day.
    pub until: &'static str,
}

impl ReferralMessages {
    /// German.
    pub const GERMAN: Self = Self {
        new_title: "Neuer Fallvorschlag",
        new_lead: "Füllen Sie die Teile in beliebiger Reihenfolge aus. Jeder Teil wird beim Speichern als Entwurf gesichert. Den Entwurf sehen nur Sie; nach 14 Tagen wird er gelöscht.",
        save_part: "Speichern und weiter",
        leave_part: "Später ergänzen",
        restart: "Entwurf verwerfen und neu beginnen",
        check_task: "Angaben prüfen und absenden",
        given_name: "Vorname",
        family_name: "Familienname",
        birth_date: "Geburtsdatum",
        sex: "Geschlecht",
        preferred_language: "Sprache für Gespräche",
        german_at_home: "Wird zu Hause überwiegend Deutsch gesprochen?",
        foreign_origin: "Ausländische Herkunft der Eltern",
        foreign_origin_hint: "Wie in der Jugendhilfestatistik: Kam ein Elternteil oder kamen beide aus dem Ausland?",
        school_type: "Schulform",
        grade: "Klasse",
        address: "Adresse",
        phone: "Telefon",
        safe_contact: "Was ist bei der Kontaktaufnahme zu beachten?",
        safe_contact_hint: "Zum Beispiel: Bitte nicht den Vater anrufen. Höchstens 200 Zeichen.",
        family_lead: "Tragen Sie alle ein, die das Sorgerecht haben. Sie unterschreiben später die Einverständniserklärungen.",
        guardian: ["Erste Bezugsperson", "Zweite Bezugsperson (optional)"],
        relation: "Beziehung zum jungen Menschen",
        custody: "Sorgerecht",
        custody_hint: "Bei gemeinsamem Sorgerecht unterschreiben beide Eltern, bei alleinigem nur diese Person. Wenn Sie es nicht wissen, wählen Sie „Noch nicht geklärt“. Vor der ersten Einverständniserklärung muss es geklärt sein.",
        custody_proof: "Woher ist das bekannt?",
        needs_interpreter: "Braucht Sprachmittlung",
        contact: "Telefon oder anderer Kontakt",
        no_contact: "Diese Person darf nicht kontaktiert werden",
        contact_rule: "Wann und wie ist die Person sicher zu erreichen?",
        contact_rule_hint: "Zum Beispiel: werktags 9 bis 12 Uhr, bitte keine Nachricht hinterlassen. Höchstens 200 Zeichen.",
        custody_document: "Welches Dokument liegt vor?",
        custody_document_hint: "Gericht und Aktenzeichen oder zum Beispiel „Negativbescheinigung Jugendamt vom 3.2.2026“. Nötig, wenn ein Nachweis oder Gerichtsbeschluss gesehen wurde.",
        custody_since: "Seit wann gilt das?",
        custody_since_hint: "Der Tag wird nur übernommen, wenn sich Sorgerecht oder Beziehung ändern. Ohne neue Angabe gilt heute.",
        institution: "Stelle",
        institution_hint: "Nur bei Vormund und Jugendamt, zum Beispiel „Jugendamt Musterstadt“. Der Vorname darf dann leer bleiben.",
        custody_warning: "Das Sorgerecht ist so noch nicht eindeutig",
        received_on: "Tag des Fallvorschlags",
        source: "Herkunft des Vorschlags",
        threshold: "Anlass",
        threshold_hint: "Bitte nur die Stufe wählen. Angaben zu einzelnen Taten gehören nicht hierher.",
        threshold_note: "Grund der Ausnahme",
        threshold_note_hint: "Nur nötig, wenn Sie „Ausnahme“ gewählt haben.",
        screening1: "Ergebnis der ersten Sichtung",
        handed_over_on: "Kontaktdaten an die Fachkräfte übergeben am",
        incomplete_title: "Der Fallvorschlag ist noch nicht vollständig.",
        incomplete_text: "Bitte ergänzen Sie die Teile, die in der Übersicht nicht fertig sind.",
        send: "Fallvorschlag aufnehmen",
        send_lead: "Mit dem Absenden entsteht ein Fall mit einer Fallkennung. Sie sind dafür zuständig.",
        send_lead_police: "Mit dem Absenden geht der Fallvorschlag an die Fachkräfte des Standorts. Sie sehen danach nur die Fallkennung und den Tag; den Stand nur, wenn die Familie zustimmt.",
        own_title: "Meine Fallvorschläge",
        own_caption: "Ihre Fallvorschläge, neueste zuerst",
        purpose_lock: "Diese Angaben dienen nur der Kriminalprävention. Für Ermittlungen dürfen sie nicht verwendet werden.",
        stage: "Stand",
        no_status: "Nicht angezeigt, weil eine Einwilligung fehlt: Auskunft an die Polizei.",
        own_empty_title: "Sie haben noch keinen Fallvorschlag gemacht.",
        own_empty_text: "Ein Fallvorschlag erscheint hier, sobald Sie ihn abgesendet haben.",
        own_done: "Der Fallvorschlag ist bei den Fachkräften.",
        since: "seit",
        until: "bis",
    };
    /// English.
    pub const ENGLISH: Self = Self {
        new_title: "New referral",
        new_lead: "Fill in the parts in any order. Each part is kept as a draft when you save it. Only you can see the draft; it is deleted after 14 days.",
        save_part: "Save and continue",
        leave_part: "Complete it later",
        restart: "Discard the draft and start again",
        check_task: "Check your answers and send",
        given_name: "Given name",
        family_name: "Family name",
        birth_date: "Date of birth",
        sex: "Sex",
        preferred_language: "Language for talks",
        german_at_home: "Is German mainly spoken at home?",
        foreign_origin: "Foreign origin of the parents",
        foreign_origin_hint: "As in the youth welfare statistics: did one parent or both come from abroad?",
        school_type: "Kind of school",
        grade: "Class",
        address: "Address",
        phone: "Phone",
        safe_contact: "What has to be minded when contacting the family?",
        safe_contact_hint: "For example: please do not phone the father. 200 characters at most.",
        family_lead: "Enter everybody who holds custody. They sign the declarations of consent later.",
        guardian: ["First adult", "Second adult (optional)"],
        relation: "Relation to the young person",
        custody: "Custody",
        custody_hint: "With joint custody both parents sign, with sole custody only this person. If you do not know, choose “Not clarified yet”. It must be clarified before the first declaration of consent.",
        custody_proof: "How is it known?",
        needs_interpreter: "Needs an interpreter",
        contact: "Phone or other contact",
        no_contact: "This person must not be contacted",
        contact_rule: "When and how can the person be reached safely?",
        contact_rule_hint: "For example: weekdays 9 to 12, please leave no message. At most 200 characters.",
        custody_document: "Which document was seen?",
        custody_document_hint: "Court and file number, or for example “certificate of the youth office of 3 February 2026”. Needed with a court order or a document seen.",
        custody_since: "Since when has this been so?",
        custody_since_hint: "The day is taken over only when custody or relation change. Without a new entry it is today.",
        institution: "Institution",
        institution_hint: "Only for a legal guardian and the youth office, for example “Jugendamt Musterstadt”. The given name may then stay empty.",
        custody_warning: "Custody is not clear yet",
        received_on: "Day of the referral",
        source: "Where the referral came from",
        threshold: "Threshold",
        threshold_hint: "Please choose the level only. Facts of single offences do not belong here.",
        threshold_note: "Reason of the exception",
        threshold_note_hint: "Only needed if you chose “Exception”.",
        screening1: "Result of the first screening",
        handed_over_on: "Contact data handed over to the social workers on",
        incomplete_title: "The referral is not complete yet.",
        incomplete_text: "Please complete the parts that are not done in the overview.",
        send: "Take up the referral",
        send_lead: "Sending makes a case with a case code. You are responsible for it.",
        send_lead_police: "Sending hands the referral to the social workers of the site. After that you see the case code and the day only; the state only if the family agrees.",
        own_title: "My referrals",
        own_caption: "Your referrals, newest first",
        purpose_lock: "This information serves crime prevention only. It must not be used for criminal investigation.",
        stage: "State",
        no_status: "Not shown, because a consent is missing: information to the police.",
        own_empty_title: "You have not made a referral yet.",
        own_empty_text: "A referral appears here as soon as you have sent it.",
        own_done: "The referral has reached the social workers.",
        since: "since",
        until: "until",
    };
}
