//! Texts of signing in, the first password, the own account and the home page.

/// Texts of the pages before and right after signing in.
pub struct EntranceMessages {
    /// Heading of the sign-in page.
    pub sign_in_title: &'static str,
    /// Field.
    pub user_name: &'static str,
    /// Field.
    pub password: &'static str,
    /// Notice after signing out.
    pub signed_out: &'static str,
    /// Notice when the sign-in ended by itself in a form.
    pub ended: &'static str,
    /// More to it: what was typed is safe.
    pub ended_more: &'static str,
    /// Notice after setting a password.
    pub password_set: &'static str,
    /// Link to the page for a first password.
    pub have_code: &'static str,
    /// Heading.
    pub set_password_title: &'static str,
    /// What the page is for.
    pub set_password_lead: &'static str,
    /// Field.
    pub code: &'static str,
    /// Hint.
    pub code_hint: &'static str,
    /// Field.
    pub new_password: &'static str,
    /// Hint.
    pub new_password_hint: &'static str,
    /// Field.
    pub repeat_password: &'static str,
    /// Notice: the code does not open anything.
    pub code_refused: &'static str,
    /// Heading of the account page.
    pub account_title: &'static str,
    /// Heading: the witness code.
    pub witness_title: &'static str,
    /// What it is for.
    pub witness_lead: &'static str,
    /// There is one already.
    pub witness_there: &'static str,
    /// It was chosen just now.
    pub witness_done: &'static str,
    /// Field.
    pub witness_code: &'static str,
    /// Its hint.
    pub witness_hint: &'static str,
    /// Field: the present password.
    pub own_password: &'static str,
    /// Button.
    pub witness_save: &'static str,
    /// What "sign out everywhere" does.
    pub everywhere_lead: &'static str,
    /// Button.
    pub everywhere: &'static str,
    /// Greeting on the home page; the name follows.
    pub welcome: &'static str,
    /// What this role can do here, one sentence per role: social worker.
    pub lead_worker: &'static str,
    /// Roles without cases.
    pub lead_other: &'static str,
    /// Heading above the tiles.
    pub your_areas: &'static str,
    /// Heading of the accessibility page.
    pub accessibility_title: &'static str,
    /// Its text.
    pub accessibility_text: &'static str,
    /// Heading of the data protection page.
    pub privacy_title: &'static str,
    /// Its text.
    pub privacy_text: &'static str,
}

impl EntranceMessages {
    /// German.
    pub const GERMAN: Self = Self {
        sign_in_title: "Anmelden",
        user_name: "Benutzername",
        password: "Passwort",
        signed_out: "Sie sind abgemeldet.",
        ended: "Ihre Anmeldung ist abgelaufen.",
        ended_more: "Was Sie getippt haben, ist gesichert. Nach dem Anmelden öffnet sich das Formular wieder so, wie es war. Nur Sie können es sehen.",
        password_set: "Ihr Passwort ist gesetzt. Sie können sich jetzt anmelden.",
        have_code: "Ich habe einen Einmalcode und möchte mein Passwort setzen",
        set_password_title: "Passwort setzen",
        set_password_lead: "Den Einmalcode haben Sie von Ihrer Administration bekommen. Er gilt 24 Stunden und nur einmal.",
        code: "Einmalcode",
        code_hint: "So wie auf dem Zettel, ohne Leerzeichen.",
        new_password: "Neues Passwort",
        new_password_hint: "Mindestens 12 Zeichen. Ein Satz, den Sie sich gut merken können, ist am besten.",
        repeat_password: "Neues Passwort wiederholen",
        code_refused: "Mit diesen Angaben konnte kein Passwort gesetzt werden. Der Einmalcode ist falsch, schon benutzt oder abgelaufen. Prüfen Sie ihn oder bitten Sie um einen neuen Code.",
        account_title: "Mein Konto",
        witness_title: "Zeugencode",
        witness_lead: "Wenn eine Familie auf Ihrem Gerät unterschreibt, bestätigen Sie mit diesem Code, dass Sie dabei waren. Sagen Sie ihn niemandem.",
        witness_there: "Sie haben einen Zeugencode. Hier können Sie einen neuen wählen.",
        witness_done: "Ihr Zeugencode ist gespeichert.",
        witness_code: "Neuer Zeugencode",
        witness_hint: "Sechs Ziffern, die nur Sie kennen",
        own_password: "Ihr Passwort",
        witness_save: "Zeugencode speichern",
        everywhere_lead: "Wenn Sie ein Gerät verloren haben oder unsicher sind: Hiermit enden alle Ihre Anmeldungen auf allen Geräten, auch diese.",
        everywhere: "Überall abmelden",
        welcome: "Guten Tag,",
        lead_worker: "Hier sehen Sie Ihre Fälle und was als Nächstes ansteht.",
        lead_other: "Wählen Sie, womit Sie arbeiten möchten.",
        your_areas: "Ihre Bereiche",
        accessibility_title: "Barrierefreiheit",
        accessibility_text: "Leitplanke soll für alle Menschen bedienbar sein: mit Tastatur, mit Vorleseprogramm, in großer Schrift, in Dunkelheit und ohne JavaScript. Ziel ist WCAG 2.2 Stufe AA. Wenn etwas nicht geht, sagen Sie es bitte Ihrer Administration; der Hinweis wird bearbeitet wie ein Fehler.",
        privacy_title: "Datenschutz",
        privacy_text: "Leitplanke speichert, was die Familien erlaubt haben, und nichts darüber hinaus. Namen, Kontaktdaten und Notizen sind verschlüsselt. Kein Konto der Polizei kann Notizen lesen. Jede Änderung steht in einem Protokoll, das nicht unbemerkt verändert werden kann. Jede Ansicht einer Fallseite wird vermerkt.",
    };
    /// English.
    pub const ENGLISH: Self = Self {
        sign_in_title: "Sign in",
        user_name: "User name",
        password: "Password",
        signed_out: "You are signed out.",
        ended: "Your sign-in has ended.",
        ended_more: "What you typed is safe. After signing in the form opens again as it was. Only you can see it.",
        password_set: "Your password is set. You can sign in now.",
        have_code: "I have a one-time code and want to set my password",
        set_password_title: "Set your password",
        set_password_lead: "You got the one-time code from your administrator. It is valid for 24 hours and only once.",
        code: "One-time code",
        code_hint: "As on the slip, without spaces.",
        new_password: "New password",
        new_password_hint: "At least 12 characters. A sentence you remember well is best.",
        repeat_password: "Repeat the new password",
        code_refused: "No password could be set with these entries. The one-time code is wrong, used or expired. Check it or ask for a new code.",
        account_title: "My account",
        witness_title: "Witness code",
        witness_lead: "When a family signs on your device, you confirm with this code that you were there. Tell it to nobody.",
        witness_there: "You have a witness code. You can choose a new one here.",
        witness_done: "Your witness code is saved.",
        witness_code: "New witness code",
        witness_hint: "Six digits only you know",
        own_password: "Your password",
        witness_save: "Save witness code",
        everywhere_lead: "If you lost a device or are unsure: this ends all your sign-ins on all devices, this one included.",
        everywhere: "Sign out everywhere",
        welcome: "Hello,",
        lead_worker: "Here are your cases and what is due next.",
        lead_other: "Choose what you want to work with.",
        your_areas: "Your areas",
        accessibility_title: "Accessibility",
        accessibility_text: "Leitplanke is meant to be usable by everybody: by keyboard, with a screen reader, in large print, in the dark and without JavaScript. The aim is WCAG 2.2 level AA. If something does not work, please tell your administrator; it is handled like a fault.",
        privacy_title: "Data protection",
        privacy_text: "Leitplanke stores what the families have agreed to and nothing else. Names, contact data and notes are encrypted. No police account can read notes. Every change stands in a trail that cannot be altered unnoticed. Every view of a case page is noted.",
    };
}
