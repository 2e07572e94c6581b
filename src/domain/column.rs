//! Registry 3: the columns of the researcher's file, what each one tells and how it is coarsened.
//!
//! The hierarchies are those of `docs/disclosure.md` 7.3: leaf, coarser steps, `*`. They are fixed: no cut point is ever
//! chosen by looking at the data, so two releases never meet with different borders. A column that is not listed here is
//! never exported. Levels marked "never shown" are named so that the codebook can say what was left out.

use super::code::codes;

mod levels;
mod registry;

pub use registry::COLUMNS;

/// A text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// German.
    pub de: &'static str,
    /// English.
    pub en: &'static str,
}

codes! {
    /// What a column can do to a person.
    pub enum ColumnRole {
        /// Stands for the person: replaced by the pseudonym of this release.
        Direct = "direct",
        /// May be known to others and narrow the circle down; counted in every class.
        Quasi = "quasi",
        /// What must not be learned about one person.
        Sensitive = "sensitive",
        /// Tells nothing about the person.
        Insensitive = "insensitive",
    }
}

codes! {
    /// How the values are to be read.
    pub enum ValueType {
        /// An opaque text.
        Identifier = "identifier",
        /// Values without an order.
        Nominal = "nominal",
        /// Values with an order.
        Ordinal = "ordinal",
    }
}

codes! {
    /// How a column takes part in the coarsening.
    pub enum Place {
        /// Written as it is.
        Fixed = "fixed",
        /// Coarsened step by step, the same for all rows of a step.
        Ladder = "ladder",
        /// `*` unless a class stays safe when split by it.
        Detail = "detail",
    }
}

codes! {
    /// The columns, in the order of the file.
    pub enum ColumnCode {
        /// The pseudonym.
        Person = "person",
        /// The step of the ladder the row stands on.
        RowLevel = "row_level",
        /// Age at admission.
        Age = "age",
        /// Region of the site.
        Region = "region",
        /// Sex.
        Sex = "sex",
        /// Main language at home.
        Language = "language",
        /// Period of admission.
        Admission = "admission",
        /// Months enrolled.
        Months = "months",
        /// Number of contacts.
        Contacts = "contacts",
        /// Contacts in months 0 to 3.
        ContactsFirst = "contacts_0_3",
        /// Contacts in months 4 to 6.
        ContactsSecond = "contacts_4_6",
        /// Contacts in months 7 to 12.
        ContactsThird = "contacts_7_12",
        /// Contacts from month 13.
        ContactsFourth = "contacts_13_up",
        /// An interpreter was used.
        Interpreter = "interpreter",
        /// The enrolment was extended.
        Extended = "extended",
        /// How the enrolment ended.
        Exit = "exit",
    }
}

/// One value of a level with its words.
#[derive(Clone, Copy, Debug)]
pub struct Value {
    /// What stands in the file.
    pub code: &'static str,
    /// What it means.
    pub label: Label,
}

/// One level of a hierarchy, from the leaf (level 0) to `*`.
#[derive(Clone, Copy, Debug)]
pub struct Level {
    /// What the level groups by.
    pub name: Label,
    /// Its values; empty when they are numbers or years that speak for themselves.
    pub values: &'static [Value],
}

/// One entry of the registry.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The name in the header of the file.
    pub code: ColumnCode,
    /// The name for people.
    pub label: Label,
    /// The question the column answers.
    pub question: Label,
    /// What it can do to a person.
    pub role: ColumnRole,
    /// How its values are to be read.
    pub value_type: ValueType,
    /// How it takes part in the coarsening.
    pub place: Place,
    /// Its hierarchy, finest first.
    pub levels: &'static [Level],
}

impl Column {
    /// The number of the coarsest level.
    #[must_use]
    pub const fn top(&self) -> usize {
        self.levels.len() - 1
    }

    /// The words for a value of a level; `None` when the value speaks for itself.
    #[must_use]
    pub fn value_label(&self, level: usize, code: &str) -> Option<Label> {
        self.levels.get(level)?.values.iter().find(|value| value.code == code).map(|value| value.label)
    }
}

impl ColumnCode {
    /// The registry's entry for this column.
    #[must_use]
    pub fn column(self) -> &'static Column {
        COLUMNS.iter().find(|column| column.code == self).unwrap_or(&COLUMNS[0])
    }
}

/// The columns coarsened by the ladder, in the order of its steps: seven, the most the paper allows (7.2).
pub const LADDER_COLUMNS: [ColumnCode; 7] = [
    ColumnCode::Age,
    ColumnCode::Region,
    ColumnCode::Sex,
    ColumnCode::Language,
    ColumnCode::Admission,
    ColumnCode::Months,
    ColumnCode::Contacts,
];

/// The columns opened class by class, most wanted first.
pub const DETAIL_COLUMNS: [ColumnCode; 6] = [
    ColumnCode::ContactsFirst,
    ColumnCode::ContactsSecond,
    ColumnCode::ContactsThird,
    ColumnCode::ContactsFourth,
    ColumnCode::Interpreter,
    ColumnCode::Extended,
];

/// The registry as text, one line per column and level: the committed snapshot `columns.txt`, and a part of every
/// release's specification.
#[must_use]
pub fn registry_text() -> String {
    let mut text = String::new();
    for column in COLUMNS {
        text.push_str(&format!("column {} {} {} {}\n", column.code, column.role, column.value_type, column.place));
        for (number, level) in column.levels.iter().enumerate() {
            let values: Vec<_> = level.values.iter().map(|value| value.code).collect();
            text.push_str(&format!("  level {number} {} [{}]\n", level.name.en, values.join("|")));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_registry_is_complete_and_in_the_order_of_the_file() {
        let codes: Vec<_> = COLUMNS.iter().map(|column| column.code).collect();
        assert_eq!(codes, ColumnCode::ALL);
        for code in ColumnCode::ALL {
            assert_eq!(code.column().code, *code);
        }
        let placed =
            |place| COLUMNS.iter().filter(|column| column.place == place).map(|column| column.code).collect::<Vec<_>>();
        assert_eq!(placed(Place::Ladder), LADDER_COLUMNS);
        assert_eq!(placed(Place::Detail), DETAIL_COLUMNS);
    }

    #[test]
    fn only_quasi_identifiers_are_coarsened_and_all_end_in_a_star() {
        for column in COLUMNS.iter().filter(|column| column.place != Place::Fixed) {
            assert_eq!(column.role, ColumnRole::Quasi, "{}", column.code);
            let top = column.levels[column.top()].values;
            assert!(column.top() > 0 && top.len() == 1 && top[0].code == "*", "{}", column.code);
        }
    }

    #[test]
    fn every_text_is_there_in_both_languages_and_values_are_distinct() {
        for column in COLUMNS {
            assert!([column.label, column.question].iter().all(|text| !text.de.is_empty() && !text.en.is_empty()));
            for level in column.levels {
                let codes: BTreeSet<_> = level.values.iter().map(|value| value.code).collect();
                assert_eq!(codes.len(), level.values.len(), "{}", column.code);
                assert!(level.values.iter().all(|value| !value.label.de.is_empty() && !value.label.en.is_empty()));
            }
        }
    }
}
