//! `/cases` and what lies below.

pub mod admission;
pub mod consents;
pub mod list;
pub mod page;
pub mod sessions;

pub use list::CaseListPage;
pub use page::CasePage;
