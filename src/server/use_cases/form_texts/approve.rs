//! Approving a wording: four eyes, and what it means for consents that were given on an older one.

use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::recordings::forget_recordings;
use crate::domain::consent::FormVersionId;
use crate::domain::form_text::{Edition, GERMAN};
use crate::domain::purpose::Purpose;
use crate::server::audit::Event;
use crate::server::call::Call;
use crate::server::db::stale;
use crate::server::entity::{consent, consent_form_version};
use crate::server::fault::Fault;

/// Approves a draft; from its first day it is the wording to sign.
///
/// # Errors
/// `NotFound`; `Conflict("own_text")` for whoever proposed it; `Stale` when somebody was faster.
pub async fn approve(call: &Call, id: &str, version: i32) -> Result<Edition, Fault> {
    let change = call.change().await?;
    let row = draft(&*change, id).await?;
    if row.created_by == Some(call.actor.user) {
        return Err(Fault::conflict("own_text"));
    }
    let mut change = change;
    set_approved(&*change, call, &row, version).await?;
    if row.asks_again && row.edition() == GERMAN {
        consent::Entity::update_many()
            .col_expr(consent::Column::AskedAgainFrom, Expr::value(std::cmp::max(row.valid_from, call.today)))
            .filter(older(row.purpose, row.version_no))
            // Asked again already, it keeps its day: a second wording must not open anew what has run out.
            .filter(consent::Column::AskedAgainFrom.is_null())
            .exec(&*change)
            .await?;
    }
    change.note(event("form_text.approve", &row));
    change.commit().await?;
    Ok(row.edition())
}

/// Approves every first proposal of an edition together: the program made them, so one person's look is the second one.
///
/// # Errors
/// `NotFound` for an edition that does not exist.
pub async fn approve_first(call: &Call, code: &str) -> Result<Edition, Fault> {
    let edition = Edition::from_code(code).ok_or_else(Fault::not_found)?;
    let mut change = call.change().await?;
    let rows = consent_form_version::Entity::find().filter(first_drafts(edition)).all(&*change).await?;
    if rows.is_empty() {
        return Ok(edition);
    }
    consent_form_version::Entity::update_many()
        .col_expr(consent_form_version::Column::ApprovedOn, Expr::value(call.today))
        .col_expr(consent_form_version::Column::ApprovedBy, Expr::value(call.actor.user))
        .col_expr(consent_form_version::Column::UpdatedAt, Expr::value(call.now))
        .col_expr(consent_form_version::Column::Version, Expr::col(consent_form_version::Column::Version).add(1))
        .filter(first_drafts(edition))
        .exec(&*change)
        .await?;
    for row in &rows {
        change.note(event("form_text.approve", row));
    }
    change.commit().await?;
    Ok(edition)
}

/// Takes a draft away that nobody will sign.
///
/// # Errors
/// `NotFound`; `Conflict("only_text")` when the edition would be left without any wording.
pub async fn discard(call: &Call, id: &str) -> Result<Edition, Fault> {
    let mut change = call.change().await?;
    let row = draft(&*change, id).await?;
    if row.created_by.is_none() {
        return Err(Fault::conflict("only_text"));
    }
    forget_recordings(&*change, row.id).await?;
    consent_form_version::Entity::delete_by_id(row.id).exec(&*change).await?;
    change.note(event("form_text.discard", &row));
    change.commit().await?;
    Ok(row.edition())
}

/// How many consents a German wording with this number would send into review.
pub(super) async fn touched(call: &Call, purpose: Purpose, version_no: i32) -> Result<u64, Fault> {
    Ok(consent::Entity::find().filter(older(purpose, version_no)).count(call.db()).await?)
}

/// First proposals of the program that wait.
pub(super) fn first_drafts(edition: Edition) -> Condition {
    use consent_form_version::Column::{ApprovedOn, CreatedBy, Language, PlainLanguage};
    Condition::all()
        .add(Language.eq(edition.language))
        .add(PlainLanguage.eq(edition.plain))
        .add(ApprovedOn.is_null())
        .add(CreatedBy.is_null())
}

/// Consents that still speak for the purpose, given on a wording that stands for an older German one.
fn older(purpose: Purpose, german_version_no: i32) -> Condition {
    let versions = Query::select()
        .column(consent_form_version::Column::Id)
        .from(consent_form_version::Entity)
        .and_where(consent_form_version::Column::Purpose.eq(purpose))
        .and_where(consent_form_version::Column::GermanVersionNo.lt(german_version_no))
        .to_owned();
    use consent::Column::{FormVersionId, Purpose as For, SupersededOn, VoidedOn, WithdrawnOn};
    Condition::all()
        .add(For.eq(purpose))
        .add(WithdrawnOn.is_null())
        .add(VoidedOn.is_null())
        .add(SupersededOn.is_null())
        .add(FormVersionId.in_subquery(versions))
}

async fn draft(db: &impl ConnectionTrait, id: &str) -> Result<consent_form_version::Model, Fault> {
    let id: FormVersionId = id.parse().map_err(|_| Fault::not_found())?;
    let row = consent_form_version::Entity::find_by_id(id).one(db).await?.ok_or_else(Fault::not_found)?;
    if row.approved_on.is_some() { Err(Fault::conflict("wrong_status")) } else { Ok(row) }
}

async fn set_approved(
    db: &impl ConnectionTrait,
    call: &Call,
    row: &consent_form_version::Model,
    version: i32,
) -> Result<(), Fault> {
    use consent_form_version::Column::{ApprovedBy, ApprovedOn, Id, UpdatedAt, ValidFrom, Version};
    let done = consent_form_version::Entity::update_many()
        .col_expr(ApprovedOn, Expr::value(call.today))
        .col_expr(ApprovedBy, Expr::value(call.actor.user))
        // Approved later than planned, it counts from the approval.
        .col_expr(ValidFrom, Expr::value(std::cmp::max(row.valid_from, call.today)))
        .col_expr(UpdatedAt, Expr::value(call.now))
        .col_expr(Version, Expr::value(version + 1))
        .filter(Id.eq(row.id))
        .filter(Version.eq(version))
        .filter(ApprovedOn.is_null())
        .exec(db)
        .await?;
    stale(done.rows_affected)?;
    Ok(())
}

fn event(action: &'static str, row: &consent_form_version::Model) -> Event {
    let event = Event::new(action, "consent_form_version", row.id.uuid()).for_purpose(row.purpose.code());
    event.with("edition", row.edition().code()).with("number", row.version_no)
}
