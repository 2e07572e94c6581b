//! Texts of tables, filters and paging.

/// Texts of lists in general.
pub struct ListMessages {
    /// Button of a filter form.
    pub apply: &'static str,
    /// Link that clears a filter.
    pub reset: &'static str,
    /// First entry of a filter selection.
    pub all: &'static str,
    /// Accessible name of the paging.
    pub pages: &'static str,
    /// Link to the page before.
    pub previous: &'static str,
    /// Link to the page after.
    pub next: &'static str,
    /// A list without entries.
    pub empty: &'static str,
    /// A filter without hits.
    pub nothing_found: &'static str,
    /// Hidden text behind the sort link of a column that is not sorted.
    pub sort_by: &'static str,
    /// Hidden text: this column sorts upwards.
    pub sorted_ascending: &'static str,
    /// Hidden text: this column sorts downwards.
    pub sorted_descending: &'static str,
}

impl ListMessages {
    /// German.
    pub const GERMAN: Self = Self {
        apply: "Filtern",
        reset: "Zurücksetzen",
        all: "Alle",
        pages: "Seiten",
        previous: "Vorherige Seite",
        next: "Nächste Seite",
        empty: "Hier gibt es noch keine Einträge.",
        nothing_found: "Nichts gefunden. Bitte ändern Sie den Filter.",
        sort_by: "sortieren",
        sorted_ascending: "aufsteigend sortiert",
        sorted_descending: "absteigend sortiert",
    };
    /// English.
    pub const ENGLISH: Self = Self {
        apply: "Filter",
        reset: "Reset",
        all: "All",
        pages: "Pages",
        previous: "Previous page",
        next: "Next page",
        empty: "There are no entries yet.",
        nothing_found: "Nothing found. Please change the filter.",
        sort_by: "sort",
        sorted_ascending: "sorted ascending",
        sorted_descending: "sorted descending",
    };
}
