//! Signing in: passwords, sign-ins kept by the server, throttling, one-time set-password codes.

pub mod door;
pub mod look_up;
pub mod one_time_code;
pub mod password;
pub mod throttle;
pub mod token;

pub use look_up::{Held, look_up};
