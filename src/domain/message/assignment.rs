//! Texts of the page on which a team lead says who works on a case.

/// Texts of that page.
pub struct AssignmentMessages {
    /// Heading.
    pub title: &'static str,
    /// What it means.
    pub lead: &'static str,
    /// Field.
    pub worker: &'static str,
    /// Entry of the list: name and number of open cases.
    pub worker_choice: fn(&str, u32) -> String,
    /// Field.
    pub deputy: &'static str,
    /// Its hint.
    pub deputy_hint: &'static str,
    /// Entry of the list.
    pub no_deputy: &'static str,
    /// Field.
    pub deputy_from: &'static str,
    /// Field.
    pub deputy_until: &'static str,
    /// Its hint.
    pub deputy_until_hint: &'static str,
    /// Nobody can be chosen.
    pub nobody_title: &'static str,
    /// What to do then.
    pub nobody_text: &'static str,
    /// Button.
    pub save: &'static str,
    /// On the case page: who stands in, until when.
    pub stands_in: fn(&str, &str) -> String,
}

impl AssignmentMessages {
    /// German.
    pub const GERMAN: Self = Self {
        title: "Zuständigkeit",
        lead: "Die zuständige Fachkraft und die Vertretung sehen die ganze Fallakte, sonst nur Sie. Eine Änderung gilt sofort.",
        worker: "Zuständige Fachkraft",
        worker_choice: |name, open| match open {
            1 => format!("{name} – 1 offener Fall"),
            open => format!("{name} – {open} offene Fälle"),
        },
        deputy: "Vertretung",
        deputy_hint: "Zum Beispiel für Urlaub oder Krankheit. Die Vertretung endet von selbst.",
        no_deputy: "Keine Vertretung",
        deputy_from: "Vertretung ab",
        deputy_until: "Vertretung bis",
        deputy_until_hint: "Letzter Tag, höchstens ein Jahr nach dem ersten",
        nobody_title: "An diesem Standort gibt es noch keine Fachkraft.",
        nobody_text: "Bitte lassen Sie von der Administration ein Konto mit der Rolle „Pädagogische Fachkraft“ für diesen Standort anlegen.",
        save: "Zuständigkeit speichern",
        stands_in: |name, until| format!("Vertretung: {name} bis {until}"),
    };
    /// English.
    pub const ENGLISH: Self = Self {
        title: "Responsibility",
        lead: "The responsible worker and the deputy see the whole case file; apart from them only you do. A change counts at once.",
        worker: "Responsible worker",
        worker_choice: |name, open| match open {
            1 => format!("{name} – 1 open case"),
            open => format!("{name} – {open} open cases"),
        },
        deputy: "Deputy",
        deputy_hint: "For holidays or illness, for example. Standing in ends by itself.",
        no_deputy: "No deputy",
        deputy_from: "Stands in from",
        deputy_until: "Stands in until",
        deputy_until_hint: "Last day, at most one year after the first",
        nobody_title: "This site has no social worker yet.",
        nobody_text: "Please ask the administration for an account with the role “Social worker” at this site.",
        save: "Save responsibility",
        stands_in: |name, until| format!("Deputy: {name} until {until}"),
    };
}
