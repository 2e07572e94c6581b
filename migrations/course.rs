//! The course of taking part: moves, pauses, reviews, extensions, the closing interview.

use super::column::{bytes, date, edited_table, flag, index, instant, key, number, refers, table, text, unique};
use super::{Step, no_guards};

pub(super) fn step() -> Step {
    Step {
        name: "2026_11_27_course",
        tables: vec![
            // What an enrolment went through; a move that was taken back stays with its instant.
            table(
                "enrolment_step",
                [
                    key(),
                    refers("enrolment_id", "enrolment"),
                    text("step"),
                    text("from_status"),
                    text("to_status"),
                    instant("made_at"),
                    refers("made_by", "app_user").optional(),
                    number("enrolment_version"),
                    instant("undone_at").optional(),
                ],
            ),
            edited_table(
                "enrolment_pause",
                [
                    refers("enrolment_id", "enrolment"),
                    text("reason"),
                    date("begun_on"),
                    date("planned_until"),
                    date("ended_on").optional(),
                ],
            ),
            edited_table(
                "review",
                [
                    refers("enrolment_id", "enrolment"),
                    date("due_on").optional(),
                    date("held_on"),
                    text("participants"),
                    flag("sense_and_need"),
                    text("decision"),
                    text("consent_check"),
                    bytes("note_ct").optional(),
                ],
            ),
            edited_table(
                "enrolment_extension",
                [
                    refers("enrolment_id", "enrolment"),
                    refers("review_id", "review"),
                    number("months"),
                    text("reason"),
                    date("decided_on"),
                    date("former_planned_end_on"),
                    date("new_planned_end_on"),
                    refers("approved_by", "app_user").optional(),
                    date("approved_on").optional(),
                    date("declined_on").optional(),
                ],
            ),
            edited_table(
                "closing",
                [
                    refers("enrolment_id", "enrolment"),
                    date("held_on"),
                    flag("guide_done"),
                    flag("youth_present"),
                    flag("guardian_present"),
                    flag("interpreter_present"),
                    text("waiver").optional(),
                    bytes("summary_ct").optional(),
                    text("handover_to"),
                    number("satisfaction_youth").optional(),
                    number("satisfaction_guardian").optional(),
                    text("end_reason"),
                ],
            ),
        ],
        indexes: vec![
            index("enrolment_step", ["enrolment_id", "made_at"]),
            index("enrolment_step", ["made_by"]),
            index("enrolment_pause", ["enrolment_id"]),
            index("review", ["enrolment_id", "held_on"]),
            index("enrolment_extension", ["enrolment_id"]),
            index("enrolment_extension", ["review_id"]),
            index("enrolment_extension", ["approved_by"]),
            unique("closing", ["enrolment_id"]),
        ],
        guards: no_guards,
    }
}
