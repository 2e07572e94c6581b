//! Consents, who has to sign them, and the texts they were given on.

use super::column::{bytes, date, edited_table, flag, index, instant, key, number, refers, table, text, unique, uuid};
use super::{Step, no_guards};

pub(super) fn step() -> Step {
    Step {
        name: "2026_11_05_consents",
        tables: vec![
            // Never edited after first use: another wording is another version.
            edited_table(
                "consent_form_version",
                [
                    text("purpose"),
                    text("language"),
                    number("version_no"),
                    text("title"),
                    text("body"),
                    bytes("text_hash"),
                    date("valid_from"),
                    flag("plain_language"),
                    text("frame"),
                    text("origin"),
                    text("translator"),
                    number("german_version_no"),
                    flag("asks_again"),
                    date("approved_on").optional(),
                    refers("approved_by", "app_user").optional(),
                ],
            ),
            // `withdrawn_by_signatory` is no foreign key: signatories point at their consent already.
            edited_table(
                "consent",
                [
                    refers("participant_id", "participant"),
                    refers("enrolment_id", "enrolment"),
                    text("purpose"),
                    refers("form_version_id", "consent_form_version"),
                    date("informed_on").optional(),
                    refers("informed_by", "app_user").optional(),
                    text("explained_in_language").optional(),
                    refers("interpreter_job_id", "interpreter_job").optional(),
                    text("interpreter_level").optional(),
                    flag("remote_allowed"),
                    bytes("interpreter_name_ct").optional(),
                    flag("understood").optional(),
                    date("valid_from").optional(),
                    date("valid_until").optional(),
                    text("proof").optional(),
                    bytes("proof_location_ct").optional(),
                    date("proof_confirmed_on").optional(),
                    refers("proof_confirmed_by", "app_user").optional(),
                    date("withdrawn_on").optional(),
                    instant("withdrawn_at").optional(),
                    uuid("withdrawn_by_signatory").optional(),
                    text("withdrawal_channel").optional(),
                    date("withdrawal_handled_on").optional(),
                    date("voided_on").optional(),
                    date("superseded_on").optional(),
                    date("asked_again_from").optional(),
                    bytes("recipient_ct").optional(),
                    text("direction").optional(),
                    text("receipt_code").optional(),
                ],
            ),
            edited_table(
                "consent_signatory",
                [
                    refers("consent_id", "consent"),
                    refers("guardian_id", "guardian").optional(),
                    text("role"),
                    flag("required"),
                    text("decision"),
                    date("decided_on").optional(),
                    text("insight"),
                    bytes("insight_reason_ct").optional(),
                    bytes("court_reference_ct").optional(),
                    bytes("attorney_ct").optional(),
                    bytes("typed_name_ct").optional(),
                    bytes("mark_ct").optional(),
                    refers("witnessed_by", "app_user").optional(),
                    instant("witnessed_at").optional(),
                ],
            ),
            // The picture is a file of our own making, sealed under the young person's key.
            table(
                "consent_scan",
                [
                    key(),
                    refers("consent_id", "consent"),
                    bytes("image_ct"),
                    bytes("sha256"),
                    number("width"),
                    number("height"),
                    instant("created_at"),
                    refers("created_by", "app_user"),
                ],
            ),
            // Never edited: another reading is another recording. Its sound is no secret.
            table(
                "form_recording",
                [
                    key(),
                    refers("form_version_id", "consent_form_version"),
                    text("language"),
                    text("dialect").optional(),
                    text("speaker"),
                    text("media_type"),
                    bytes("sound"),
                    bytes("sha256"),
                    instant("created_at"),
                    refers("created_by", "app_user"),
                    date("approved_on").optional(),
                    refers("approved_by", "app_user").optional(),
                    date("retired_on").optional(),
                ],
            ),
        ],
        indexes: vec![
            index("form_recording", ["form_version_id"]),
            index("form_recording", ["created_by"]),
            index("form_recording", ["approved_by"]),
            index("consent_scan", ["consent_id"]),
            index("consent_scan", ["created_by"]),
            unique("consent_form_version", ["purpose", "language", "plain_language", "version_no"]),
            index("consent", ["participant_id", "purpose"]),
            index("consent", ["enrolment_id", "purpose"]),
            index("consent", ["purpose", "valid_until"]), // what a wording that asks for more touches
            index("consent", ["valid_until"]),
            unique("consent", ["receipt_code"]), // the verification page; several without one are fine
            index("consent", ["created_at", "id"]), // the register, newest first
            index("consent", ["withdrawn_on", "withdrawal_handled_on"]), // withdrawals that wait (BR-10)
            index("consent_signatory", ["consent_id"]),
            index("consent_signatory", ["guardian_id"]),
        ],
        guards: no_guards,
    }
}
