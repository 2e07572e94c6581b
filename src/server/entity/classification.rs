//! What each column gives away. The list is complete: a test compares it with the live schema both ways, on
//! both databases, so that a new column cannot be forgotten. Exports, logs and support bundles ask here.
//!
//! A column is judged by what it holds once decrypted: `_ct` protects it in the database, it does not make it
//! harmless.

use Sensitivity::{Harmless, Identifies, NarrowsDown, Sensitive, Technical};

/// What a column gives away about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sensitivity {
    /// Says who a person is by itself, or leads to one by key: names, contacts, case code, ids of people and
    /// of their records.
    Identifies,
    /// Says who, together with other columns: dates, places, languages, school.
    NarrowsDown,
    /// Would harm if it were known of a person: what was done, decided, written; true counts before
    /// protection.
    Sensitive,
    /// Says nothing about a young person.
    Harmless,
    /// Only keeps the machine going: versions, hashes, timestamps of rows, wrapped keys.
    Technical,
}

/// The columns of one table, by what they give away.
pub struct TableClassification {
    /// Name of the table.
    pub table: &'static str,
    /// Every column once.
    pub columns: &'static [(Sensitivity, &'static [&'static str])],
}

impl TableClassification {
    /// What a column gives away; `None` for a column the table does not have.
    pub fn of(&self, column: &str) -> Option<Sensitivity> {
        self.columns.iter().find(|(_, names)| names.contains(&column)).map(|(class, _)| *class)
    }
}

/// What a column gives away; `None` for a table or column that does not exist.
pub fn classify(table: &str, column: &str) -> Option<Sensitivity> {
    TABLES.iter().find(|entry| entry.table == table)?.of(column)
}

/// `table { Class: column column, … }` for every table.
macro_rules! classified {
    ($($table:ident { $($class:ident: $($column:ident)+,)+ })+) => {
        /// Every table of the schema but the one the migrations keep for themselves.
        pub const TABLES: &[TableClassification] = &[$(TableClassification {
            table: stringify!($table),
            columns: &[$(($class, &[$(stringify!($column)),+])),+],
        }),+];
    };
}

classified! {
    access_log {
        Identifies: actor_id participant_id enrolment_id,
        NarrowsDown: at,
        Harmless: role page,
        Technical: id,
    }
    app_user {
        Identifies: id user_name display_name email created_by,
        Harmless: language deactivated_at secrecy_declared_on,
        Technical: password_hash data_key_id is_demo created_at updated_at version,
    }
    audit_entry {
        Identifies: actor_id entity_id,
        NarrowsDown: at site_id,
        Sensitive: action purpose detail,
        Harmless: role entity,
        Technical: seq segment prev_hash hash,
    }
    audit_head {
        Technical: id seq hash segment signature,
    }
    audit_segment {
        Technical: segment first_seq last_seq head_hash signature closed_at dropped_at,
    }
    closing {
        Identifies: id enrolment_id created_by,
        NarrowsDown: held_on,
        Sensitive: summary_ct handover_to satisfaction_youth satisfaction_guardian end_reason waiver,
        Harmless: guide_done youth_present guardian_present interpreter_present,
        Technical: created_at updated_at version,
    }
    consent {
        Identifies: id participant_id enrolment_id informed_by interpreter_job_id proof_confirmed_by
            withdrawn_by_signatory interpreter_name_ct created_by,
        NarrowsDown: informed_on explained_in_language valid_from valid_until,
        Sensitive: purpose understood proof_location_ct recipient_ct withdrawn_on withdrawn_at
            withdrawal_channel,
        Harmless: interpreter_level remote_allowed proof proof_confirmed_on withdrawal_handled_on voided_on
            superseded_on asked_again_from direction,
        Technical: receipt_code form_version_id created_at updated_at version,
    }
    consent_form_version {
        Identifies: created_by,
        Harmless: purpose language version_no title body valid_from plain_language frame origin translator asks_again german_version_no
            approved_on approved_by,
        Technical: id text_hash created_at updated_at version,
    }
    consent_scan {
        Identifies: consent_id created_by image_ct,
        Technical: id sha256 width height created_at,
    }
    consent_signatory {
        Identifies: id consent_id guardian_id court_reference_ct attorney_ct typed_name_ct mark_ct witnessed_by created_by,
        NarrowsDown: role decided_on,
        Sensitive: decision insight insight_reason_ct,
        Harmless: required,
        Technical: witnessed_at created_at updated_at version,
    }
    contact_attempt {
        Identifies: id enrolment_id interpreter_job_id created_by,
        NarrowsDown: held_on start_minute,
        Sensitive: result note_ct,
        Harmless: channel,
        Technical: created_at updated_at version,
    }
    data_key {
        Technical: id kek_id wrapped created_at,
    }
    deletion_record {
        Harmless: class erased_on rows,
        Technical: id,
    }
    draft {
        Identifies: user_id subject,
        Sensitive: content_ct,
        Harmless: form,
        Technical: id saved_at,
    }
    enrolment {
        Identifies: id participant_id case_code referral_id lead_worker_id deputy_id previous_id created_by,
        NarrowsDown: site_id screening2_on start_on planned_end_on end_on follow_up_until
            age_at_start_months last_session_on next_review_on paused_on,
        Sensitive: strand status screening2_result end_kind end_reason age_reason_ct,
        Harmless: deputy_from deputy_until is_open,
        Technical: created_at updated_at version,
    }
    enrolment_extension {
        Identifies: id enrolment_id review_id approved_by created_by,
        NarrowsDown: decided_on former_planned_end_on new_planned_end_on approved_on declined_on,
        Sensitive: reason,
        Harmless: months,
        Technical: created_at updated_at version,
    }
    enrolment_pause {
        Identifies: id enrolment_id created_by,
        NarrowsDown: begun_on planned_until ended_on,
        Sensitive: reason,
        Technical: created_at updated_at version,
    }
    enrolment_step {
        Identifies: id enrolment_id made_by,
        NarrowsDown: made_at undone_at,
        Sensitive: step from_status to_status,
        Technical: enrolment_version,
    }
    figures_cell {
        NarrowsDown: area_code category,
        Sensitive: n key_sum magnitude,
        Harmless: period_kind indicator part area_level dimension,
        Technical: id snapshot_id,
    }
    figures_snapshot {
        Harmless: period cut_off made_at,
        Technical: id key_fingerprint hash,
    }
    form_recording {
        Identifies: speaker created_by,
        Harmless: language dialect approved_on approved_by retired_on,
        Technical: id form_version_id media_type sound sha256 created_at,
    }
    guardian {
        Identifies: id participant_id given_name_ct family_name_ct contact_ct custody_document_ct institution_ct created_by,
        NarrowsDown: relation preferred_language needs_interpreter,
        Sensitive: custody may_be_contacted contact_rule_ct,
        Harmless: custody_proof custody_since,
        Technical: created_at updated_at version,
    }
    interpreter {
        Identifies: id user_id code_name created_by,
        NarrowsDown: site_id languages,
        Sensitive: police_certificate_until,
        Harmless: level confidentiality_signed_on confidentiality_until active,
        Technical: created_at updated_at version,
    }
    interpreter_job {
        Identifies: id interpreter_id created_by,
        NarrowsDown: site_id language dialect,
        Harmless: mode level status minutes travel_minutes ordered_at same_as_last cost_cents,
        Technical: created_at updated_at version,
    }
    legal_hold {
        Identifies: id participant_id set_by ended_by created_by,
        NarrowsDown: set_on until_on ended_on,
        Sensitive: reason_ct,
        Technical: created_at updated_at version,
    }
    network_contact {
        Identifies: id participant_id enrolment_id institution_ct person_ct contact_ct created_by,
        Sensitive: kind ended_on,
        Technical: created_at updated_at version,
    }
    not_started_count {
        NarrowsDown: month site_id age_band,
        Sensitive: outcome n,
        Technical: id,
    }
    participant {
        Identifies: id case_code created_by,
        NarrowsDown: sex german_at_home school_type grade preferred_language,
        Sensitive: foreign_origin,
        Technical: data_key_id is_demo created_at updated_at version,
    }
    participant_identity {
        Identifies: participant_id given_name_ct family_name_ct birth_date_ct address_ct phone_ct,
        Sensitive: safe_contact_note_ct,
        Technical: changed_at version,
    }
    participant_language {
        Identifies: id participant_id created_by,
        NarrowsDown: language dialect usage level,
        Technical: created_at updated_at version,
    }
    password_code {
        Identifies: user_id created_by,
        Technical: id code_hash expires_at used_at created_at,
    }
    referral {
        Identifies: id participant_id created_by,
        NarrowsDown: site_id received_on handed_over_on outcome_on,
        Sensitive: source threshold_met threshold_note_code screening1_result outcome,
        Technical: created_at updated_at version,
    }
    release {
        Identifies: recipient_id approver_id created_by,
        Sensitive: content dropped outcome,
        Harmless: number kind cohort levels k l rows file_name project state made_at expires_at
            withdrawn_at,
        Technical: id request_id specification_hash file_sha256 manifest data_key_id predecessor_id
            prev_hash hash created_at updated_at version,
    }
    release_member {
        Identifies: participant_id,
        Technical: release_id,
    }
    release_request {
        Identifies: requester_id decided_by created_by,
        Harmless: cohort project purpose terms_version state decided_at decision_note,
        Technical: id created_at updated_at version,
    }
    review {
        Identifies: id enrolment_id created_by,
        NarrowsDown: due_on held_on,
        Sensitive: participants sense_and_need decision note_ct,
        Harmless: consent_check,
        Technical: created_at updated_at version,
    }
    retention_item {
        Identifies: participant_id,
        NarrowsDown: start_on due_on first_listed_on,
        Sensitive: class,
    }
    role_grant {
        Identifies: id user_id created_by,
        NarrowsDown: site_id,
        Harmless: role valid_from valid_until,
        Technical: created_at updated_at version,
    }
    session {
        Identifies: id enrolment_id interpreter_job_id author_id created_by,
        NarrowsDown: held_on start_minute travel_minutes place next_appointment_on
            interpreter_needed documented_at,
        Sensitive: kind attended present topic_tags note_ct next_step_ct legal_ground
            exception_reason_ct,
        Harmless: minutes anonymised_talk,
        Technical: created_at updated_at version,
    }
    session_release {
        Identifies: session_id consent_id,
    }
    setting {
        Technical: key value,
    }
    sibling {
        Identifies: id participant_id enrolment_id name_ct created_by,
        NarrowsDown: birth_year same_household,
        Sensitive: note_ct,
        Technical: created_at updated_at version,
    }
    sign_in {
        Identifies: user_id,
        NarrowsDown: last_seen_at,
        Technical: id token_hash created_at expires_at ended_at,
    }
    site {
        Identifies: created_by,
        NarrowsDown: name kpb_code provider_name region,
        Harmless: controller_text contact_name contact_phone active_from active_to strand_enabled
            remote_interpreting planned_months extension_months look_back_months oldest_age extends_past_18
            mutual_deputies,
        Technical: id is_demo created_at updated_at version,
    }
    witness_code {
        Identifies: user_id,
        Technical: code_ct chosen_at,
    }
}
