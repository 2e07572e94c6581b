//! Requests of researchers, the register of files handed out, and whose rows were in each (docs/disclosure.md 2.5).

use super::column::{bytes, edited_table, index, instant, number, refers, table, text, unique, uuid};
use super::{Step, no_guards};

pub(super) fn step() -> Step {
    Step {
        name: "2026_11_11_releases",
        tables: vec![
            edited_table(
                "release_request",
                [
                    refers("requester_id", "app_user"),
                    text("cohort"),
                    text("project"),
                    text("purpose"),
                    text("terms_version"),
                    text("state"),
                    refers("decided_by", "app_user").optional(),
                    instant("decided_at").optional(),
                    text("decision_note").optional(),
                ],
            ),
            // `content` goes when the file expires (BR-15: 14 days); the entry stays.
            edited_table(
                "release",
                [
                    number("number"),
                    refers("request_id", "release_request"),
                    text("kind"),
                    text("cohort"),
                    bytes("specification_hash"),
                    text("levels"),
                    number("k"),
                    number("l"),
                    number("dropped"),
                    number("rows"),
                    text("file_name"),
                    bytes("file_sha256"),
                    text("manifest"),
                    text("outcome"),
                    refers("data_key_id", "data_key").optional(),
                    bytes("content").optional(),
                    refers("recipient_id", "app_user"),
                    refers("approver_id", "app_user"),
                    text("project"),
                    text("state"),
                    refers("predecessor_id", "release").optional(),
                    bytes("prev_hash"),
                    bytes("hash"),
                    instant("made_at"),
                    instant("expires_at").optional(),
                    instant("withdrawn_at").optional(),
                ],
            ),
            // No foreign key to the participant: the register is kept for ten years after the project (R8),
            // the participant is not.
            table("release_member", [refers("release_id", "release").primary(), uuid("participant_id").primary()]),
        ],
        indexes: vec![
            index("release_request", ["requester_id"]),
            index("release_request", ["state"]),
            unique("release", ["number"]),
            unique("release", ["request_id"]),
            index("release", ["recipient_id"]),
            index("release", ["cohort"]),
            index("release_member", ["participant_id"]),
        ],
        guards: no_guards,
    }
}
