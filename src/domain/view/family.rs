//! The page about family and network, and the forms below it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::admission::CaseHead;
use super::case::AdultLine;
use super::task::DraftMark;
use crate::domain::consent::Direction;
use crate::domain::error::FieldErrors;
use crate::domain::form::{NetworkForm, SiblingForm};
use crate::domain::network::NetworkKind;

/// The page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyView {
    /// Whose family.
    pub head: CaseHead,
    /// The adults.
    pub adults: Vec<AdultLine>,
    /// Siblings and network; none while taking part is withdrawn.
    pub record: Option<FamilyRecord>,
    /// Whether the reader may change it.
    pub may_edit: bool,
}

/// What belongs to the case record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyRecord {
    /// Siblings.
    pub siblings: Vec<SiblingLine>,
    /// Who else helps.
    pub network: Vec<NetworkLine>,
}

/// One sibling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiblingLine {
    /// For the address of its form.
    pub id: String,
    /// Name.
    pub name: String,
    /// Year of birth.
    pub birth_year: Option<i32>,
    /// Lives in the same household.
    pub same_household: bool,
    /// Note; empty when not given.
    pub note: String,
}

/// One contact of the network map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkLine {
    /// For the address of its form.
    pub id: String,
    /// What the institution does.
    pub kind: NetworkKind,
    /// The institution.
    pub institution: String,
    /// The person there; empty when not given.
    pub person: String,
    /// Contact; empty when not given.
    pub contact: String,
    /// Last day of the help.
    pub ended_on: Option<NaiveDate>,
    /// Valid releases from secrecy for this institution; none: nobody may talk with it.
    pub releases: Vec<(Direction, Option<NaiveDate>)>,
}

/// The form of a sibling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiblingPage {
    /// Whose family.
    pub head: CaseHead,
    /// The form.
    pub form: SiblingForm,
    /// The draft it was filled from.
    pub draft: Option<DraftMark>,
    /// What `check` says about it.
    pub errors: FieldErrors,
    /// Whether somebody is added, not changed.
    pub is_new: bool,
}

/// The form of a contact of the network map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkPage {
    /// Whose network.
    pub head: CaseHead,
    /// The form.
    pub form: NetworkForm,
    /// The draft it was filled from.
    pub draft: Option<DraftMark>,
    /// What `check` says about it.
    pub errors: FieldErrors,
    /// Whether somebody is added, not changed.
    pub is_new: bool,
}
