//! `/admin/sites` and what lies below.

pub mod form;
pub mod list;

pub use form::{NewSitePage, SitePage};
pub use list::SiteListPage;
