//! What can be done before anybody is signed in: sign in, set a first password, sign out.

use chrono::TimeDelta;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set, Unchanged};
use uuid::Uuid;

use crate::domain::error::ErrorCode;
use crate::domain::form::account::is_common;
use crate::domain::id::Id;
use crate::domain::message::Language;
use crate::domain::user::{SignInId, UserId};
use crate::server::audit::{self, Author, Event};
use crate::server::auth::look_up::ABSOLUTE_HOURS;
use crate::server::auth::one_time_code::hash_code;
use crate::server::auth::password;
use crate::server::auth::token::new_token;
use crate::server::clock::new_uuid;
use crate::server::entity::{app_user, password_code, sign_in};
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::request::{RequestInfo, cookie_name};

/// Longest user name that is looked at, in characters.
const LONGEST_NAME: usize = 40;
/// Longest password that is looked at, in bytes: 128 characters of any script.
const LONGEST_SECRET: usize = 512;

/// Signs in and gives the cookie line. The same answer and time for an unknown user and a wrong password.
///
/// # Errors
/// `Conflict("throttled")` after too many tries, `Conflict("wrong_sign_in")` otherwise.
pub async fn sign_in(house: &House, info: &RequestInfo, user_name: &str, secret: &str) -> Result<String, Fault> {
    let now = house.clock.now();
    // PostgreSQL can neither hold nor compare a NUL; no account has one, so without it the name is as unknown.
    let user_name = user_name.trim().to_lowercase().replace('\0', "");
    // Nobody has such a name or password: refused before anything is remembered, hashed or written of it.
    if user_name.chars().count() > LONGEST_NAME || secret.len() > LONGEST_SECRET {
        return Err(Fault::conflict("wrong_sign_in"));
    }
    if house.throttle.take(&user_name, &info.peer, now).is_err() {
        return Err(Fault::conflict("throttled"));
    }
    let user = app_user::Entity::find()
        .filter(app_user::Column::UserName.eq(user_name.as_str()))
        .one(&house.db.read)
        .await?
        .filter(|user| user.deactivated_at.is_none() && (info.local || !user.is_demo));
    let stored = user.as_ref().and_then(|user| user.password_hash.clone());
    let fits = password::verify(&house.hashing, stored, secret.to_owned()).await?;
    let Some(user) = user.filter(|_| fits) else {
        record(house, None, vec![Event { id: None, ..Event::new("sign_in.refused", "app_user", Uuid::nil()) }]).await?;
        return Err(Fault::conflict("wrong_sign_in"));
    };
    house.throttle.forgive(&user_name, &info.peer);
    open(house, user.id, info.sign_in).await
}

/// Opens a sign-in; the one this browser held before ends (ASVS 7.2.4).
async fn open(house: &House, user: UserId, before: Option<SignInId>) -> Result<String, Fault> {
    let now = house.clock.now();
    let (token, token_hash) = new_token()?;
    let id: SignInId = Id::from_uuid(new_uuid());
    let tx = house.db.begin_write().await?;
    let row = sign_in::ActiveModel {
        id: Set(id),
        token_hash: Set(token_hash),
        user_id: Set(user),
        created_at: Set(now),
        last_seen_at: Set(now),
        expires_at: Set(now + TimeDelta::hours(ABSOLUTE_HOURS)),
        ended_at: Set(None),
    };
    if let Some(before) = before {
        sign_in::Entity::update_many()
            .col_expr(sign_in::Column::EndedAt, Expr::value(Some(now)))
            .filter(sign_in::Column::Id.eq(before))
            .filter(sign_in::Column::EndedAt.is_null())
            .exec(&tx)
            .await?;
    }
    sign_in::Entity::insert(row).exec_without_returning(&tx).await?;
    let events = [Event::new("sign_in.opened", "sign_in", id.uuid())];
    audit::append(&tx, &house.keyring, &author(house, Some(user)), &events).await?;
    tx.commit().await?;
    Ok(cookie_line(house, &token, ABSOLUTE_HOURS * 3600))
}

/// Ends the present sign-in, or all of the person's, and gives the cookie line that clears the browser's.
pub async fn sign_out(house: &House, info: &RequestInfo, everywhere: bool) -> Result<String, Fault> {
    if let (Some(actor), Some(present)) = (&info.actor, info.sign_in) {
        let now = house.clock.now();
        let tx = house.db.begin_write().await?;
        let mut ended = sign_in::Entity::update_many()
            .col_expr(sign_in::Column::EndedAt, Expr::value(Some(now)))
            .filter(sign_in::Column::UserId.eq(actor.user))
            .filter(sign_in::Column::EndedAt.is_null());
        if !everywhere {
            ended = ended.filter(sign_in::Column::Id.eq(present));
        }
        ended.exec(&tx).await?;
        let action = if everywhere { "sign_in.ended_everywhere" } else { "sign_in.ended" };
        let events = [Event::new(action, "sign_in", present.uuid())];
        audit::append(&tx, &house.keyring, &author(house, Some(actor.user)), &events).await?;
        tx.commit().await?;
    }
    Ok(cookie_line(house, "", 0))
}

/// Sets a password with a one-time code (24 hours) and ends all older sign-ins of the account.
///
/// # Errors
/// `code`: wrong, used or expired, all with the same answer.
pub async fn set_password(house: &House, code: &str, secret: &str) -> Result<(), Fault> {
    let now = house.clock.now();
    let refused = || Fault::field("code", ErrorCode::NotAChoice);
    let row = password_code::Entity::find()
        .filter(password_code::Column::CodeHash.eq(hash_code(code)))
        .one(&house.db.read)
        .await?
        .filter(|row| row.used_at.is_none() && row.expires_at > now)
        .ok_or_else(refused)?;
    let owner = app_user::Entity::find_by_id(row.user_id).one(&house.db.read).await?.ok_or_else(refused)?;
    if is_common(secret, &owner.user_name) {
        return Err(Fault::field("password", ErrorCode::TooCommon));
    }
    let stored = password::hash(&house.hashing, secret.to_owned()).await?;
    let tx = house.db.begin_write().await?;
    let taken = password_code::Entity::update_many()
        .col_expr(password_code::Column::UsedAt, Expr::value(Some(now)))
        .filter(password_code::Column::Id.eq(row.id))
        .filter(password_code::Column::UsedAt.is_null())
        .exec(&tx)
        .await?;
    if taken.rows_affected != 1 {
        return Err(refused());
    }
    let user = app_user::ActiveModel {
        id: Unchanged(row.user_id),
        password_hash: Set(Some(stored)),
        updated_at: Set(now),
        ..Default::default()
    };
    user.update(&tx).await?;
    sign_in::Entity::update_many()
        .col_expr(sign_in::Column::EndedAt, Expr::value(Some(now)))
        .filter(sign_in::Column::UserId.eq(row.user_id))
        .filter(sign_in::Column::EndedAt.is_null())
        .exec(&tx)
        .await?;
    let events = [Event::new("password.set", "app_user", row.user_id.uuid())];
    audit::append(&tx, &house.keyring, &author(house, Some(row.user_id)), &events).await?;
    tx.commit().await?;
    Ok(())
}

/// Remembers the language on the account of a signed-in person; gives the cookie line for the browser.
pub async fn choose_language(house: &House, info: &RequestInfo, language: Language) -> Result<String, Fault> {
    if let Some(actor) = &info.actor {
        let tx = house.db.begin_write().await?;
        app_user::Entity::update_many()
            .col_expr(app_user::Column::Language, Expr::value(language))
            .filter(app_user::Column::Id.eq(actor.user))
            .exec(&tx)
            .await?;
        tx.commit().await?;
    }
    let name = crate::server::request::LANGUAGE_COOKIE;
    let secure = if house.settings.secure_cookies { "; Secure" } else { "" };
    Ok(format!("{name}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}", language.code()))
}

async fn record(house: &House, user: Option<UserId>, events: Vec<Event>) -> Result<(), Fault> {
    let tx = house.db.begin_write().await?;
    audit::append(&tx, &house.keyring, &author(house, user), &events).await?;
    tx.commit().await?;
    Ok(())
}

fn author(house: &House, user: Option<UserId>) -> Author {
    Author { user: user.map(Id::uuid), role: None, at: house.clock.now() }
}

fn cookie_line(house: &House, token: &str, max_age: i64) -> String {
    let secure = house.settings.secure_cookies;
    let name = cookie_name(secure);
    let flag = if secure { "; Secure" } else { "" };
    format!("{name}={token}; Path=/; Max-Age={max_age}; HttpOnly; SameSite=Lax{flag}")
}

/// Where a browser may be sent after signing in: a path of this site, nothing else.
pub fn safe_next(next: &str) -> String {
    let inside = next.starts_with('/')
        && !next.starts_with("//")
        && !next.starts_with("/\\")
        && next.len() <= 300
        && next.bytes().all(|byte| byte.is_ascii_graphic());
    if inside { next.to_owned() } else { "/".to_owned() }
}
