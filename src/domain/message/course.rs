//! Words of the course of taking part: its page and the forms below it.

/// Words of the course of taking part.
#[derive(Debug)]
pub struct CourseMessages {
    /// Heading and link.
    pub title: &'static str,
    /// What the page is for.
    pub lead: &'static str,
    /// Before a day.
    pub next_review: &'static str,
    /// Nothing is due.
    pub no_review_due: &'static str,
    /// Before a day.
    pub paused_since: &'static str,
    /// Field, and before a day.
    pub paused_until: &'static str,
    /// Before a day.
    pub follow_up_until: &'static str,
    /// Field and answer.
    pub end_reason: &'static str,
    /// The record is closed.
    pub closed: &'static str,
    /// Heading.
    pub deeds: &'static str,
    /// Heading.
    pub reviews: &'static str,
    /// None yet.
    pub no_reviews: &'static str,
    /// Heading.
    pub extensions: &'static str,
    /// None yet.
    pub no_extensions: &'static str,
    /// Heading.
    pub closing: &'static str,
    /// Heading.
    pub steps: &'static str,
    /// None yet.
    pub no_steps: &'static str,
    /// Beside a step.
    pub undone: &'static str,
    /// Button.
    pub undo: &'static str,
    /// Under the button.
    pub undo_hint: &'static str,
    /// Heading.
    pub earlier: &'static str,
    /// Link and heading.
    pub review_new: &'static str,
    /// What the page is for.
    pub review_lead: &'static str,
    /// Before a day.
    pub due_on: &'static str,
    /// Field.
    pub held_on: &'static str,
    /// Field.
    pub participants: &'static str,
    /// Field.
    pub sense_and_need: &'static str,
    /// Choice.
    pub yes: &'static str,
    /// Choice.
    pub no: &'static str,
    /// Field.
    pub decision: &'static str,
    /// Field.
    pub consent_check: &'static str,
    /// Field.
    pub note: &'static str,
    /// Its hint.
    pub note_hint: &'static str,
    /// Button.
    pub review_save: &'static str,
    /// Link and heading.
    pub extension_new: &'static str,
    /// What the page is for.
    pub extension_lead: &'static str,
    /// Heading of a notice.
    pub extension_blocked: &'static str,
    /// Field.
    pub months: &'static str,
    /// Field.
    pub reason: &'static str,
    /// Before a day.
    pub new_end: &'static str,
    /// Button.
    pub extension_save: &'static str,
    /// State of an extension.
    pub waiting: &'static str,
    /// State of an extension.
    pub approved: &'static str,
    /// State of an extension.
    pub declined: &'static str,
    /// Button.
    pub approve: &'static str,
    /// Button.
    pub decline: &'static str,
    /// Heading of a notice.
    pub step_blocked: &'static str,
    /// Field.
    pub pause_reason: &'static str,
    /// Its hint.
    pub pause_hint: &'static str,
    /// Button.
    pub confirm_step: &'static str,
    /// Link and heading.
    pub closing_new: &'static str,
    /// What the page is for.
    pub closing_lead: &'static str,
    /// Checkbox.
    pub guide_done: &'static str,
    /// Heading of checkboxes.
    pub present: &'static str,
    /// Checkbox.
    pub youth_present: &'static str,
    /// Checkbox.
    pub guardian_present: &'static str,
    /// Checkbox.
    pub interpreter_present: &'static str,
    /// Field.
    pub waiver: &'static str,
    /// Choice.
    pub no_waiver: &'static str,
    /// Field.
    pub summary: &'static str,
    /// Field.
    pub handover_to: &'static str,
    /// Field.
    pub satisfaction_youth: &'static str,
    /// Field.
    pub satisfaction_guardian: &'static str,
    /// Hint.
    pub satisfaction_hint: &'static str,
    /// Choice.
    pub not_asked: &'static str,
    /// Button.
    pub closing_save: &'static str,
    /// Button.
    pub confirm_closing: &'static str,
    /// Link and heading.
    pub again_new: &'static str,
    /// What the page is for.
    pub again_lead: &'static str,
    /// Button.
    pub again_save: &'static str,
    /// Field.
    pub received_on: &'static str,
    /// Field.
    pub source: &'static str,
    /// Field.
    pub threshold: &'static str,
    /// Field.
    pub threshold_note: &'static str,
    /// Field.
    pub screening1_result: &'static str,
}

impl CourseMessages {
    /// German.
    pub const GERMAN: Self = Self {
        title: "Verlauf",
        lead: "Wo steht die Teilnahme, was wurde geprüft, und was kommt als Nächstes?",
        next_review: "Nächste Verlaufsprüfung",
        no_review_due: "Keine fällig",
        paused_since: "Pausiert seit",
        paused_until: "Geplant bis",
        follow_up_until: "Nachbetreuung bis",
        end_reason: "Grund des Endes",
        closed: "Nicht angezeigt, weil eine Einwilligung fehlt: Teilnahme.",
        deeds: "Was möchten Sie tun?",
        reviews: "Verlaufsprüfungen",
        no_reviews: "Noch keine Verlaufsprüfung. Sie ist alle acht Wochen fällig, zum ersten Mal acht Wochen nach dem ersten Tag.",
        extensions: "Verlängerungen",
        no_extensions: "Keine Verlängerung.",
        closing: "Abschluss",
        steps: "Schritte",
        no_steps: "Noch keine Schritte.",
        undone: "zurückgenommen",
        undo: "Letzten Schritt zurücknehmen",
        undo_hint: "Das geht zehn Minuten lang.",
        earlier: "Frühere Teilnahme",
        review_new: "Verlaufsprüfung festhalten",
        review_lead: "Ist eine weitere Teilnahme sinnvoll und nötig? Sie entscheiden das spätestens alle acht Wochen.",
        due_on: "Fällig am",
        held_on: "Tag",
        participants: "Wer war dabei?",
        sense_and_need: "Ist eine weitere Teilnahme sinnvoll und nötig?",
        yes: "Ja",
        no: "Nein",
        decision: "Wie geht es weiter?",
        consent_check: "Gelten die Erklärungen noch?",
        note: "Was haben Sie festgestellt?",
        note_hint: "Tatsachen zuerst. Höchstens 1.000 Zeichen. Nur Ihr Team und die fachliche Leitung lesen das.",
        review_save: "Verlaufsprüfung speichern",
        extension_new: "Teilnahme verlängern",
        extension_lead: "Eine Verlängerung stützt sich auf die letzte Verlaufsprüfung. Sie gilt, sobald Ihre fachliche Leitung zustimmt.",
        extension_blocked: "Eine Verlängerung ist jetzt nicht möglich",
        months: "Um wie viele Monate?",
        reason: "Warum?",
        new_end: "Neues geplantes Ende",
        extension_save: "Verlängerung beschließen",
        waiting: "Wartet auf Genehmigung",
        approved: "Genehmigt am",
        declined: "Nicht genehmigt am",
        approve: "Verlängerung genehmigen",
        decline: "Nicht genehmigen",
        step_blocked: "Dieser Schritt ist jetzt nicht möglich",
        pause_reason: "Warum wird pausiert?",
        pause_hint: "Höchstens drei Monate. Solange ruht die Frist der Verlaufsprüfung.",
        confirm_step: "Jetzt eintragen",
        closing_new: "Abschlussgespräch festhalten",
        closing_lead: "Was wurde erreicht, wer hilft weiter, wie zufrieden ist die Familie? Ihre fachliche Leitung bestätigt danach den Abschluss.",
        guide_done: "Der Leitfaden wurde durchgegangen.",
        present: "Wer war dabei?",
        youth_present: "Der junge Mensch war dabei.",
        guardian_present: "Eine Bezugsperson war dabei.",
        interpreter_present: "Eine Sprachmittlung war dabei.",
        waiver: "Falls es kein Gespräch gab: warum?",
        no_waiver: "Es gab ein Gespräch",
        summary: "Zusammenfassung",
        handover_to: "Wer hilft der Familie weiter?",
        satisfaction_youth: "Zufriedenheit des jungen Menschen",
        satisfaction_guardian: "Zufriedenheit der Eltern",
        satisfaction_hint: "1 heißt gar nicht zufrieden, 5 heißt sehr zufrieden.",
        not_asked: "Nicht gefragt",
        closing_save: "Abschlussgespräch speichern",
        confirm_closing: "Erfolgreichen Abschluss bestätigen",
        again_new: "Erneut aufnehmen",
        again_lead: "Die Person nimmt ein weiteres Mal teil. Die frühere Teilnahme bleibt verknüpft. Alle Erklärungen werden neu eingeholt.",
        again_save: "Erneut vorschlagen",
        received_on: "Vorgeschlagen am",
        source: "Woher kommt der Vorschlag?",
        threshold: "Welche Schwelle ist erreicht?",
        threshold_note: "Warum eine Ausnahme?",
        screening1_result: "Ergebnis der ersten Prüfung",
    };

    /// English.
    pub const ENGLISH: Self = Self {
        title: "Course",
        lead: "Where does taking part stand, what was reviewed, and what comes next?",
        next_review: "Next review",
        no_review_due: "None due",
        paused_since: "Paused since",
        paused_until: "Planned until",
        follow_up_until: "Follow-up until",
        end_reason: "Reason of the end",
        closed: "Not shown, because a consent is missing: taking part.",
        deeds: "What would you like to do?",
        reviews: "Reviews",
        no_reviews: "No review yet. It is due every eight weeks, for the first time eight weeks after the first day.",
        extensions: "Extensions",
        no_extensions: "No extension.",
        closing: "Closing",
        steps: "Steps",
        no_steps: "No steps yet.",
        undone: "taken back",
        undo: "Take the last step back",
        undo_hint: "This works for ten minutes.",
        earlier: "Earlier participation",
        review_new: "Record a review",
        review_lead: "Does taking part further make sense, and is it needed? You decide this every eight weeks at the latest.",
        due_on: "Due on",
        held_on: "Day",
        participants: "Who took part?",
        sense_and_need: "Does taking part further make sense, and is it needed?",
        yes: "Yes",
        no: "No",
        decision: "What happens next?",
        consent_check: "Are the declarations still valid?",
        note: "What did you find?",
        note_hint: "Facts first. At most 1,000 characters. Only your team and the team lead read this.",
        review_save: "Save review",
        extension_new: "Extend taking part",
        extension_lead: "An extension rests on the last review. It counts once your team lead agrees.",
        extension_blocked: "An extension is not possible now",
        months: "By how many months?",
        reason: "Why?",
        new_end: "New planned end",
        extension_save: "Decide on the extension",
        waiting: "Waiting for approval",
        approved: "Approved on",
        declined: "Not approved on",
        approve: "Approve extension",
        decline: "Do not approve",
        step_blocked: "This step is not possible now",
        pause_reason: "Why the pause?",
        pause_hint: "Three months at most. The clock of the reviews stands still meanwhile.",
        confirm_step: "Record now",
        closing_new: "Record the closing interview",
        closing_lead: "What was reached, who goes on helping, how satisfied is the family? Your team lead confirms the closing afterwards.",
        guide_done: "The guide was gone through.",
        present: "Who was there?",
        youth_present: "The young person was there.",
        guardian_present: "A guardian was there.",
        interpreter_present: "An interpreter was there.",
        waiver: "If there was no talk: why?",
        no_waiver: "There was a talk",
        summary: "Summary",
        handover_to: "Who goes on helping the family?",
        satisfaction_youth: "Satisfaction of the young person",
        satisfaction_guardian: "Satisfaction of the parents",
        satisfaction_hint: "1 means not at all satisfied, 5 means very satisfied.",
        not_asked: "Not asked",
        closing_save: "Save closing interview",
        confirm_closing: "Confirm the closing",
        again_new: "Begin again",
        again_lead: "The person takes part once more. The earlier participation stays linked. All declarations are obtained anew.",
        again_save: "Suggest again",
        received_on: "Suggested on",
        source: "Where does the suggestion come from?",
        threshold: "Which threshold is reached?",
        threshold_note: "Why an exception?",
        screening1_result: "Result of the first screening",
    };
}
