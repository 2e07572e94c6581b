//! What crosses the wire: one small struct per page or card, never a row of a table.

pub mod admin;
pub mod admission;
pub mod assignment;
pub mod audit;
pub mod case;
pub mod consent;
pub mod course;
pub mod family;
pub mod figures;
pub mod form_text;
pub mod guardian;
pub mod receipt;
pub mod referral;
pub mod research;
pub mod retention;
pub mod session;
pub mod task;
pub mod visitor;
