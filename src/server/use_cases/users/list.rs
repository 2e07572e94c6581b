//! The list of accounts: filtered by state and role, paged by key; the address holds codes and ids only.

use std::collections::HashMap;

use sea_orm::sea_query::{Condition, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{find, read_id, state_of};
use crate::domain::access::Role;
use crate::domain::error::ErrorCode;
use crate::domain::site::SiteId;
use crate::domain::user::{AccountState, UserId};
use crate::domain::view::admin::{GrantLine, UserLine, UserList, UserListQuery};
use crate::server::call::Call;
use crate::server::entity::{app_user, role_grant, site};
use crate::server::fault::Fault;

/// Lines per page.
const LINES: u64 = 25;

/// A page of the list, by user name.
pub async fn list(call: &Call, query: &UserListQuery) -> Result<UserList, Fault> {
    let mut select = app_user::Entity::find().filter(in_state(&query.state)?);
    if !query.role.is_empty() {
        let role = Role::from_code(&query.role).ok_or_else(|| Fault::field("role", ErrorCode::NotAChoice))?;
        let holders = Query::select()
            .column(role_grant::Column::UserId)
            .from(role_grant::Entity)
            .cond_where(current_grants(call).add(role_grant::Column::Role.eq(role)))
            .to_owned();
        select = select.filter(app_user::Column::Id.in_subquery(holders));
    }
    if !query.after.is_empty() {
        let last = find(call.db(), read_id(&query.after)?).await?;
        select = select.filter(app_user::Column::UserName.gt(last.user_name));
    }
    let mut rows = select.order_by_asc(app_user::Column::UserName).limit(LINES + 1).all(call.db()).await?;
    let more = rows.len() as u64 > LINES;
    rows.truncate(LINES as usize);
    let next = rows.last().filter(|_| more).map(|row| row.id);
    let condition = current_grants(call).add(role_grant::Column::UserId.is_in(rows.iter().map(|row| row.id)));
    let mut grants = lines(call, condition).await?;
    let users = rows.into_iter().map(|row| UserLine {
        id: row.id,
        state: state_of(&row),
        user_name: row.user_name,
        display_name: row.display_name,
        grants: grants.remove(&row.id).unwrap_or_default(),
    });
    Ok(UserList { users: users.collect(), next })
}

fn in_state(code: &str) -> Result<Condition, Fault> {
    let (deactivated, password) = (app_user::Column::DeactivatedAt, app_user::Column::PasswordHash);
    if code.is_empty() {
        return Ok(Condition::all());
    }
    let state = AccountState::from_code(code).ok_or_else(|| Fault::field("state", ErrorCode::NotAChoice))?;
    Ok(match state {
        AccountState::Deactivated => Condition::all().add(deactivated.is_not_null()),
        AccountState::Invited => Condition::all().add(deactivated.is_null()).add(password.is_null()),
        AccountState::Active => Condition::all().add(deactivated.is_null()).add(password.is_not_null()),
    })
}

fn current_grants(call: &Call) -> Condition {
    let until = role_grant::Column::ValidUntil;
    Condition::all()
        .add(role_grant::Column::ValidFrom.lte(call.today))
        .add(Condition::any().add(until.is_null()).add(until.gte(call.today)))
}

/// Grants as pages show them, by account: one statement for grants, one for sites.
pub(super) async fn lines(call: &Call, which: Condition) -> Result<HashMap<UserId, Vec<GrantLine>>, Fault> {
    let mut rows = role_grant::Entity::find().filter(which).all(call.db()).await?;
    rows.sort_by_key(|row| (row.role, row.valid_from, row.id));
    let sites: HashMap<SiteId, String> =
        site::Entity::find().all(call.db()).await?.into_iter().map(|row| (row.id, row.name)).collect();
    let mut lines: HashMap<UserId, Vec<GrantLine>> = HashMap::new();
    for row in rows {
        let over = row.valid_until.is_some_and(|until| until < call.today);
        lines.entry(row.user_id).or_default().push(GrantLine {
            id: row.id,
            version: row.version,
            role: row.role,
            site: row.site_id.and_then(|id| sites.get(&id).cloned()),
            from: row.valid_from,
            until: row.valid_until,
            current: !over && row.valid_from <= call.today,
            over,
        });
    }
    Ok(lines)
}
