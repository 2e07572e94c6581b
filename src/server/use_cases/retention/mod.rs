//! Retention (BR-20): every night a list of what will be erased, thirty days before; then the erasure by class, which leaves a
//! deletion record and the monthly count (`docs/decisions/0005-erasure-by-class.md`).

mod due;
mod hold;
mod list;
mod night;
mod page;
mod rows;

pub use hold::{hold_page, lift_hold, set_hold};
pub use list::{Preview, preview};
pub use night::{Night, nightly, replay, run};
pub use page::page;
pub use rows::tables;
