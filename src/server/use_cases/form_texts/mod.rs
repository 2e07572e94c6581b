//! The wording of consents: proposed, approved by a second person, then never edited. Another wording is another version.

mod approve;
mod catalogue;
mod first;
mod propose;
mod recordings;
mod stored;

pub use approve::{approve, approve_first, discard};
pub use catalogue::{catalogue, edition, review, signable_all};
pub use first::{Versions, approve_everything, bring, ensure};
pub use propose::{form, propose, subject};
pub use recordings::{
    add_recording, approve_recording, discard_recording, heard, retire_recording, sound, with_recordings,
};
pub use stored::{Signable, shown, signable};
