//! `/admin` and what lies below.

pub mod sites;
pub mod users;
