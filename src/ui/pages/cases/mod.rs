//! `/cases` and what lies below.

pub mod admission;
pub mod assignment;
pub mod consents;
pub mod list;
pub mod page;
pub mod sessions;

pub use assignment::AssignmentPage;
pub use list::CaseListPage;
pub use page::CasePage;
