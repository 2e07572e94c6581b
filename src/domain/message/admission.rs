//! Texts of the way to admission: contact attempt, second screening, start, and an end before it.

/// Texts around the admission.
pub struct AdmissionMessages {
    /// Heading of the task list.
    pub title: &'static str,
    /// What the list is for.
    pub lead: &'static str,
    /// How many attempts there were.
    pub attempts: fn(u32) -> String,
    /// The case takes part: nothing is left to do here.
    pub over: &'static str,
    /// Heading of the part that ends the admission.
    pub end_title: &'static str,
    /// What follows from it.
    pub end_lead: &'static str,
    /// Its question.
    pub end_reason: &'static str,
    /// Its button.
    pub end_button: &'static str,
    /// Heading of the contact attempt.
    pub attempt_title: &'static str,
    /// What belongs there.
    pub attempt_lead: &'static str,
    /// Field.
    pub held_on: &'static str,
    /// Field.
    pub start_time: &'static str,
    /// Field.
    pub channel: &'static str,
    /// Field.
    pub result: &'static str,
    /// Field.
    pub note: &'static str,
    /// Its hint.
    pub note_hint: &'static str,
    /// Button.
    pub attempt_save: &'static str,
    /// Before what to mind when contacting the family.
    pub safe_contact: &'static str,
    /// Heading of the second screening.
    pub screening_title: &'static str,
    /// What it is about.
    pub screening_lead: &'static str,
    /// Field.
    pub screening_on: &'static str,
    /// Field.
    pub screening_result: &'static str,
    /// Its hint.
    pub screening_hint: &'static str,
    /// Box.
    pub voluntary: &'static str,
    /// Button.
    pub screening_save: &'static str,
    /// Not possible yet.
    pub blocked: &'static str,
    /// Link to the steps.
    pub to_steps: &'static str,
    /// Heading of the start.
    pub start_title: &'static str,
    /// What it is about.
    pub start_lead: &'static str,
    /// Field.
    pub start_on: &'static str,
    /// Field.
    pub strand: &'static str,
    /// Field.
    pub age_reason: &'static str,
    /// Its hint.
    pub age_reason_hint: &'static str,
    /// Button to the check page.
    pub start_next: &'static str,
    /// Computed.
    pub planned_end: &'static str,
    /// Computed.
    pub age_at_start: &'static str,
    /// Button that begins taking part.
    pub start_confirm: &'static str,
    /// Who sees what is written.
    pub who_sees: &'static str,
}

impl AdmissionMessages {
    /// German.
    pub const GERMAN: Self = Self {
        title: "Schritte bis zur Aufnahme",
        lead: "Die Reihenfolge ist der übliche Weg. Ein Schritt, der noch nicht möglich ist, öffnet sich von selbst, sobald die Schritte davor erledigt sind.",
        attempts: |count| match count {
            0 => "Noch kein Kontaktversuch.".to_owned(),
            1 => "1 Kontaktversuch bisher.".to_owned(),
            count => format!("{count} Kontaktversuche bisher."),
        },
        over: "Die Aufnahme ist abgeschlossen. Hier ist nichts mehr zu tun.",
        end_title: "Aufnahme beenden",
        end_lead: "Damit endet der Fall vor dem Beginn der Teilnahme. „Nicht mehr erreichbar“ ist nach fünf Kontaktversuchen oder acht Wochen möglich.",
        end_reason: "Warum endet die Aufnahme?",
        end_button: "Aufnahme beenden",
        attempt_title: "Kontaktversuch",
        attempt_lead: "Halten Sie kurz fest, ob Sie die Familie erreicht haben. Eine Einverständniserklärung ist dafür nicht nötig.",
        held_on: "Tag",
        start_time: "Uhrzeit",
        channel: "Wie haben Sie es versucht?",
        result: "Was kam dabei heraus?",
        note: "Notiz",
        note_hint: "Nur Fakten, höchstens 280 Zeichen.",
        attempt_save: "Kontaktversuch speichern",
        safe_contact: "Bei der Kontaktaufnahme beachten",
        screening_title: "Zweite Risikoeinschätzung",
        screening_lead: "Prüfen Sie mit Ihren eigenen Eindrücken, ob der Bedarf besteht. Die Inhalte des Gesprächs gehören nicht hierher, nur das Ergebnis.",
        screening_on: "Tag des Screenings",
        screening_result: "Ergebnis",
        screening_hint: "Bei „Nicht bestätigt“ endet der Fall ohne Aufnahme.",
        voluntary: "Ich habe die Familie noch einmal darauf hingewiesen, dass die Teilnahme freiwillig ist.",
        screening_save: "Ergebnis speichern",
        blocked: "Dieser Schritt ist noch nicht möglich.",
        to_steps: "Zu den Schritten bis zur Aufnahme",
        start_title: "Teilnahme beginnen",
        start_lead: "Das geplante Ende liegt zwölf Monate nach dem ersten Tag, spätestens am Tag vor dem 18. Geburtstag.",
        start_on: "Erster Tag der Teilnahme",
        strand: "Programmstrang",
        age_reason: "Grund für die Aufnahme mit 16 oder 17 Jahren",
        age_reason_hint: "Nur nötig, wenn der junge Mensch am ersten Tag älter als 15 ist.",
        start_next: "Weiter zur Prüfung",
        planned_end: "Geplantes Ende",
        age_at_start: "Alter am ersten Tag",
        start_confirm: "Teilnahme beginnen",
        who_sees: "Das sehen die zuständige Fachkraft, ihre Vertretung und die Fachliche Leitung. Die Polizei sieht es nicht.",
    };
    /// English.
    pub const ENGLISH: Self = Self {
        title: "Steps to admission",
        lead: "The order is the usual way. A step that is not possible yet opens by itself as soon as the steps before it are done.",
        attempts: |count| match count {
            0 => "No contact attempt yet.".to_owned(),
            1 => "1 contact attempt so far.".to_owned(),
            count => format!("{count} contact attempts so far."),
        },
        over: "The admission is finished. There is nothing left to do here.",
        end_title: "End the admission",
        end_lead: "This ends the case before taking part has begun. “Not reachable” is possible after five attempts or eight weeks.",
        end_reason: "Why does the admission end?",
        end_button: "End the admission",
        attempt_title: "Contact attempt",
        attempt_lead: "Note briefly whether you reached the family. No declaration of consent is needed for this.",
        held_on: "Day",
        start_time: "Time",
        channel: "How did you try?",
        result: "What came of it?",
        note: "Note",
        note_hint: "Facts only, 280 characters at most.",
        attempt_save: "Save the contact attempt",
        safe_contact: "Mind this when contacting the family",
        screening_title: "Second screening",
        screening_lead: "Check with your own impressions whether there is a need. The content of the talk does not belong here, only the result.",
        screening_on: "Day of the screening",
        screening_result: "Result",
        screening_hint: "With “Not confirmed” the case ends without admission.",
        voluntary: "I told the family once more that taking part is voluntary.",
        screening_save: "Save the result",
        blocked: "This step is not possible yet.",
        to_steps: "To the steps to admission",
        start_title: "Start taking part",
        start_lead: "The planned end is twelve months after the first day, at the latest on the day before the 18th birthday.",
        start_on: "First day of taking part",
        strand: "Strand of the programme",
        age_reason: "Reason for an admission at 16 or 17",
        age_reason_hint: "Only needed if the young person is older than 15 on the first day.",
        start_next: "Continue to the check",
        planned_end: "Planned end",
        age_at_start: "Age on the first day",
        start_confirm: "Start taking part",
        who_sees: "This is seen by the responsible worker, the deputy and the team lead. The police do not see it.",
    };
}
