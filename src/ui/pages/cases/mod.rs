//! `/cases` and what lies below.

pub mod admission;
pub mod assignment;
pub mod consents;
pub mod course;
pub mod family;
pub mod guardian;
pub mod list;
pub mod page;
pub mod sessions;

pub use assignment::AssignmentPage;
pub use family::{FamilyPage, NetworkPage, SiblingPage};
pub use guardian::GuardianPage;
pub use list::CaseListPage;
pub use page::CasePage;
