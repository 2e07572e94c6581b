//! The rows that leave the house, as text.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A header and rows of text. Every cell went through [`spreadsheet_safe`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseTable {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl ReleaseTable {
    /// Makes a table and every cell of it harmless.
    #[must_use]
    pub fn new(header: Vec<String>, rows: Vec<Vec<String>>) -> Self {
        let safe = |cells: Vec<String>| cells.iter().map(|cell| spreadsheet_safe(cell).into_owned()).collect();
        Self { header: safe(header), rows: rows.into_iter().map(safe).collect() }
    }

    /// The names of the columns.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The rows, each as long as the header.
    #[must_use]
    pub fn rows(&self) -> &[Vec<String>] {
        &self.rows
    }

    /// The place of a column in the header.
    #[must_use]
    pub fn place_of(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    /// The bytes of the file: RFC 4180, commas, CRLF, UTF-8 without a byte order mark; the same table gives the same bytes.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut text = String::new();
        for cells in std::iter::once(&self.header).chain(&self.rows) {
            for (place, cell) in cells.iter().enumerate() {
                if place > 0 {
                    text.push(',');
                }
                push_cell(&mut text, cell);
            }
            text.push_str("\r\n");
        }
        text
    }
}

fn push_cell(text: &mut String, cell: &str) {
    if cell.contains(['"', ',', '\r', '\n']) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

/// A text that no spreadsheet takes for a formula: an apostrophe is put before a leading `=`, `+`, `-`, `@`, tab or
/// carriage return.
#[must_use]
pub fn spreadsheet_safe(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text() {
        for text in ["=1+1", "+49", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(spreadsheet_safe(text), format!("'{text}"));
        }
        for text in ["", "8-11", "<6", "*", "a=b", "'=1"] {
            assert_eq!(spreadsheet_safe(text), text);
        }
    }

    #[test]
    fn csv_quotes_what_it_must() {
        let cells = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
        let table = ReleaseTable::new(cells(&["a", "=b"]), vec![cells(&["x,y", "say \"no\""]), cells(&["", "ü"])]);
        assert_eq!(table.to_csv(), "a,'=b\r\n\"x,y\",\"say \"\"no\"\"\"\r\n,ü\r\n");
    }

    proptest::proptest! {
        #[test]
        fn any_cells_are_read_back_and_none_is_a_formula(
            rows in proptest::collection::vec(proptest::collection::vec("[=+@\t\r\n\",;' a-c\\-äü👩]{0,9}", 3..=3), 1..8),
        ) {
            let safe: Vec<Vec<String>> =
                rows.iter().map(|row| row.iter().map(|cell| spreadsheet_safe(cell).into_owned()).collect()).collect();
            for (cell, typed) in safe.iter().flatten().zip(rows.iter().flatten()) {
                proptest::prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
                proptest::prop_assert!(cell.trim_start_matches('\'').ends_with(typed.trim_start_matches('\'')));
            }
            let csv = ReleaseTable::new(rows[0].clone(), rows[1..].to_vec()).to_csv();
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
            let read: Vec<Vec<String>> = reader
                .records()
                .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
                .collect();
            proptest::prop_assert_eq!(read, safe);
        }
    }
}
