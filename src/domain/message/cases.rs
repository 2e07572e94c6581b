//! Texts of the case list, the case page and the home page of people with cases.

/// Texts around cases.
pub struct CaseMessages {
    /// Heading of the list.
    pub list_title: &'static str,
    /// Caption of the table; says how it is sorted.
    pub list_caption: &'static str,
    /// Search field.
    pub search: &'static str,
    /// Its hint.
    pub search_hint: &'static str,
    /// Its button.
    pub search_button: &'static str,
    /// Before the searched words.
    pub searched_for: &'static str,
    /// Link that ends the search.
    pub end_search: &'static str,
    /// The index is loading.
    pub index_loading: &'static str,
    /// Filter.
    pub status_filter: &'static str,
    /// Filter value: open enrolments.
    pub open_ones: &'static str,
    /// Sort filter label.
    pub sorted_by: &'static str,
    /// Column.
    pub last_session: &'static str,
    /// Column.
    pub planned_end: &'static str,
    /// Column.
    pub since: &'static str,
    /// Never.
    pub none_yet: &'static str,
    /// "17 cases".
    pub count: fn(u32) -> String,
    /// Empty list, nothing filtered.
    pub empty_title: &'static str,
    /// What to do then.
    pub empty_text: &'static str,
    /// Home: own cases.
    pub my_cases: &'static str,
    /// Home of somebody who reaches whole sites.
    pub site_cases: &'static str,
    /// Home: link to the whole list.
    pub all_cases: fn(u32) -> String,
    /// Home: what is due.
    pub due_title: &'static str,
    /// Nothing is due.
    pub nothing_due: &'static str,
    /// Due kinds.
    pub due_withdrawal: &'static str,
    /// Words of a due thing or of its list.
    pub due_extension: &'static str,
    /// Words of a due thing or of its list.
    pub due_closing: &'static str,
    /// Words of a due thing or of its list.
    pub due_review_late: &'static str,
    /// Words of a due thing or of its list.
    pub due_pause: &'static str,
    /// Words of a due thing or of its list.
    pub due_review: &'static str,
    /// Words of a due thing or of its list.
    pub due_follow_up: &'static str,
    /// Words of a due thing or of its list.
    pub due_late: &'static str,
    /// Words of a due thing or of its list.
    pub due_soon: &'static str,
    /// Words of a due thing or of its list.
    pub due_all: &'static str,
    /// Words of a due thing or of its list.
    pub due_lead: &'static str,
    /// Words of a due thing or of its list.
    pub due_team_lead: &'static str,
    /// Words of a due thing or of its list.
    pub due_more: &'static str,
    /// Due: a declaration ends.
    pub due_declaration: &'static str,
    /// Due kinds.
    pub due_assign: &'static str,
    /// Due kinds.
    pub due_appointment: &'static str,
    /// Due kinds.
    pub due_first_contact: &'static str,
    /// Due kinds.
    pub due_planned_end: &'static str,
    /// Due kinds.
    pub due_long_without: &'static str,
    /// Button on tiles and case page.
    pub record_session: &'static str,
    /// Button: as last time.
    pub as_last_time: &'static str,
    /// Button.
    pub record_attempt: &'static str,
    /// Button.
    pub record_consent: &'static str,
    /// Button.
    pub second_screening: &'static str,
    /// Button.
    pub start: &'static str,
    /// Somebody may be phoned.
    pub may_be_contacted: &'static str,
    /// Somebody must not be phoned.
    pub not_contacted: &'static str,
    /// Button of the team lead.
    pub assign: &'static str,
    /// Link and heading.
    pub guardian_new: &'static str,
    /// Heading.
    pub guardian_change: &'static str,
    /// What the page is for.
    pub guardian_lead: &'static str,
    /// Button.
    pub guardian_save: &'static str,
    /// Link.
    pub admission_tasks: &'static str,
    /// Label.
    pub name: &'static str,
    /// Label.
    pub birth_date: &'static str,
    /// "13 years".
    pub months: fn(i32) -> String,
    /// Before an age.
    pub age_today: &'static str,
    /// Years of age.
    pub years: fn(u32) -> String,
    /// Label.
    pub address: &'static str,
    /// Label.
    pub phone: &'static str,
    /// Label.
    pub safe_contact: &'static str,
    /// Label.
    pub language: &'static str,
    /// Label.
    pub worker: &'static str,
    /// Nobody is responsible yet.
    pub no_worker: &'static str,
    /// Heading.
    pub person: &'static str,
    /// Heading.
    pub family: &'static str,
    /// Heading.
    pub consents: &'static str,
    /// Link to their page.
    pub all_consents: &'static str,
    /// No consent yet.
    pub no_consents: &'static str,
    /// Heading.
    pub sessions: &'static str,
    /// No session yet.
    pub no_sessions: &'static str,
    /// Heading.
    pub attempts: &'static str,
    /// No attempt yet.
    pub no_attempts: &'static str,
    /// Badge.
    pub needs_interpreter: &'static str,
    /// Badge.
    pub interpreted: &'static str,
    /// Badge.
    pub has_note: &'static str,
    /// Heading: what the participation stands at.
    pub participation: &'static str,
    /// Label.
    pub ended: &'static str,
    /// Value: no first day yet.
    pub not_begun: &'static str,
    /// Label.
    pub interpreting: &'static str,
    /// Value: who needs interpreting.
    pub interpreting_for: fn(&str) -> String,
    /// Value: nobody needs it.
    pub no_interpreting: &'static str,
    /// Label.
    pub next_appointment: &'static str,
    /// Label.
    pub next_step: &'static str,
    /// Value: no appointment.
    pub no_appointment: &'static str,
    /// Notice: locked after a withdrawal.
    pub locked_title: &'static str,
    /// Its text.
    pub locked_text: &'static str,
    /// Who can see this page.
    pub who_sees: &'static str,
    /// Valid until.
    pub until: &'static str,
    /// Notices by code after a deed.
    pub done: fn(&str) -> &'static str,
}

impl CaseMessages {
    /// German.
    pub const GERMAN: Self = Self {
        list_title: "Fälle",
        list_caption: "Fälle in Ihrem Bereich",
        search: "Fall suchen",
        search_hint: "Fallkennung oder Anfang des Namens, zum Beispiel „Yil“ oder „Mueller“",
        search_button: "Suchen",
        searched_for: "Ergebnis für:",
        end_search: "Suche beenden",
        index_loading: "Die Namenssuche wird gerade vorbereitet. Bitte versuchen Sie es in wenigen Sekunden noch einmal, wenn jemand fehlt.",
        status_filter: "Stand",
        open_ones: "Offene Fälle",
        sorted_by: "Sortiert nach",
        last_session: "Letzter Kontakt",
        planned_end: "Geplantes Ende",
        since: "Dabei seit",
        none_yet: "noch keiner",
        count: |n| match n {
            1 => "1 Fall".to_owned(),
            n if n > super::super::view::case::COUNTED => "mehr als 1 000 Fälle".to_owned(),
            n => format!("{n} Fälle"),
        },
        empty_title: "Sie haben noch keine Fälle.",
        empty_text: "Ein Fall erscheint hier, sobald er Ihnen zugeordnet ist oder Sie einen Fallvorschlag aufnehmen.",
        my_cases: "Meine Fälle",
        site_cases: "Fälle des Standorts",
        all_cases: |n| format!("Alle Fälle ansehen ({n})"),
        due_title: "Was ansteht",
        nothing_due: "Im Moment steht nichts an.",
        due_withdrawal: "Widerruf bearbeiten",
        due_extension: "Verlängerung genehmigen",
        due_closing: "Abschluss bestätigen",
        due_review_late: "Verlaufsprüfung überfällig",
        due_pause: "Pause ist vorbei",
        due_review: "Verlaufsprüfung bald fällig",
        due_follow_up: "Nachbetreuung endet",
        due_late: "Überfällig",
        due_soon: "Bald",
        due_all: "Alles, was ansteht",
        due_lead: "Was in den nächsten Wochen ansteht. Überfälliges steht zuerst.",
        due_team_lead: "Was im Team ansteht, mit der zuständigen Fachkraft.",
        due_more: "Es gibt mehr. Erledigen Sie bitte zuerst, was hier steht.",
        due_declaration: "Erklärung läuft ab",
        due_assign: "Fachkraft zuteilen",
        due_appointment: "Termin",
        due_first_contact: "Familie zum ersten Mal ansprechen",
        due_planned_end: "Geplantes Ende besprechen",
        due_long_without: "Seit über 4 Wochen kein Kontakt",
        record_session: "Kontakt eintragen",
        as_last_time: "Wie letztes Mal",
        record_attempt: "Kontaktversuch eintragen",
        record_consent: "Erklärung eintragen",
        second_screening: "Zweite Risikoeinschätzung eintragen",
        start: "Teilnahme beginnen",
        assign: "Zuständigkeit ändern",
        may_be_contacted: "Darf kontaktiert werden",
        not_contacted: "NICHT KONTAKTIEREN",
        guardian_new: "Bezugsperson hinzufügen",
        guardian_change: "Bezugsperson ändern",
        guardian_lead: "Wer das Sorgerecht hat, entscheidet darüber, wer unterschreibt. Ändert sich das Sorgerecht, werden gültige Erklärungen zur Prüfung vorgelegt.",
        guardian_save: "Bezugsperson speichern",
        admission_tasks: "Schritte bis zur Aufnahme",
        name: "Name",
        birth_date: "Geboren",
        months: |number| if number == 1 { "1 Monat".to_owned() } else { format!("{number} Monate") },
        age_today: "Alter heute",
        years: |n| format!("{n} Jahre"),
        address: "Adresse",
        phone: "Telefon",
        safe_contact: "Sicher erreichen",
        language: "Sprache",
        worker: "Zuständig",
        no_worker: "noch niemand",
        person: "Junger Mensch",
        family: "Familie",
        consents: "Erklärungen der Familie",
        all_consents: "Alle Erklärungen ansehen",
        no_consents: "Noch keine Erklärung eingetragen.",
        sessions: "Kontakte",
        no_sessions: "Noch kein Kontakt eingetragen.",
        attempts: "Kontaktversuche",
        no_attempts: "Noch kein Kontaktversuch eingetragen.",
        needs_interpreter: "Sprachmittlung nötig",
        interpreted: "mit Sprachmittlung",
        has_note: "mit Notiz",
        participation: "Teilnahme",
        ended: "Ende",
        not_begun: "noch nicht begonnen",
        interpreting: "Sprachmittlung",
        interpreting_for: |names| format!("nötig für {names}"),
        no_interpreting: "nicht nötig",
        next_appointment: "Nächster Termin",
        next_step: "Nächster Schritt",
        no_appointment: "keiner eingetragen",
        locked_title: "Die Einverständniserklärung zur Teilnahme wurde widerrufen.",
        locked_text: "Kontakte und Notizen sind gesperrt, neue Einträge sind nicht möglich. Was davor geschah, war rechtmäßig und bleibt bis zur Löschung verwahrt.",
        who_sees: "Diese Seite sehen die zuständige Fachkraft, ihre Vertretung und die Fachliche Leitung. Die Polizei sieht sie nicht. Jede Ansicht wird vermerkt.",
        until: "bis",
        done: |code| match code {
            "session" => "Der Kontakt ist gespeichert.",
            "consent" => "Die Erklärung ist gespeichert.",
            "withdrawn" => "Der Widerruf gilt ab sofort.",
            "assigned" => "Die Zuständigkeit ist gespeichert.",
            "guardian" => "Die Bezugsperson ist gespeichert.",
            "removed" => "Der Eintrag ist gelöscht.",
            "review" => "Die Verlaufsprüfung ist gespeichert. Die nächste ist in acht Wochen fällig.",
            "extension" => "Die Verlängerung ist beschlossen. Ihre fachliche Leitung muss noch zustimmen.",
            "extended" => "Die Verlängerung ist genehmigt.",
            "not_extended" => "Die Verlängerung ist nicht genehmigt. Das geplante Ende bleibt.",
            "step" => "Der Schritt ist eingetragen.",
            "undone" => "Der Schritt ist zurückgenommen.",
            "closing" => "Das Abschlussgespräch ist gespeichert. Ihre fachliche Leitung bestätigt den Abschluss.",
            "graduated" => "Der Abschluss ist bestätigt.",
            "again" => "Die erneute Teilnahme ist vorgeschlagen.",
            "sibling" => "Die Angaben zum Geschwister sind gespeichert.",
            "network" => "Die Stelle ist gespeichert.",
            "attempt" => "Der Kontaktversuch ist gespeichert.",
            "screening" => "Die zweite Risikoeinschätzung ist gespeichert.",
            "started" => "Die Teilnahme hat begonnen.",
            "ended" => "Die Aufnahme ist beendet.",
            "referred" => "Der Fallvorschlag ist aufgenommen.",
            _ => "Gespeichert.",
        },
    };
    /// English.
    pub const ENGLISH: Self = Self {
        list_title: "Cases",
        list_caption: "Cases in your area",
        search: "Find a case",
        search_hint: "Case code or the beginning of a name, for example “Yil” or “Mueller”",
        search_button: "Search",
        searched_for: "Result for:",
        end_search: "End search",
        index_loading: "The search by name is being prepared. Please try again in a few seconds if somebody is missing.",
        status_filter: "Status",
        open_ones: "Open cases",
        sorted_by: "Sorted by",
        last_session: "Last session",
        planned_end: "Planned end",
        since: "Since",
        none_yet: "none yet",
        count: |n| match n {
            1 => "1 case".to_owned(),
            n if n > super::super::view::case::COUNTED => "more than 1,000 cases".to_owned(),
            n => format!("{n} cases"),
        },
        empty_title: "You have no cases yet.",
        empty_text: "A case appears here as soon as it is assigned to you or you take up a referral.",
        my_cases: "My cases",
        site_cases: "Cases of the site",
        all_cases: |n| format!("See all cases ({n})"),
        due_title: "What is due",
        nothing_due: "Nothing is due right now.",
        due_withdrawal: "Handle a withdrawal",
        due_extension: "Approve an extension",
        due_closing: "Confirm a closing",
        due_review_late: "Review overdue",
        due_pause: "Pause is over",
        due_review: "Review due soon",
        due_follow_up: "Follow-up ends",
        due_late: "Overdue",
        due_soon: "Soon",
        due_all: "Everything that is due",
        due_lead: "What is due in the next weeks. Overdue things come first.",
        due_team_lead: "What is due in the team, with the responsible worker.",
        due_more: "There is more. Please see to what is listed here first.",
        due_declaration: "Declaration runs out",
        due_assign: "Assign a worker",
        due_appointment: "Appointment",
        due_first_contact: "Approach the family for the first time",
        due_planned_end: "Talk about the planned end",
        due_long_without: "No session for more than 4 weeks",
        record_session: "Record a session",
        as_last_time: "As last time",
        record_attempt: "Record a contact attempt",
        record_consent: "Record a consent",
        second_screening: "Record the second screening",
        start: "Start taking part",
        assign: "Change responsibility",
        may_be_contacted: "May be contacted",
        not_contacted: "DO NOT CONTACT",
        guardian_new: "Add a guardian",
        guardian_change: "Change a guardian",
        guardian_lead: "Who holds custody decides who signs. When custody changes, valid declarations come up for review.",
        guardian_save: "Save guardian",
        admission_tasks: "Steps to admission",
        name: "Name",
        birth_date: "Born",
        months: |number| if number == 1 { "1 month".to_owned() } else { format!("{number} months") },
        age_today: "Age today",
        years: |n| format!("{n} years"),
        address: "Address",
        phone: "Phone",
        safe_contact: "Safe contact",
        language: "Language",
        worker: "Responsible",
        no_worker: "nobody yet",
        person: "Young person",
        family: "Family",
        consents: "Consents",
        all_consents: "See all declarations",
        no_consents: "No consent recorded yet.",
        sessions: "Sessions",
        no_sessions: "No session recorded yet.",
        attempts: "Contact attempts",
        no_attempts: "No contact attempt recorded yet.",
        needs_interpreter: "interpreter needed",
        interpreted: "with interpreter",
        has_note: "with note",
        participation: "Participation",
        ended: "End",
        not_begun: "not begun yet",
        interpreting: "Interpreting",
        interpreting_for: |names| format!("needed for {names}"),
        no_interpreting: "not needed",
        next_appointment: "Next appointment",
        next_step: "Next step",
        no_appointment: "none entered",
        locked_title: "The consent to take part was withdrawn.",
        locked_text: "Sessions and notes are locked, new entries are not possible. What happened before was lawful and is kept until it is deleted.",
        who_sees: "This page is seen by the responsible worker, the deputy and the team lead. The police do not see it. Every view is noted.",
        until: "until",
        done: |code| match code {
            "session" => "The session is saved.",
            "consent" => "The consent is saved.",
            "withdrawn" => "The withdrawal holds from now on.",
            "assigned" => "The responsibility is saved.",
            "guardian" => "The guardian is saved.",
            "removed" => "The entry has been deleted.",
            "review" => "The review is saved. The next one is due in eight weeks.",
            "extension" => "The extension is decided on. Your team lead still has to agree.",
            "extended" => "The extension is approved.",
            "not_extended" => "The extension is not approved. The planned end stays.",
            "step" => "The step is recorded.",
            "undone" => "The step has been taken back.",
            "closing" => "The closing interview is saved. Your team lead confirms the closing.",
            "graduated" => "The closing is confirmed.",
            "again" => "Taking part again has been suggested.",
            "sibling" => "The sibling is saved.",
            "network" => "The institution is saved.",
            "attempt" => "The contact attempt is saved.",
            "screening" => "The second screening is saved.",
            "started" => "Taking part has begun.",
            "ended" => "The admission has ended.",
            "referred" => "The referral is recorded.",
            _ => "Saved.",
        },
    };
}
