//! One-time codes to set a password, shown to the administrator once, and the first administrator of an installation.

use chrono::TimeDelta;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{end_all_sign_ins, find, read_id};
use crate::domain::access::Role;
use crate::domain::draft::FormKind;
use crate::domain::form::UserForm;
use crate::domain::id::Id;
use crate::domain::user::UserId;
use crate::domain::view::admin::ShownCode;
use crate::server::answer::encode;
use crate::server::audit::{self, Author, Event};
use crate::server::auth::one_time_code::{self, VALID_HOURS};
use crate::server::call::Call;
use crate::server::clock::{berlin_date, berlin_time, new_uuid};
use crate::server::drafts;
use crate::server::entity::{app_user, data_key, password_code, role_grant};
use crate::server::fault::Fault;
use crate::server::house::House;

#[derive(Serialize, Deserialize)]
struct Kept {
    code: String,
}

fn subject(user: UserId) -> String {
    format!("code:{user}")
}

/// Ends older codes of the account and stores a new one; gives it as it is shown.
pub(super) async fn make_code(call: &Call, tx: &impl ConnectionTrait, user: UserId) -> Result<String, Fault> {
    void_codes(call, tx, user).await?;
    let (shown, row) = fresh(&call.house, user, Some(call.actor.user))?;
    password_code::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(shown)
}

fn fresh(house: &House, user: UserId, by: Option<UserId>) -> Result<(String, password_code::Model), Fault> {
    let now = house.clock.now();
    let (shown, code_hash) = one_time_code::new_code()?;
    let row = password_code::Model {
        id: Id::from_uuid(new_uuid()),
        user_id: user,
        code_hash,
        expires_at: now + TimeDelta::hours(VALID_HOURS),
        used_at: None,
        created_at: now,
        created_by: by,
    };
    Ok((shown, row))
}

/// Unused codes of the account count no more.
pub(super) async fn void_codes(call: &Call, tx: &impl ConnectionTrait, user: UserId) -> Result<(), Fault> {
    password_code::Entity::update_many()
        .col_expr(password_code::Column::UsedAt, Expr::value(Some(call.now)))
        .filter(password_code::Column::UserId.eq(user))
        .filter(password_code::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Lays the code down for its maker's eyes, encrypted, until [`shown_code`] takes it away.
pub(super) async fn keep_for_showing(call: &Call, user: UserId, code: &str) -> Result<(), Fault> {
    let content = format!("form[code]={}", encode(code));
    drafts::keep(&call.house, call.actor.user, FormKind::User, &subject(user), &content).await
}

/// Makes a new code for an account that is not deactivated; older codes end.
///
/// # Errors
/// `NotFound`; `Conflict("deactivated")`.
pub async fn new_code(call: &Call, user: &str) -> Result<UserId, Fault> {
    let id: UserId = read_id(user)?;
    let mut change = call.change().await?;
    if find(&*change, id).await?.deactivated_at.is_some() {
        return Err(Fault::conflict("deactivated"));
    }
    let code = make_code(call, &*change, id).await?;
    change.note(Event::new("user.new_code", "app_user", id.uuid()));
    change.commit().await?;
    keep_for_showing(call, id, &code).await?;
    Ok(id)
}

/// The code made last by this administrator for the account; the second time there is none.
pub async fn shown_code(call: &Call, user: &str) -> Result<ShownCode, Fault> {
    let id: UserId = read_id(user)?;
    let user_name = find(call.db(), id).await?.user_name;
    let kept = drafts::fetch::<Kept>(&call.house, call.actor.user, FormKind::User, &subject(id)).await?;
    let Some(kept) = kept else { return Ok(ShownCode { user_name, code: None, until: None }) };
    drafts::discard(&call.house, call.actor.user, FormKind::User, &subject(id)).await?;
    let until = kept.saved_at + TimeDelta::hours(VALID_HOURS);
    let valid = call.now < until;
    Ok(ShownCode { user_name, code: valid.then_some(kept.form.code), until: valid.then(|| berlin_time(until)) })
}

/// Ends every sign-in of an account (a lost telephone, a shared computer).
pub async fn end_sign_ins(call: &Call, user: &str) -> Result<UserId, Fault> {
    let id: UserId = read_id(user)?;
    let mut change = call.change().await?;
    find(&*change, id).await?;
    let ended = end_all_sign_ins(call, &*change, id).await?;
    change.note(Event::new("user.end_sign_ins", "app_user", id.uuid()).with("sign_ins", ended));
    change.commit().await?;
    Ok(id)
}

/// Makes an administrator from the command line and gives the one-time code. An administrator who exists gets a new
/// code: the way back in when nobody can sign in any more.
///
/// # Errors
/// `user_name`: not a user name; `Conflict("not_an_administrator")` when the name belongs to somebody else.
pub async fn make_first_administrator(house: &House, name: &str) -> Result<String, Fault> {
    let id = new_uuid();
    let form = UserForm {
        client_id: id.to_string(),
        user_name: name.to_owned(),
        display_name: name.to_owned(),
        ..UserForm::default()
    };
    let checked = form.check()?;
    let now = house.clock.now();
    let tx = house.db.begin_write().await?;
    let known =
        app_user::Entity::find().filter(app_user::Column::UserName.eq(checked.user_name.as_str())).one(&tx).await?;
    let (user, action) = match known {
        Some(row) => (is_administrator(house, &tx, row).await?, "user.new_code"),
        None => {
            first_rows(house, &tx, checked.id, &checked.user_name).await?;
            (checked.id, "user.create")
        }
    };
    let (shown, row) = fresh(house, user, None)?;
    password_code::Entity::insert(row.into_active_model()).exec_without_returning(&tx).await?;
    let author = Author { user: None, role: None, at: now };
    let event = Event::new(action, "app_user", user.uuid()).with("role", Role::Admin);
    audit::append(&tx, &house.keyring, &author, &[event]).await?;
    tx.commit().await?;
    Ok(shown)
}

async fn is_administrator(house: &House, tx: &impl ConnectionTrait, row: app_user::Model) -> Result<UserId, Fault> {
    let today = berlin_date(house.clock.now());
    let grants = role_grant::Entity::find()
        .filter(role_grant::Column::UserId.eq(row.id))
        .filter(role_grant::Column::Role.eq(Role::Admin))
        .all(tx)
        .await?;
    let current = grants.iter().any(|grant| grant.valid_until.is_none_or(|until| today <= until));
    if row.deactivated_at.is_none() && current { Ok(row.id) } else { Err(Fault::conflict("not_an_administrator")) }
}

async fn first_rows(house: &House, tx: &impl ConnectionTrait, user: UserId, name: &str) -> Result<(), Fault> {
    let now = house.clock.now();
    let (key, wrapped) = house.keyring.new_data_key()?;
    let data_key_id = Id::from_uuid(key.id());
    let kek_id = house.keyring.master_id().to_owned();
    let envelope = data_key::Model { id: data_key_id, kek_id, wrapped, created_at: now };
    data_key::Entity::insert(envelope.into_active_model()).exec_without_returning(tx).await?;
    let account = app_user::Model {
        id: user,
        user_name: name.to_owned(),
        display_name: name.to_owned(),
        email: None,
        password_hash: None,
        language: crate::domain::message::Language::De,
        deactivated_at: None,
        secrecy_declared_on: None,
        data_key_id,
        is_demo: false,
        created_at: now,
        created_by: None,
        updated_at: now,
        version: 1,
    };
    app_user::Entity::insert(account.into_active_model()).exec_without_returning(tx).await?;
    let grant = role_grant::Model {
        id: Id::from_uuid(new_uuid()),
        user_id: user,
        role: Role::Admin,
        site_id: None,
        valid_from: berlin_date(now),
        valid_until: None,
        created_at: now,
        created_by: None,
        updated_at: now,
        version: 1,
    };
    role_grant::Entity::insert(grant.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}
