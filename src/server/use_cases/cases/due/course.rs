//! What is due in the course of taking part: one statement each, within the person's scope.

use chrono::Days;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

use super::DueRow;
use crate::domain::enrolment::Status;
use crate::domain::view::case::Due;
use crate::server::call::Call;
use crate::server::entity::{closing, enrolment, enrolment_extension, enrolment_pause};
use crate::server::fault::Fault;

/// Days before the end of a follow-up from which it is due to be closed.
const ENDING: u64 = 30;

/// Pauses whose planned end has passed.
pub(super) async fn pauses_over(call: &Call) -> Result<Vec<DueRow>, Fault> {
    use enrolment_pause::Column::{EndedOn, PlannedUntil};
    let rows = call
        .enrolments()
        .find_also_related(enrolment_pause::Entity)
        .filter(enrolment::Column::Status.eq(Status::Paused))
        .filter(EndedOn.is_null())
        .filter(PlannedUntil.lt(call.today))
        .all(call.db())
        .await?;
    Ok(rows.into_iter().filter_map(|(row, pause)| Some((Due::PauseOver, Some(pause?.planned_until), row))).collect())
}

/// Follow-ups that end within 30 days.
pub(super) async fn follow_ups_ending(call: &Call) -> Result<Vec<DueRow>, Fault> {
    let rows = call
        .enrolments()
        .filter(enrolment::Column::Status.eq(Status::FollowUp))
        .filter(enrolment::Column::FollowUpUntil.lte(call.today + Days::new(ENDING)))
        .order_by_asc(enrolment::Column::FollowUpUntil)
        .all(call.db())
        .await?;
    Ok(rows.into_iter().map(|row| (Due::FollowUpEnds, row.follow_up_until, row)).collect())
}

/// Extensions that wait for this person's approval.
pub(super) async fn waiting_extensions(call: &Call) -> Result<Vec<DueRow>, Fault> {
    use enrolment_extension::Column::{ApprovedOn, CreatedBy, DeclinedOn};
    let rows = call
        .enrolments()
        .find_also_related(enrolment_extension::Entity)
        .filter(enrolment::Column::IsOpen.eq(true))
        .filter(enrolment_extension::Column::Id.is_not_null())
        .filter(ApprovedOn.is_null())
        .filter(DeclinedOn.is_null())
        .filter(CreatedBy.ne(call.actor.user))
        .all(call.db())
        .await?;
    Ok(rows.into_iter().filter_map(|(row, one)| Some((Due::ApproveExtension, Some(one?.decided_on), row))).collect())
}

/// Closing interviews that wait for this person's confirmation.
pub(super) async fn waiting_closings(call: &Call) -> Result<Vec<DueRow>, Fault> {
    let rows = call
        .enrolments()
        .find_also_related(closing::Entity)
        .filter(enrolment::Column::Status.eq(Status::Closing))
        .filter(closing::Column::Id.is_not_null())
        .filter(closing::Column::CreatedBy.ne(call.actor.user))
        .all(call.db())
        .await?;
    Ok(rows.into_iter().filter_map(|(row, one)| Some((Due::ApproveClosing, Some(one?.held_on), row))).collect())
}
