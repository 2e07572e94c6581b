//! Texts of the session form, the record, the list of sessions, and the interpreter's own jobs.

use crate::domain::purpose::Purpose;
use crate::domain::session::defaults::Preset;
use crate::domain::session::late::Late;

/// Texts around sessions (Kontakte).
pub struct SessionMessages {
    /// Heading of the form.
    pub new_title: &'static str,
    /// Main button.
    pub save: &'static str,
    /// Accessible name of the ready-made forms.
    pub templates: &'static str,
    /// Link: copy the last session.
    pub as_last_time: &'static str,
    /// Ready-made forms.
    pub preset: fn(Preset) -> &'static str,
    /// Before the line that says what is filled in.
    pub filled_in: &'static str,
    /// The form is the first one of the case.
    pub first: &'static str,
    /// Filled in as usual; the gap is the day of the newest session.
    pub usual: fn(&str) -> String,
    /// Copied; the gap is the day.
    pub copied: fn(&str) -> String,
    /// From a ready-made form.
    pub from_preset: &'static str,
    /// A draft was not used; the gap is when it was saved.
    pub waiting_draft: fn(&str) -> String,
    /// Link to it.
    pub use_draft: &'static str,
    /// A moment: day and time.
    pub at: fn(&str, &str) -> String,
    /// What was typed before a withdrawal stays to be read.
    pub unsent_text: &'static str,
    /// Nothing can be written down: withdrawn.
    pub stopped_title: &'static str,
    /// What that means.
    pub stopped_text: &'static str,
    /// Only first talks can be written down.
    pub early_title: &'static str,
    /// What that means.
    pub early_text: &'static str,
    /// Not even first talks.
    pub no_contact_text: &'static str,
    /// Link.
    pub to_attempt: &'static str,
    /// Link.
    pub to_consents: &'static str,
    /// Error summary: the whole enrolment.
    pub enrolment: &'static str,
    /// Label.
    pub day: &'static str,
    /// Choice.
    pub today: &'static str,
    /// Choice.
    pub yesterday: &'static str,
    /// Choice.
    pub other_day: &'static str,
    /// Label of the field.
    pub which_day: &'static str,
    /// Label.
    pub start: &'static str,
    /// Label.
    pub length: &'static str,
    /// Choice: `60 min`.
    pub minutes: fn(u16) -> String,
    /// Choice.
    pub other_length: &'static str,
    /// Label of the field.
    pub which_length: &'static str,
    /// Label.
    pub attended: &'static str,
    /// Label.
    pub kind: &'static str,
    /// Label.
    pub place: &'static str,
    /// Label.
    pub present: &'static str,
    /// Opens more choices.
    pub more_choices: &'static str,
    /// Heading and legend.
    pub interpreting: &'static str,
    /// Choice.
    pub interpreter_there: &'static str,
    /// Choice.
    pub interpreter_missing: &'static str,
    /// No consent to interpreting today.
    pub interpreter_closed: &'static str,
    /// Label.
    pub who: &'static str,
    /// Choice: nobody of the pool.
    pub outside: &'static str,
    /// Behind a pool entry whose declaration has run out.
    pub declaration_over: &'static str,
    /// Label.
    pub language: &'static str,
    /// Label.
    pub dialect: &'static str,
    /// Label.
    pub level: &'static str,
    /// Label.
    pub mode: &'static str,
    /// Label.
    pub interpreter_minutes: &'static str,
    /// Hint.
    pub interpreter_minutes_hint: &'static str,
    /// Box.
    pub confidential: &'static str,
    /// Box.
    pub oral_agreement: &'static str,
    /// Box (BR-19).
    pub child_confirmed: &'static str,
    /// Label.
    pub exception_reason: &'static str,
    /// Hint.
    pub exception_hint: &'static str,
    /// Legend: institutions without a consent.
    pub without_consent: &'static str,
    /// Label: which of the institutions a release from secrecy names.
    pub which_institution: fn(Purpose) -> &'static str,
    /// Behind an institution whose release is over; the gap is the day.
    pub release_over: fn(&str) -> String,
    /// Label: the institution talked with.
    pub talked_with: &'static str,
    /// Hint.
    pub without_consent_hint: &'static str,
    /// Box.
    pub anonymised: &'static str,
    /// Label.
    pub note: &'static str,
    /// Hint.
    pub note_hint: &'static str,
    /// Who can read the note.
    pub who_reads: &'static str,
    /// Opens the rest of the form.
    pub more: &'static str,
    /// Label.
    pub topics: &'static str,
    /// Hint.
    pub topics_hint: &'static str,
    /// Label.
    pub next_step: &'static str,
    /// Label.
    pub next_appointment: &'static str,
    /// Label.
    pub travel: &'static str,
    /// Hint.
    pub travel_hint: &'static str,
    /// Heading of one session; the gap is the day.
    pub one_title: fn(&str) -> String,
    /// Label of one session: whether it took place.
    pub happened: &'static str,
    /// Label: time and length.
    pub when: &'static str,
    /// From, to, length.
    pub span: fn(&str, &str, i32) -> String,
    /// Label.
    pub written: &'static str,
    /// By whom, when.
    pub written_by: fn(&str, &str) -> String,
    /// Written late (BR-11).
    pub late: fn(Late) -> &'static str,
    /// Heading.
    pub words: &'static str,
    /// No note.
    pub no_note: &'static str,
    /// The reader may not read the note.
    pub not_for_you: &'static str,
    /// The same interpreter as before.
    pub same_person: &'static str,
    /// Another interpreter than before.
    pub other_person: &'static str,
    /// Needed and not there.
    pub nobody_found: &'static str,
    /// Link.
    pub one_more: &'static str,
    /// Link: a copy of this one.
    pub like_this: &'static str,
    /// Heading of the list; also the breadcrumb.
    pub list_title: &'static str,
    /// Hidden heading above the lines.
    pub newest_first: &'static str,
    /// Heading of the interpreter's jobs.
    pub jobs_title: &'static str,
    /// What the page shows.
    pub jobs_lead: &'static str,
    /// Caption of the table.
    pub jobs_caption: &'static str,
    /// No jobs.
    pub no_jobs: &'static str,
    /// What happens then.
    pub no_jobs_text: &'static str,
    /// Column: in which way.
    pub way: &'static str,
    /// Column.
    pub status: &'static str,
    /// Column.
    pub contact: &'static str,
}

impl SessionMessages {
    /// German.
    pub const GERMAN: Self = Self {
        new_title: "Kontakt eintragen",
        save: "Kontakt speichern",
        templates: "Vorlagen",
        as_last_time: "Wie letztes Mal",
        preset: |preset| match preset {
            Preset::HomeVisit => "Hausbesuch",
            Preset::PhoneCall => "Telefonat",
            Preset::NotMet => "Nicht angetroffen",
        },
        filled_in: "Vorausgefüllt:",
        first: "Der erste Kontakt in diesem Fall. Prüfen Sie die Angaben und speichern Sie.",
        usual: |day| format!("Ausgefüllt wie am {day}. Ändern Sie nur, was anders war."),
        copied: |day| format!("Kopie vom {day} für heute. Ändern Sie nur, was anders war."),
        from_preset: "Vorlage:",
        waiting_draft: |when| format!("Es gibt einen Entwurf vom {when} Uhr."),
        use_draft: "Am Entwurf weiterschreiben",
        at: |day, time| format!("{day}, {time}"),
        unsent_text: "Diese Angaben sind nicht gespeichert und können es nicht mehr werden. Nur Sie sehen sie, 14 Tage lang. Bitte übernehmen Sie, was Sie brauchen, oder verwerfen Sie den Entwurf.",
        stopped_title: "Die Einverständniserklärung zur Teilnahme wurde widerrufen.",
        stopped_text: "Deshalb kann kein neuer Kontakt eingetragen werden. Was davor geschah, bleibt bis zur Löschung verwahrt.",
        early_title: "Heute gilt keine Einverständniserklärung zur Teilnahme.",
        early_text: "Eintragen können Sie ein Aufklärungsgespräch, die zweite Risikoeinschätzung oder einen Kontakt von einem Tag, an dem sie galt.",
        no_contact_text: "Auch die Einverständniserklärung zur Weitergabe der Kontaktdaten fehlt. Halten Sie den ersten Besuch als Kontaktversuch fest.",
        to_attempt: "Kontaktversuch eintragen",
        to_consents: "Erklärungen der Familie ansehen",
        enrolment: "Teilnahme",
        day: "Tag",
        today: "Heute",
        yesterday: "Gestern",
        other_day: "Anderer Tag",
        which_day: "Welcher Tag?",
        start: "Beginn",
        length: "Dauer in Minuten",
        minutes: |minutes| minutes.to_string(),
        other_length: "Andere",
        which_length: "Wie viele Minuten?",
        attended: "Hat der Termin stattgefunden?",
        kind: "Art",
        place: "Ort",
        present: "Wer war dabei?",
        more_choices: "Weitere",
        interpreting: "Sprachmittlung",
        interpreter_there: "Sprachmittler/in war dabei",
        interpreter_missing: "War nötig, aber niemand da",
        interpreter_closed: "Für Gespräche mit Sprachmittlung gilt heute keine Schweigepflichtentbindung.",
        who: "Wer hat übersetzt?",
        outside: "Jemand anderes oder ein Dienst",
        declaration_over: "Verschwiegenheitserklärung abgelaufen",
        language: "Sprache",
        dialect: "Dialekt",
        level: "Qualifikation",
        mode: "Auf welchem Weg?",
        interpreter_minutes: "Minuten der Sprachmittlung",
        interpreter_minutes_hint: "Leer heißt: so lange wie der Kontakt.",
        confidential: "Die Verschwiegenheitserklärung habe ich gesehen.",
        oral_agreement: "Die Familie ist mündlich mit der Sprachmittlung einverstanden.",
        child_confirmed: "Ein Kind hat übersetzt. Ich weiß, dass das nicht zulässig ist, und bestätige es.",
        exception_reason: "Grund der Ausnahme",
        exception_hint: "In Stichworten, zum Beispiel: „Akute Lage, so schnell war niemand zu erreichen“.",
        without_consent: "Für diese Stelle fehlt eine gültige Erklärung",
        which_institution: |purpose| match purpose {
            Purpose::School => "Mit welcher Schule?",
            Purpose::YouthOffice => "Mit welchem Jugendamt?",
            _ => "Mit welchem Anbieter?",
        },
        release_over: |day| format!("beendet am {day}"),
        talked_with: "Gespräch mit",
        without_consent_hint: "Ohne gültige Erklärung ist ein Gespräch nur so möglich:",
        anonymised: "Das Gespräch war anonym: kein Name, keine erkennbaren Umstände.",
        note: "Notiz",
        note_hint: "Erst die Tatsachen, dann Ihre Einschätzung, und als solche erkennbar. Höchstens 2\u{202f}000 Zeichen.",
        who_reads: "Wer kann das lesen? Sie, die zuständige Fachkraft, die Vertretung und die Fachliche Leitung. Polizei, Koordination und Forschung nie. Jedes Lesen durch andere wird vermerkt.",
        more: "Themen, nächster Termin, Fahrzeit",
        topics: "Themen",
        topics_hint: "Höchstens fünf.",
        next_step: "Nächster Schritt",
        next_appointment: "Nächster Termin",
        travel: "Fahrzeit in Minuten",
        travel_hint: "Hin und zurück.",
        one_title: |day| format!("Kontakt am {day}"),
        happened: "Termin",
        when: "Zeit",
        span: |from, to, minutes| format!("{from} bis {to} Uhr ({minutes} Minuten)"),
        written: "Eingetragen",
        written_by: |who, when| format!("{who}, {when} Uhr"),
        late: |late| match late {
            Late::Late => "später als drei Arbeitstage",
            Late::VeryLate => "später als 14 Tage",
        },
        words: "Notiz",
        no_note: "Keine Notiz.",
        not_for_you: "Die Notiz ist nur für die zuständige Fachkraft, ihre Vertretung und die Fachliche Leitung.",
        same_person: "dieselbe Person wie beim letzten Mal",
        other_person: "eine andere Person als beim letzten Mal",
        nobody_found: "War nötig, aber niemand da",
        one_more: "Noch ein Kontakt für diese Familie",
        like_this: "Einen Kontakt wie diesen eintragen",
        list_title: "Kontakte",
        newest_first: "Die neuesten zuerst",
        jobs_title: "Meine Einsätze",
        jobs_lead: "Ihre Einsätze mit Zeit, Ort, Sprache und Ansprechperson. Über die Familien steht hier nichts.",
        jobs_caption: "Einsätze, die neuesten zuerst",
        no_jobs: "Noch keine Einsätze.",
        no_jobs_text: "Ein Einsatz erscheint hier, sobald eine Fachkraft ein Gespräch mit Ihnen eingetragen hat.",
        status: "Stand",
        way: "Weg",
        contact: "Fachkraft",
    };
    /// English.
    pub const ENGLISH: Self = Self {
        new_title: "Record a session",
        save: "Save session",
        templates: "Templates",
        as_last_time: "As last time",
        preset: |preset| match preset {
            Preset::HomeVisit => "Home visit",
            Preset::PhoneCall => "Phone call",
            Preset::NotMet => "Not met at home",
        },
        filled_in: "Filled in:",
        first: "The first session of this case. Check what is filled in, then save.",
        usual: |day| format!("Filled in as on {day}. Only change what was different."),
        copied: |day| format!("A copy of {day} for today. Only change what was different."),
        from_preset: "Template:",
        waiting_draft: |when| format!("There is a draft of {when}."),
        use_draft: "Go on with the draft",
        at: |day, time| format!("{day}, {time}"),
        unsent_text: "This has not been saved and cannot be saved any more. Only you can see it, for 14 days. Please take over what you need, or discard the draft.",
        stopped_title: "The consent to take part was withdrawn.",
        stopped_text: "That is why no new session can be recorded. What happened before is kept until it is deleted.",
        early_title: "There is no valid consent to take part today.",
        early_text: "You can record a consent talk, the second screening, or a session of a day on which there was one.",
        no_contact_text: "The consent to hand over the contact is missing as well. Record the first visit as a contact attempt.",
        to_attempt: "Record a contact attempt",
        to_consents: "See the consents",
        enrolment: "Enrolment",
        day: "Day",
        today: "Today",
        yesterday: "Yesterday",
        other_day: "Another day",
        which_day: "Which day?",
        start: "Start",
        length: "Length in minutes",
        minutes: |minutes| minutes.to_string(),
        other_length: "Other",
        which_length: "How many minutes?",
        attended: "Did it take place?",
        kind: "Kind",
        place: "Place",
        present: "Who was there?",
        more_choices: "More",
        interpreting: "Interpreter",
        interpreter_there: "An interpreter was there",
        interpreter_missing: "Needed, but nobody there",
        interpreter_closed: "There is no valid consent to talks with an interpreter today.",
        who: "Who interpreted?",
        outside: "Somebody else or a service",
        declaration_over: "confidentiality declaration has run out",
        language: "Language",
        dialect: "Dialect",
        level: "Qualification",
        mode: "In which way?",
        interpreter_minutes: "Minutes of interpreting",
        interpreter_minutes_hint: "Empty means: as long as the session.",
        confidential: "I have seen the confidentiality declaration.",
        oral_agreement: "The family has agreed to the interpreter orally.",
        child_confirmed: "A child interpreted. I know that this is not allowed, and I confirm it.",
        exception_reason: "Reason of the exception",
        exception_hint: "A few words, for example: “Acute situation, nobody could be reached in time”.",
        without_consent: "A valid consent is missing for this institution",
        which_institution: |purpose| match purpose {
            Purpose::School => "Which school?",
            Purpose::YouthOffice => "Which youth office?",
            _ => "Which provider?",
        },
        release_over: |day| format!("ended on {day}"),
        talked_with: "Talk with",
        without_consent_hint: "Without a consent a talk is possible only like this:",
        anonymised: "The talk was anonymous: no name, nothing that gives the person away.",
        note: "Note",
        note_hint: "Facts first, then your view, marked as such. 2,000 characters at most.",
        who_reads: "Who can read this? You, the responsible worker, the deputy and the team lead. Never the police, the coordination or research. Every reading by others is noted.",
        more: "Topics, next appointment, travel",
        topics: "Topics",
        topics_hint: "Five at most.",
        next_step: "Next step",
        next_appointment: "Next appointment",
        travel: "Travel in minutes",
        travel_hint: "There and back.",
        one_title: |day| format!("Session on {day}"),
        happened: "Appointment",
        when: "Time",
        span: |from, to, minutes| format!("{from} to {to} ({minutes} minutes)"),
        written: "Recorded",
        written_by: |who, when| format!("{who}, {when}"),
        late: |late| match late {
            Late::Late => "later than three working days",
            Late::VeryLate => "later than 14 days",
        },
        words: "Note",
        no_note: "No note.",
        not_for_you: "The note is only for the responsible worker, the deputy and the team lead.",
        same_person: "the same person as last time",
        other_person: "another person than last time",
        nobody_found: "Needed, but nobody there",
        one_more: "One more session for this family",
        like_this: "Record a session like this one",
        list_title: "Sessions",
        newest_first: "Newest first",
        jobs_title: "My jobs",
        jobs_lead: "Your jobs with time, place, language and contact person. There is nothing about the families here.",
        jobs_caption: "Jobs, newest first",
        no_jobs: "No jobs yet.",
        no_jobs_text: "A job appears here as soon as a social worker has recorded a talk with you.",
        status: "Status",
        way: "Way",
        contact: "Contact",
    };
}
