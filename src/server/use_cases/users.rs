//! Accounts: the administrator's deeds. No participant is ever read here.

mod change;
mod code;
mod form;
mod grants;
mod list;
mod page;
mod state;

pub use change::{change, create};
pub use code::{end_sign_ins, make_first_administrator, new_code, shown_code};
pub use form::{edit_form, grant_form, new_form};
pub use grants::{end_grant, give_grant};
pub use list::list;
pub use page::page;
pub use state::{deactivate, reactivate};

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::domain::access::Role;
use crate::domain::id::Id;
use crate::domain::user::{AccountState, UserId};
use crate::server::call::Call;
use crate::server::entity::{app_user, role_grant, sign_in};
use crate::server::fault::Fault;

/// The id in an address. Errors: `NotFound`, also for a text that is no id.
fn read_id<T>(text: &str) -> Result<Id<T>, Fault> {
    text.parse().map_err(|_| Fault::not_found())
}

async fn find(db: &impl ConnectionTrait, id: UserId) -> Result<app_user::Model, Fault> {
    app_user::Entity::find_by_id(id).one(db).await?.ok_or_else(Fault::not_found)
}

/// Invited until the first password is set.
fn state_of(row: &app_user::Model) -> AccountState {
    match (row.deactivated_at, &row.password_hash) {
        (Some(_), _) => AccountState::Deactivated,
        (None, None) => AccountState::Invited,
        (None, Some(_)) => AccountState::Active,
    }
}

/// Ends every sign-in of an account: the next request of each of them is signed out.
async fn end_all_sign_ins(call: &Call, tx: &impl ConnectionTrait, user: UserId) -> Result<u64, Fault> {
    let ended = sign_in::Entity::update_many()
        .col_expr(sign_in::Column::EndedAt, Expr::value(Some(call.now)))
        .filter(sign_in::Column::UserId.eq(user))
        .filter(sign_in::Column::EndedAt.is_null())
        .exec(tx)
        .await?;
    Ok(ended.rows_affected)
}

/// Somebody else must be able to administer when `leaving` no longer does: an active account with a password and the
/// role today. The rows are locked, so that two administrators cannot remove each other at the same time.
///
/// # Errors
/// `Conflict("sole_administrator")`.
async fn another_administrator(call: &Call, tx: &impl ConnectionTrait, leaving: UserId) -> Result<(), Fault> {
    let grants = role_grant::Entity::find().filter(role_grant::Column::Role.eq(Role::Admin)).lock_exclusive();
    let holders: Vec<UserId> = grants
        .all(tx)
        .await?
        .into_iter()
        .filter(|row| row.valid_from <= call.today && row.valid_until.is_none_or(|until| call.today <= until))
        .map(|row| row.user_id)
        .collect();
    if !holders.contains(&leaving) {
        return Ok(());
    }
    let others = app_user::Entity::find()
        .filter(app_user::Column::Id.is_in(holders))
        .filter(app_user::Column::Id.ne(leaving))
        .filter(app_user::Column::DeactivatedAt.is_null())
        .filter(app_user::Column::PasswordHash.is_not_null())
        .one(tx)
        .await?;
    others.map(|_| ()).ok_or_else(|| Fault::conflict("sole_administrator"))
}
