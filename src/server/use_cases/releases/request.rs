//! Asking for a file, and declining it.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use super::offer::on_offer;
use crate::domain::form::{DeclineForm, ReleaseRequestForm};
use crate::domain::release::{ReleaseRequestId, RequestState, TERMS_VERSION};
use crate::domain::view::research::Offer;
use crate::server::audit::Event;
use crate::server::call::Call;
use crate::server::db::stale;
use crate::server::entity::release_request;
use crate::server::fault::Fault;

/// Asks for the file of the cohort on offer.
///
/// # Errors
/// Field errors; `Conflict("no_cohort")` when nothing can be asked for; `Conflict("same_id_other_content")`.
pub async fn request(call: &Call, form: &ReleaseRequestForm) -> Result<(), Fault> {
    let checked = form.check()?;
    let mut change = call.change().await?;
    if let Some(row) = release_request::Entity::find_by_id(checked.id).one(&*change).await? {
        let same =
            row.requester_id == call.actor.user && row.project == checked.project && row.purpose == checked.purpose;
        return if same { Ok(()) } else { Err(Fault::conflict("same_id_other_content")) };
    }
    let Offer::Ready { cohort, .. } = on_offer(&*change, call.today).await? else {
        return Err(Fault::conflict("no_cohort"));
    };
    let row = release_request::ActiveModel {
        id: Set(checked.id),
        requester_id: Set(call.actor.user),
        cohort: Set(cohort.code()),
        project: Set(checked.project),
        purpose: Set(checked.purpose),
        terms_version: Set(TERMS_VERSION.to_owned()),
        state: Set(RequestState::Waiting),
        decided_by: Set(None),
        decided_at: Set(None),
        decision_note: Set(None),
        created_at: Set(call.now),
        created_by: Set(Some(call.actor.user)),
        updated_at: Set(call.now),
        version: Set(1),
    };
    release_request::Entity::insert(row).exec_without_returning(&*change).await?;
    let event = Event::new("release.request", "release_request", checked.id.uuid());
    change.note(event.with("cohort", cohort).with("terms", TERMS_VERSION));
    change.commit().await
}

/// Declines a request with a reason.
///
/// # Errors
/// Field errors; `NotFound`; `Conflict("own_request")`; `Stale` when it was decided meanwhile.
pub async fn decline(call: &Call, id: ReleaseRequestId, form: &DeclineForm) -> Result<(), Fault> {
    let checked = form.check()?;
    let mut change = call.change().await?;
    foreign(call, &*change, id).await?;
    let decision = Decision { state: RequestState::Declined, note: Some(checked.reason) };
    decide(call, &*change, id, checked.version.unwrap_or(0), decision).await?;
    change.note(Event::new("release.decline", "release_request", id.uuid()));
    change.commit().await
}

/// A request somebody else made.
///
/// # Errors
/// `NotFound`; `Conflict("own_request")`: who asks does not decide (BR-15).
pub async fn foreign(
    call: &Call,
    db: &impl ConnectionTrait,
    id: ReleaseRequestId,
) -> Result<release_request::Model, Fault> {
    let row = release_request::Entity::find_by_id(id).one(db).await?.ok_or_else(Fault::not_found)?;
    if row.requester_id == call.actor.user {
        return Err(Fault::conflict("own_request"));
    }
    Ok(row)
}

/// How a request was decided.
pub struct Decision {
    /// The new state.
    pub state: RequestState,
    /// Why, when declined.
    pub note: Option<String>,
}

/// Writes a decision on a request that still waits. Errors: `Stale`.
pub async fn decide(
    call: &Call,
    tx: &impl ConnectionTrait,
    id: ReleaseRequestId,
    version: i32,
    decision: Decision,
) -> Result<(), Fault> {
    let done = release_request::Entity::update_many()
        .col_expr(release_request::Column::State, Expr::value(decision.state))
        .col_expr(release_request::Column::DecidedBy, Expr::value(Some(call.actor.user)))
        .col_expr(release_request::Column::DecidedAt, Expr::value(Some(call.now)))
        .col_expr(release_request::Column::DecisionNote, Expr::value(decision.note))
        .col_expr(release_request::Column::UpdatedAt, Expr::value(call.now))
        .col_expr(release_request::Column::Version, Expr::col(release_request::Column::Version).add(1))
        .filter(release_request::Column::Id.eq(id))
        .filter(release_request::Column::Version.eq(version))
        .filter(release_request::Column::State.eq(RequestState::Waiting))
        .exec(tx)
        .await?;
    Ok(stale(done.rows_affected)?)
}
