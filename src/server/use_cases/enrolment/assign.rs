//! Who works on a case: the team lead's deed. It counts at the next request of everybody (`server::scope`).

use std::collections::HashMap;

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

use super::moves::{self, Opened, locked, update};
use crate::domain::access::{Grant, Role};
use crate::domain::draft::FormKind;
use crate::domain::error::{AppError, ErrorCode, FieldErrors};
use crate::domain::form::{AssignmentForm, CheckedAssignment, Deputy};
use crate::domain::site::SiteId;
use crate::domain::user::UserId;
use crate::domain::view::assignment::{AssignmentPage, WorkerChoice};
use crate::server::audit::Event;
use crate::server::call::Call;
use crate::server::clock::new_uuid;
use crate::server::drafts::{self, mark};
use crate::server::entity::{app_user, enrolment, role_grant};
use crate::server::fault::Fault;
use crate::server::scope::across_all_sites;

/// The form: from the draft, or as it is now.
pub async fn assignment_page(call: &Call, code: &str) -> Result<AssignmentPage, Fault> {
    let opened = moves::open(call, code).await?;
    let subject = opened.participant.case_code.compact();
    let kept = drafts::fetch::<AssignmentForm>(&call.house, call.actor.user, FormKind::Assignment, &subject).await?;
    let draft = kept.as_ref().map(mark);
    let mut form = kept.map_or_else(|| stored(&opened.enrolment), |kept| kept.form);
    if form.client_id.is_empty() {
        form.client_id = new_uuid().to_string();
    }
    form.version = opened.enrolment.version.to_string();
    let workers = workers(call, call.db(), opened.enrolment.site_id).await?;
    let errors = match form.check(call.today) {
        Ok(checked) => among(&checked, &workers),
        Err(errors) => errors,
    };
    let workers = choices(call, workers).await?;
    call.note_reading("assignment", Some(opened.participant.id), Some(opened.enrolment.id));
    Ok(AssignmentPage { head: opened.head(), form, draft, errors, workers })
}

/// Says who works on the case. The same assignment again changes nothing.
///
/// # Errors
/// Field errors; `wrong_status` when the enrolment is over; `Stale`.
pub async fn assign(call: &Call, code: &str, form: &AssignmentForm) -> Result<(), Fault> {
    let opened: Opened = moves::open(call, code).await?;
    let checked = form.check(call.today)?;
    let mut change = call.change().await?;
    let row = locked(&change, opened.enrolment.id).await?;
    among(&checked, &workers(call, &*change, row.site_id).await?).or(())?;
    if held(&row) == (Some(checked.lead), checked.deputy) {
        return Ok(());
    }
    if !row.is_open {
        return Err(Fault::conflict("wrong_status"));
    }
    if checked.version != Some(row.version) {
        return Err(AppError::Stale.into());
    }
    let row = update(call, &change, row, |active| {
        active.lead_worker_id = Set(Some(checked.lead));
        active.deputy_id = Set(checked.deputy.map(|deputy| deputy.user));
        active.deputy_from = Set(checked.deputy.map(|deputy| deputy.from));
        active.deputy_until = Set(checked.deputy.map(|deputy| deputy.until));
    })
    .await?;
    let event = Event::new("enrolment.assign", "enrolment", row.id.uuid()).at_site(row.site_id.uuid());
    let event = event.with("lead", checked.lead);
    change.note(match checked.deputy {
        Some(deputy) => event.with("deputy", deputy.user).with("until", deputy.until),
        None => event,
    });
    change.commit().await
}

/// Who works on the case now; a deputy without both days is none.
fn held(row: &enrolment::Model) -> (Option<UserId>, Option<Deputy>) {
    let days = row.deputy_from.zip(row.deputy_until);
    let deputy = row.deputy_id.zip(days).map(|(user, (from, until))| Deputy { user, from, until });
    (row.lead_worker_id, deputy)
}

fn stored(row: &enrolment::Model) -> AssignmentForm {
    let (lead, deputy) = held(row);
    let text = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    AssignmentForm {
        lead_worker_id: lead.map(|user| user.to_string()).unwrap_or_default(),
        deputy_id: deputy.map(|deputy| deputy.user.to_string()).unwrap_or_default(),
        deputy_from: text(deputy.map(|deputy| deputy.from)),
        deputy_until: text(deputy.map(|deputy| deputy.until)),
        ..AssignmentForm::default()
    }
}

/// Both must be social workers of the site today.
fn among(checked: &CheckedAssignment, workers: &[app_user::Model]) -> FieldErrors {
    let works_here = |user: UserId| workers.iter().any(|row| row.id == user);
    let mut errors = FieldErrors::new();
    if !works_here(checked.lead) {
        errors.add("lead_worker_id", ErrorCode::NotAChoice);
    }
    if checked.deputy.is_some_and(|deputy| !works_here(deputy.user)) {
        errors.add("deputy_id", ErrorCode::NotAChoice);
    }
    errors
}

/// The social workers of a site today, by name.
async fn workers(call: &Call, db: &impl ConnectionTrait, site: SiteId) -> Result<Vec<app_user::Model>, Fault> {
    let grants = role_grant::Entity::find()
        .filter(role_grant::Column::Role.eq(Role::SocialWorker))
        .filter(role_grant::Column::SiteId.eq(site))
        .all(db)
        .await?;
    let current = grants.into_iter().filter(|row| {
        let grant = Grant { role: row.role, site: row.site_id, from: row.valid_from, until: row.valid_until };
        grant.is_current(call.today)
    });
    let mut rows = app_user::Entity::find()
        .filter(app_user::Column::Id.is_in(current.map(|row| row.user_id)))
        .filter(app_user::Column::DeactivatedAt.is_null())
        .all(db)
        .await?;
    rows.sort_by(|one, other| (&one.display_name, one.id).cmp(&(&other.display_name, other.id)));
    Ok(rows)
}

/// With the number of open cases each is responsible for, so that work is shared fairly; one statement for all.
async fn choices(call: &Call, workers: Vec<app_user::Model>) -> Result<Vec<WorkerChoice>, Fault> {
    let counts: Vec<(Option<UserId>, i64)> = across_all_sites()
        .filter(enrolment::Column::IsOpen.eq(true))
        .filter(enrolment::Column::LeadWorkerId.is_in(workers.iter().map(|row| row.id)))
        .select_only()
        .column(enrolment::Column::LeadWorkerId)
        .column_as(Expr::col(enrolment::Column::Id).count(), "open_cases")
        .group_by(enrolment::Column::LeadWorkerId)
        .into_tuple()
        .all(call.db())
        .await?;
    let counts: HashMap<_, _> = counts.into_iter().filter_map(|(user, count)| Some((user?, count))).collect();
    let choice = |row: app_user::Model| WorkerChoice {
        open_cases: counts.get(&row.id).and_then(|count| u32::try_from(*count).ok()).unwrap_or(0),
        id: row.id,
        name: row.display_name,
    };
    Ok(workers.into_iter().map(choice).collect())
}
