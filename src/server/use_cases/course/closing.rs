//! The closing interview, and graduating with it: the worker records, the team lead confirms.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter};

use super::must_take_part;
use crate::domain::draft::FormKind;
use crate::domain::enrolment::machine::{Facts, Move, TransitionError};
use crate::domain::enrolment::{EnrolmentId, Status};
use crate::domain::error::AppError;
use crate::domain::form::{CheckedClosing, ClosingForm};
use crate::domain::id::Id;
use crate::domain::view::course::ClosingPage;
use crate::server::audit::Event;
use crate::server::call::Call;
use crate::server::clock::new_uuid;
use crate::server::crypto::{DataKey, Place};
use crate::server::db::stale;
use crate::server::drafts::{self, mark};
use crate::server::entity::closing;
use crate::server::entity::code_column::CodeList;
use crate::server::fault::Fault;
use crate::server::use_cases::enrolment::moves::{self, Opened, locked, make_move, with_course};

/// The closing record of an enrolment.
pub(super) async fn find(db: &impl ConnectionTrait, id: EnrolmentId) -> Result<Option<closing::Model>, Fault> {
    Ok(closing::Entity::find().filter(closing::Column::EnrolmentId.eq(id)).one(db).await?)
}

fn must_be_closing(status: Status) -> Result<(), Fault> {
    if status == Status::Closing { Ok(()) } else { Err(AppError::from(TransitionError::WrongStatus).into()) }
}

/// The form: from the draft, as it is now, or empty for today.
///
/// # Errors
/// `NotFound` outside the actor's cases; `wrong_status` before the closing has begun; `participation_missing`.
pub async fn closing_page(call: &Call, code: &str) -> Result<ClosingPage, Fault> {
    let opened = moves::open(call, code).await?;
    must_be_closing(opened.enrolment.status)?;
    must_take_part(call, call.db(), &opened).await?;
    let row = find(call.db(), opened.enrolment.id).await?;
    let subject = opened.participant.case_code.compact();
    let kept = drafts::fetch::<ClosingForm>(&call.house, call.actor.user, FormKind::Closing, &subject).await?;
    let draft = kept.as_ref().map(mark);
    let mut form = match (kept, &row) {
        (Some(kept), _) => kept.form,
        (None, Some(row)) => stored(&opened.key, row)?,
        (None, None) => ClosingForm { held_on: call.today.to_string(), ..ClosingForm::default() },
    };
    form.version = row.map(|row| row.version.to_string()).unwrap_or_default();
    let errors = form.check(call.today, opened.enrolment.start_on).err().unwrap_or_default();
    call.note_reading("closing", Some(opened.participant.id), Some(opened.enrolment.id));
    Ok(ClosingPage { head: opened.head(), form, draft, errors })
}

fn stored(key: &DataKey, row: &closing::Model) -> Result<ClosingForm, Fault> {
    let number = |value: Option<i32>| value.map(|value| value.to_string()).unwrap_or_default();
    Ok(ClosingForm {
        version: row.version.to_string(),
        held_on: row.held_on.to_string(),
        guide_done: row.guide_done,
        youth_present: row.youth_present,
        guardian_present: row.guardian_present,
        interpreter_present: row.interpreter_present,
        waiver: row.waiver.map(|waiver| waiver.code().to_owned()).unwrap_or_default(),
        summary: key.open_optional(Place::new("closing", "summary_ct", row.id.uuid()), row.summary_ct.as_deref())?,
        handover_to: row.handover_to.iter().map(|to| to.code().to_owned()).collect(),
        satisfaction_youth: number(row.satisfaction_youth),
        satisfaction_guardian: number(row.satisfaction_guardian),
        end_reason: row.end_reason.code().to_owned(),
    })
}

/// Records the closing interview, or changes the record while nobody has confirmed it.
///
/// # Errors
/// Field errors; `wrong_status`; `Stale`; `participation_missing`.
pub async fn record_closing(call: &Call, code: &str, form: &ClosingForm) -> Result<(), Fault> {
    let opened = moves::open(call, code).await?;
    let checked = form.check(call.today, opened.enrolment.start_on)?;
    let mut change = call.change().await?;
    let row = locked(&change, opened.enrolment.id).await?;
    must_be_closing(row.status)?;
    must_take_part(call, &*change, &opened).await?;
    let known = find(&*change, row.id).await?;
    if let Some(known) = &known {
        let old = ClosingForm { version: String::new(), ..stored(&opened.key, known)? };
        let same = old
            .check(call.today, row.start_on)
            .is_ok_and(|old| old == CheckedClosing { version: None, ..checked.clone() });
        if same {
            return Ok(());
        }
        if checked.version != Some(known.version) {
            return Err(AppError::Stale.into());
        }
    }
    let id = known.as_ref().map_or_else(|| Id::from_uuid(new_uuid()), |row| row.id);
    let fresh = sealed(call, &opened, id, &checked)?;
    match known {
        Some(old) => replace(call, &*change, &old, fresh).await?,
        None => {
            let inserted = closing::Entity::insert(fresh.into_active_model().reset_all())
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(&*change)
                .await?;
            stale(inserted)?;
        }
    }
    change.note(Event::new("closing.record", "closing", id.uuid()).at_site(row.site_id.uuid()));
    change.commit().await
}

fn sealed(
    call: &Call,
    opened: &Opened,
    id: Id<closing::Closing>,
    checked: &CheckedClosing,
) -> Result<closing::Model, Fault> {
    let place = Place::new("closing", "summary_ct", id.uuid());
    let (youth_present, guardian_present, interpreter_present) = checked.present;
    Ok(closing::Model {
        id,
        enrolment_id: opened.enrolment.id,
        held_on: checked.held_on,
        guide_done: checked.guide_done,
        youth_present,
        guardian_present,
        interpreter_present,
        waiver: checked.waiver,
        summary_ct: opened.key.seal_optional(place, checked.summary.as_deref().unwrap_or_default())?,
        handover_to: CodeList(checked.handover_to.clone()),
        satisfaction_youth: checked.satisfaction_youth.map(i32::from),
        satisfaction_guardian: checked.satisfaction_guardian.map(i32::from),
        end_reason: checked.end_reason,
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    })
}

async fn replace(
    call: &Call,
    db: &impl ConnectionTrait,
    old: &closing::Model,
    fresh: closing::Model,
) -> Result<(), Fault> {
    let mut active = fresh.into_active_model().reset_all();
    active.created_at = Set(old.created_at);
    // Whoever wrote it last stands for it: somebody else confirms.
    active.created_by = Set(Some(call.actor.user));
    active.version = Set(old.version + 1);
    let done = closing::Entity::update_many()
        .set(active)
        .filter(closing::Column::Id.eq(old.id))
        .filter(Expr::col(closing::Column::Version).eq(old.version))
        .exec(db)
        .await?;
    Ok(stale(done.rows_affected)?)
}

/// Confirms the closing somebody else recorded: CLOSING becomes COMPLETED (graduated).
///
/// # Errors
/// `NotFound`; `own_proposal`; a conflict with the code of the guard that fails, e.g. `review_missing`; `Stale`.
pub async fn confirm_closing(call: &Call, code: &str, version: i32) -> Result<(), Fault> {
    let opened = moves::open(call, code).await?;
    let mut change = call.change().await?;
    let row = locked(&change, opened.enrolment.id).await?;
    if row.status == Status::Completed {
        return Ok(());
    }
    must_be_closing(row.status)?;
    super::must_fit(Some(version), row.version)?;
    let record = find(&*change, row.id).await?;
    let record = record.ok_or_else(|| AppError::from(TransitionError::ClosingRecordMissing))?;
    if record.created_by == Some(call.actor.user) {
        return Err(Fault::conflict("own_proposal"));
    }
    let consents = opened.consents(&*change).await?;
    let facts = moves::facts(&*change, &row, &consents, call.today).await?;
    let facts = with_course(&*change, &row, facts, call.today).await?;
    let facts = Facts { end_reason: Some(record.end_reason), ..facts };
    make_move(call, &mut change, row, Move::Graduate, &facts, |active| {
        active.end_reason = Set(Some(record.end_reason));
    })
    .await?;
    change.commit().await
}
