//! Sites, users with their grants and sign-ins, and the envelopes that hold every data key.

use super::column::{bytes, date, edited_table, flag, index, instant, key, number, refers, table, text, unique, uuid};
use super::{Step, no_guards};

pub(super) fn step() -> Step {
    Step {
        name: "2026_11_01_accounts",
        tables: vec![
            edited_table(
                "site",
                [
                    text("name"),
                    text("kpb_code"),
                    text("provider_name"),
                    text("controller_text"),
                    text("contact_name"),
                    text("contact_phone"),
                    text("region"),
                    date("active_from"),
                    date("active_to").optional(),
                    flag("strand_enabled"),
                    flag("remote_interpreting"),
                    number("planned_months"),
                    number("extension_months"),
                    number("look_back_months"),
                    number("oldest_age"),
                    flag("extends_past_18"),
                    flag("mutual_deputies"),
                    flag("is_demo"),
                ],
            ),
            // One wrapped data key per participant and per user. Deleting the row erases everything encrypted
            // under it, in backups too; therefore no row holds it by a foreign key.
            table("data_key", [key(), text("kek_id"), bytes("wrapped"), instant("created_at")]),
            edited_table(
                "app_user",
                [
                    text("user_name"),
                    text("display_name"),
                    text("email").optional(),
                    text("password_hash").optional(),
                    text("language"),
                    instant("deactivated_at").optional(),
                    date("secrecy_declared_on").optional(),
                    uuid("data_key_id"),
                    flag("is_demo"),
                ],
            ),
            edited_table(
                "role_grant",
                [
                    refers("user_id", "app_user"),
                    text("role"),
                    refers("site_id", "site").optional(),
                    date("valid_from"),
                    date("valid_until").optional(),
                ],
            ),
            table(
                "password_code",
                [
                    key(),
                    refers("user_id", "app_user"),
                    bytes("code_hash"),
                    instant("expires_at"),
                    instant("used_at").optional(),
                    instant("created_at"),
                    uuid("created_by").optional(),
                ],
            ),
            table("witness_code", [refers("user_id", "app_user").primary(), bytes("code_ct"), instant("chosen_at")]),
            table(
                "sign_in",
                [
                    key(),
                    bytes("token_hash"),
                    refers("user_id", "app_user"),
                    instant("created_at"),
                    instant("last_seen_at"),
                    instant("expires_at"),
                    instant("ended_at").optional(),
                ],
            ),
        ],
        indexes: vec![
            unique("app_user", ["user_name"]),
            index("role_grant", ["user_id"]),
            index("role_grant", ["site_id", "role"]),
            unique("password_code", ["code_hash"]),
            index("password_code", ["user_id"]),
            unique("sign_in", ["token_hash"]),
            index("sign_in", ["user_id"]),
            index("sign_in", ["expires_at"]),
        ],
        guards: no_guards,
    }
}
