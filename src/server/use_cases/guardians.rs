//! The adults around a young person, added and changed after the referral: when custody has been clarified, above all.
//! Without it nobody could sign (BR-08) and the first visit would deadlock (BR-01).

use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QuerySelect};

use crate::domain::draft::FormKind;
use crate::domain::error::{AppError, ErrorCode};
use crate::domain::form::{CheckedGuardian, GuardianForm, GuardianPart};
use crate::domain::guardian::GuardianId;
use crate::domain::participant::ParticipantId;
use crate::domain::view::admission::CaseHead;
use crate::domain::view::guardian::GuardianPage;
use crate::server::audit::Event;
use crate::server::call::Call;
use crate::server::clock::new_uuid;
use crate::server::crypto::{DataKey, Place};
use crate::server::db::stale;
use crate::server::drafts::{self, mark};
use crate::server::entity::{enrolment, guardian};
use crate::server::fault::Fault;
use crate::server::people;
use crate::server::scope::{CaseRows, OpenedCase};

/// Most adults around one young person.
const MOST: u64 = 8;
/// What the address of the form for somebody new says instead of an id.
pub const NEW: &str = "new";

/// A draft's subject: the case, and who in it.
pub fn subject(code: &str, id: &str) -> String {
    format!("{code}:{id}")
}

/// The form: from the draft, or as it is now, or empty.
///
/// # Errors
/// `NotFound` outside the actor's cases and for an adult of another family.
pub async fn guardian_page(call: &Call, code: &str, id: &str) -> Result<GuardianPage, Fault> {
    let OpenedCase { rows: CaseRows { participant, enrolment }, key, identity, .. } = call.opened_case(code).await?;
    let row = if id == NEW { None } else { Some(find(call, participant.id, id).await?) };
    let subject = subject(&participant.case_code.compact(), id);
    let kept = drafts::fetch::<GuardianForm>(&call.house, call.actor.user, FormKind::Guardian, &subject).await?;
    let draft = kept.as_ref().map(mark);
    let mut form = match (kept, &row) {
        (Some(kept), _) => kept.form,
        (None, Some(row)) => GuardianForm { guardian: stored(&key, row)?, ..GuardianForm::default() },
        (None, None) => {
            let mut form = GuardianForm::default();
            form.guardian.custody_since = call.today.to_string();
            form
        }
    };
    match &row {
        Some(row) => (form.client_id, form.version) = (row.id.to_string(), row.version.to_string()),
        None if form.client_id.is_empty() => form.client_id = new_uuid().to_string(),
        None => (),
    }
    let errors = form.check(call.today).err().unwrap_or_default();
    call.note_reading("guardian", Some(participant.id), Some(enrolment.id));
    let head = CaseHead { code: participant.case_code, initials: identity.initials(), status: enrolment.status };
    Ok(GuardianPage { head, form, draft, errors, is_new: row.is_none() })
}

async fn find(call: &Call, person: ParticipantId, id: &str) -> Result<guardian::Model, Fault> {
    let id: GuardianId = id.parse().map_err(|_| Fault::not_found())?;
    let row = guardian::Entity::find_by_id(id).one(call.db()).await?;
    row.filter(|row| row.participant_id == person).ok_or_else(Fault::not_found)
}

fn stored(key: &DataKey, row: &guardian::Model) -> Result<GuardianPart, Fault> {
    let at = |column| Place::new("guardian", column, row.id.uuid());
    Ok(GuardianPart {
        given_name: key.open(at("given_name_ct"), &row.given_name_ct)?,
        family_name: key.open(at("family_name_ct"), &row.family_name_ct)?,
        relation: row.relation.code().to_owned(),
        custody: row.custody.code().to_owned(),
        custody_proof: row.custody_proof.code().to_owned(),
        custody_document: key.open_optional(at("custody_document_ct"), row.custody_document_ct.as_deref())?,
        custody_since: row.custody_since.to_string(),
        institution: key.open_optional(at("institution_ct"), row.institution_ct.as_deref())?,
        preferred_language: row.preferred_language.code().to_owned(),
        needs_interpreter: row.needs_interpreter,
        contact: key.open_optional(at("contact_ct"), row.contact_ct.as_deref())?,
        no_contact: !row.may_be_contacted,
        contact_rule: key.open_optional(at("contact_rule_ct"), row.contact_rule_ct.as_deref())?,
    })
}

/// Adds or changes an adult. The same id with the same content is the same record.
///
/// # Errors
/// Field errors; `Stale`; `same_id_other_content`; `wrong_status` when the enrolment is over; `NotFound`.
pub async fn save_guardian(call: &Call, code: &str, form: &GuardianForm) -> Result<(), Fault> {
    let CaseRows { participant, enrolment } = call.case(code).await?;
    let key = people::key(call.db(), &call.house.keyring, &participant).await?;
    let (id, version, checked) = form.check(call.today)?;
    let mut change = call.change().await?;
    let locked =
        call.enrolments().filter(enrolment::Column::Id.eq(enrolment.id)).lock_exclusive().one(&*change).await?;
    let locked = locked.ok_or_else(Fault::not_found)?;
    let known = guardian::Entity::find_by_id(id).one(&*change).await?;
    let mut fresh = sealed(call, &key, participant.id, id, &checked)?;
    let action = match known {
        Some(row) if row.participant_id != participant.id => {
            return Err(if version.is_some() { Fault::not_found() } else { Fault::conflict("same_id_other_content") });
        }
        Some(row) => {
            let old =
                GuardianForm { guardian: stored(&key, &row)?, client_id: row.id.to_string(), ..Default::default() };
            if old.check(call.today).is_ok_and(|(_, _, old)| same(&old, &checked)) {
                return Ok(());
            }
            let Some(version) = version else { return Err(Fault::conflict("same_id_other_content")) };
            must_be_open(&locked)?;
            fresh.custody_since = since(&row, &checked, call.today);
            update(&change, call, &row, version, fresh).await?;
            "guardian.change"
        }
        None if version.is_some() => return Err(Fault::not_found()),
        None => {
            must_be_open(&locked)?;
            let around = guardian::Entity::find().filter(guardian::Column::ParticipantId.eq(participant.id));
            if around.count(&*change).await? >= MOST {
                return Err(Fault::field("guardian[given_name]", ErrorCode::TooMany));
            }
            guardian::Entity::insert(fresh.into_active_model().reset_all()).exec_without_returning(&*change).await?;
            "guardian.add"
        }
    };
    let event = Event::new(action, "guardian", id.uuid()).at_site(locked.site_id.uuid());
    change.note(event.with("custody", checked.custody).with("proof", checked.custody_proof));
    change.commit().await
}

fn must_be_open(row: &enrolment::Model) -> Result<(), Fault> {
    if row.is_open { Ok(()) } else { Err(Fault::conflict("wrong_status")) }
}

fn sealed(
    call: &Call,
    key: &DataKey,
    person: ParticipantId,
    id: GuardianId,
    checked: &CheckedGuardian,
) -> Result<guardian::Model, Fault> {
    let at = |column| Place::new("guardian", column, id.uuid());
    Ok(guardian::Model {
        id,
        participant_id: person,
        given_name_ct: key.seal(at("given_name_ct"), &checked.given_name)?,
        family_name_ct: key.seal(at("family_name_ct"), &checked.family_name)?,
        relation: checked.relation,
        custody: checked.custody,
        custody_proof: checked.custody_proof,
        custody_since: checked.custody_since.unwrap_or(call.today),
        custody_document_ct: key
            .seal_optional(at("custody_document_ct"), checked.custody_document.as_deref().unwrap_or_default())?,
        institution_ct: key.seal_optional(at("institution_ct"), checked.institution.as_deref().unwrap_or_default())?,
        preferred_language: checked.preferred_language,
        needs_interpreter: checked.needs_interpreter,
        contact_ct: key.seal_optional(at("contact_ct"), checked.contact.as_deref().unwrap_or_default())?,
        may_be_contacted: checked.may_be_contacted,
        contact_rule_ct: key
            .seal_optional(at("contact_rule_ct"), checked.contact_rule.as_deref().unwrap_or_default())?,
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    })
}

/// Whether the content is the same. The day does not count: it moves only with custody or relation.
fn same(old: &CheckedGuardian, new: &CheckedGuardian) -> bool {
    let bare = |guardian: &CheckedGuardian| CheckedGuardian { custody_since: None, ..guardian.clone() };
    bare(old) == bare(new)
}

/// Since when the new custody holds (`docs/domain.md` 7.4). It moves only when custody or relation did: a new telephone
/// number sends no consent to review. The old day left standing in the form says nothing about the new custody.
fn since(old: &guardian::Model, new: &CheckedGuardian, today: NaiveDate) -> NaiveDate {
    if (old.custody, old.relation) == (new.custody, new.relation) {
        return old.custody_since;
    }
    new.custody_since.filter(|day| *day != old.custody_since).unwrap_or(today)
}

/// Writes the new content.
async fn update(
    tx: &sea_orm::DatabaseTransaction,
    call: &Call,
    old: &guardian::Model,
    version: i32,
    fresh: guardian::Model,
) -> Result<(), Fault> {
    let done = guardian::Entity::update_many()
        .col_expr(guardian::Column::GivenNameCt, Expr::value(fresh.given_name_ct))
        .col_expr(guardian::Column::FamilyNameCt, Expr::value(fresh.family_name_ct))
        .col_expr(guardian::Column::Relation, Expr::value(fresh.relation))
        .col_expr(guardian::Column::Custody, Expr::value(fresh.custody))
        .col_expr(guardian::Column::CustodyProof, Expr::value(fresh.custody_proof))
        .col_expr(guardian::Column::CustodySince, Expr::value(fresh.custody_since))
        .col_expr(guardian::Column::CustodyDocumentCt, Expr::value(fresh.custody_document_ct))
        .col_expr(guardian::Column::InstitutionCt, Expr::value(fresh.institution_ct))
        .col_expr(guardian::Column::PreferredLanguage, Expr::value(fresh.preferred_language))
        .col_expr(guardian::Column::NeedsInterpreter, Expr::value(fresh.needs_interpreter))
        .col_expr(guardian::Column::ContactCt, Expr::value(fresh.contact_ct))
        .col_expr(guardian::Column::MayBeContacted, Expr::value(fresh.may_be_contacted))
        .col_expr(guardian::Column::ContactRuleCt, Expr::value(fresh.contact_rule_ct))
        .col_expr(guardian::Column::UpdatedAt, Expr::value(call.now))
        .col_expr(guardian::Column::Version, Expr::col(guardian::Column::Version).add(1))
        .filter(guardian::Column::Id.eq(old.id))
        .filter(guardian::Column::Version.eq(version))
        .exec(tx)
        .await?;
    stale(done.rows_affected).map_err(|_| AppError::Stale.into())
}
