//! Extensions (BR-05): the worker decides on the ground of a review, the team lead approves.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};

use super::{must_fit, must_take_part};
use crate::domain::draft::FormKind;
use crate::domain::enrolment::extension::{ExtensionError, ExtensionFacts, ExtensionId, extended_end};
use crate::domain::enrolment::machine::TransitionError;
use crate::domain::error::AppError;
use crate::domain::form::ExtensionForm;
use crate::domain::review::is_recent;
use crate::domain::view::course::ExtensionPage;
use crate::server::audit::Event;
use crate::server::call::{Call, Change};
use crate::server::clock::new_uuid;
use crate::server::db::stale;
use crate::server::drafts::{self, mark};
use crate::server::entity::{enrolment, enrolment_extension, review};
use crate::server::fault::Fault;
use crate::server::use_cases::enrolment::moves::{self, Opened, locked, newest_review, update};

async fn facts(
    call: &Call,
    db: &impl ConnectionTrait,
    opened: &Opened,
    row: &enrolment::Model,
) -> Result<(ExtensionFacts, Option<review::Model>), Fault> {
    let newest = newest_review(db, row.id).await?;
    let facts = ExtensionFacts {
        planned_end_on: row.planned_end_on.filter(|_| row.status.takes_part()),
        birth_date: opened.identity.birth_date,
        past_18: opened.site.extends_past_18,
        review_recent: newest.as_ref().is_some_and(|review| is_recent(review.held_on, call.today)),
    };
    Ok((facts, newest))
}

/// The form: from the draft, or with the site's usual months.
///
/// # Errors
/// `NotFound` outside the actor's cases; `participation_missing`, `participation_withdrawn`.
pub async fn extension_page(call: &Call, code: &str) -> Result<ExtensionPage, Fault> {
    let opened = moves::open(call, code).await?;
    must_take_part(call, call.db(), &opened).await?;
    let subject = opened.participant.case_code.compact();
    let kept = drafts::fetch::<ExtensionForm>(&call.house, call.actor.user, FormKind::Extension, &subject).await?;
    let draft = kept.as_ref().map(mark);
    let months = opened.site.extension_months;
    let fresh = || ExtensionForm { months: months.to_string(), ..ExtensionForm::default() };
    let mut form = kept.map_or_else(fresh, |kept| kept.form);
    if form.client_id.is_empty() {
        form.client_id = new_uuid().to_string();
    }
    form.version = opened.enrolment.version.to_string();
    let (facts, _) = facts(call, call.db(), &opened, &opened.enrolment).await?;
    let wanted = form.months.trim().parse().unwrap_or_else(|_| u16::try_from(months).unwrap_or_default());
    let end = extended_end(&facts, wanted, call.today);
    let errors = form.check().err().unwrap_or_default();
    call.note_reading("extension", Some(opened.participant.id), Some(opened.enrolment.id));
    Ok(ExtensionPage {
        head: opened.head(),
        form,
        draft,
        errors,
        planned_end_on: opened.enrolment.planned_end_on,
        new_planned_end_on: end.ok(),
        blocked: end.err(),
    })
}

/// Decides on an extension; the new end counts once the team lead has approved. The same id with the same content is
/// the same extension.
///
/// # Errors
/// Field errors; conflicts with the code of the rule that stands against it (BR-05); `extension_waiting`; `Stale`.
pub async fn propose_extension(call: &Call, code: &str, form: &ExtensionForm) -> Result<(), Fault> {
    let opened = moves::open(call, code).await?;
    let checked = form.check()?;
    let mut change = call.change().await?;
    let row = locked(&change, opened.enrolment.id).await?;
    if let Some(stored) = enrolment_extension::Entity::find_by_id(checked.id).one(&*change).await? {
        let same = stored.enrolment_id == row.id
            && stored.months == i32::from(checked.months)
            && stored.reason == checked.reason;
        return if same { Ok(()) } else { Err(Fault::conflict("same_id_other_content")) };
    }
    must_take_part(call, &*change, &opened).await?;
    if waiting(&change, &row).await? > 0 {
        return Err(Fault::conflict("extension_waiting"));
    }
    let (facts, newest) = facts(call, &*change, &opened, &row).await?;
    let end = extended_end(&facts, checked.months, call.today).map_err(refused)?;
    let newest = newest.ok_or_else(|| refused(ExtensionError::ReviewMissing))?;
    let former = row.planned_end_on.ok_or_else(|| refused(ExtensionError::NoPlannedEnd))?;
    let model = enrolment_extension::Model {
        id: checked.id,
        enrolment_id: row.id,
        review_id: newest.id,
        months: checked.months.into(),
        reason: checked.reason,
        decided_on: call.today,
        former_planned_end_on: former,
        new_planned_end_on: end,
        approved_by: None,
        approved_on: None,
        declined_on: None,
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    };
    let inserted = enrolment_extension::Entity::insert(model.into_active_model().reset_all())
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&*change)
        .await?;
    if inserted != 1 {
        return Err(Fault::conflict("same_id_other_content"));
    }
    let event = Event::new("extension.propose", "enrolment_extension", checked.id.uuid());
    change.note(event.at_site(row.site_id.uuid()).with("months", checked.months));
    change.commit().await
}

/// A rule that stands against an extension, as a conflict.
fn refused(error: ExtensionError) -> Fault {
    Fault::conflict(error.code())
}

async fn waiting(change: &Change<'_>, row: &enrolment::Model) -> Result<u64, Fault> {
    use enrolment_extension::Column::{ApprovedOn, DeclinedOn, EnrolmentId};
    let open = enrolment_extension::Entity::find()
        .filter(EnrolmentId.eq(row.id))
        .filter(ApprovedOn.is_null())
        .filter(DeclinedOn.is_null());
    Ok(open.count(&**change).await?)
}

/// Approves an extension somebody else decided on: the planned end moves.
///
/// # Errors
/// `NotFound`; `own_proposal`; `wrong_status` when it is decided already or taking part is over; `Stale`.
pub async fn approve_extension(call: &Call, code: &str, id: &str, version: i32) -> Result<(), Fault> {
    let opened = moves::open(call, code).await?;
    let mut change = call.change().await?;
    let row = locked(&change, opened.enrolment.id).await?;
    let extension = undecided(call, &change, &row, id, version).await?;
    if !row.status.takes_part() {
        return Err(AppError::from(TransitionError::WrongStatus).into());
    }
    decide(call, &change, &extension, true).await?;
    let site = row.site_id;
    update(call, &change, row, |active| active.planned_end_on = Set(Some(extension.new_planned_end_on))).await?;
    change.note(Event::new("extension.approve", "enrolment_extension", extension.id.uuid()).at_site(site.uuid()));
    change.commit().await
}

/// Does not approve an extension: the planned end stays.
///
/// # Errors
/// As [`approve_extension`].
pub async fn decline_extension(call: &Call, code: &str, id: &str, version: i32) -> Result<(), Fault> {
    let opened = moves::open(call, code).await?;
    let mut change = call.change().await?;
    let row = locked(&change, opened.enrolment.id).await?;
    let extension = undecided(call, &change, &row, id, version).await?;
    decide(call, &change, &extension, false).await?;
    let event = Event::new("extension.decline", "enrolment_extension", extension.id.uuid());
    change.note(event.at_site(row.site_id.uuid()));
    change.commit().await
}

async fn undecided(
    call: &Call,
    change: &Change<'_>,
    row: &enrolment::Model,
    id: &str,
    version: i32,
) -> Result<enrolment_extension::Model, Fault> {
    let id: ExtensionId = id.parse().map_err(|_| Fault::not_found())?;
    let found = enrolment_extension::Entity::find_by_id(id).one(&**change).await?;
    let found = found.filter(|found| found.enrolment_id == row.id).ok_or_else(Fault::not_found)?;
    if found.approved_on.is_some() || found.declined_on.is_some() {
        return Err(AppError::from(TransitionError::WrongStatus).into());
    }
    if found.created_by == Some(call.actor.user) {
        return Err(Fault::conflict("own_proposal"));
    }
    must_fit(Some(version), found.version)?;
    Ok(found)
}

async fn decide(
    call: &Call,
    change: &Change<'_>,
    extension: &enrolment_extension::Model,
    approved: bool,
) -> Result<(), Fault> {
    use enrolment_extension::Column::{ApprovedBy, ApprovedOn, DeclinedOn, Id, UpdatedAt, Version};
    let day = if approved { ApprovedOn } else { DeclinedOn };
    let done = enrolment_extension::Entity::update_many()
        .col_expr(day, Expr::value(call.today))
        .col_expr(ApprovedBy, Expr::value(call.actor.user))
        .col_expr(UpdatedAt, Expr::value(call.now))
        .col_expr(Version, Expr::col(Version).add(1))
        .filter(Id.eq(extension.id))
        .filter(Version.eq(extension.version))
        .exec(&**change)
        .await?;
    Ok(stale(done.rows_affected)?)
}
