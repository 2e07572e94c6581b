//! The way from the referral to the first day: contact attempts, second screening, start, or an end before it.
//!
//! Every move goes through the state machine (`domain::enrolment::machine`); every change of an enrolment begins by
//! locking its row.

mod admission;
mod assign;
mod attempt;
mod ending;
pub(in crate::server::use_cases) mod moves;
mod screening;
mod start;

pub use admission::admission;
pub use assign::{assign, assignment_page};
pub use attempt::{attempt_page, record_attempt};
pub use ending::end_admission;
pub use moves::{close_referral, set_outcome, settle};
pub use screening::{record_screening, screening_page};
pub use start::{prepare_start, start, start_page};
