//! Who read which personal page. No foreign keys: the log outlives the rows it speaks of.

use super::column::{index, instant, key, table, text, uuid};
use super::{Step, no_guards};

pub(super) fn step() -> Step {
    Step {
        name: "2026_11_09_access_log",
        tables: vec![table(
            "access_log",
            [
                key(),
                instant("at"),
                uuid("actor_id"),
                text("role"),
                text("page"),
                uuid("participant_id").optional(),
                uuid("enrolment_id").optional(),
            ],
        )],
        indexes: vec![
            index("access_log", ["at"]),
            index("access_log", ["participant_id", "at"]),
            index("access_log", ["actor_id", "at"]),
        ],
        guards: no_guards,
    }
}
