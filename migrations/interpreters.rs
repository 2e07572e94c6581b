//! Interpreters and their jobs. A job names its language and cost, never the young person: it outlives the
//! case (retention class R5).

use super::column::{date, edited_table, flag, index, instant, number, refers, text};
use super::{Step, no_guards};

pub(super) fn step() -> Step {
    Step {
        name: "2026_11_03_interpreters",
        tables: vec![
            edited_table(
                "interpreter",
                [
                    refers("site_id", "site").optional(),
                    refers("user_id", "app_user").optional(),
                    text("code_name"),
                    text("level"),
                    text("languages"),
                    date("confidentiality_signed_on").optional(),
                    date("confidentiality_until").optional(),
                    date("police_certificate_until").optional(),
                    flag("active"),
                ],
            ),
            edited_table(
                "interpreter_job",
                [
                    refers("site_id", "site"),
                    refers("interpreter_id", "interpreter").optional(),
                    text("language"),
                    text("dialect").optional(),
                    text("mode"),
                    text("level"),
                    text("status"),
                    number("minutes"),
                    number("travel_minutes"),
                    instant("ordered_at").optional(),
                    flag("same_as_last").optional(),
                    number("cost_cents").optional(),
                ],
            ),
        ],
        indexes: vec![
            index("interpreter", ["site_id"]),
            index("interpreter", ["user_id"]),
            index("interpreter_job", ["site_id", "status"]),
            index("interpreter_job", ["interpreter_id"]),
        ],
        guards: no_guards,
    }
}
