//! The files of one release: made once, checked as text, encrypted under a key of their own (BR-15).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::disclosure::microdata::{
    CONTRACT_USE, MicrodataRelease, ReleaseTable, classes_of, protection_of_table,
};
use crate::domain::message::readme::{Facts, readme};
use crate::domain::release::ReleaseFile;
use crate::server::crypto::{DataKey, Place, hex, sha256};
use crate::server::fault::Fault;

/// The finished files, as they are fetched.
#[derive(Serialize, Deserialize)]
pub struct Package {
    persons: String,
    codebook: String,
    readme: String,
}

impl Package {
    /// Writes the files of a release and reads the rows back: nothing leaves on the word of the program that made it.
    pub fn write(made: &MicrodataRelease, facts: &Facts<'_>) -> Result<Self, Fault> {
        let package =
            Self { persons: made.table.to_csv(), codebook: made.codebook.to_table().to_csv(), readme: readme(facts) };
        check_again(&package.persons, made.members.len())?;
        Ok(package)
    }

    /// The text of one file.
    pub fn text(&self, file: ReleaseFile) -> &str {
        match file {
            ReleaseFile::Persons => &self.persons,
            ReleaseFile::Codebook => &self.codebook,
            ReleaseFile::Readme => &self.readme,
        }
    }

    /// SHA-256 of one file.
    pub fn sha256_of(&self, file: ReleaseFile) -> [u8; 32] {
        sha256(self.text(file).as_bytes())
    }

    /// One line per file, as `sha256sum` writes and checks it.
    pub fn manifest(&self) -> String {
        let line = |file: &ReleaseFile| format!("{}  {file}\n", hex(&self.sha256_of(*file)));
        ReleaseFile::ALL.iter().map(line).collect()
    }

    /// The files under a key.
    pub fn seal(&self, key: &DataKey, place: Place) -> Result<Vec<u8>, Fault> {
        key.seal_bytes(place, &serde_json::to_vec(self).map_err(Fault::internal)?)
    }

    /// The files again; errors when a byte was changed.
    pub fn open(key: &DataKey, place: Place, sealed: &[u8]) -> Result<Self, Fault> {
        let text = key.open_bytes(place, sealed)?;
        serde_json::from_slice(&text).map_err(|_| Fault::internal("the files of a release do not read"))
    }
}

/// Reads the finished text of the rows and counts the classes once more (BR-15): k, l, alpha, t, one row per person.
fn check_again(csv: &str, persons: usize) -> Result<(), Fault> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().map_err(Fault::internal)?.iter().map(str::to_owned).collect();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for record in reader.records() {
        rows.push(record.map_err(Fault::internal)?.iter().map(str::to_owned).collect());
    }
    let pseudonyms: BTreeSet<&str> = rows.iter().filter_map(|row| row.first()).map(String::as_str).collect();
    if rows.len() != persons || pseudonyms.len() != persons {
        return Err(Fault::internal("the finished file does not hold every person once"));
    }
    let table = ReleaseTable::new(header, rows);
    let reached = protection_of_table(&table, &classes_of(&table));
    match CONTRACT_USE.missed_by(&reached) {
        None => Ok(()),
        Some(model) => Err(Fault::internal(format!("the finished file misses {model}"))),
    }
}
