//! The page on which a team lead says who works on a case.

use serde::{Deserialize, Serialize};

use super::admission::CaseHead;
use super::task::DraftMark;
use crate::domain::error::FieldErrors;
use crate::domain::form::AssignmentForm;
use crate::domain::user::UserId;

/// A social worker of the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkerChoice {
    /// Who.
    pub id: UserId,
    /// Name shown to colleagues.
    pub name: String,
    /// Open cases the person is responsible for now, at all sites.
    pub open_cases: u32,
}

/// The page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignmentPage {
    /// Whose case.
    pub head: CaseHead,
    /// The form.
    pub form: AssignmentForm,
    /// The draft it was filled from.
    pub draft: Option<DraftMark>,
    /// What `check` says about it.
    pub errors: FieldErrors,
    /// Who can be chosen, by name.
    pub workers: Vec<WorkerChoice>,
}
