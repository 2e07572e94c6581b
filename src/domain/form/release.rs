//! The researcher's request for a file, and the answer of the data protection coordination.

use super::check::Check;
use super::{REMARK_MAX, form, silent};
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::release::ReleaseRequestId;

/// Longest name of a project.
pub const PROJECT_MAX: usize = 120;
/// Longest text about what the file is needed for.
pub const PURPOSE_MAX: usize = 1000;

form! {
    /// A request for the file of the cohort on offer.
    pub struct ReleaseRequestForm {
        /// Made by the page.
        pub client_id: String,
        /// Name of the project.
        pub project: String,
        /// What the file is needed for.
        pub purpose: String,
        /// The terms of use are accepted.
        pub terms: bool,
    }
}

form! {
    /// Declining a request.
    pub struct DeclineForm {
        /// The version the page was opened with.
        pub version: String,
        /// Why.
        pub reason: String,
    }
}

/// A request, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedReleaseRequest {
    /// The id of the request.
    pub id: ReleaseRequestId,
    /// Name of the project.
    pub project: String,
    /// What the file is needed for.
    pub purpose: String,
}

/// A declined request, checked.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedDecline {
    /// The version the page was opened with.
    pub version: Option<i32>,
    /// Why.
    pub reason: String,
}

impl ReleaseRequestForm {
    /// Checks the request.
    ///
    /// # Errors
    /// All field errors; the terms must be accepted.
    pub fn check(&self) -> Result<CheckedReleaseRequest, FieldErrors> {
        let mut check = Check::new();
        let id = check.client_id(&self.client_id);
        let project = check.line("project", &self.project, PROJECT_MAX);
        let purpose = check.lines("purpose", &self.purpose, PURPOSE_MAX);
        check.error_if(!self.terms, "terms", ErrorCode::Required);
        let checked = || {
            Some(CheckedReleaseRequest { id: ReleaseRequestId::from_uuid(id?), project: project?, purpose: purpose? })
        };
        let checked = checked();
        check.finish(checked)
    }
}

impl DeclineForm {
    /// Checks the answer.
    ///
    /// # Errors
    /// All field errors.
    pub fn check(&self) -> Result<CheckedDecline, FieldErrors> {
        let mut check = Check::new();
        let version = check.version(&self.version);
        let reason = check.line("reason", &self.reason, REMARK_MAX);
        let checked = || Some(CheckedDecline { version, reason: reason? });
        let checked = checked();
        check.finish(checked)
    }
}

silent!(CheckedReleaseRequest, CheckedDecline);

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> ReleaseRequestForm {
        ReleaseRequestForm {
            client_id: "01890a5d-ac96-774b-bcce-b302099a8057".into(),
            project: "  Wirkung der Begleitung ".into(),
            purpose: "Wer bleibt dabei?\nUnd wie lange?".into(),
            terms: true,
        }
    }

    #[test]
    fn a_complete_request_is_taken_as_it_is() {
        let checked = form().check().expect("complete");
        assert_eq!(checked.project, "Wirkung der Begleitung");
        assert!(checked.purpose.contains('\n'));
    }

    #[test]
    fn nothing_goes_without_project_purpose_and_terms() {
        let errors = ReleaseRequestForm { terms: false, ..form() }.check().expect_err("no terms");
        assert!(errors.has("terms", ErrorCode::Required));
        for field in ["project", "purpose"] {
            let mut empty = form();
            let mut long = form();
            match field {
                "project" => (empty.project, long.project) = (" ".into(), "x".repeat(PROJECT_MAX + 1)),
                _ => (empty.purpose, long.purpose) = (String::new(), "x".repeat(PURPOSE_MAX + 1)),
            }
            assert!(empty.check().expect_err("empty").has(field, ErrorCode::Required));
            assert!(long.check().expect_err("too long").has(field, ErrorCode::TooLong));
        }
        let marked = ReleaseRequestForm { project: "a\u{202e}b".into(), ..form() };
        assert!(marked.check().expect_err("direction").has("project", ErrorCode::BadCharacter));
        let emoji = ReleaseRequestForm { project: "=1+1 😀 </textarea><script>".into(), ..form() };
        assert!(emoji.check().is_ok());
    }
}
