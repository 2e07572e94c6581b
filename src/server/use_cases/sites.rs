//! Sites: the administrator's list and form.

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use crate::domain::draft::FormKind;
use crate::domain::error::{AppError, ErrorCode, FieldErrors};
use crate::domain::form::{CheckedSite, SiteForm};
use crate::domain::site::{SiteId, SiteSettings};
use crate::domain::view::admin::{Opened, SiteLine};
use crate::server::audit::Event;
use crate::server::call::Call;
use crate::server::clock::new_uuid;
use crate::server::entity::site;
use crate::server::fault::Fault;
use crate::server::{db, drafts};

/// All sites by name; there are a few dozen at most (47 district police authorities).
pub async fn list(call: &Call) -> Result<Vec<SiteLine>, Fault> {
    let rows = site::Entity::find().order_by_asc(site::Column::Name).all(call.db()).await?;
    let lines = rows.into_iter().map(|row| SiteLine {
        id: row.id,
        name: row.name,
        kpb_code: row.kpb_code,
        provider_name: row.provider_name,
        region: row.region,
        active_from: row.active_from,
        active_to: row.active_to,
    });
    Ok(lines.collect())
}

/// The form of a site; `site` is empty for a new one.
///
/// # Errors
/// `NotFound`.
pub async fn form(call: &Call, site: &str, refused: bool) -> Result<Opened<SiteForm>, Fault> {
    let row = match site {
        "" => None,
        id => Some(find(call.db(), id.parse().map_err(|_| Fault::not_found())?).await?),
    };
    let name = row.as_ref().map(|row| row.name.clone()).unwrap_or_default();
    let stored = row.map(stored_form);
    let kept = drafts::fetch::<SiteForm>(&call.house, call.actor.user, FormKind::Site, site).await?;
    let draft = kept.as_ref().map(drafts::mark);
    let fresh = || SiteForm { client_id: new_uuid().to_string(), active_from: call.today.to_string(), ..usual() };
    let mut form = kept.map(|kept| kept.form).or_else(|| stored.clone()).unwrap_or_else(fresh);
    let errors = if refused && draft.is_some() { errors_of(call, &form).await? } else { FieldErrors::new() };
    let version = stored.as_ref().map(|stored| stored.version.clone()).unwrap_or_default();
    let overtaken = stored.filter(|stored| stored.version != form.version);
    form.version = version;
    Ok(Opened { form, draft, errors, sites: Vec::new(), stored: overtaken, name })
}

/// A form with the settings most sites keep; a team of two stands in for each other.
fn usual() -> SiteForm {
    let usual = SiteSettings::default();
    SiteForm {
        planned_months: usual.planned_months.to_string(),
        extension_months: usual.extension_months.to_string(),
        look_back_months: usual.look_back_months.to_string(),
        oldest_age: usual.oldest_age.to_string(),
        mutual_deputies: true,
        ..SiteForm::default()
    }
}

fn stored_form(row: site::Model) -> SiteForm {
    SiteForm {
        client_id: row.id.to_string(),
        version: row.version.to_string(),
        name: row.name,
        kpb_code: row.kpb_code,
        provider_name: row.provider_name,
        controller_text: row.controller_text,
        contact_name: row.contact_name,
        contact_phone: row.contact_phone,
        region: row.region.code().to_owned(),
        active_from: row.active_from.to_string(),
        active_to: row.active_to.map(|day| day.to_string()).unwrap_or_default(),
        strand_enabled: row.strand_enabled,
        remote_interpreting: row.remote_interpreting,
        planned_months: row.planned_months.to_string(),
        extension_months: row.extension_months.to_string(),
        look_back_months: row.look_back_months.to_string(),
        oldest_age: row.oldest_age.to_string(),
        extends_past_18: row.extends_past_18,
        mutual_deputies: row.mutual_deputies,
    }
}

/// Makes a site, or changes the one the form was opened with.
///
/// # Errors
/// `kpb_code`: another site has it; `Stale`; `Conflict("same_id_other_content")`; `NotFound`.
pub async fn save(call: &Call, site: &str, form: &SiteForm) -> Result<SiteId, Fault> {
    let checked = form.check()?;
    if site.is_empty() {
        return create(call, checked).await;
    }
    if site.parse::<SiteId>().ok() != Some(checked.id) {
        return Err(Fault::not_found());
    }
    let id = checked.id;
    let mut change = call.change().await?;
    find(&*change, id).await?;
    code_is_free(&*change, &checked).await?;
    let changed = site::Entity::update_many()
        .col_expr(site::Column::Name, Expr::value(checked.name))
        .col_expr(site::Column::KpbCode, Expr::value(checked.kpb_code))
        .col_expr(site::Column::ProviderName, Expr::value(checked.provider_name))
        .col_expr(site::Column::ControllerText, Expr::value(checked.controller_text))
        .col_expr(site::Column::ContactName, Expr::value(checked.contact_name))
        .col_expr(site::Column::ContactPhone, Expr::value(checked.contact_phone))
        .col_expr(site::Column::Region, Expr::value(checked.region))
        .col_expr(site::Column::ActiveFrom, Expr::value(checked.active_from))
        .col_expr(site::Column::ActiveTo, Expr::value(checked.active_to))
        .col_expr(site::Column::StrandEnabled, Expr::value(checked.strand_enabled))
        .col_expr(site::Column::RemoteInterpreting, Expr::value(checked.remote_interpreting))
        .col_expr(site::Column::PlannedMonths, Expr::value(i32::from(checked.settings.planned_months)))
        .col_expr(site::Column::ExtensionMonths, Expr::value(i32::from(checked.settings.extension_months)))
        .col_expr(site::Column::LookBackMonths, Expr::value(i32::from(checked.settings.look_back_months)))
        .col_expr(site::Column::OldestAge, Expr::value(i32::from(checked.settings.oldest_age)))
        .col_expr(site::Column::ExtendsPast18, Expr::value(checked.settings.extends_past_18))
        .col_expr(site::Column::MutualDeputies, Expr::value(checked.settings.mutual_deputies))
        .col_expr(site::Column::UpdatedAt, Expr::value(call.now))
        .col_expr(site::Column::Version, Expr::col(site::Column::Version).add(1))
        .filter(site::Column::Id.eq(id))
        .filter(site::Column::Version.eq(checked.version.unwrap_or_default()))
        .exec(&*change)
        .await?;
    db::stale(changed.rows_affected)?;
    change.note(Event::new("site.change", "site", id.uuid()).at_site(id.uuid()));
    change.commit().await?;
    Ok(id)
}

async fn create(call: &Call, checked: CheckedSite) -> Result<SiteId, Fault> {
    let id = checked.id;
    let mut change = call.change().await?;
    if let Some(row) = site::Entity::find_by_id(id).one(&*change).await? {
        let same = stored_form(row).check().is_ok_and(|stored| CheckedSite { version: None, ..stored } == checked);
        return if same { Ok(id) } else { Err(Fault::conflict("same_id_other_content")) };
    }
    code_is_free(&*change, &checked).await?;
    let row = site::Model {
        id,
        name: checked.name,
        kpb_code: checked.kpb_code,
        provider_name: checked.provider_name,
        controller_text: checked.controller_text,
        contact_name: checked.contact_name,
        contact_phone: checked.contact_phone,
        region: checked.region,
        active_from: checked.active_from,
        active_to: checked.active_to,
        strand_enabled: checked.strand_enabled,
        remote_interpreting: checked.remote_interpreting,
        planned_months: checked.settings.planned_months.into(),
        extension_months: checked.settings.extension_months.into(),
        look_back_months: checked.settings.look_back_months.into(),
        oldest_age: checked.settings.oldest_age.into(),
        extends_past_18: checked.settings.extends_past_18,
        mutual_deputies: checked.settings.mutual_deputies,
        is_demo: call.house.is_demo(),
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    };
    let inserted = site::Entity::insert(row.into_active_model())
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&*change)
        .await?;
    if inserted != 1 {
        return Err(Fault::conflict("try_again"));
    }
    change.note(Event::new("site.create", "site", id.uuid()).at_site(id.uuid()));
    change.commit().await?;
    Ok(id)
}

async fn find(db: &impl ConnectionTrait, id: SiteId) -> Result<site::Model, Fault> {
    site::Entity::find_by_id(id).one(db).await?.ok_or_else(Fault::not_found)
}

/// A district police authority takes part with one site.
async fn code_is_free(db: &impl ConnectionTrait, checked: &CheckedSite) -> Result<(), Fault> {
    let taken = site::Entity::find()
        .filter(site::Column::KpbCode.eq(checked.kpb_code.as_str()))
        .filter(site::Column::Id.ne(checked.id))
        .one(db)
        .await?;
    if taken.is_some() { Err(Fault::field("kpb_code", ErrorCode::AlreadyTaken)) } else { Ok(()) }
}

/// What the deed would say, without doing it.
async fn errors_of(call: &Call, form: &SiteForm) -> Result<FieldErrors, Fault> {
    let checked = match form.check() {
        Ok(checked) => checked,
        Err(errors) => return Ok(errors),
    };
    match code_is_free(call.db(), &checked).await {
        Err(Fault::Expected(AppError::Invalid(errors))) => Ok(errors),
        other => other.map(|()| FieldErrors::new()),
    }
}
