//! Texts of form parts: hints, the error summary, drafts, task lists, the check page.

/// Texts that belong to forms in general.
pub struct FormMessages {
    /// Behind the label of an entry that may stay empty.
    pub optional: &'static str,
    /// Heading of the error summary.
    pub summary_title: &'static str,
    /// Read before a field's error.
    pub error_prefix: &'static str,
    /// Part of a date.
    pub day: &'static str,
    /// Part of a date.
    pub month: &'static str,
    /// Part of a date.
    pub year: &'static str,
    /// Hint under a date; the example day is above 12 on purpose.
    pub date_hint: &'static str,
    /// First entry of a selection without a default.
    pub please_choose: &'static str,
    /// Hint under a group of checkboxes.
    pub several_allowed: &'static str,
    /// Hint under a text: at most this many characters.
    pub at_most_characters: fn(u32) -> String,
    /// Autosave: followed by the time.
    pub draft_saved: &'static str,
    /// Autosave failed.
    pub draft_failed: &'static str,
    /// Autosave is at work.
    pub draft_saving: &'static str,
    /// Above a form that was filled from a draft; the gap is date and time.
    pub draft_restored: fn(&str) -> String,
    /// Button that throws a draft away.
    pub draft_discard: &'static str,
    /// This very form was saved before.
    pub already_saved_title: &'static str,
    /// What that means.
    pub already_saved_text: &'static str,
    /// Link to a new form.
    pub already_saved_again: &'static str,
    /// Task list: nobody has opened this task.
    pub task_not_started: &'static str,
    /// Task list: begun.
    pub task_in_progress: &'static str,
    /// Task list: was looked at and could not be finished.
    pub task_incomplete: &'static str,
    /// Task list: finished.
    pub task_done: &'static str,
    /// Task list: another task comes first.
    pub task_blocked: &'static str,
    /// Heading of the page before sending.
    pub check_answers: &'static str,
}

impl FormMessages {
    /// German.
    pub const GERMAN: Self = Self {
        optional: "optional",
        summary_title: "Bitte prüfen Sie Ihre Angaben",
        error_prefix: "Fehler: ",
        day: "Tag",
        month: "Monat",
        year: "Jahr",
        date_hint: "Zum Beispiel 27 3 2026",
        please_choose: "Bitte wählen",
        several_allowed: "Mehrere Angaben sind möglich.",
        at_most_characters: |count| format!("Höchstens {} Zeichen.", grouped(count, '\u{202f}')),
        draft_saved: "Entwurf gespeichert",
        draft_failed: "Der Entwurf konnte nicht gespeichert werden. Ihr Text steht noch auf dieser Seite. Bitte speichern Sie das Formular, sobald Sie wieder verbunden sind.",
        draft_saving: "Entwurf wird gespeichert …",
        draft_restored: |when| {
            format!("Wir haben Ihren Entwurf vom {when} Uhr eingesetzt. Er ist noch nicht gespeichert.")
        },
        draft_discard: "Entwurf verwerfen",
        already_saved_title: "Dieser Eintrag ist schon gespeichert.",
        already_saved_text: "Sie sehen, was gespeichert wurde. Ändern Sie hier etwas und speichern, bleibt der gespeicherte Eintrag, und Ihre Änderung liegt als Entwurf bereit.",
        already_saved_again: "Einen weiteren Eintrag beginnen",
        task_not_started: "Noch nicht begonnen",
        task_in_progress: "In Arbeit",
        task_incomplete: "Unvollständig",
        task_done: "Fertig",
        task_blocked: "Noch nicht möglich",
        check_answers: "Angaben prüfen",
    };
    /// English.
    pub const ENGLISH: Self = Self {
        optional: "optional",
        summary_title: "Please check what you entered",
        error_prefix: "Error: ",
        day: "Day",
        month: "Month",
        year: "Year",
        date_hint: "For example 27 3 2026",
        please_choose: "Please choose",
        several_allowed: "You can choose more than one.",
        at_most_characters: |count| format!("{} characters at most.", grouped(count, ',')),
        draft_saved: "Draft saved",
        draft_failed: "The draft could not be saved. Your text is still on this page. Please save the form as soon as you are connected again.",
        draft_saving: "Saving draft …",
        draft_restored: |when| format!("We have filled in your draft of {when}. It is not saved yet."),
        draft_discard: "Discard draft",
        already_saved_title: "This entry has already been saved.",
        already_saved_text: "You see what was saved. If you change something here and save, the saved entry stays and your change is kept as a draft.",
        already_saved_again: "Begin another entry",
        task_not_started: "Not started",
        task_in_progress: "In progress",
        task_incomplete: "Incomplete",
        task_done: "Done",
        task_blocked: "Not possible yet",
        check_answers: "Check your answers",
    };
}

/// A whole number with a separator between thousands.
fn grouped(number: u32, separator: char) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::FormMessages;

    #[test]
    fn large_numbers_are_grouped() {
        assert_eq!((FormMessages::GERMAN.at_most_characters)(2000), "Höchstens 2\u{202f}000 Zeichen.");
        assert_eq!((FormMessages::ENGLISH.at_most_characters)(280), "280 characters at most.");
        assert_eq!((FormMessages::ENGLISH.at_most_characters)(1_234_567), "1,234,567 characters at most.");
    }
}
