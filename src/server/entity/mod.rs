//! Rows: one file per table, nothing but columns and who points at whom. Rules are in `domain`, deeds in
//! `use_cases`.
//!
//! [`with_every_table!`] lists all tables; the drift test compares it with the migrated schema,
//! [`classification`] says what each column gives away.

pub mod access_log;
pub mod app_user;
pub mod audit_entry;
pub mod audit_head;
pub mod audit_segment;
pub mod classification;
pub mod closing;
pub mod code_column;
pub mod consent;
pub mod consent_form_version;
pub mod consent_scan;
pub mod consent_signatory;
pub mod contact_attempt;
pub mod data_key;
pub mod deletion_record;
pub mod draft;
pub mod enrolment;
pub mod enrolment_extension;
pub mod enrolment_pause;
pub mod enrolment_step;
pub mod figures_cell;
pub mod figures_snapshot;
pub mod form_recording;
pub mod guardian;
pub mod interpreter;
pub mod interpreter_job;
pub mod legal_hold;
pub mod network_contact;
pub mod not_started_count;
pub mod participant;
pub mod participant_identity;
pub mod participant_language;
pub mod password_code;
pub mod referral;
pub mod release;
pub mod release_member;
pub mod release_request;
pub mod retention_item;
pub mod review;
pub mod role_grant;
pub mod session;
pub mod session_release;
pub mod setting;
pub mod sibling;
pub mod sign_in;
pub mod site;
pub mod witness_code;

/// Calls `$each!(module)` for every table, in alphabetical order.
#[macro_export]
macro_rules! with_every_table {
    ($each:ident) => {
        $each!(access_log);
        $each!(app_user);
        $each!(audit_entry);
        $each!(audit_head);
        $each!(audit_segment);
        $each!(closing);
        $each!(consent);
        $each!(consent_form_version);
        $each!(consent_scan);
        $each!(consent_signatory);
        $each!(contact_attempt);
        $each!(data_key);
        $each!(deletion_record);
        $each!(draft);
        $each!(enrolment);
        $each!(enrolment_extension);
        $each!(enrolment_pause);
        $each!(enrolment_step);
        $each!(figures_cell);
        $each!(figures_snapshot);
        $each!(form_recording);
        $each!(guardian);
        $each!(interpreter);
        $each!(interpreter_job);
        $each!(legal_hold);
        $each!(network_contact);
        $each!(not_started_count);
        $each!(participant);
        $each!(participant_identity);
        $each!(participant_language);
        $each!(password_code);
        $each!(referral);
        $each!(release);
        $each!(release_member);
        $each!(release_request);
        $each!(retention_item);
        $each!(review);
        $each!(role_grant);
        $each!(session);
        $each!(session_release);
        $each!(setting);
        $each!(sibling);
        $each!(sign_in);
        $each!(site);
        $each!(witness_code);
    };
}
