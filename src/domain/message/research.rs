//! Texts of the research pages.

use super::Language;
use crate::domain::cohort::{Cohort, HalfYear};
use crate::domain::release::Obstacle;

/// Texts of `/research`.
pub struct ResearchMessages {
    /// Researcher: first sentence.
    pub lead: &'static str,
    /// Researcher: heading of what one gets.
    pub get_title: &'static str,
    /// One item of it.
    pub get_rows: &'static str,
    /// One item of it.
    pub get_codebook: &'static str,
    /// One item of it.
    pub get_readme: &'static str,
    /// How it goes.
    pub get_rule: &'static str,
    /// Heading of the cohort on offer.
    pub offer_title: &'static str,
    /// Label.
    pub offer_cohort: &'static str,
    /// Label.
    pub offer_persons: &'static str,
    /// Label.
    pub offer_protection: &'static str,
    /// Value.
    pub offer_protection_text: &'static str,
    /// No closed case.
    pub offer_nothing: &'static str,
    /// Hint with "not yet".
    pub offer_used: &'static str,
    /// Button-like link to the form.
    pub request_link: &'static str,
    /// Heading.
    pub own_title: &'static str,
    /// Empty list.
    pub own_empty: &'static str,
    /// Heading of the catalogue.
    pub columns_title: &'static str,
    /// Sentence below it.
    pub columns_lead: &'static str,
    /// Column head.
    pub column: &'static str,
    /// Column head.
    pub question: &'static str,
    /// Column head.
    pub levels: &'static str,
    /// Column head.
    pub level: &'static str,
    /// Column head.
    pub values: &'static str,
    /// Column head.
    pub coarser: &'static str,
    /// Label and column.
    pub project: &'static str,
    /// Label.
    pub purpose: &'static str,
    /// Hint.
    pub purpose_hint: &'static str,
    /// Hint.
    pub project_hint: &'static str,
    /// Tick box.
    pub terms: &'static str,
    /// Heading of the form.
    pub form_title: &'static str,
    /// Who reads the request.
    pub who_sees: &'static str,
    /// Button.
    pub send: &'static str,
    /// Green notice.
    pub sent: &'static str,
    /// Column head.
    pub cohort: &'static str,
    /// Column head.
    pub requested_on: &'static str,
    /// Column head.
    pub requester: &'static str,
    /// Link.
    pub open_release: &'static str,
    /// Before the reason.
    pub reason_declined: &'static str,
    /// Coordination: first sentence.
    pub approval_lead: &'static str,
    /// Heading.
    pub waiting_title: &'static str,
    /// Empty list.
    pub waiting_empty: &'static str,
    /// Link.
    pub check: &'static str,
    /// Heading.
    pub register_title: &'static str,
    /// Empty list.
    pub register_empty: &'static str,
    /// Column head.
    pub number: &'static str,
    /// Column head.
    pub made_on: &'static str,
    /// Column head.
    pub recipient: &'static str,
    /// Label.
    pub approver: &'static str,
    /// Chain of the register.
    pub chain_whole: &'static str,
    /// Chain broken; the number follows.
    pub chain_broken: &'static str,
    /// Heading.
    pub review_title: &'static str,
    /// Label.
    pub review_purpose: &'static str,
    /// Heading.
    pub preview_title: &'static str,
    /// Sentence.
    pub preview_note: &'static str,
    /// Label.
    pub rows: &'static str,
    /// Label.
    pub dropped: &'static str,
    /// Label.
    pub k: &'static str,
    /// Label.
    pub l: &'static str,
    /// Label.
    pub alpha: &'static str,
    /// Label.
    pub t: &'static str,
    /// Label.
    pub largest_risk: &'static str,
    /// Label.
    pub mean_risk: &'static str,
    /// Label.
    pub groups: &'static str,
    /// Label.
    pub base_step: &'static str,
    /// Value between two numbers.
    pub base_step_of: &'static str,
    /// Button.
    pub approve: &'static str,
    /// Button when it cannot be made.
    pub approve_refused: &'static str,
    /// Heading.
    pub approve_title: &'static str,
    /// Sentence.
    pub approve_note: &'static str,
    /// Heading.
    pub decline_title: &'static str,
    /// Button.
    pub decline: &'static str,
    /// Label.
    pub decline_reason: &'static str,
    /// Own request.
    pub own_request: &'static str,
    /// Green notice.
    pub approved: &'static str,
    /// Green notice.
    pub declined: &'static str,
    /// Heading of a release.
    pub release_title: &'static str,
    /// Heading.
    pub files_title: &'static str,
    /// Before a date.
    pub fetch_until: &'static str,
    /// Files are gone.
    pub expired_text: &'static str,
    /// For the coordination.
    pub only_recipient: &'static str,
    /// Link text.
    pub file_persons: &'static str,
    /// Link text.
    pub file_codebook: &'static str,
    /// Link text.
    pub file_readme: &'static str,
    /// Heading.
    pub sums_title: &'static str,
    /// Sentence.
    pub sums_hint: &'static str,
    /// Warning about spreadsheets.
    pub excel: &'static str,
    /// Heading.
    pub protection_title: &'static str,
    /// Heading.
    pub codebook_title: &'static str,
    /// Heading of the honest refusal.
    pub refused_title: &'static str,
    /// Obstacle.
    pub refused_already: &'static str,
    /// Obstacle, before the model.
    pub refused_model: &'static str,
    /// For the coordination, before numbers.
    pub refused_reached: &'static str,
    /// Heading.
    pub register_facts: &'static str,
    /// Label.
    pub hash: &'static str,
    /// Column head.
    pub progress: &'static str,
    /// Before a date.
    pub decided_note: &'static str,
    /// Name of the tick box in the error summary.
    pub terms_label: &'static str,
    /// Caption of the catalogue.
    pub columns_caption: &'static str,
    /// Caption of the codebook.
    pub codebook_caption: &'static str,
    /// Caption of the own requests.
    pub own_caption: &'static str,
    /// Caption of what waits.
    pub waiting_caption: &'static str,
    /// Caption of the register.
    pub register_caption: &'static str,
}

impl ResearchMessages {
    /// German.
    pub const GERMAN: Self = Self {
        lead: "Hier beantragen Sie anonymisierte Daten über abgeschlossene Teilnahmen: eine Zeile je Person, ohne Namen, Tage und Orte.",
        get_title: "Was Sie bekommen",
        get_rows: "persons.csv: eine Zeile je Person mit bis zu 16 Spalten in groben Gruppen",
        get_codebook: "codebook.csv: jede Spalte mit Frage, Stufe und Werten",
        get_readme: "README.txt: wie die Datei geschützt wurde, was sie nicht sagen kann, Nutzungsbedingungen",
        get_rule: "Die Datenschutzkoordination prüft den Antrag. Danach liegen die Dateien 14 Tage zum Abruf bereit. Jede Person ist in genau einer Herausgabe.",
        offer_title: "Kohorte, die Sie jetzt beantragen können",
        offer_cohort: "Teilnahmen mit Ende",
        offer_persons: "Personen",
        offer_protection: "Schutz",
        offer_protection_text: "mindestens 5 gleiche Zeilen je Gruppe, mindestens 2 Arten des Endes (k ≥ 5, l ≥ 2)",
        offer_nothing: "Es gibt noch keine abgeschlossenen Teilnahmen, die herausgegeben werden können.",
        offer_used: "Alle reifen Halbjahre sind schon in einer Herausgabe oder warten noch. Jede Person ist in genau einer Herausgabe, deshalb gibt es dieselben Fälle nicht ein zweites Mal.",
        request_link: "Datei beantragen",
        own_title: "Meine Anträge",
        own_empty: "Sie haben noch keinen Antrag gestellt.",
        columns_title: "Spalten der Datei",
        columns_lead: "Das Codebuch vor dem Antrag: Von links nach rechts werden die Stufen gröber. Die Datei zeigt die feinste Stufe, bei der der Schutz hält.",
        column: "Spalte",
        question: "Frage",
        levels: "Stufen",
        level: "Stufe in der Datei",
        values: "Werte",
        coarser: "Gröbere Zeilen",
        project: "Projekt",
        purpose: "Wofür brauchen Sie die Daten?",
        purpose_hint: "Forschungsfrage und Auswertung in wenigen Sätzen. Bitte keine Angaben zu einzelnen Personen.",
        project_hint: "So, wie das Projekt im Vertrag heißt.",
        terms: "Ich halte die Nutzungsbedingungen ein: nur für dieses Projekt, kein Wiedererkennen von Personen, keine Verbindung mit anderen Daten über Personen, keine Weitergabe, Löschung nach dem Projekt.",
        form_title: "Datei beantragen",
        who_sees: "Wer kann das sehen? Sie und die Datenschutzkoordination.",
        send: "Antrag senden",
        sent: "Der Antrag ist gestellt. Die Datenschutzkoordination entscheidet darüber.",
        cohort: "Kohorte",
        requested_on: "Beantragt am",
        requester: "Beantragt von",
        open_release: "Öffnen",
        reason_declined: "Begründung:",
        approval_lead: "Sie prüfen Anträge auf Forschungsdaten. Wer beantragt, gibt nicht selbst frei.",
        waiting_title: "Anträge, die auf Sie warten",
        waiting_empty: "Zurzeit wartet kein Antrag.",
        check: "Prüfen",
        register_title: "Herausgaberegister",
        register_empty: "Bisher wurde nichts herausgegeben.",
        number: "Nr.",
        made_on: "Entschieden am",
        recipient: "Empfänger/in",
        approver: "Freigegeben von",
        chain_whole: "Die Kette des Registers ist unversehrt.",
        chain_broken: "Die Kette des Registers ist unterbrochen. Erste betroffene Nummer:",
        review_title: "Antrag prüfen",
        review_purpose: "Zweck",
        preview_title: "Was die Datei heute erreichen würde",
        preview_note: "Vorschau: gerechnet mit einem Wegwerfschlüssel, nichts davon wird aufgehoben. Bei der Freigabe wird neu gerechnet und am fertigen Text noch einmal geprüft.",
        rows: "Zeilen = Personen",
        dropped: "Weggelassene Zeilen",
        k: "Kleinste Gruppe (k)",
        l: "Arten des Endes je Gruppe, mindestens (l)",
        alpha: "Größter Anteil einer Art des Endes (alpha)",
        t: "Größter Abstand von der ganzen Datei (t)",
        largest_risk: "Größtes Risiko, eine Zeile zu finden",
        mean_risk: "Mittleres Risiko",
        groups: "Gruppen mit 5–9, 10–19, 20–49, ab 50 Zeilen",
        base_step: "Grundstufe der Vergröberung",
        base_step_of: "von",
        approve: "Freigeben und Datei erstellen",
        approve_refused: "Als „nicht möglich“ eintragen",
        approve_title: "Entscheidung",
        approve_note: "Mit der Freigabe wird die Datei erstellt und im Register eingetragen. Das lässt sich nicht zurücknehmen: Diese Personen sind danach in keiner weiteren Herausgabe.",
        decline_title: "Stattdessen ablehnen",
        decline: "Antrag ablehnen",
        decline_reason: "Begründung für die Antragstellerin oder den Antragsteller",
        own_request: "Sie haben diesen Antrag selbst gestellt. Eine andere Person der Datenschutzkoordination muss entscheiden.",
        approved: "Die Entscheidung ist im Register eingetragen.",
        declined: "Der Antrag ist abgelehnt.",
        release_title: "Herausgabe",
        files_title: "Dateien",
        fetch_until: "Abruf möglich bis einschließlich",
        expired_text: "Die Frist von 14 Tagen ist vorbei; die Dateien sind gelöscht. Der Eintrag im Register bleibt.",
        only_recipient: "Die Dateien kann nur die Empfängerin oder der Empfänger abrufen.",
        file_persons: "persons.csv: die Zeilen",
        file_codebook: "codebook.csv: das Codebuch",
        file_readme: "README.txt: Schutz und Nutzungsbedingungen",
        sums_title: "Prüfsummen (SHA-256)",
        sums_hint: "Kopieren Sie die Zeilen in eine Datei SHA256SUMS und prüfen Sie mit: sha256sum -c SHA256SUMS",
        excel: "Tabellenprogramme lesen Werte wie 8-11 leicht als Datum. Bitte importieren Sie alle Spalten als Text.",
        protection_title: "Schutz der Datei",
        codebook_title: "Codebuch",
        refused_title: "Diese Datei kann nicht herausgegeben werden",
        refused_already: "Aus diesen Fällen wurde schon eine Datei herausgegeben. Jede Person ist in genau einer Herausgabe: Zwei Dateien über dieselben Personen ließen sich vergleichen und würden mehr verraten als jede für sich.",
        refused_model: "Auch auf der gröbsten Stufe hält der Schutz nicht. Verfehlt wurde:",
        refused_reached: "Genau erreicht (nur für die Datenschutzkoordination):",
        register_facts: "Eintrag im Register",
        hash: "Prüfsumme des Eintrags",
        progress: "Stand",
        decided_note: "Entschieden am",
        terms_label: "Nutzungsbedingungen",
        columns_caption: "Spalten mit ihren Stufen, von fein nach grob",
        codebook_caption: "Spalten, Werte und Anteil gröberer Zeilen",
        own_caption: "Anträge und ihr Stand, neueste zuerst",
        waiting_caption: "Wartende Anträge, älteste zuerst",
        register_caption: "Einträge, neueste zuerst",
    };
    /// English.
    pub const ENGLISH: Self = Self {
        lead: "Here you ask for anonymised data on closed enrolments: one row per person, without names, days and places.",
        get_title: "What you get",
        get_rows: "persons.csv: one row per person with up to 16 columns in coarse groups",
        get_codebook: "codebook.csv: every column with question, level and values",
        get_readme: "README.txt: how the file was protected, what it cannot say, terms of use",
        get_rule: "The data protection coordination checks the request. Then the files can be fetched for 14 days. Every person is in one release only.",
        offer_title: "Cohort you can ask for now",
        offer_cohort: "Enrolments that ended",
        offer_persons: "Persons",
        offer_protection: "Protection",
        offer_protection_text: "at least 5 equal rows per group, at least 2 kinds of ending (k ≥ 5, l ≥ 2)",
        offer_nothing: "There are no closed enrolments yet that could be released.",
        offer_used: "All ready half-years are in a release already or still wait. Every person is in one release only, so the same cases are not released a second time.",
        request_link: "Ask for the file",
        own_title: "My requests",
        own_empty: "You have not made a request yet.",
        columns_title: "Columns of the file",
        columns_lead: "The codebook before a request: from left to right the levels get coarser. The file shows the finest level at which the protection holds.",
        column: "Column",
        question: "Question",
        levels: "Levels",
        level: "Level in the file",
        values: "Values",
        coarser: "Coarser rows",
        project: "Project",
        purpose: "What do you need the data for?",
        purpose_hint: "Research question and analysis in a few sentences. Please nothing about single persons.",
        project_hint: "As the project is called in the contract.",
        terms: "I keep the terms of use: for this project only, no recognising of persons, no joining with other data about persons, no passing on, deletion after the project.",
        form_title: "Ask for a file",
        who_sees: "Who can see this? You and the data protection coordination.",
        send: "Send request",
        sent: "The request is made. The data protection coordination decides on it.",
        cohort: "Cohort",
        requested_on: "Requested on",
        requester: "Requested by",
        open_release: "Open",
        reason_declined: "Reason:",
        approval_lead: "You check requests for research data. Who asks does not approve.",
        waiting_title: "Requests that wait for you",
        waiting_empty: "No request is waiting.",
        check: "Check",
        register_title: "Register of releases",
        register_empty: "Nothing has been released so far.",
        number: "No.",
        made_on: "Decided on",
        recipient: "Recipient",
        approver: "Approved by",
        chain_whole: "The chain of the register is whole.",
        chain_broken: "The chain of the register is broken. First number affected:",
        review_title: "Check a request",
        review_purpose: "Purpose",
        preview_title: "What the file would reach today",
        preview_note: "Preview: computed with a throw-away key, nothing of it is kept. On approval it is computed again and checked once more on the finished text.",
        rows: "Rows = persons",
        dropped: "Rows left out",
        k: "Smallest group (k)",
        l: "Kinds of ending per group, at least (l)",
        alpha: "Largest share of one kind of ending (alpha)",
        t: "Largest distance from the whole file (t)",
        largest_risk: "Largest risk that a row is found",
        mean_risk: "Mean risk",
        groups: "Groups of 5–9, 10–19, 20–49, 50 and more rows",
        base_step: "Base step of the coarsening",
        base_step_of: "of",
        approve: "Approve and make the file",
        approve_refused: "Enter as “not possible”",
        approve_title: "Decision",
        approve_note: "Approval makes the file and enters it in the register. This cannot be undone: these persons are in no further release.",
        decline_title: "Decline instead",
        decline: "Decline request",
        decline_reason: "Reason for the person who asked",
        own_request: "You made this request yourself. Another person of the data protection coordination must decide.",
        approved: "The decision is entered in the register.",
        declined: "The request is declined.",
        release_title: "Release",
        files_title: "Files",
        fetch_until: "Can be fetched up to and including",
        expired_text: "The 14 days are over; the files have been deleted. The entry in the register stays.",
        only_recipient: "Only the recipient can fetch the files.",
        file_persons: "persons.csv: the rows",
        file_codebook: "codebook.csv: the codebook",
        file_readme: "README.txt: protection and terms of use",
        sums_title: "Checksums (SHA-256)",
        sums_hint: "Copy the lines into a file SHA256SUMS and check with: sha256sum -c SHA256SUMS",
        excel: "Spreadsheets easily read values such as 8-11 as dates. Please import all columns as text.",
        protection_title: "Protection of the file",
        codebook_title: "Codebook",
        refused_title: "This file cannot be released",
        refused_already: "A file of these cases has been released already. Every person is in one release only: two files about the same persons could be compared and would tell more than each alone.",
        refused_model: "Even on the coarsest step the protection does not hold. Missed:",
        refused_reached: "Exactly reached (for the data protection coordination only):",
        register_facts: "Entry in the register",
        hash: "Hash of the entry",
        progress: "State",
        decided_note: "Decided on",
        terms_label: "Terms of use",
        columns_caption: "Columns with their levels, from fine to coarse",
        codebook_caption: "Columns, values and share of coarser rows",
        own_caption: "Requests and their state, newest first",
        waiting_caption: "Waiting requests, oldest first",
        register_caption: "Entries, newest first",
    };
}

impl Language {
    /// A cohort as people say it: `2. Halbjahr 2018 bis 1. Halbjahr 2026`.
    #[must_use]
    pub fn cohort(self, cohort: Cohort) -> String {
        let (from, to) = (self.half_year(cohort.from()), self.half_year(cohort.to()));
        let until = match self {
            Self::De => "bis",
            Self::En => "to",
        };
        if cohort.from() == cohort.to() { from } else { format!("{from} {until} {to}") }
    }

    /// A half-year: `2. Halbjahr 2018`, in English `second half of 2018`.
    #[must_use]
    pub fn half_year(self, half: HalfYear) -> String {
        use chrono::Datelike;
        let second = half.first_day().month() > 6;
        match (self, second) {
            (Self::De, false) => format!("1. Halbjahr {}", half.year()),
            (Self::De, true) => format!("2. Halbjahr {}", half.year()),
            (Self::En, false) => format!("first half of {}", half.year()),
            (Self::En, true) => format!("second half of {}", half.year()),
        }
    }

    /// `etwa 280`.
    #[must_use]
    pub fn about(self, number: usize) -> String {
        match self {
            Self::De => format!("etwa {number}"),
            Self::En => format!("about {number}"),
        }
    }

    /// The next cohort becomes ready.
    #[must_use]
    pub fn next_cohort(self, ready_on: chrono::NaiveDate) -> String {
        let day = self.date(ready_on);
        match self {
            Self::De => format!("Die nächste Kohorte kann ab dem {day} beantragt werden."),
            Self::En => format!("The next cohort can be asked for from {day}."),
        }
    }

    /// Too few persons in a cohort.
    #[must_use]
    pub fn too_few(self, needed: usize) -> String {
        match self {
            Self::De => format!(
                "Für eine Herausgabe braucht es mindestens {needed} Personen; diese Kohorte hat weniger. Sie wird mit den nächsten Halbjahren zusammengelegt."
            ),
            Self::En => format!(
                "A release needs at least {needed} persons; this cohort has fewer. It is joined with the next half-years."
            ),
        }
    }

    /// Why a file cannot be made, as one sentence; the model and its remedy are said apart.
    #[must_use]
    pub fn obstacle(self, obstacle: &Obstacle) -> String {
        let words = &self.messages().research;
        match obstacle {
            Obstacle::AlreadyReleased => words.refused_already.to_owned(),
            Obstacle::TooEarly { ready_on } => self.next_cohort(*ready_on),
            Obstacle::TooFewPersons { needed, .. } => self.too_few(*needed),
            Obstacle::ModelNotReached { model, .. } => {
                use super::Label;
                format!("{} {}.", words.refused_model, model.label(self))
            }
        }
    }
}
