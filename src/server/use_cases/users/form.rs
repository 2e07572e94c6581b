//! The administrator's forms as their pages open: fresh, from what is stored, or from a draft.

use sea_orm::{EntityTrait, QueryOrder};

use super::{change, find, read_id};
use crate::domain::draft::FormKind;
use crate::domain::error::{AppError, FieldErrors};
use crate::domain::form::{GrantPart, UserForm};
use crate::domain::message::Language;
use crate::domain::user::UserId;
use crate::domain::view::admin::{Opened, SiteChoice};
use crate::server::call::Call;
use crate::server::clock::new_uuid;
use crate::server::drafts;
use crate::server::entity::site;
use crate::server::fault::Fault;

/// The form of a new account.
pub async fn new_form(call: &Call, refused: bool) -> Result<Opened<UserForm>, Fault> {
    let sites = sites(call).await?;
    let kept = drafts::fetch::<UserForm>(&call.house, call.actor.user, FormKind::User, "").await?;
    let draft = kept.as_ref().map(drafts::mark);
    let mut form = kept.map(|kept| kept.form).unwrap_or_default();
    if draft.is_none() {
        form.client_id = new_uuid().to_string();
        form.language = Language::De.code().to_owned();
        let valid_from = call.today.to_string();
        form.grants = vec![GrantPart { valid_from, ..GrantPart::default() }];
    }
    let errors = if refused && draft.is_some() { errors_of(call, &form).await? } else { FieldErrors::new() };
    Ok(Opened { form, draft, errors, sites, stored: None, name: String::new() })
}

/// The form of an account that exists. A draft made for an older version shows what is stored beside it and may then
/// be saved over it.
pub async fn edit_form(call: &Call, user: &str, refused: bool) -> Result<Opened<UserForm>, Fault> {
    let row = find(call.db(), read_id(user)?).await?;
    let stored = UserForm {
        client_id: row.id.to_string(),
        version: row.version.to_string(),
        user_name: row.user_name,
        display_name: row.display_name.clone(),
        email: row.email.unwrap_or_default(),
        language: row.language.code().to_owned(),
        ..UserForm::default()
    };
    let kept = drafts::fetch::<UserForm>(&call.house, call.actor.user, FormKind::User, user).await?;
    let draft = kept.as_ref().map(drafts::mark);
    let mut form = kept.map_or_else(|| stored.clone(), |kept| kept.form);
    let errors = if refused && draft.is_some() { errors_of(call, &form).await? } else { FieldErrors::new() };
    let overtaken = form.version != stored.version;
    form.version.clone_from(&stored.version);
    let stored = overtaken.then_some(stored);
    Ok(Opened { form, draft, errors, sites: Vec::new(), stored, name: row.display_name })
}

/// The form of a new grant.
pub async fn grant_form(call: &Call, user: &str, refused: bool) -> Result<Opened<GrantPart>, Fault> {
    let id: UserId = read_id(user)?;
    let row = find(call.db(), id).await?;
    let subject = format!("grant:{id}");
    let kept = drafts::fetch::<GrantPart>(&call.house, call.actor.user, FormKind::User, &subject).await?;
    let draft = kept.as_ref().map(drafts::mark);
    let fresh = || GrantPart { valid_from: call.today.to_string(), ..GrantPart::default() };
    let form = kept.map_or_else(fresh, |kept| kept.form);
    let errors = if refused && draft.is_some() { form.check().err().unwrap_or_default() } else { FieldErrors::new() };
    Ok(Opened { form, draft, errors, sites: sites(call).await?, stored: None, name: row.display_name })
}

/// What the deed would say, without doing it.
async fn errors_of(call: &Call, form: &UserForm) -> Result<FieldErrors, Fault> {
    let checked = match form.check() {
        Ok(checked) => checked,
        Err(errors) => return Ok(errors),
    };
    match change::name_is_free(call.db(), &checked).await {
        Err(Fault::Expected(AppError::Invalid(errors))) => Ok(errors),
        other => other.map(|()| FieldErrors::new()),
    }
}

async fn sites(call: &Call) -> Result<Vec<SiteChoice>, Fault> {
    let rows = site::Entity::find().order_by_asc(site::Column::Name).all(call.db()).await?;
    let running = rows.into_iter().filter(|row| row.active_to.is_none_or(|last| call.today <= last));
    Ok(running.map(|row| SiteChoice { id: row.id, name: row.name }).collect())
}
