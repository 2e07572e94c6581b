//! Holds (Löschsperren): the form, setting one and lifting it. The reason is sealed under the young person's key.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};

use super::night::standing;
use crate::domain::case_code::CaseCode;
use crate::domain::draft::FormKind;
use crate::domain::error::AppError;
use crate::domain::form::{CheckedHold, HoldForm};
use crate::domain::retention::LegalHoldId;
use crate::domain::view::retention::{HoldPage, StandingHold};
use crate::server::audit::Event;
use crate::server::call::Call;
use crate::server::clock::new_uuid;
use crate::server::crypto::{DataKey, Place};
use crate::server::db::stale;
use crate::server::drafts::{self, mark};
use crate::server::entity::{data_key, legal_hold, participant};
use crate::server::fault::Fault;

/// The form, or the hold that stands.
///
/// # Errors
/// `NotFound` for an unknown code and for somebody who was erased.
pub async fn hold_page(call: &Call, code: &str) -> Result<HoldPage, Fault> {
    let (person, key) = opened(call, call.db(), code).await?;
    let holds = legal_hold::Entity::find().filter(legal_hold::Column::ParticipantId.eq(person.id));
    let standing = holds.filter(standing(call.today)).one(call.db()).await?;
    let subject = person.case_code.compact();
    let kept = match &standing {
        Some(_) => None,
        None => drafts::fetch::<HoldForm>(&call.house, call.actor.user, FormKind::Hold, &subject).await?,
    };
    let draft = kept.as_ref().map(mark);
    let mut form = kept.map(|kept| kept.form).unwrap_or_default();
    if form.client_id.is_empty() {
        form.client_id = new_uuid().to_string();
    }
    let errors = form.check(call.today).err().unwrap_or_default();
    call.note_reading("retention_hold", Some(person.id), None);
    let standing = standing.map(|row| shown(&key, &row)).transpose()?;
    Ok(HoldPage { code: person.case_code, standing, form, draft, errors })
}

fn shown(key: &DataKey, row: &legal_hold::Model) -> Result<StandingHold, Fault> {
    Ok(StandingHold {
        id: row.id.to_string(),
        version: row.version,
        reason: key.open(place(row.id), &row.reason_ct)?,
        set_on: row.set_on,
        until_on: row.until_on,
    })
}

fn place(id: LegalHoldId) -> Place {
    Place::new("legal_hold", "reason_ct", id.uuid())
}

async fn opened(call: &Call, db: &impl ConnectionTrait, code: &str) -> Result<(participant::Model, DataKey), Fault> {
    let code = CaseCode::parse(code).map_err(|_| Fault::not_found())?;
    let found = participant::Entity::find()
        .filter(participant::Column::CaseCode.eq(code))
        .find_also_related(data_key::Entity)
        .one(db)
        .await?;
    let Some((person, Some(wrapped))) = found else { return Err(Fault::not_found()) };
    let key = call.house.keyring.unwrap_data_key(wrapped.id.uuid(), &wrapped.wrapped)?;
    Ok((person, key))
}

/// Sets a hold. The same id with the same content is the same hold.
///
/// # Errors
/// Field errors; `NotFound`; `held` while another one stands; `same_id_other_content`.
pub async fn set_hold(call: &Call, code: &str, form: &HoldForm) -> Result<(), Fault> {
    let (person, key) = opened(call, call.db(), code).await?;
    let CheckedHold { id, reason, until_on } = form.check(call.today)?;
    let mut change = call.change().await?;
    // An erasure that is under way comes first: then there is nothing to hold any more.
    let still = participant::Entity::find_by_id(person.id).lock_exclusive().one(&*change).await?;
    if still.is_none() || data_key::Entity::find_by_id(person.data_key_id).one(&*change).await?.is_none() {
        return Err(Fault::not_found());
    }
    if let Some(row) = legal_hold::Entity::find_by_id(id).one(&*change).await? {
        let same = row.participant_id == person.id
            && row.until_on == until_on
            && key.open(place(id), &row.reason_ct)? == reason;
        return if same { Ok(()) } else { Err(Fault::conflict("same_id_other_content")) };
    }
    let others = legal_hold::Entity::find().filter(legal_hold::Column::ParticipantId.eq(person.id));
    if others.filter(standing(call.today)).one(&*change).await?.is_some() {
        return Err(Fault::conflict("held"));
    }
    let row = legal_hold::Model {
        id,
        participant_id: person.id,
        reason_ct: key.seal(place(id), &reason)?,
        set_by: call.actor.user,
        set_on: call.today,
        until_on,
        ended_on: None,
        ended_by: None,
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    };
    legal_hold::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(&*change).await?;
    change.note(Event::new("retention.hold", "legal_hold", id.uuid()));
    change.commit().await
}

/// Lifts a hold.
///
/// # Errors
/// `NotFound`, also for a hold of another case; `Stale` when somebody was faster.
pub async fn lift_hold(call: &Call, code: &str, id: &str, version: i32) -> Result<(), Fault> {
    use legal_hold::Column::{EndedBy, EndedOn, Id, ParticipantId, UpdatedAt, Version};
    let code = CaseCode::parse(code).map_err(|_| Fault::not_found())?;
    let id: LegalHoldId = id.parse().map_err(|_| Fault::not_found())?;
    let mut change = call.change().await?;
    let person = participant::Entity::find().filter(participant::Column::CaseCode.eq(code)).one(&*change).await?;
    let person = person.ok_or_else(Fault::not_found)?;
    let own = legal_hold::Entity::find_by_id(id).filter(ParticipantId.eq(person.id)).one(&*change).await?;
    own.ok_or_else(Fault::not_found)?;
    let done = legal_hold::Entity::update_many()
        .col_expr(EndedOn, Expr::value(call.today))
        .col_expr(EndedBy, Expr::value(call.actor.user))
        .col_expr(UpdatedAt, Expr::value(call.now))
        .col_expr(Version, Expr::col(Version).add(1))
        .filter(Id.eq(id))
        .filter(Version.eq(version))
        .filter(EndedOn.is_null())
        .exec(&*change)
        .await?;
    stale(done.rows_affected).map_err(|_| AppError::Stale)?;
    change.note(Event::new("retention.lift", "legal_hold", id.uuid()));
    change.commit().await
}
