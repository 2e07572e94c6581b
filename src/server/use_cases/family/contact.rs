//! Contacts of the network map: the form, and saving it.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};

use super::{lock_record, must_be_open, must_hold};
use crate::domain::draft::FormKind;
use crate::domain::error::{AppError, ErrorCode};
use crate::domain::form::{CheckedNetwork, NetworkForm};
use crate::domain::network::NetworkContactId;
use crate::domain::view::admission::CaseHead;
use crate::domain::view::family::{NetworkLine, NetworkPage};
use crate::server::audit::Event;
use crate::server::call::Call;
use crate::server::clock::new_uuid;
use crate::server::crypto::{DataKey, Place};
use crate::server::db::stale;
use crate::server::drafts::{self, mark};
use crate::server::entity::{enrolment, network_contact};
use crate::server::fault::Fault;
use crate::server::scope::{CaseRows, OpenedCase};
use crate::server::use_cases::guardians::{NEW, subject};

/// Most rows of one case.
const MOST: u64 = 24;

/// A row as the page shows it.
pub(super) fn line(key: &DataKey, row: &network_contact::Model) -> Result<NetworkLine, Fault> {
    let at = |column| Place::new("network_contact", column, row.id.uuid());
    Ok(NetworkLine {
        id: row.id.to_string(),
        kind: row.kind,
        institution: key.open(at("institution_ct"), &row.institution_ct)?,
        person: key.open_optional(at("person_ct"), row.person_ct.as_deref())?,
        contact: key.open_optional(at("contact_ct"), row.contact_ct.as_deref())?,
        ended_on: row.ended_on,
        releases: Vec::new(),
    })
}

/// The form: from the draft, or as it is now, or empty.
///
/// # Errors
/// `NotFound` outside the actor's cases and for a row of another family; `participation_withdrawn`, `participation_missing`.
pub async fn network_page(call: &Call, code: &str, id: &str) -> Result<NetworkPage, Fault> {
    let case = call.opened_case(code).await?;
    let row = if id == NEW { None } else { Some(find(call, &case.rows.enrolment, id).await?) };
    if row.is_none() {
        must_hold(call, call.db(), &case).await?;
    }
    let OpenedCase { rows: CaseRows { participant, enrolment }, key, identity, .. } = case;
    let subject = subject(&participant.case_code.compact(), id);
    let kept = drafts::fetch::<NetworkForm>(&call.house, call.actor.user, FormKind::Network, &subject).await?;
    let draft = kept.as_ref().map(mark);
    let mut form = match (kept, &row) {
        (Some(kept), _) => kept.form,
        (None, Some(row)) => stored(&key, row)?,
        (None, None) => NetworkForm::default(),
    };
    match &row {
        Some(row) => (form.client_id, form.version) = (row.id.to_string(), row.version.to_string()),
        None if form.client_id.is_empty() => form.client_id = new_uuid().to_string(),
        None => (),
    }
    let errors = form.check(call.today).err().unwrap_or_default();
    call.note_reading("network", Some(participant.id), Some(enrolment.id));
    let head = CaseHead { code: participant.case_code, initials: identity.initials(), status: enrolment.status };
    Ok(NetworkPage { head, form, draft, errors, is_new: row.is_none() })
}

async fn find(call: &Call, case: &enrolment::Model, id: &str) -> Result<network_contact::Model, Fault> {
    let id: NetworkContactId = id.parse().map_err(|_| Fault::not_found())?;
    let row = call.network(case).filter(network_contact::Column::Id.eq(id)).one(call.db()).await?;
    row.ok_or_else(Fault::not_found)
}

fn stored(key: &DataKey, row: &network_contact::Model) -> Result<NetworkForm, Fault> {
    let line = line(key, row)?;
    Ok(NetworkForm {
        client_id: line.id,
        kind: line.kind.code().to_owned(),
        institution: line.institution,
        person: line.person,
        contact: line.contact,
        ended_on: line.ended_on.map(|day| day.to_string()).unwrap_or_default(),
        ..NetworkForm::default()
    })
}

/// Adds or changes a row. The same id with the same content is the same record.
///
/// # Errors
/// Field errors; `Stale`; `same_id_other_content`; `participation_withdrawn`, `participation_missing`; `wrong_status` when the enrolment is
/// over; `NotFound`.
pub async fn save_network(call: &Call, code: &str, form: &NetworkForm) -> Result<(), Fault> {
    let case = call.opened_case(code).await?;
    let (own, key) = (&case.rows.enrolment, &case.key);
    let (id, version, checked) = form.check(call.today)?;
    let mut change = call.change().await?;
    let locked = lock_record(call, &change, &case).await?;
    let known = network_contact::Entity::find_by_id(id).one(&*change).await?;
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
            "network.change"
        }
        None if version.is_some() => return Err(Fault::not_found()),
        None => {
            must_be_open(&locked)?;
            let all = network_contact::Entity::find().filter(network_contact::Column::EnrolmentId.eq(own.id));
            if all.count(&*change).await? >= MOST {
                return Err(Fault::field("institution", ErrorCode::TooMany));
            }
            network_contact::Entity::insert(fresh.into_active_model().reset_all())
                .exec_without_returning(&*change)
                .await?;
            "network.add"
        }
    };
    change.note(
        Event::new(action, "network_contact", id.uuid()).at_site(locked.site_id.uuid()).with("kind", checked.kind),
    );
    change.commit().await
}

/// Deletes a row for good (Art. 17 GDPR): the record keeps nobody longer than the work needs. Also after the end.
///
/// # Errors
/// `NotFound`, also for a row of another family and while the record is closed; `Stale`.
pub async fn remove_network(call: &Call, code: &str, id: &str, version: i32) -> Result<(), Fault> {
    let CaseRows { participant, enrolment } = call.case(code).await?;
    let mut change = call.change().await?;
    let row = find(call, &enrolment, id).await?;
    let done = network_contact::Entity::delete_many()
        .filter(network_contact::Column::Id.eq(row.id))
        .filter(network_contact::Column::Version.eq(version))
        .exec(&*change)
        .await?;
    stale(done.rows_affected).map_err(|_| AppError::Stale)?;
    change.note(Event::new("network.remove", "network_contact", row.id.uuid()).at_site(enrolment.site_id.uuid()));
    change.commit().await?;
    let subject = subject(&participant.case_code.compact(), id);
    drafts::discard(&call.house, call.actor.user, FormKind::Network, &subject).await
}

fn sealed(
    call: &Call,
    key: &DataKey,
    case: &enrolment::Model,
    id: NetworkContactId,
    checked: &CheckedNetwork,
) -> Result<network_contact::Model, Fault> {
    let at = |column| Place::new("network_contact", column, id.uuid());
    Ok(network_contact::Model {
        id,
        participant_id: case.participant_id,
        enrolment_id: case.id,
        kind: checked.kind,
        institution_ct: key.seal(at("institution_ct"), &checked.institution)?,
        person_ct: key.seal_optional(at("person_ct"), checked.person.as_deref().unwrap_or_default())?,
        contact_ct: key.seal_optional(at("contact_ct"), checked.contact.as_deref().unwrap_or_default())?,
        ended_on: checked.ended_on,
        created_at: call.now,
        created_by: Some(call.actor.user),
        updated_at: call.now,
        version: 1,
    })
}

async fn update(
    tx: &sea_orm::DatabaseTransaction,
    call: &Call,
    old: &network_contact::Model,
    version: i32,
    fresh: network_contact::Model,
) -> Result<(), Fault> {
    use network_contact::Column;
    let done = network_contact::Entity::update_many()
        .col_expr(Column::Kind, Expr::value(fresh.kind))
        .col_expr(Column::InstitutionCt, Expr::value(fresh.institution_ct))
        .col_expr(Column::PersonCt, Expr::value(fresh.person_ct))
        .col_expr(Column::ContactCt, Expr::value(fresh.contact_ct))
        .col_expr(Column::EndedOn, Expr::value(fresh.ended_on))
        .col_expr(Column::UpdatedAt, Expr::value(call.now))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(old.id))
        .filter(Column::Version.eq(version))
        .exec(tx)
        .await?;
    stale(done.rows_affected).map_err(|_| AppError::Stale.into())
}
