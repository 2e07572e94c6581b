//! Texts of every page: product, frame, navigation, buttons.

/// Texts of the frame around every page.
pub struct CommonMessages {
    /// What is left out for want of a consent; the gap is the purposes.
    pub not_shown: fn(&str) -> String,
    /// The product's name.
    pub product: &'static str,
    /// What the product is, in one sentence (sign-in page).
    pub claim: &'static str,
    /// First link of every page.
    pub skip_to_content: &'static str,
    /// Heading word of the site-wide mark for demo data.
    pub demo_mark: &'static str,
    /// The sentence behind the mark.
    pub demo_sentence: &'static str,
    /// Accessible name of the demo mark.
    pub demo_region: &'static str,
    /// Button that opens the navigation on a small screen.
    pub menu: &'static str,
    /// Accessible name of the navigation.
    pub navigation: &'static str,
    /// Accessible name of the breadcrumb.
    pub you_are_here: &'static str,
    /// Navigation: home page.
    pub home: &'static str,
    /// Navigation: list of cases.
    pub cases: &'static str,
    /// Navigation: new referral.
    pub new_referral: &'static str,
    /// Navigation: the police liaison's own referrals.
    pub my_referrals: &'static str,
    /// Navigation: interpreter's jobs.
    pub my_jobs: &'static str,
    /// Navigation: dashboard.
    pub figures: &'static str,
    /// Navigation: research files.
    pub research: &'static str,
    /// Navigation: users.
    pub users: &'static str,
    /// Navigation: sites.
    pub sites: &'static str,
    /// Navigation: audit trail.
    pub audit: &'static str,
    /// Navigation: the signed-in person's account.
    pub account: &'static str,
    /// Footer: accessibility statement.
    pub accessibility: &'static str,
    /// Footer: data protection.
    pub privacy: &'static str,
    /// Header and sign-in page.
    pub sign_in: &'static str,
    /// Header.
    pub sign_out: &'static str,
    /// Prefix of the page title when the form has errors.
    pub title_error: &'static str,
    /// Button of most forms.
    pub save: &'static str,
    /// Button that leads to the next step.
    pub next: &'static str,
    /// Button that sends a checked form.
    pub confirm: &'static str,
    /// Link that leaves a form; the draft stays.
    pub cancel: &'static str,
    /// Link back to where one came from.
    pub back: &'static str,
    /// Link of one row of the check page.
    pub change: &'static str,
    /// Button that takes back the last entry.
    pub undo: &'static str,
    /// Button or link that adds something.
    pub add: &'static str,
    /// Button that removes something from a list.
    pub remove: &'static str,
    /// Link to a file.
    pub download: &'static str,
    /// Link to the print view.
    pub print: &'static str,
    /// Answer.
    pub yes: &'static str,
    /// Answer.
    pub no: &'static str,
    /// Answer or value that nobody knows.
    pub unknown: &'static str,
    /// An optional entry that was left out.
    pub not_given: &'static str,
    /// Relative day.
    pub today: &'static str,
    /// Relative day.
    pub yesterday: &'static str,
    /// Unit after a number.
    pub minutes: &'static str,
    /// Shown name of the young person's code.
    pub case_code: &'static str,
    /// Column and label.
    pub initials: &'static str,
    /// Column and label.
    pub site: &'static str,
    /// Column and label.
    pub status: &'static str,
    /// Column and label.
    pub date: &'static str,
    /// Column and label.
    pub role: &'static str,
    /// Prefix read before the icon of a notice.
    pub notice_info: &'static str,
    /// Prefix read before the icon of a notice.
    pub notice_success: &'static str,
    /// Prefix read before the icon of a notice.
    pub notice_warning: &'static str,
    /// Prefix read before the icon of a notice or field error.
    pub notice_danger: &'static str,
}

impl CommonMessages {
    /// German.
    pub const GERMAN: Self = Self {
        product: "Leitplanke",
        claim: "Fallbegleitung in der Kriminalprävention für Kinder und Jugendliche",
        skip_to_content: "Zum Inhalt springen",
        demo_mark: "Demodaten.",
        demo_sentence: "Alle Personen und Ereignisse sind erfunden.",
        demo_region: "Hinweis zu den Daten",
        menu: "Menü",
        navigation: "Hauptnavigation",
        you_are_here: "Sie sind hier",
        home: "Start",
        cases: "Fälle",
        new_referral: "Neuer Fallvorschlag",
        my_referrals: "Meine Fallvorschläge",
        my_jobs: "Meine Einsätze",
        figures: "Kennzahlen",
        research: "Forschungsdaten",
        users: "Benutzerkonten",
        sites: "Standorte",
        audit: "Protokoll",
        account: "Mein Konto",
        accessibility: "Barrierefreiheit",
        privacy: "Datenschutz",
        sign_in: "Anmelden",
        sign_out: "Abmelden",
        title_error: "Fehler: ",
        save: "Speichern",
        next: "Weiter",
        confirm: "Bestätigen",
        cancel: "Abbrechen",
        back: "Zurück",
        change: "Ändern",
        undo: "Rückgängig machen",
        add: "Hinzufügen",
        remove: "Entfernen",
        download: "Herunterladen",
        print: "Drucken",
        yes: "Ja",
        no: "Nein",
        unknown: "Unbekannt",
        not_given: "Nicht angegeben",
        today: "Heute",
        yesterday: "Gestern",
        minutes: "Minuten",
        not_shown: |purposes| format!("Nicht angezeigt, weil eine Einwilligung fehlt: {purposes}."),
        case_code: "Fallkennung",
        initials: "Initialen",
        site: "Standort",
        status: "Stand",
        date: "Datum",
        role: "Rolle",
        notice_info: "Hinweis: ",
        notice_success: "Erledigt: ",
        notice_warning: "Achtung: ",
        notice_danger: "Fehler: ",
    };
    /// English.
    pub const ENGLISH: Self = Self {
        product: "Leitplanke",
        claim: "Case work in crime prevention for children and young people",
        skip_to_content: "Skip to content",
        demo_mark: "Demo data.",
        demo_sentence: "All people and events are made up.",
        demo_region: "About the data",
        menu: "Menu",
        navigation: "Main navigation",
        you_are_here: "You are here",
        home: "Home",
        cases: "Cases",
        new_referral: "New referral",
        my_referrals: "My referrals",
        my_jobs: "My jobs",
        figures: "Figures",
        research: "Research data",
        users: "User accounts",
        sites: "Sites",
        audit: "Audit trail",
        account: "My account",
        accessibility: "Accessibility",
        privacy: "Data protection",
        sign_in: "Sign in",
        sign_out: "Sign out",
        title_error: "Error: ",
        save: "Save",
        next: "Continue",
        confirm: "Confirm",
        cancel: "Cancel",
        back: "Back",
        change: "Change",
        undo: "Undo",
        add: "Add",
        remove: "Remove",
        download: "Download",
        print: "Print",
        yes: "Yes",
        no: "No",
        unknown: "Unknown",
        not_given: "Not given",
        today: "Today",
        yesterday: "Yesterday",
        minutes: "minutes",
        not_shown: |purposes| format!("Not shown, because a consent is missing: {purposes}."),
        case_code: "Case code",
        initials: "Initials",
        site: "Site",
        status: "Status",
        date: "Date",
        role: "Role",
        notice_info: "Note: ",
        notice_success: "Done: ",
        notice_warning: "Warning: ",
        notice_danger: "Error: ",
    };
}
