//! Referral, enrolment, the attempts to reach a family, and who belongs to it or helps it meanwhile.

use super::column::{bytes, date, edited_table, flag, index, number, refers, text, unique_while};
use super::{Step, no_guards};

pub(super) fn step() -> Step {
    Step {
        name: "2026_11_04_cases",
        tables: vec![
            edited_table(
                "referral",
                [
                    refers("participant_id", "participant"),
                    refers("site_id", "site"),
                    date("received_on"),
                    text("source"),
                    text("threshold_met"),
                    text("threshold_note_code").optional(),
                    text("screening1_result"),
                    date("handed_over_on").optional(),
                    text("outcome"),
                    date("outcome_on").optional(),
                ],
            ),
            edited_table(
                "enrolment",
                [
                    refers("participant_id", "participant"),
                    text("case_code"),
                    refers("site_id", "site"),
                    refers("referral_id", "referral"),
                    text("strand"),
                    text("status"),
                    refers("lead_worker_id", "app_user").optional(),
                    refers("deputy_id", "app_user").optional(),
                    date("deputy_from").optional(),
                    date("deputy_until").optional(),
                    date("screening2_on").optional(),
                    text("screening2_result").optional(),
                    date("start_on").optional(),
                    date("planned_end_on").optional(),
                    date("end_on").optional(),
                    text("end_kind").optional(),
                    text("end_reason").optional(),
                    date("follow_up_until").optional(),
                    number("age_at_start_months").optional(),
                    bytes("age_reason_ct").optional(),
                    date("last_session_on").optional(),
                    date("next_review_on").optional(),
                    date("paused_on").optional(),
                    refers("previous_id", "enrolment").optional(),
                    flag("is_open"),
                ],
            ),
            edited_table(
                "contact_attempt",
                [
                    refers("enrolment_id", "enrolment"),
                    date("held_on"),
                    number("start_minute").optional(),
                    text("channel"),
                    text("result"),
                    refers("interpreter_job_id", "interpreter_job").optional(),
                    bytes("note_ct").optional(),
                ],
            ),
            edited_table(
                "sibling",
                [
                    refers("participant_id", "participant"),
                    refers("enrolment_id", "enrolment"),
                    bytes("name_ct"),
                    number("birth_year").optional(),
                    flag("same_household"),
                    bytes("note_ct").optional(),
                ],
            ),
            edited_table(
                "network_contact",
                [
                    refers("participant_id", "participant"),
                    refers("enrolment_id", "enrolment"),
                    text("kind"),
                    bytes("institution_ct"),
                    bytes("person_ct").optional(),
                    bytes("contact_ct").optional(),
                    date("ended_on").optional(),
                ],
            ),
        ],
        indexes: vec![
            index("referral", ["participant_id"]),
            index("referral", ["site_id", "received_on"]),
            index("referral", ["created_by", "received_on"]), // the police liaison's own referrals (BR-13)
            unique_while("enrolment", "participant_id", "is_open"), // one open enrolment per participant (domain.md 7.2)
            index("enrolment", ["participant_id"]),
            index("enrolment", ["referral_id"]),
            index("enrolment", ["site_id", "status"]),
            index("enrolment", ["case_code"]),
            index("enrolment", ["site_id", "is_open", "case_code"]), // the case list of a site
            index("enrolment", ["lead_worker_id", "status"]),
            index("enrolment", ["deputy_id"]),
            index("enrolment", ["planned_end_on"]),
            index("enrolment", ["previous_id"]),
            index("enrolment", ["site_id", "next_review_on"]), // what is due in a team
            index("enrolment", ["end_on"]),                    // the cohorts of research
            index("contact_attempt", ["enrolment_id", "held_on"]),
            index("contact_attempt", ["interpreter_job_id"]),
            index("sibling", ["participant_id"]),
            index("sibling", ["enrolment_id"]),
            index("network_contact", ["participant_id"]),
            index("network_contact", ["enrolment_id"]),
        ],
        guards: no_guards,
    }
}
