//! Values the program keeps for itself, such as the fingerprint of the figures key.

use super::column::{table, text};
use super::{Step, no_guards};

pub(super) fn step() -> Step {
    Step {
        name: "2026_11_12_settings",
        tables: vec![table("setting", [text("key").primary(), text("value")])],
        indexes: vec![],
        guards: no_guards,
    }
}
