//! An independent, slow re-check of a finished file: reads nothing but its text.

use crate::domain::disclosure::microdata::{MicrodataRelease, ReleaseTable};

/// The columns somebody may know, spelled out apart from the registry.
const KNOWN: [&str; 14] = [
    "row_level",
    "age",
    "region",
    "sex",
    "language",
    "admission",
    "months",
    "contacts",
    "contacts_0_3",
    "contacts_4_6",
    "contacts_7_12",
    "contacts_13_up",
    "interpreter",
    "extended",
];

fn cells<'a>(table: &'a ReleaseTable, row: usize, names: &[&str]) -> Vec<&'a str> {
    names.iter().map(|name| table.rows()[row][table.place_of(name).expect("a column")].as_str()).collect()
}

/// Panics when any promise of the file is broken.
pub fn check(release: &MicrodataRelease) {
    let table = &release.table;
    let count = table.rows().len();
    let exits: Vec<_> = (0..count).map(|row| cells(table, row, &["exit"])[0]).collect();
    let known: Vec<_> = (0..count).map(|row| cells(table, row, &KNOWN)).collect();
    let (mut smallest, mut fewest) = (usize::MAX, usize::MAX);
    for own in &known {
        let alike: Vec<usize> = (0..count).filter(|other| known[*other] == *own).collect();
        let mut values: Vec<_> = alike.iter().map(|other| exits[*other]).collect();
        values.sort_unstable();
        values.dedup();
        let most = values.iter().map(|value| alike.iter().filter(|other| exits[**other] == *value).count()).max();
        assert!(alike.len() >= 5 && values.len() >= 2, "{own:?}");
        assert!(most.expect("a value") * 5 <= alike.len() * 4, "one end has more than four fifths of {own:?}");
        assert!(own[1..].iter().any(|value| *value != "*"), "a row hides every column");
        assert!(own[1..].iter().filter(|value| **value != "*").count() <= 7, "more than seven columns are shown");
        smallest = smallest.min(alike.len());
        fewest = fewest.min(values.len());
    }
    assert_eq!((release.risk.reached.k, release.risk.reached.l), (smallest, fewest));
    for value in &exits {
        assert!(exits.iter().filter(|other| *other == value).count() >= 10, "{value} is rare");
    }
    check_form(release);
}

fn check_form(release: &MicrodataRelease) {
    let table = &release.table;
    let persons: Vec<_> = table.rows().iter().map(|row| row[0].as_str()).collect();
    assert!(persons.windows(2).all(|pair| pair[0] < pair[1]), "not sorted by pseudonym, or one person twice");
    assert!(persons.iter().all(|person| person.len() == 26 && person.bytes().all(|byte| byte.is_ascii_alphanumeric())));
    assert!(table.rows().iter().all(|row| row.len() == table.header().len()));
    assert!(table.rows().len() >= 200);
    assert_eq!(release.members.len(), table.rows().len());
    for variable in release.codebook.variables.iter().skip(1) {
        let place = table.place_of(variable.column.code()).expect("a column");
        let mut shown: Vec<_> = table.rows().iter().map(|row| row[place].as_str()).collect();
        shown.sort_unstable();
        shown.dedup();
        let told: Vec<_> = variable.values.iter().map(|value| value.code.as_str()).collect();
        assert_eq!(shown, told, "the codebook tells other values of {}", variable.column);
    }
}
