//! Referrals: writing one in parts, handing it over, and what the police may learn of their own ones (BR-13).

mod own;
mod parts;
mod refer;
mod stored;

pub use own::{import_counts, own, status};
pub use parts::{draft, finish, restart, save_part};
pub use refer::{new_enrolment, refer};
