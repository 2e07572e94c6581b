//! Texts of the pages about what is erased soon, and about holds.

/// Texts around the preview list and a hold.
pub struct RetentionMessages {
    /// Navigation and heading.
    pub title: &'static str,
    /// Under the heading.
    pub lead: &'static str,
    /// Caption of the list.
    pub caption: &'static str,
    /// Nothing on the list.
    pub empty: &'static str,
    /// Column.
    pub class: &'static str,
    /// Column.
    pub start: &'static str,
    /// Column.
    pub erases_on: &'static str,
    /// Column.
    pub hold: &'static str,
    /// A hold stands.
    pub held: &'static str,
    /// None stands.
    pub not_held: &'static str,
    /// Link to the form.
    pub set_hold: &'static str,
    /// Link to a hold.
    pub see_hold: &'static str,
    /// Caption of the holds.
    pub holds: &'static str,
    /// No hold stands.
    pub no_holds: &'static str,
    /// Column.
    pub since: &'static str,
    /// Column and field.
    pub until: &'static str,
    /// No last day.
    pub open_end: &'static str,
    /// Heading of the form.
    pub hold_title: &'static str,
    /// Under it.
    pub hold_lead: &'static str,
    /// Field.
    pub reason: &'static str,
    /// Hint to it.
    pub reason_hint: &'static str,
    /// Hint to the last day.
    pub until_hint: &'static str,
    /// Button.
    pub hold_button: &'static str,
    /// A hold stands already.
    pub standing: &'static str,
    /// What lifting does.
    pub lift_lead: &'static str,
    /// Button.
    pub lift_button: &'static str,
    /// After setting a hold.
    pub done_set: &'static str,
    /// After lifting one.
    pub done_lifted: &'static str,
}

impl RetentionMessages {
    /// German.
    pub const GERMAN: Self = Self {
        title: "Löschliste",
        lead: "Diese Angaben werden in den nächsten 30 Tagen gelöscht. Niemand muss dafür etwas tun. Braucht jemand die Angaben noch, zum Beispiel für ein Gerichtsverfahren, setzen Sie bitte eine Löschsperre.",
        caption: "Wird in den nächsten 30 Tagen gelöscht",
        empty: "In den nächsten 30 Tagen wird nichts gelöscht.",
        class: "Was gelöscht wird",
        start: "Frist läuft seit",
        erases_on: "Tag der Löschung",
        hold: "Löschsperre",
        held: "Gesperrt, wird nicht gelöscht",
        not_held: "Keine",
        set_hold: "Löschsperre setzen",
        see_hold: "Löschsperre ansehen",
        holds: "Löschsperren, die gelten",
        no_holds: "Zurzeit gilt keine Löschsperre.",
        since: "Seit",
        until: "Gilt bis",
        open_end: "Bis sie aufgehoben wird",
        hold_title: "Löschsperre",
        hold_lead: "Solange eine Löschsperre gilt, bleiben alle Angaben zu diesem Fall erhalten.",
        reason: "Grund der Löschsperre",
        reason_hint: "Nennen Sie nur, was nötig ist, zum Beispiel „Klage vor dem Verwaltungsgericht“.",
        until_hint: "Ohne Datum gilt die Löschsperre, bis sie jemand aufhebt.",
        hold_button: "Löschsperre setzen",
        standing: "Für diesen Fall gilt eine Löschsperre.",
        lift_lead: "Danach werden die Angaben gelöscht, sobald ihre Frist abgelaufen ist. Ist sie schon abgelaufen und stehen sie seit 30 Tagen auf der Löschliste, werden sie in der nächsten Nacht gelöscht.",
        lift_button: "Löschsperre aufheben",
        done_set: "Die Löschsperre gilt.",
        done_lifted: "Die Löschsperre ist aufgehoben.",
    };
    /// English.
    pub const ENGLISH: Self = Self {
        title: "Erasure list",
        lead: "These records are erased in the next 30 days. Nobody has to do anything. If somebody still needs them, for example for a court case, please set a hold.",
        caption: "Erased in the next 30 days",
        empty: "Nothing is erased in the next 30 days.",
        class: "What is erased",
        start: "Period runs since",
        erases_on: "Day of erasure",
        hold: "Hold",
        held: "Held, not erased",
        not_held: "None",
        set_hold: "Set a hold",
        see_hold: "See the hold",
        holds: "Holds that stand",
        no_holds: "No hold stands at present.",
        since: "Since",
        until: "Stands until",
        open_end: "Until it is lifted",
        hold_title: "Hold",
        hold_lead: "While a hold stands, everything about this case is kept.",
        reason: "Reason of the hold",
        reason_hint: "Name only what is necessary, for example “lawsuit before the administrative court”.",
        until_hint: "Without a date the hold stands until somebody lifts it.",
        hold_button: "Set the hold",
        standing: "A hold stands for this case.",
        lift_lead: "Afterwards the records are erased as soon as their period is over. If it is over already and they have been on the erasure list for 30 days, they are erased in the coming night.",
        lift_button: "Lift the hold",
        done_set: "The hold stands.",
        done_lifted: "The hold is lifted.",
    };
}
