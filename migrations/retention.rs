//! What is erased when: the preview list, the holds, and what an erasure leaves behind.

use super::column::{bytes, date, edited_table, index, key, number, refers, table, text, unique, uuid};
use super::{Step, no_guards};

pub(super) fn step() -> Step {
    Step {
        name: "2026_11_27_retention",
        tables: vec![
            // The preview list: who is on it since when. Made anew every night, gone with the person.
            table(
                "retention_item",
                [
                    refers("participant_id", "participant").primary(),
                    text("class"),
                    date("start_on"),
                    date("due_on"),
                    date("first_listed_on"),
                ],
            ),
            edited_table(
                "legal_hold",
                [
                    refers("participant_id", "participant"),
                    bytes("reason_ct"),
                    refers("set_by", "app_user"),
                    date("set_on"),
                    date("until_on").optional(),
                    date("ended_on").optional(),
                    refers("ended_by", "app_user").optional(),
                ],
            ),
            // That something was erased, never whose it was.
            table("deletion_record", [key(), text("class"), date("erased_on"), number("rows")]),
            // No foreign key: an older backup may not know the site yet.
            table(
                "not_started_count",
                [key(), text("month"), uuid("site_id"), text("age_band"), text("outcome"), number("n")],
            ),
        ],
        indexes: vec![
            index("retention_item", ["due_on", "participant_id"]),
            index("legal_hold", ["participant_id"]),
            index("legal_hold", ["ended_on", "participant_id"]),
            unique("not_started_count", ["month", "site_id", "age_band", "outcome"]),
        ],
        guards: no_guards,
    }
}
