//! What a person can do: one function per deed. Each takes a [`crate::server::call::Call`].

pub mod audit;
pub mod cases;
pub mod consents;
pub mod course;
pub mod demo;
pub mod enrolment;
pub mod erase;
pub mod family;
pub mod figures;
pub mod figures_key;
pub mod form_texts;
pub mod freeze;
pub mod guardians;
mod pool;
pub mod receipts;
pub mod referrals;
pub mod releases;
pub mod retention;
pub mod sessions;
pub mod sites;
pub mod users;
pub mod witness;
