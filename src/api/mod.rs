//! The seam: server functions, thin. Each is four moves: parse, authorise, do, map.

pub mod account;
pub mod cases;
pub mod enrolment;
pub mod error;
pub mod figures;
pub mod sessions;
pub mod research;
pub mod referrals;
