//! The page of one account.

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{find, list, read_id, state_of};
use crate::domain::user::UserId;
use crate::domain::view::admin::UserView;
use crate::server::auth::look_up::IDLE_MINUTES;
use crate::server::call::Call;
use crate::server::clock::berlin_time;
use crate::server::entity::{password_code, role_grant, sign_in};
use crate::server::fault::Fault;

/// One account with its grants and sign-ins.
pub async fn page(call: &Call, user: &str) -> Result<UserView, Fault> {
    let row = find(call.db(), read_id(user)?).await?;
    let which = Condition::all().add(role_grant::Column::UserId.eq(row.id));
    let mut grants = list::lines(call, which).await?.remove(&row.id).unwrap_or_default();
    grants.sort_by_key(|grant| (grant.over, !grant.current));
    let seen = open_sign_ins(call, row.id).await?;
    Ok(UserView {
        id: row.id,
        version: row.version,
        state: state_of(&row),
        code_until: code_until(call, row.id).await?.map(berlin_time),
        user_name: row.user_name,
        display_name: row.display_name,
        email: row.email.unwrap_or_default(),
        language: row.language,
        grants,
        sign_ins: u32::try_from(seen.len()).unwrap_or(u32::MAX),
        last_seen: seen.into_iter().max().map(berlin_time),
        own: row.id == call.actor.user,
    })
}

async fn open_sign_ins(call: &Call, user: UserId) -> Result<Vec<DateTime<Utc>>, Fault> {
    let rows = sign_in::Entity::find()
        .filter(sign_in::Column::UserId.eq(user))
        .filter(sign_in::Column::EndedAt.is_null())
        .filter(sign_in::Column::ExpiresAt.gt(call.now))
        .filter(sign_in::Column::LastSeenAt.gt(call.now - TimeDelta::minutes(IDLE_MINUTES)))
        .all(call.db())
        .await?;
    Ok(rows.into_iter().map(|row| row.last_seen_at).collect())
}

async fn code_until(call: &Call, user: UserId) -> Result<Option<DateTime<Utc>>, Fault> {
    let rows = password_code::Entity::find()
        .filter(password_code::Column::UserId.eq(user))
        .filter(password_code::Column::UsedAt.is_null())
        .filter(password_code::Column::ExpiresAt.gt(call.now))
        .all(call.db())
        .await?;
    Ok(rows.into_iter().map(|row| row.expires_at).max())
}
