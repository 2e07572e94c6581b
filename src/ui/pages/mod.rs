//! The pages: one file per address; the file tree mirrors the addresses.

pub mod account;
pub mod admin;
pub mod attention;
pub mod audit;
pub mod cases;
pub mod due;
pub mod figures;
pub mod home;
pub mod jobs;
pub mod not_found;
pub mod notices;
pub mod problem;
pub mod receipt;
pub mod referrals;
pub mod register;
pub mod research;
pub mod retention;
pub mod set_password;
pub mod sign_in;
pub mod texts;
