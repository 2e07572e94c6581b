//! Texts of the administrator's pages: accounts, roles, sites.

/// Texts around accounts and sites.
pub struct AdminMessages {
    /// Heading of the list.
    pub users_title: &'static str,
    /// Under the heading.
    pub users_lead: &'static str,
    /// Caption of the table.
    pub users_caption: &'static str,
    /// Button and heading.
    pub new_user: &'static str,
    /// Field and column.
    pub user_name: &'static str,
    /// Its hint.
    pub user_name_hint: &'static str,
    /// Field and column.
    pub display_name: &'static str,
    /// Its hint.
    pub display_name_hint: &'static str,
    /// Field.
    pub email: &'static str,
    /// Field.
    pub language: &'static str,
    /// Column and filter.
    pub roles: &'static str,
    /// Caption of the table of one account.
    pub roles_caption: &'static str,
    /// No role today.
    pub no_roles: &'static str,
    /// Heading of the role part of the new account.
    pub first_role: &'static str,
    /// Under it.
    pub first_role_lead: &'static str,
    /// Hint at the site.
    pub site_hint: &'static str,
    /// Role that counts everywhere.
    pub whole_programme: &'static str,
    /// Field.
    pub valid_from: &'static str,
    /// Field.
    pub valid_until: &'static str,
    /// No last day.
    pub open_end: &'static str,
    /// Button of the new account.
    pub create_user: &'static str,
    /// Page with the code: heading.
    pub code_title: &'static str,
    /// Before the code; the gap is the user name.
    pub code_lead: fn(&str) -> String,
    /// After the code; the gap is the moment it ends.
    pub code_until: fn(&str) -> String,
    /// What to do with it.
    pub code_how: &'static str,
    /// The code was shown before.
    pub code_gone: &'static str,
    /// What to do then.
    pub code_gone_more: &'static str,
    /// Button.
    pub new_code: &'static str,
    /// Link to the account.
    pub to_user: &'static str,
    /// Heading on the account's page.
    pub details: &'static str,
    /// Link and heading.
    pub edit_user: &'static str,
    /// Button and heading.
    pub add_role: &'static str,
    /// Button in a row.
    pub end_role: &'static str,
    /// State of a grant.
    pub grant_current: &'static str,
    /// State of a grant.
    pub grant_future: &'static str,
    /// State of a grant.
    pub grant_over: &'static str,
    /// Roles of the own account.
    pub own_roles: &'static str,
    /// Heading.
    pub access: &'static str,
    /// "2 browsers are signed in, last request ...".
    pub sign_ins: fn(u32, &str) -> String,
    /// Nobody is signed in.
    pub no_sign_ins: &'static str,
    /// Button.
    pub end_sign_ins: &'static str,
    /// An unused code; the gap is the moment it ends.
    pub code_waiting: fn(&str) -> String,
    /// Button.
    pub deactivate: &'static str,
    /// The second press.
    pub deactivate_yes: &'static str,
    /// What it does.
    pub deactivate_lead: &'static str,
    /// Button.
    pub reactivate: &'static str,
    /// What it does.
    pub reactivate_lead: &'static str,
    /// Column of the row buttons.
    pub deed: &'static str,
    /// Heading of the list of sites.
    pub sites_title: &'static str,
    /// Under the heading.
    pub sites_lead: &'static str,
    /// Caption.
    pub sites_caption: &'static str,
    /// Button and heading.
    pub new_site: &'static str,
    /// Heading; the gap is the name.
    pub edit_site: fn(&str) -> String,
    /// Field.
    pub site_name: &'static str,
    /// Field.
    pub kpb_code: &'static str,
    /// Its hint.
    pub kpb_code_hint: &'static str,
    /// Field.
    pub provider: &'static str,
    /// Field.
    pub controller: &'static str,
    /// Its hint.
    pub controller_hint: &'static str,
    /// Field.
    pub contact_name: &'static str,
    /// Its hint.
    pub contact_hint: &'static str,
    /// Field.
    pub contact_phone: &'static str,
    /// Field.
    pub region: &'static str,
    /// Field.
    pub active_from: &'static str,
    /// Field.
    pub active_to: &'static str,
    /// Box.
    pub strand: &'static str,
    /// Box.
    pub remote_interpreting: &'static str,
    /// Field.
    pub planned_months: &'static str,
    /// Field.
    pub extension_months: &'static str,
    /// Field.
    pub look_back_months: &'static str,
    /// Field.
    pub oldest_age: &'static str,
    /// Checkbox.
    pub extends_past_18: &'static str,
    /// Checkbox.
    pub mutual_deputies: &'static str,
    /// A draft that somebody overtook.
    pub overtaken: &'static str,
    /// What stands below and what to do.
    pub overtaken_more: &'static str,
    /// Heading of the stored values.
    pub stored_now: &'static str,
    /// The administrator sees no young people.
    pub no_cases: &'static str,
}

impl AdminMessages {
    /// What was done, for the green notice; an unknown code is simply "saved".
    #[must_use]
    pub fn done(language: super::Language, code: &str) -> &'static str {
        let (german, english) = match code {
            "create" => ("Das Benutzerkonto ist angelegt.", "The account has been made."),
            "change" => ("Die Angaben sind gespeichert.", "The details have been saved."),
            "grant" => (
                "Die Rolle ist vergeben. Sie gilt ab dem ersten Tag.",
                "The role has been given. It counts from its first day.",
            ),
            "end_grant" => ("Die Rolle ist beendet.", "The role has been ended."),
            "deactivate" => (
                "Das Benutzerkonto ist gesperrt, alle Anmeldungen sind beendet.",
                "The account is deactivated and signed out everywhere.",
            ),
            "reactivate" => ("Das Benutzerkonto ist wieder offen.", "The account is open again."),
            "end_sign_ins" => {
                ("Alle Anmeldungen dieses Kontos sind beendet.", "This account is signed out everywhere.")
            }
            "site" => ("Der Standort ist gespeichert.", "The site has been saved."),
            _ => ("Gespeichert.", "Saved."),
        };
        match language {
            super::Language::De => german,
            super::Language::En => english,
        }
    }

    /// German.
    pub const GERMAN: Self = Self {
        users_title: "Benutzerkonten",
        users_lead: "Wer sich anmelden darf, mit welchen Rollen und an welchem Standort.",
        users_caption: "Benutzerkonten nach Benutzernamen",
        new_user: "Neues Benutzerkonto",
        user_name: "Benutzername",
        user_name_hint: "Kleine Buchstaben, Ziffern, Punkt und Bindestrich, zum Beispiel m.beispiel",
        display_name: "Angezeigter Name",
        display_name_hint: "So sehen ihn die Kolleginnen und Kollegen.",
        email: "E-Mail-Adresse",
        language: "Sprache der Oberfläche",
        roles: "Rollen",
        roles_caption: "Wann welche Rolle gilt",
        no_roles: "Keine Rolle",
        first_role: "Erste Rolle",
        first_role_lead: "Ohne Rolle kann das Konto sich anmelden, aber nichts sehen. Weitere Rollen vergeben Sie danach auf der Seite des Kontos.",
        site_hint: "Nötig für Fachkraft, Leitung, Sprachmittlung und Polizei. Alle anderen Rollen gelten für das ganze Programm.",
        whole_programme: "Ganzes Programm",
        valid_from: "Gilt ab",
        valid_until: "Gilt bis einschließlich",
        open_end: "ohne Ende",
        create_user: "Konto anlegen",
        code_title: "Code für das erste Passwort",
        code_lead: |name| {
            format!(
                "Geben Sie diesen Code der Person mit dem Benutzernamen {name} persönlich oder am Telefon. Er wird nur dieses eine Mal angezeigt."
            )
        },
        code_until: |until| format!("Der Code gilt einmal und bis {until}."),
        code_how: "Die Person öffnet auf der Anmeldeseite „Ich habe einen Einmalcode“ und wählt dort selbst ein Passwort. Sie als Administration erfahren es nie.",
        code_gone: "Der Code wurde schon angezeigt",
        code_gone_more: "Aus Sicherheitsgründen ist er nur einmal zu sehen. Wenn er verloren ging, erzeugen Sie einen neuen. Der alte gilt dann nicht mehr.",
        new_code: "Neuen Code erzeugen",
        to_user: "Zum Benutzerkonto",
        details: "Angaben",
        edit_user: "Angaben ändern",
        add_role: "Rolle vergeben",
        end_role: "Sofort beenden",
        grant_current: "Gilt",
        grant_future: "Gilt später",
        grant_over: "Beendet",
        own_roles: "Das ist Ihr eigenes Konto. Rollen vergibt Ihnen eine andere Person der Administration.",
        access: "Zugang",
        sign_ins: |count, last| match count {
            1 => format!("In 1 Browser angemeldet, zuletzt aktiv {last}."),
            _ => format!("In {count} Browsern angemeldet, zuletzt aktiv {last}."),
        },
        no_sign_ins: "Zurzeit nirgends angemeldet.",
        end_sign_ins: "Überall abmelden",
        code_waiting: |until| format!("Ein Code für das Passwort ist ausgegeben und gilt bis {until}."),
        deactivate: "Konto sperren",
        deactivate_yes: "Ja, Konto jetzt sperren",
        deactivate_lead: "Gesperrte Konten sind sofort überall abgemeldet und können sich nicht mehr anmelden. Was die Person dokumentiert hat, bleibt.",
        reactivate: "Konto wieder öffnen",
        reactivate_lead: "Die Person kann sich dann mit ihrem bisherigen Passwort anmelden.",
        deed: "Aktion",
        sites_title: "Standorte",
        sites_lead: "Ein Standort ist eine Kreispolizeibehörde mit dem Träger, der dort arbeitet.",
        sites_caption: "Standorte nach Namen",
        new_site: "Neuer Standort",
        edit_site: |name| format!("Standort {name}"),
        site_name: "Name des Standorts",
        kpb_code: "Kürzel der Kreispolizeibehörde",
        kpb_code_hint: "Zum Beispiel KPB-DO",
        provider: "Träger",
        controller: "Verantwortliche Stelle",
        controller_hint: "Dieser Text steht auf allen Informationsblättern.",
        contact_name: "Ansprechperson für Familien",
        contact_hint: "Steht auf jedem Blatt, dem Familien zustimmen.",
        contact_phone: "Telefon der Ansprechperson",
        region: "Regierungsbezirk",
        active_from: "Arbeit ab",
        active_to: "Arbeit bis einschließlich",
        strand: "Am Standort wird auch der Strang 360° angeboten.",
        remote_interpreting: "Für Erklärungen genügt auch ein professioneller Dolmetschdienst am Telefon.",
        planned_months: "Geplante Dauer der Teilnahme in Monaten",
        extension_months: "Übliche Verlängerung in Monaten",
        look_back_months: "Rückblick auf Taten in Monaten",
        oldest_age: "Höchstes Alter bei der Aufnahme",
        extends_past_18: "Verlängerungen sind auch über den 18. Geburtstag hinaus möglich.",
        mutual_deputies: "Im Team vertreten sich alle gegenseitig (wird protokolliert, je Fall abschaltbar).",
        overtaken: "Jemand anderes hat diesen Eintrag inzwischen geändert",
        overtaken_more: "Im Formular stehen Ihre Eingaben, darunter das, was jetzt gespeichert ist. Wenn Sie speichern, gelten Ihre Eingaben.",
        stored_now: "Jetzt gespeichert",
        no_cases: "Die Administration sieht keine Fälle und keine Namen junger Menschen.",
    };
    /// English.
    pub const ENGLISH: Self = Self {
        users_title: "User accounts",
        users_lead: "Who may sign in, in which roles and at which site.",
        users_caption: "User accounts by user name",
        new_user: "New user account",
        user_name: "User name",
        user_name_hint: "Small letters, digits, dot and hyphen, for example m.example",
        display_name: "Displayed name",
        display_name_hint: "This is how colleagues see it.",
        email: "E-mail address",
        language: "Language of the screens",
        roles: "Roles",
        roles_caption: "Which role counts when",
        no_roles: "No role",
        first_role: "First role",
        first_role_lead: "Without a role the account can sign in but sees nothing. You give further roles afterwards on the account's page.",
        site_hint: "Needed for social workers, team leads, interpreters and the police. All other roles count for the whole programme.",
        whole_programme: "Whole programme",
        valid_from: "Valid from",
        valid_until: "Valid until and including",
        open_end: "no end",
        create_user: "Create account",
        code_title: "Code for the first password",
        code_lead: |name| {
            format!(
                "Give this code to the person with the user name {name} in person or on the telephone. It is shown this one time only."
            )
        },
        code_until: |until| format!("The code works once and until {until}."),
        code_how: "On the sign-in page the person opens “I have a one-time code” and chooses a password there. You as administrator never learn it.",
        code_gone: "The code has already been shown",
        code_gone_more: "For safety it can be seen only once. If it was lost, make a new one. The old one then no longer works.",
        new_code: "Make a new code",
        to_user: "To the user account",
        details: "Details",
        edit_user: "Change details",
        add_role: "Give a role",
        end_role: "End now",
        grant_current: "Valid",
        grant_future: "Valid later",
        grant_over: "Ended",
        own_roles: "This is your own account. Another administrator gives you roles.",
        access: "Access",
        sign_ins: |count, last| match count {
            1 => format!("Signed in on 1 browser, last active {last}."),
            _ => format!("Signed in on {count} browsers, last active {last}."),
        },
        no_sign_ins: "Not signed in anywhere at present.",
        end_sign_ins: "Sign out everywhere",
        code_waiting: |until| format!("A code for the password has been given out and works until {until}."),
        deactivate: "Deactivate account",
        deactivate_yes: "Yes, deactivate the account now",
        deactivate_lead: "A deactivated account is signed out everywhere at once and cannot sign in again. What the person documented stays.",
        reactivate: "Reopen account",
        reactivate_lead: "The person can then sign in with the password they had.",
        deed: "Action",
        sites_title: "Sites",
        sites_lead: "A site is a district police authority with the provider that works there.",
        sites_caption: "Sites by name",
        new_site: "New site",
        edit_site: |name| format!("Site {name}"),
        site_name: "Name of the site",
        kpb_code: "Code of the district police authority",
        kpb_code_hint: "For example KPB-DO",
        provider: "Provider",
        controller: "Controller",
        controller_hint: "This text stands on all information sheets.",
        contact_name: "Contact for families",
        contact_hint: "Stands on every sheet families agree to.",
        contact_phone: "Phone of the contact",
        region: "Administrative district",
        active_from: "Works from",
        active_to: "Works until and including",
        strand: "The site also offers the strand 360°.",
        remote_interpreting: "For declarations a professional interpreter on the phone is enough.",
        planned_months: "Planned length of taking part in months",
        extension_months: "Usual extension in months",
        look_back_months: "Looking back at offences, in months",
        oldest_age: "Oldest age at the start",
        extends_past_18: "Extensions may go beyond the 18th birthday.",
        mutual_deputies: "Colleagues of the team stand in for each other (logged, can be switched off per case).",
        overtaken: "Somebody else has changed this entry meanwhile",
        overtaken_more: "The form holds what you typed, and below stands what is stored now. If you save, what you typed counts.",
        stored_now: "Stored now",
        no_cases: "Administrators see no cases and no names of young people.",
    };
}
