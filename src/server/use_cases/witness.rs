//! The witness code: chosen with the password, asked for when somebody has signed on the device.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};

use crate::domain::error::ErrorCode;
use crate::domain::form::WitnessCodeForm;
use crate::server::audit::Event;
use crate::server::auth::password;
use crate::server::call::Call;
use crate::server::crypto::Place;
use crate::server::drafts::user_key;
use crate::server::entity::{app_user, witness_code};
use crate::server::fault::Fault;

/// Where tries are counted: they are the person's own, wherever they come from.
const TRIES: &str = "witness code";

/// Whether the person has chosen a code.
pub async fn has_code(call: &Call) -> Result<bool, Fault> {
    let own = witness_code::Entity::find().filter(witness_code::Column::UserId.eq(call.actor.user));
    Ok(own.count(call.db()).await? > 0)
}

/// Chooses a code, or another one. Whoever only holds the unlocked phone cannot.
///
/// # Errors
/// Field errors; `password=wrong_password`; `password=throttled` after too many tries.
pub async fn choose(call: &Call, form: &WitnessCodeForm) -> Result<(), Fault> {
    let checked = form.check()?;
    let user = call.actor.user;
    let account = user.to_string();
    if call.house.throttle.take(&account, TRIES, call.now).is_err() {
        return Err(Fault::field("password", ErrorCode::Throttled));
    }
    let row = app_user::Entity::find_by_id(user).one(call.db()).await?.ok_or_else(Fault::not_found)?;
    if !password::verify(&call.house.hashing, row.password_hash, checked.password).await? {
        return Err(Fault::field("password", ErrorCode::WrongPassword));
    }
    call.house.throttle.forgive(&account, TRIES);
    let key = user_key(&call.house, user).await?;
    let place = Place::new("witness_code", "code_ct", user.uuid());
    let row = witness_code::Model { user_id: user, code_ct: key.seal(place, &checked.code)?, chosen_at: call.now };
    let mut change = call.change().await?;
    let newer = OnConflict::column(witness_code::Column::UserId)
        .update_columns([witness_code::Column::CodeCt, witness_code::Column::ChosenAt])
        .to_owned();
    witness_code::Entity::insert(row.into_active_model()).on_conflict(newer).exec_without_returning(&*change).await?;
    change.note(Event::new("account.witness_code", "app_user", user.uuid()));
    change.commit().await
}

/// Whether this is the person's own code. Five tries at once, then one every twelve seconds.
///
/// # Errors
/// `witness_code=witness_code` for a missing and for a wrong code alike, and after too many tries.
pub async fn must_fit(call: &Call, typed: &str) -> Result<(), Fault> {
    let refused = || Fault::field("witness_code", ErrorCode::WitnessCode);
    let user = call.actor.user;
    let typed: String = typed.split_whitespace().collect();
    if typed.is_empty() {
        return Err(refused());
    }
    let account = user.to_string();
    if call.house.throttle.take(&account, TRIES, call.now).is_err() {
        return Err(refused());
    }
    let Some(row) = witness_code::Entity::find_by_id(user).one(call.db()).await? else { return Err(refused()) };
    let key = user_key(&call.house, user).await?;
    if key.open(Place::new("witness_code", "code_ct", user.uuid()), &row.code_ct)? != typed {
        return Err(refused());
    }
    call.house.throttle.forgive(&account, TRIES);
    Ok(())
}
