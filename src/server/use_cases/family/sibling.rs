//! Brothers and sisters: the form, and saving it.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};

use super::{lock_record, must_be_open, must_hold};
use crate::domain::draft::FormKind;
use crate::domain::error::{AppError, ErrorCode};
use crate::domain::form::{CheckedSibling, SiblingForm};
use crate::domain::network::SiblingId;
use crate::domain::view::admission::CaseHead;
use crate::domain::view::family::{SiblingLine, SiblingPage};
use crate::server::audit::Event;
use crate::server::call::Call;
use crate::server::clock::new_uuid;
use crate::server::crypto::{DataKey, Place};
use crate::server::db::stale;
use crate::server::drafts::{self, mark};
use crate::server::entity::{enrolment, sibling};
use crate::server::fault::Fault;
use crate::server::scope::{CaseRows, OpenedCase};
use crate::server::use_cases::guardians::{NEW, subject};

/// Most rows of one case.
const MOST: u64 = 12;

/// A row as the page shows it.
pub(super) fn line(key: &DataKey, row: &sibling::Model) -> Result<SiblingLine, Fault> {
    let at = |column| Place::new("sibling", column, row.id.uuid());
    Ok(SiblingLine {
        id: row.id.to_string(),
        name: key.open(at("name_ct"), &row.name_ct)?,
        birth_year: row.birth_year,
        same_household: row.same_household,
        note: key.open_optional(at("note_ct"), row.note_ct.as_deref())?,
    })
}

/// The form: from the draft, or as it is now, or empty.
///
/// # Errors
/// `NotFound` outside the actor's cases and for a row of another family; `participation_withdrawn`, `participation_missing`.
pub async fn sibling_page(call: &Call, code: &str, id: &str) -> Result<SiblingPage, Fault> {
    let case = call.opened_case(code).await?;
    let row = if id == NEW { None } else { Some(find(call, &case.rows.enrolment, id).await?) };
    if row.is_none() {
        must_hold(call, call.db(), &case).await?;
    }
    let OpenedCase { rows: CaseRows { participant, enrolment }, key, identity, .. } = case;
    let subject = subject(&participant.case_code.compact(), id);
    let kept = drafts::fetch::<SiblingForm>(&call.house, call.actor.user, FormKind::Sibling, &subject).await?;
    let draft = kept.as_ref().map(mark);
    let mut form = match (kept, &row) {
        (Some(kept), _) => kept.form,
        (None, Some(row)) => stored(&key, row)?,
        (None, None) => SiblingForm::default(),
    };
    match &row {
        Some(row) => (form.client_id, form.version) = (row.id.to_string(), row.version.to_string()),
        None if form.client_id.is_empty() => form.client_id = new_uuid().to_string(),
        None => (),
    }
    let errors = form.check(call.today).err().unwrap_or_default();
    call.note_reading("sibling", Some(participant.id), Some(enrolment.id));
    let head = CaseHead { code: participant.case_code, initials: identity.initials(), status: enrolment.status };
    Ok(SiblingPage { head, form, draft, errors, is_new: row.is_none() })
}

async fn find(call: &Call, case: &enrolment::Model, id: &str) -> Result<sibling::Model, Fault> {
    let id: SiblingId = id.parse().map_err(|_| Fault::not_found())?;
    let row = call.siblings(case).filter(sibling::Column::Id.eq(id)).one(call.db()).await?;
    row.ok_or_else(Fault::not_found)
}

fn stored(key: &DataKey, row: &sibling::Model) -> Result<SiblingForm, Fault> {
    let line = line(key, row)?;
    Ok(SiblingForm {
        client_id: line.id,
        name: line.name,
        birth_year: line.birth_year.map(|year| year.to_string()).unwrap_or_default(),
        same_household: line.same_household,
        note: line.note,
        ..SiblingForm::default()
    })
}

/// Adds or changes a row. The same id with the same content is the same record.
///
/// # Errors
/// Field errors; `Stale`; `same_id_other_content`; `participation_withdrawn`, `participation_missing`; `wrong_status` when the enrolment is
/// over; `NotFound`.
pub async fn save_sibling(call: &Call, code: &str, form: &SiblingForm) -> Result<(), Fault> {
    let case = call.opened_case(code).await?;
    let (own, key) = (&case.rows.enrolment, &case.key);
    let (id, version, checked) = form.check(call.today)?;
    let mut change = call.change().await?;
    let locked = lock_record(call, &change, &case).await?;
    let known = sibling::Entity::find_by_id(id).one(&*change).await?;
    let fresh = sealed(call, key, own, id, &checked)?;
    if known.as_ref().is_some_and(|row| row.enrolment_id != own.id) {
        return Err(if version.is_some() { Fault::not_found() } else { Fault::conflict("same_id_other_content") });
    }
    must_hold(call, &*change, &case).await?;
    let action = match known {
        Some(row) => {
            if stored(key, &row)?.check(call.today).is_ok_and(|(_, _, old)| old == checked) {
                return Ok(());
            }
            let Some(version) = version else { return Err(Fault::conflict("same_id_other_content")) };
            must_be_open(&locked)?;
            update(&change, call, &row, version, fresh).await?;
            "sibling.change"
        }
        None if version.is_some() => return Err(Fault::not_found()),
        None => {
            must_be_open(&locked)?;
            let all = sibling::Entity::find().filter(sibling::Column::EnrolmentId.eq(own.id));
            if all.count(&*change).await? >= MOST {
                return Err(Fault::field("name", ErrorCode::TooMany));
            }
            sibling::Entity::insert(fresh.into_active_model().reset_all()).exec_without_returning(&*change).await?;
            "sibling.add"
        }
    };
    change.note(Event::new(action, "sibling", id.uuid()).at_site(locked.site_id.uuid()));
    change.commit().await
}

/// Deletes a row for good (Art. 17 GDPR): the record keeps nobody longer than the work needs. Also after the end.
///
/// # Errors
/// `NotFound`, also for a row of another family and while the record is closed; `Stale`.
pub async fn remove_sibling(call: &Call, code: &str, id: &str, version: i32) -> Result<(), Fault> {
    let CaseRows { participant, enrolment } = call.case(code).await?;
    let mut change = call.change().await?;
    let row = find(call, &enrolment, id).await?;
    let done = sibling::Entity::delete_many()
        .filter(sibling::Column::Id.eq(row.id))
        .filter(sibling::Column::Version.eq(version))
        .exec(&*change)
        .await?;
    stale(done.rows_affected).map_err(|_| AppError::Stale)?;
    change.note(Event::new("sibling.remove", "sibling", row.id.uuid()).at_site(enrolment.site_id.uuid()));
    change.commit().await?;
    let subject = subject(&participant.case_code.compact(), id);
    drafts::discard(&call.house, call.actor.user, FormKind::Sibling, &subject).await
}

fn sealed(
    call: &Call,
    key: &DataKey,
    case: &enrolment::Model,
    id: SiblingId,
    checked: &CheckedSibling,
) -> Result<sibling::Model, Fault> {
    let at = |column| Place::new("sibling", column, id.uuid());
    Ok(sibling::Model {
        id,
        participant_id: case.participant_id,
        enrolment_id: case.id,
        name_ct: key.seal(at("name_ct"), &checked.name)?,
        birth_year: checked.birth_year,
        same_household: checked.same_household,
        note_ct: key.seal_optional(at("note_ct"), checked.note.as_deref().unwrap_or_default())?,
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    })
}

async fn update(
    tx: &sea_orm::DatabaseTransaction,
    call: &Call,
    old: &sibling::Model,
    version: i32,
    fresh: sibling::Model,
) -> Result<(), Fault> {
    use sibling::Column;
    let done = sibling::Entity::update_many()
        .col_expr(Column::NameCt, Expr::value(fresh.name_ct))
        .col_expr(Column::BirthYear, Expr::value(fresh.birth_year))
        .col_expr(Column::SameHousehold, Expr::value(fresh.same_household))
        .col_expr(Column::NoteCt, Expr::value(fresh.note_ct))
        .col_expr(Column::UpdatedAt, Expr::value(call.now))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(old.id))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    stale(done.rows_affected).map_err(|_| AppError::Stale.into())
}
