//! The page on which a guardian is added or changed.

use serde::{Deserialize, Serialize};

use super::admission::CaseHead;
use super::task::DraftMark;
use crate::domain::error::FieldErrors;
use crate::domain::form::GuardianForm;

/// The page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuardianPage {
    /// Whose family.
    pub head: CaseHead,
    /// The form.
    pub form: GuardianForm,
    /// The draft it was filled from.
    pub draft: Option<DraftMark>,
    /// What `check` says about it.
    pub errors: FieldErrors,
    /// Whether somebody is added, not changed.
    pub is_new: bool,
}
