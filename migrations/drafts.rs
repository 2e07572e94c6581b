//! What somebody typed and has not saved yet, under that user's own key.

use super::column::{bytes, index, instant, key, refers, table, text, unique};
use super::{Step, no_guards};

pub(super) fn step() -> Step {
    Step {
        name: "2026_11_07_drafts",
        tables: vec![table(
            "draft",
            [
                key(),
                refers("user_id", "app_user"),
                text("form"),
                text("subject"),
                bytes("content_ct"),
                instant("saved_at"),
            ],
        )],
        indexes: vec![unique("draft", ["user_id", "form", "subject"]), index("draft", ["saved_at"])],
        guards: no_guards,
    }
}
