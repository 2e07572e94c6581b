//! Texts around charts.

/// Texts of charts in general.
pub struct ChartMessages {
    /// Opens the table under a chart.
    pub show_table: &'static str,
    /// Link to the figures as a file.
    pub as_csv: &'static str,
}

impl ChartMessages {
    /// German.
    pub const GERMAN: Self = Self { show_table: "Zahlen als Tabelle", as_csv: "Zahlen als CSV-Datei" };
    /// English.
    pub const ENGLISH: Self = Self { show_table: "Figures as a table", as_csv: "Figures as a CSV file" };
}
