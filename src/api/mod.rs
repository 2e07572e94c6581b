//! The seam: server functions, thin. Each is four moves: parse, authorise, do, map.

pub mod account;
pub mod admin;
pub mod audit;
pub mod cases;
pub mod consents;
pub mod course;
pub mod enrolment;
pub mod error;
pub mod family;
pub mod figures;
pub mod form_texts;
pub mod receipts;
pub mod referrals;
pub mod research;
pub mod retention;
pub mod sessions;
