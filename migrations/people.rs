//! Participants and guardians. What says who a person is lies encrypted in a table of its own.

use super::column::{bytes, date, edited_table, flag, index, instant, number, refers, table, text, unique, uuid};
use super::{Step, no_guards};

pub(super) fn step() -> Step {
    Step {
        name: "2026_11_02_people",
        tables: vec![
            edited_table(
                "participant",
                [
                    text("case_code"),
                    uuid("data_key_id"),
                    text("sex"),
                    text("german_at_home"),
                    text("foreign_origin"),
                    text("school_type"),
                    number("grade").optional(),
                    text("preferred_language"),
                    flag("is_demo"),
                ],
            ),
            // `changed_at` lets every instance refresh its in-memory name index after another one wrote.
            table(
                "participant_identity",
                [
                    refers("participant_id", "participant").primary(),
                    bytes("given_name_ct"),
                    bytes("family_name_ct"),
                    bytes("birth_date_ct"),
                    bytes("address_ct").optional(),
                    bytes("phone_ct").optional(),
                    bytes("safe_contact_note_ct").optional(),
                    instant("changed_at"),
                    number("version"),
                ],
            ),
            edited_table(
                "participant_language",
                [
                    refers("participant_id", "participant"),
                    text("language"),
                    text("dialect").optional(),
                    text("usage"),
                    text("level"),
                ],
            ),
            edited_table(
                "guardian",
                [
                    refers("participant_id", "participant"),
                    bytes("given_name_ct"),
                    bytes("family_name_ct"),
                    text("relation"),
                    text("custody"),
                    text("custody_proof"),
                    date("custody_since"),
                    bytes("custody_document_ct").optional(),
                    bytes("institution_ct").optional(),
                    text("preferred_language"),
                    flag("needs_interpreter"),
                    bytes("contact_ct").optional(),
                    flag("may_be_contacted"),
                    bytes("contact_rule_ct").optional(),
                ],
            ),
        ],
        indexes: vec![
            unique("participant", ["case_code"]),
            index("participant_identity", ["changed_at"]),
            index("participant_language", ["participant_id"]),
            index("guardian", ["participant_id"]),
        ],
        guards: no_guards,
    }
}
