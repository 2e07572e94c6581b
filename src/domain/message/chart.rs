//! Texts around charts.

/// Texts of charts in general.
pub struct ChartMessages {
    /// Opens the table under a chart.
    pub show_table: &'static str,
    /// How the figures are protected (`docs/disclosure.md` 3.2).
    pub protection_note: &'static str,
    /// Word for a value that is not shown.
    pub hidden: &'static str,
    /// Link to the figures as a file.
    pub as_csv: &'static str,
}

impl ChartMessages {
    /// German.
    pub const GERMAN: Self = Self {
        show_table: "Zahlen als Tabelle",
        protection_note: "Geschützte Zahlen: Jeder Wert ist leicht verändert, damit niemand erkennbar wird. Summen können deshalb um wenige Einheiten abweichen.",
        hidden: "nicht gezeigt",
        as_csv: "Zahlen als CSV",
    };
    /// English.
    pub const ENGLISH: Self = Self {
        show_table: "Figures as a table",
        protection_note: "Protected figures: every value is slightly altered so that nobody can be recognised. Sums may therefore differ by a few units.",
        hidden: "not shown",
        as_csv: "Figures as CSV",
    };
}
