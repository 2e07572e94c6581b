//! The specification of a release: everything that decides about the file except the rows and the key, as one text.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::ladder::LADDER;
use super::requirements::Requirements;
use crate::domain::cohort::Cohort;
use crate::domain::column::registry_text;

/// The canonical text: version, cohort, thresholds, columns with their hierarchies, ladder. Raise the version when a rule
/// changes that the text does not show.
#[must_use]
pub fn specification(cohort: Cohort, requirements: &Requirements) -> String {
    let mut text = String::from("leitplanke microdata 1\n");
    let r = requirements;
    push(&mut text, format_args!("cohort {cohort}"));
    push(&mut text, format_args!("k {} l {} alpha {} t {}", r.k, r.l, r.alpha, r.t));
    push(&mut text, format_args!("dropped {} coarser {} persons {}", r.dropped, r.coarser, r.persons));
    push(&mut text, format_args!("exit_persons {} shown {}", r.exit_persons, r.shown));
    text.push_str(&registry_text());
    for (number, step) in LADDER.iter().enumerate() {
        push(&mut text, format_args!("step {number} {:?}", step.0));
    }
    text
}

fn push(text: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a String never fails.
    let _ = writeln!(text, "{line}");
}

/// SHA-256 of [`specification`] in hexadecimal, as the release register holds it.
#[must_use]
pub fn specification_hash(cohort: Cohort, requirements: &Requirements) -> String {
    let digest = Sha256::digest(specification(cohort, requirements));
    digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
