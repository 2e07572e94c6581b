//! Texts of the coordinator's figures: frame and headings here, sentences and words in the files beside.

pub mod notes;
pub mod protection;
pub mod sentence;
pub mod words;

/// Texts of the pages `/figures` and below.
pub struct FiguresMessages {
    /// Title of the dashboard.
    pub title: &'static str,
    /// What the dashboard is.
    pub lead: &'static str,
    /// Accessible name of the filter.
    pub filter: &'static str,
    /// Filter: quarter.
    pub quarter: &'static str,
    /// Filter: the newest quarter.
    pub newest: &'static str,
    /// Filter: area.
    pub area: &'static str,
    /// All sites together.
    pub all_sites: &'static str,
    /// Button of the filter.
    pub show: &'static str,
    /// Word before quarter and area of the dashboard.
    pub shown: &'static str,
    /// Link from a card to the page of its indicator.
    pub details: &'static str,
    /// Heading and name of the drawing: the value over time.
    pub over_time: &'static str,
    /// Heading: regions side by side.
    pub by_region: &'static str,
    /// Heading: sites side by side.
    pub by_site: &'static str,
    /// Heading: split by age.
    pub by_age: &'static str,
    /// Heading: split by sex.
    pub by_sex: &'static str,
    /// Column: quarter or year.
    pub period: &'static str,
    /// Column: site.
    pub site: &'static str,
    /// Column: region.
    pub region: &'static str,
    /// Column: age at admission.
    pub age: &'static str,
    /// Column: sex.
    pub sex: &'static str,
    /// Column of the file: which table a row belongs to.
    pub table: &'static str,
    /// Column of the file: heading of the row.
    pub row: &'static str,
    /// Column of the file: what is counted.
    pub counted: &'static str,
    /// Column of the file: the published value.
    pub value: &'static str,
    /// Column of the file: half the width of the interval.
    pub interval: &'static str,
    /// Why a split is not shown.
    pub too_sparse: &'static str,
    /// Heading: what is counted.
    pub definition: &'static str,
    /// What is counted.
    pub numerator: &'static str,
    /// Of what.
    pub denominator: &'static str,
    /// Which days count.
    pub days: &'static str,
    /// For orientation.
    pub bench: &'static str,
    /// Nothing to compare with.
    pub no_bench: &'static str,
    /// Cut-off date.
    pub as_of: &'static str,
    /// Link to the page about protection.
    pub why: &'static str,
    /// Link back from the print view.
    pub leave_print: &'static str,
    /// How to print.
    pub how_to_print: &'static str,
    /// Nothing is frozen yet.
    pub empty_title: &'static str,
    /// When there will be something.
    pub empty_text: &'static str,
    /// The figures key is another one.
    pub other_key_title: &'static str,
    /// Whom to tell.
    pub other_key_text: &'static str,
}

impl FiguresMessages {
    /// German.
    pub const GERMAN: Self = Self {
        title: "Kennzahlen",
        lead: "Was im Programm geschieht, in Zahlen, hinter denen niemand erkennbar ist. Jedes Quartal wird an seinem letzten Tag eingefroren und ändert sich danach nicht mehr.",
        filter: "Quartal und Standort wählen",
        quarter: "Quartal",
        newest: "Neuestes Quartal",
        area: "Standort oder Regierungsbezirk",
        all_sites: "Alle Standorte",
        show: "Anzeigen",
        shown: "Gezeigt:",
        details: "Mehr dazu",
        over_time: "Verlauf",
        by_region: "Nach Regierungsbezirk",
        by_site: "Nach Standort",
        by_age: "Nach Alter bei der Aufnahme",
        by_sex: "Nach Geschlecht",
        period: "Zeitraum",
        site: "Standort",
        region: "Regierungsbezirk",
        age: "Alter bei der Aufnahme",
        sex: "Geschlecht",
        table: "Tabelle",
        row: "Zeile",
        counted: "gezählt",
        value: "Wert",
        interval: "plus/minus",
        too_sparse: "Die Gruppen sind zu klein, um sie einzeln zu zeigen. Es gilt die Zahl für alle zusammen.",
        definition: "Was gezählt wird",
        numerator: "Gezählt werden",
        denominator: "Bezogen auf",
        days: "Zeitraum",
        bench: "Zur Einordnung",
        no_bench: "Dafür gibt es keinen veröffentlichten Vergleichswert.",
        as_of: "Stand",
        why: "Warum und wie?",
        leave_print: "Zurück zur Kennzahl",
        how_to_print: "Zum Drucken die Druckfunktion des Browsers benutzen (Strg und P).",
        empty_title: "Noch ist kein Quartal abgeschlossen",
        empty_text: "Kennzahlen entstehen, sobald das erste Quartal mit einer Aufnahme vorbei ist. Sie werden dann von selbst eingefroren und erscheinen hier. Sie müssen nichts tun.",
        other_key_title: "Zurzeit werden keine Kennzahlen gezeigt",
        other_key_text: "Der Schlüssel, mit dem die Zahlen geschützt werden, ist nicht der, mit dem die eingefrorenen Quartale gemacht wurden. Mit einem anderen Schlüssel wären die Zahlen nicht mehr sicher. Bitte sagen Sie Ihrer Administration Bescheid: Die Datei figures.key muss aus der Sicherung zurückgeholt werden.",
    };
    /// English.
    pub const ENGLISH: Self = Self {
        title: "Figures",
        lead: "What happens in the programme, in figures that let nobody be recognised. Each quarter is frozen on its last day and does not change afterwards.",
        filter: "Choose quarter and site",
        quarter: "Quarter",
        newest: "Newest quarter",
        area: "Site or district",
        all_sites: "All sites",
        show: "Show",
        shown: "Shown:",
        details: "More about it",
        over_time: "Over time",
        by_region: "By district",
        by_site: "By site",
        by_age: "By age at admission",
        by_sex: "By sex",
        period: "Period",
        site: "Site",
        region: "District",
        age: "Age at admission",
        sex: "Sex",
        table: "Table",
        row: "Row",
        counted: "counted",
        value: "value",
        interval: "plus/minus",
        too_sparse: "The groups are too small to be shown one by one. The figure for all of them together stands.",
        definition: "What is counted",
        numerator: "Counted are",
        denominator: "In relation to",
        days: "Period",
        bench: "For orientation",
        no_bench: "There is no published value to compare with.",
        as_of: "As of",
        why: "Why and how?",
        leave_print: "Back to the figure",
        how_to_print: "Use the print function of your browser (Ctrl and P).",
        empty_title: "No quarter is over yet",
        empty_text: "Figures are made as soon as the first quarter with an admission is over. They are then frozen by themselves and appear here. There is nothing you have to do.",
        other_key_title: "No figures are shown at the moment",
        other_key_text: "The key that protects the figures is not the one the frozen quarters were made with. With another key the figures would not be safe any more. Please tell your administrator: the file figures.key has to be restored from the backup.",
    };
}
