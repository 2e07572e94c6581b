//! Giving and ending roles; both count from the next request on.

use chrono::Days;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use super::{another_administrator, find, read_id};
use crate::domain::access::Role;
use crate::domain::error::ErrorCode;
use crate::domain::form::{CheckedGrant, GrantPart};
use crate::domain::id::Id;
use crate::domain::user::{GrantId, UserId};
use crate::server::audit::Event;
use crate::server::call::{Call, Change};
use crate::server::clock::new_uuid;
use crate::server::db;
use crate::server::entity::{role_grant, site};
use crate::server::fault::Fault;

/// Gives an account a role. Nobody gives a role to themselves: a second administrator does.
///
/// # Errors
/// `Conflict("own_grants")`; `Conflict("same_grant")` for a role the account holds already; field errors; `NotFound`.
pub async fn give_grant(call: &Call, user: &str, form: &GrantPart) -> Result<UserId, Fault> {
    let id: UserId = read_id(user)?;
    if id == call.actor.user {
        return Err(Fault::conflict("own_grants"));
    }
    let checked = form.check()?;
    let mut change = call.change().await?;
    find(&*change, id).await?;
    let held = role_grant::Entity::find().filter(role_grant::Column::UserId.eq(id)).all(&*change).await?;
    let grant = checked.grant;
    let open = |row: &role_grant::Model| row.valid_until.is_none_or(|until| grant.from <= until);
    if held.iter().any(|row| row.role == grant.role && row.site_id == grant.site && open(row)) {
        return Err(Fault::conflict("same_grant"));
    }
    insert(call, &mut change, id, &checked).await?;
    change.commit().await?;
    Ok(id)
}

/// Inserts a grant and notes it.
///
/// # Errors
/// `site_id`: no such site.
pub(super) async fn insert(
    call: &Call,
    change: &mut Change<'_>,
    user: UserId,
    checked: &CheckedGrant,
) -> Result<(), Fault> {
    let grant = checked.grant;
    if let Some(site) = grant.site
        && site::Entity::find_by_id(site).one(&**change).await?.is_none()
    {
        return Err(Fault::field("site_id", ErrorCode::NotAChoice));
    }
    let id: GrantId = Id::from_uuid(new_uuid());
    let row = role_grant::Model {
        id,
        user_id: user,
        role: grant.role,
        site_id: grant.site,
        valid_from: grant.from,
        valid_until: grant.until,
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    };
    role_grant::Entity::insert(row.into_active_model()).exec_without_returning(&**change).await?;
    change.note(event("user.grant", id, user, grant.role, grant.site.map(Id::uuid)));
    Ok(())
}

fn event(action: &'static str, id: GrantId, user: UserId, role: Role, site: Option<uuid::Uuid>) -> Event {
    let event = Event::new(action, "role_grant", id.uuid()).with("user", user).with("role", role);
    match site {
        Some(site) => event.at_site(site),
        None => event,
    }
}

/// Ends a grant at once: its last day was yesterday. One that had no day before today is taken back.
///
/// # Errors
/// `Stale`, `NotFound`, `Conflict("sole_administrator")`.
pub async fn end_grant(call: &Call, user: &str, grant: &str, version: &str) -> Result<UserId, Fault> {
    let (id, grant): (UserId, GrantId) = (read_id(user)?, read_id(grant)?);
    let version: i32 = version.parse().unwrap_or_default();
    let mut change = call.change().await?;
    let row = role_grant::Entity::find_by_id(grant).one(&*change).await?.filter(|row| row.user_id == id);
    let row = row.ok_or_else(Fault::not_found)?;
    if row.role == Role::Admin {
        another_administrator(call, &*change, id).await?;
    }
    let affected = if row.valid_from >= call.today {
        let gone = role_grant::Entity::delete_many()
            .filter(role_grant::Column::Id.eq(grant))
            .filter(role_grant::Column::Version.eq(version));
        gone.exec(&*change).await?.rows_affected
    } else {
        let yesterday = call.today - Days::new(1);
        let last = row.valid_until.map_or(yesterday, |until| std::cmp::min(until, yesterday));
        let ended = role_grant::Entity::update_many()
            .col_expr(role_grant::Column::ValidUntil, Expr::value(Some(last)))
            .col_expr(role_grant::Column::UpdatedAt, Expr::value(call.now))
            .col_expr(role_grant::Column::Version, Expr::col(role_grant::Column::Version).add(1))
            .filter(role_grant::Column::Id.eq(grant))
            .filter(role_grant::Column::Version.eq(version));
        ended.exec(&*change).await?.rows_affected
    };
    db::stale(affected)?;
    change.note(event("user.end_grant", grant, id, row.role, row.site_id.map(Id::uuid)));
    change.commit().await?;
    Ok(id)
}
