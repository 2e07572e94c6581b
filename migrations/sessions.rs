//! The documented work itself.

use super::column::{bytes, date, edited_table, flag, index, instant, number, refers, table, text};
use super::{Step, no_guards};

pub(super) fn step() -> Step {
    Step {
        name: "2026_11_06_sessions",
        tables: vec![
            // `present` and `topic_tags` are comma-joined codes (CodeList).
            edited_table(
                "session",
                [
                    refers("enrolment_id", "enrolment"),
                    date("held_on"),
                    number("start_minute"),
                    number("minutes"),
                    number("travel_minutes"),
                    text("place"),
                    text("kind"),
                    text("attended"),
                    text("present"),
                    text("topic_tags"),
                    bytes("note_ct").optional(),
                    bytes("next_step_ct").optional(),
                    date("next_appointment_on").optional(),
                    flag("interpreter_needed"),
                    refers("interpreter_job_id", "interpreter_job").optional(),
                    flag("anonymised_talk"),
                    text("legal_ground").optional(),
                    bytes("exception_reason_ct").optional(),
                    refers("author_id", "app_user"),
                    instant("documented_at"),
                ],
            ),
            // Which releases from secrecy a talk went by (BR-02).
            table(
                "session_release",
                [refers("session_id", "session").primary(), refers("consent_id", "consent").primary()],
            ),
        ],
        indexes: vec![
            index("session", ["enrolment_id", "held_on"]),
            index("session", ["author_id", "held_on"]),
            index("session", ["held_on"]),
            index("session", ["next_appointment_on"]),
            index("session", ["interpreter_job_id"]),
            index("session_release", ["consent_id"]),
        ],
        guards: no_guards,
    }
}
