//! What crosses the wire: one small struct per page or card, never a row of a table.

pub mod case;
pub mod session;
pub mod research;
pub mod visitor;
