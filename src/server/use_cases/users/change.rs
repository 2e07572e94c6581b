//! Making and changing an account.

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter};

use super::code::{keep_for_showing, make_code};
use super::{find, grants, read_id};
use crate::domain::error::ErrorCode;
use crate::domain::form::{CheckedUser, UserForm};
use crate::domain::id::Id;
use crate::domain::user::UserId;
use crate::server::audit::Event;
use crate::server::call::Call;
use crate::server::db;
use crate::server::entity::{app_user, data_key, role_grant};
use crate::server::fault::Fault;

/// Makes an account with a data key of its own, its first grants, and a code to set a password.
///
/// # Errors
/// `user_name`: already taken; `Conflict("same_id_other_content")`; a grant to a site that does not exist.
pub async fn create(call: &Call, form: &UserForm) -> Result<UserId, Fault> {
    let checked = form.check()?;
    let mut change = call.change().await?;
    if let Some(row) = app_user::Entity::find_by_id(checked.id).one(&*change).await? {
        let same = is_same(&*change, &row, &checked).await?;
        return if same { Ok(row.id) } else { Err(Fault::conflict("same_id_other_content")) };
    }
    name_is_free(&*change, &checked).await?;
    let (key, wrapped) = call.house.keyring.new_data_key()?;
    let data_key_id = Id::from_uuid(key.id());
    let kek_id = call.house.keyring.master_id().to_owned();
    let envelope = data_key::Model { id: data_key_id, kek_id, wrapped, created_at: call.now };
    data_key::Entity::insert(envelope.into_active_model()).exec_without_returning(&*change).await?;
    let row = account(call, &checked, data_key_id);
    let inserted = app_user::Entity::insert(row.into_active_model())
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&*change)
        .await?;
    if inserted != 1 {
        return Err(Fault::conflict("try_again"));
    }
    change.note(Event::new("user.create", "app_user", checked.id.uuid()));
    for grant in &checked.grants {
        grants::insert(call, &mut change, checked.id, grant).await?;
    }
    let code = make_code(call, &*change, checked.id).await?;
    change.note(Event::new("user.new_code", "app_user", checked.id.uuid()));
    change.commit().await?;
    keep_for_showing(call, checked.id, &code).await?;
    Ok(checked.id)
}

/// Whether a form that was sent again says what it said before, roles included.
async fn is_same(db: &impl ConnectionTrait, row: &app_user::Model, checked: &CheckedUser) -> Result<bool, Fault> {
    let held = role_grant::Entity::find().filter(role_grant::Column::UserId.eq(row.id)).all(db).await?;
    let same_grants = held.len() == checked.grants.len()
        && checked.grants.iter().all(|wanted| {
            let grant = wanted.grant;
            held.iter().any(|row| {
                (row.role, row.site_id, row.valid_from, row.valid_until)
                    == (grant.role, grant.site, grant.from, grant.until)
            })
        });
    Ok(same_grants
        && row.user_name == checked.user_name
        && row.display_name == checked.display_name
        && row.email == checked.email
        && row.language == checked.language)
}

fn account(call: &Call, checked: &CheckedUser, data_key_id: Id<data_key::Model>) -> app_user::Model {
    app_user::Model {
        id: checked.id,
        user_name: checked.user_name.clone(),
        display_name: checked.display_name.clone(),
        email: checked.email.clone(),
        password_hash: None,
        language: checked.language,
        deactivated_at: None,
        secrecy_declared_on: None,
        data_key_id,
        // An account made inside a demo stays inside it: refused from anywhere but the machine itself.
        is_demo: call.house.is_demo(),
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    }
}

/// Changes names, address and language of an account; roles and state have deeds of their own.
///
/// # Errors
/// `Stale`; `user_name`: already taken; `NotFound`.
pub async fn change(call: &Call, user: &str, form: &UserForm) -> Result<UserId, Fault> {
    let id: UserId = read_id(user)?;
    let checked = form.check()?;
    if checked.id != id {
        return Err(Fault::not_found());
    }
    let mut change = call.change().await?;
    find(&*change, id).await?;
    name_is_free(&*change, &checked).await?;
    let changed = app_user::Entity::update_many()
        .col_expr(app_user::Column::UserName, Expr::value(checked.user_name))
        .col_expr(app_user::Column::DisplayName, Expr::value(checked.display_name))
        .col_expr(app_user::Column::Email, Expr::value(checked.email))
        .col_expr(app_user::Column::Language, Expr::value(checked.language))
        .col_expr(app_user::Column::UpdatedAt, Expr::value(call.now))
        .col_expr(app_user::Column::Version, Expr::col(app_user::Column::Version).add(1))
        .filter(app_user::Column::Id.eq(id))
        .filter(app_user::Column::Version.eq(checked.version.unwrap_or_default()))
        .exec(&*change)
        .await?;
    db::stale(changed.rows_affected)?;
    change.note(Event::new("user.change", "app_user", id.uuid()));
    change.commit().await?;
    Ok(id)
}

/// # Errors
/// `user_name`: another account has it.
pub(super) async fn name_is_free(db: &impl ConnectionTrait, checked: &CheckedUser) -> Result<(), Fault> {
    let taken = app_user::Entity::find()
        .filter(app_user::Column::UserName.eq(checked.user_name.as_str()))
        .filter(app_user::Column::Id.ne(checked.id))
        .one(db)
        .await?;
    if taken.is_some() { Err(Fault::field("user_name", ErrorCode::AlreadyTaken)) } else { Ok(()) }
}
