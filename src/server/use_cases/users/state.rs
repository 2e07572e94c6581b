//! Deactivating and reactivating an account.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{another_administrator, code, end_all_sign_ins, find, read_id};
use crate::domain::user::UserId;
use crate::server::audit::Event;
use crate::server::call::Call;
use crate::server::db;
use crate::server::entity::app_user;
use crate::server::fault::Fault;

/// Deactivates an account: its sign-ins and unused codes end at once; its roles stay on paper and do nothing.
///
/// # Errors
/// `Stale`, `NotFound`, `Conflict("sole_administrator")`.
pub async fn deactivate(call: &Call, user: &str, version: &str) -> Result<UserId, Fault> {
    let id: UserId = read_id(user)?;
    let mut change = call.change().await?;
    find(&*change, id).await?;
    another_administrator(call, &*change, id).await?;
    set(call, &*change, id, version, Some(call.now)).await?;
    let ended = end_all_sign_ins(call, &*change, id).await?;
    code::void_codes(call, &*change, id).await?;
    change.note(Event::new("user.deactivate", "app_user", id.uuid()).with("sign_ins", ended));
    change.commit().await?;
    Ok(id)
}

/// Lets an account sign in again, with the password it had.
///
/// # Errors
/// `Stale`, `NotFound`.
pub async fn reactivate(call: &Call, user: &str, version: &str) -> Result<UserId, Fault> {
    let id: UserId = read_id(user)?;
    let mut change = call.change().await?;
    find(&*change, id).await?;
    set(call, &*change, id, version, None).await?;
    change.note(Event::new("user.reactivate", "app_user", id.uuid()));
    change.commit().await?;
    Ok(id)
}

async fn set(
    call: &Call,
    tx: &impl ConnectionTrait,
    id: UserId,
    version: &str,
    deactivated_at: Option<DateTime<Utc>>,
) -> Result<(), Fault> {
    let version: i32 = version.parse().unwrap_or_default();
    let changed = app_user::Entity::update_many()
        .col_expr(app_user::Column::DeactivatedAt, Expr::value(deactivated_at))
        .col_expr(app_user::Column::UpdatedAt, Expr::value(call.now))
        .col_expr(app_user::Column::Version, Expr::col(app_user::Column::Version).add(1))
        .filter(app_user::Column::Id.eq(id))
        .filter(app_user::Column::Version.eq(version))
        .exec(tx)
        .await?;
    Ok(db::stale(changed.rows_affected)?)
}
