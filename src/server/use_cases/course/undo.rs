//! Taking the newest step back within ten minutes, where nothing was lost by it.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::domain::enrolment::machine::Move;
use crate::domain::enrolment::undo::{StepId, may_undo, reopens};
use crate::domain::enrolment::{EnrolmentId, Status};
use crate::domain::referral::ReferralOutcome;
use crate::domain::review::next_review;
use crate::server::audit::Event;
use crate::server::call::{Call, Change};
use crate::server::entity::{enrolment, enrolment_pause, enrolment_step};
use crate::server::fault::Fault;
use crate::server::use_cases::enrolment::moves::{self, locked, newest_review, update};
use crate::server::use_cases::enrolment::set_outcome;

/// The newest step of an enrolment that stands.
pub(super) async fn newest_step(
    db: &impl ConnectionTrait,
    id: EnrolmentId,
) -> Result<Option<enrolment_step::Model>, Fault> {
    use enrolment_step::Column::{EnrolmentId, EnrolmentVersion, UndoneAt};
    let standing = enrolment_step::Entity::find().filter(EnrolmentId.eq(id)).filter(UndoneAt.is_null());
    Ok(standing.order_by_desc(EnrolmentVersion).one(db).await?)
}

/// Whether this person may take the step back now: their own, the newest, and nothing was changed since.
pub(super) fn is_open(call: &Call, row: &enrolment::Model, step: &enrolment_step::Model) -> bool {
    may_undo(step.step, step.made_at, call.now)
        && step.made_by == Some(call.actor.user)
        && step.to_status == row.status
        && step.enrolment_version == row.version
}

/// Takes the newest step back.
///
/// # Errors
/// `NotFound`; `undo_too_late` after ten minutes, for somebody else's step and once anything was changed.
pub async fn undo_step(call: &Call, code: &str, id: &str) -> Result<(), Fault> {
    let opened = moves::open(call, code).await?;
    let id: StepId = id.parse().map_err(|_| Fault::not_found())?;
    let mut change = call.change().await?;
    let row = locked(&change, opened.enrolment.id).await?;
    let step = enrolment_step::Entity::find_by_id(id).one(&*change).await?;
    let step = step.filter(|step| step.enrolment_id == row.id).ok_or_else(Fault::not_found)?;
    if step.undone_at.is_some() {
        return Ok(());
    }
    if !is_open(call, &row, &step) {
        return Err(Fault::conflict("undo_too_late"));
    }
    restore_pause(call, &change, &row, step.step).await?;
    let due = due_before(&change, &row, step.from_status).await?;
    let paused_on = if step.from_status == Status::Paused { pause_begin(&change, row.id).await? } else { None };
    let (site, referral) = (row.site_id, row.referral_id);
    let from = step.from_status;
    let changed = update(call, &change, row, |active| {
        active.status = Set(from);
        active.is_open = Set(from.is_open());
        active.next_review_on = Set(due);
        active.paused_on = Set(paused_on);
        if reopens(from, step.to_status) {
            active.end_on = Set(None);
            active.end_kind = Set(None);
            active.end_reason = Set(None);
        }
        if step.step == Move::FollowUp {
            active.follow_up_until = Set(None);
        }
    })
    .await?;
    if matches!(step.step, Move::Decline | Move::GiveUp | Move::Reject) {
        set_outcome(call, &change, referral, ReferralOutcome::Open, None).await?;
    }
    enrolment_step::Entity::update_many()
        .col_expr(enrolment_step::Column::UndoneAt, Expr::value(call.now))
        .filter(enrolment_step::Column::Id.eq(id))
        .exec(&*change)
        .await?;
    let event = Event::new("enrolment.undo", "enrolment", changed.id.uuid()).at_site(site.uuid());
    change.note(event.with("move", step.step).with("status", from));
    change.commit().await
}

/// Takes a pause out that was not meant, or opens the one again that was ended too early.
async fn restore_pause(call: &Call, change: &Change<'_>, row: &enrolment::Model, step: Move) -> Result<(), Fault> {
    use enrolment_pause::Column::{EndedOn, EnrolmentId, UpdatedAt};
    let of_enrolment = EnrolmentId.eq(row.id);
    match step {
        Move::Pause => {
            let open = enrolment_pause::Entity::delete_many().filter(of_enrolment).filter(EndedOn.is_null());
            open.exec(&**change).await?;
        }
        Move::Resume | Move::StartClosing | Move::EndEarly | Move::Transfer => {
            let newest = enrolment_pause::Entity::find().filter(of_enrolment).filter(EndedOn.eq(call.today));
            let newest = newest.order_by_desc(UpdatedAt).one(&**change).await?;
            if let Some(pause) = newest {
                enrolment_pause::Entity::update_many()
                    .col_expr(EndedOn, Expr::value(None::<chrono::NaiveDate>))
                    .col_expr(enrolment_pause::Column::Version, Expr::col(enrolment_pause::Column::Version).add(1))
                    .filter(enrolment_pause::Column::Id.eq(pause.id))
                    .exec(&**change)
                    .await?;
            }
        }
        _ => {}
    }
    Ok(())
}

async fn pause_begin(change: &Change<'_>, id: EnrolmentId) -> Result<Option<chrono::NaiveDate>, Fault> {
    let open = enrolment_pause::Entity::find()
        .filter(enrolment_pause::Column::EnrolmentId.eq(id))
        .filter(enrolment_pause::Column::EndedOn.is_null());
    Ok(open.one(&**change).await?.map(|pause| pause.begun_on))
}

/// The due day of the next review in the state before: of the clock that runs again.
async fn due_before(
    change: &Change<'_>,
    row: &enrolment::Model,
    from: Status,
) -> Result<Option<chrono::NaiveDate>, Fault> {
    if !matches!(from, Status::Active | Status::Closing) {
        return Ok(None);
    }
    if row.next_review_on.is_some() {
        return Ok(row.next_review_on);
    }
    let newest = newest_review(&**change, row.id).await?;
    let begins = newest.map(|review| review.held_on).or(row.start_on);
    let Some(due) = begins.and_then(next_review) else { return Ok(None) };
    let days = super::step::earlier_pauses(change, row, begins).await?;
    Ok(due.checked_add_days(chrono::Days::new(days)))
}
