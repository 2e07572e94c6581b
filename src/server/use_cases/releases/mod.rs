//! The researcher's file: asked for by one person, approved by another, made once, fetched for 14 days.
//!
//! Source: BR-15 and `docs/disclosure.md` 2, 7. The protection itself is pure (`domain::disclosure::microdata`); here are
//! the rows that go in, the two persons, the register with its hash chain, and the end of the file.

mod approve;
mod fetch;
mod offer;
mod package;
mod reading;
mod register;
mod request;
mod sources;

pub use approve::approve;
pub use fetch::{FetchedFile, fetch, remove_expired};
pub use reading::{approval_page, own_release, release_for_approval, request_form, research_page, review};
pub use register::{Verdict, verify};
pub use request::{decline, request};
pub use sources::sources;
