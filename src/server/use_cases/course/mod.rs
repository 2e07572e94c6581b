//! The course of taking part: reviews, extensions, pauses, the end, asking later, beginning again (`docs/domain.md` 7.3).
//!
//! Reviews, extensions and the closing belong to the case record and close with it (`Call::record_is_open`); steps are
//! the enrolment's own history and stay.

mod again;
mod closing;
mod extension;
mod page;
mod review;
mod step;
mod undo;

pub use again::{again, again_page};
pub use closing::{closing_page, confirm_closing, record_closing};
pub use extension::{approve_extension, decline_extension, extension_page, propose_extension};
pub use page::page;
pub use review::{record_review, review_page};
pub use step::{step_page, subject as step_subject, take_step};
pub use undo::undo_step;

use sea_orm::ConnectionTrait;

use crate::domain::error::AppError;
use crate::domain::purpose::Purpose;
use crate::server::call::Call;
use crate::server::fault::Fault;
use crate::server::use_cases::enrolment::moves::Opened;

/// Writing into the record asks that the consent to take part holds today (BR-01).
async fn must_take_part(call: &Call, db: &impl ConnectionTrait, opened: &Opened) -> Result<(), Fault> {
    let consents = opened.consents(db).await?;
    if consents.is_valid_on(Purpose::Participation, call.today) {
        return Ok(());
    }
    let open = call.record_is_open(db, &opened.enrolment).await?;
    Err(Fault::conflict(if open { "participation_missing" } else { "participation_withdrawn" }))
}

/// The posted version is the one the row has now.
fn must_fit(posted: Option<i32>, version: i32) -> Result<(), Fault> {
    if posted == Some(version) { Ok(()) } else { Err(AppError::Stale.into()) }
}
