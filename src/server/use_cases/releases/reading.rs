//! What the research pages show.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::approve::{Built, build};
use super::fetch::is_over;
use super::offer::{on_offer, read_cohort};
use super::register::{Verdict, outcome_of, verify};
use crate::domain::draft::FormKind;
use crate::domain::form::{DeclineForm, ReleaseRequestForm};
use crate::domain::release::{Outcome, Progress, ReleaseId, ReleaseRequestId, ReleaseState, RequestState};
use crate::domain::user::UserId;
use crate::domain::view::research::{
    ApprovalPage, Preview, RegisterFacts, RegisterLine, ReleasePage, RequestFormPage, RequestLine, ResearchPage,
    ReviewPage, WaitingLine,
};
use crate::server::call::Call;
use crate::server::clock::{berlin_date, new_uuid};
use crate::server::crypto::hex;
use crate::server::drafts;
use crate::server::entity::{app_user, release, release_request};
use crate::server::fault::Fault;

/// The researcher's page: what can be asked for, and the own requests.
pub async fn research_page(call: &Call) -> Result<ResearchPage, Fault> {
    let requests = release_request::Entity::find()
        .filter(release_request::Column::RequesterId.eq(call.actor.user))
        .order_by_desc(release_request::Column::CreatedAt)
        .all(call.db())
        .await?;
    let entries: BTreeMap<ReleaseRequestId, release::Model> = release::Entity::find()
        .filter(release::Column::RecipientId.eq(call.actor.user))
        .all(call.db())
        .await?
        .into_iter()
        .map(|row| (row.request_id, row))
        .collect();
    let line = |row: release_request::Model| {
        let entry = entries.get(&row.id);
        Ok(RequestLine {
            cohort: read_cohort(&row.cohort)?,
            requested_on: berlin_date(row.created_at),
            progress: match (row.state, entry) {
                (RequestState::Declined, _) => Progress::Declined,
                (_, Some(entry)) => progress(call, entry),
                (_, None) => Progress::Waiting,
            },
            release: entry.map(|entry| entry.id),
            project: row.project,
            note: row.decision_note.unwrap_or_default(),
        })
    };
    let requests: Result<Vec<_>, Fault> = requests.into_iter().map(line).collect();
    Ok(ResearchPage { offer: on_offer(call.db(), call.today).await?, requests: requests? })
}

/// The request form, filled from the draft if there is one.
pub async fn request_form(call: &Call) -> Result<RequestFormPage, Fault> {
    let draft = drafts::fetch::<ReleaseRequestForm>(&call.house, call.actor.user, FormKind::Release, "").await?;
    let mark = draft.as_ref().map(drafts::mark);
    let mut form = draft.map(|draft| draft.form).unwrap_or_default();
    if form.client_id.is_empty() {
        form.client_id = new_uuid().to_string();
    }
    let offer = on_offer(call.db(), call.today).await?;
    Ok(RequestFormPage { offer, form, draft: mark })
}

/// The data protection coordination's page: what waits, and the register with its chain checked.
pub async fn approval_page(call: &Call) -> Result<ApprovalPage, Fault> {
    let waiting = release_request::Entity::find()
        .filter(release_request::Column::State.eq(RequestState::Waiting))
        .order_by_asc(release_request::Column::CreatedAt)
        .all(call.db())
        .await?;
    let entries = release::Entity::find().order_by_desc(release::Column::Number).all(call.db()).await?;
    let people = waiting.iter().map(|row| row.requester_id).chain(entries.iter().map(|row| row.recipient_id));
    let names = names(call, people.collect()).await?;
    let name = |id: &UserId| names.get(id).cloned().unwrap_or_default();
    let waiting: Result<Vec<_>, Fault> = waiting
        .iter()
        .map(|row| {
            Ok(WaitingLine {
                id: row.id,
                project: row.project.clone(),
                requester: name(&row.requester_id),
                cohort: read_cohort(&row.cohort)?,
                requested_on: berlin_date(row.created_at),
            })
        })
        .collect();
    let register: Result<Vec<_>, Fault> = entries
        .iter()
        .map(|row| {
            Ok(RegisterLine {
                id: row.id,
                number: row.number,
                project: row.project.clone(),
                cohort: read_cohort(&row.cohort)?,
                recipient: name(&row.recipient_id),
                made_on: berlin_date(row.made_at),
                progress: progress(call, row),
            })
        })
        .collect();
    let broken_at = match verify(call.db()).await? {
        Verdict::Whole(_) => None,
        Verdict::Broken { number, .. } => Some(number),
    };
    Ok(ApprovalPage { waiting: waiting?, register: register?, broken_at })
}

/// One waiting request with what its file would reach if it were made now.
///
/// # Errors
/// `NotFound`; `Stale` when it was decided meanwhile.
pub async fn review(call: &Call, id: ReleaseRequestId) -> Result<ReviewPage, Fault> {
    let row = release_request::Entity::find_by_id(id).one(call.db()).await?.ok_or_else(Fault::not_found)?;
    if row.state != RequestState::Waiting {
        return Err(Fault::conflict("already_decided"));
    }
    let cohort = read_cohort(&row.cohort)?;
    let preview = match build(call.db(), cohort, call.today).await? {
        Built::Made(made) => Preview::Possible { risk: Box::new(made.risk), dropped: made.dropped },
        Built::Refused(why) => Preview::Impossible(why),
    };
    let names = names(call, vec![row.requester_id]).await?;
    let subject = id.to_string();
    let draft = drafts::fetch::<DeclineForm>(&call.house, call.actor.user, FormKind::Release, &subject).await?;
    Ok(ReviewPage {
        id,
        version: row.version,
        requester: names.get(&row.requester_id).cloned().unwrap_or_default(),
        requested_on: berlin_date(row.created_at),
        cohort,
        own: row.requester_id == call.actor.user,
        preview,
        reason: draft.map(|draft| draft.form.reason).unwrap_or_default(),
        project: row.project,
        purpose: row.purpose,
    })
}

/// An own release. Errors: `NotFound`, for a foreign one too.
pub async fn own_release(call: &Call, id: ReleaseId) -> Result<ReleasePage, Fault> {
    let row = release::Entity::find_by_id(id)
        .filter(release::Column::RecipientId.eq(call.actor.user))
        .one(call.db())
        .await?
        .ok_or_else(Fault::not_found)?;
    let mut page = release_page(call, &row)?;
    page.obstacle = page.obstacle.map(crate::domain::release::Obstacle::for_researcher);
    page.may_fetch = page.progress == Progress::Ready;
    Ok(page)
}

/// Any release, with what only the data protection coordination sees. Errors: `NotFound`.
pub async fn release_for_approval(call: &Call, id: ReleaseId) -> Result<ReleasePage, Fault> {
    let row = release::Entity::find_by_id(id).one(call.db()).await?.ok_or_else(Fault::not_found)?;
    let names = names(call, vec![row.recipient_id, row.approver_id]).await?;
    let name = |id: &UserId| names.get(id).cloned().unwrap_or_default();
    let mut page = release_page(call, &row)?;
    page.register = Some(RegisterFacts {
        number: row.number,
        hash: hex(&row.hash),
        dropped: row.dropped,
        recipient: name(&row.recipient_id),
        approver: name(&row.approver_id),
    });
    Ok(page)
}

fn release_page(call: &Call, row: &release::Model) -> Result<ReleasePage, Fault> {
    let (risk, codebook, obstacle) = match outcome_of(row)? {
        Outcome::Made { risk, codebook } => (Some(risk), Some(codebook), None),
        Outcome::Refused { why } => (None, None, Some(why)),
    };
    Ok(ReleasePage {
        id: row.id,
        project: row.project.clone(),
        cohort: read_cohort(&row.cohort)?,
        progress: progress(call, row),
        made_on: berlin_date(row.made_at),
        // The last day that is whole before the end.
        fetch_until: row.expires_at.map(|end| berlin_date(end - TimeDelta::milliseconds(1))),
        may_fetch: false,
        risk,
        codebook,
        obstacle,
        manifest: row.manifest.clone(),
        register: None,
    })
}

fn progress(call: &Call, row: &release::Model) -> Progress {
    match row.state {
        ReleaseState::Refused => Progress::Refused,
        _ if is_over(row, call.now) => Progress::Expired,
        _ => Progress::Ready,
    }
}

async fn names(call: &Call, users: Vec<UserId>) -> Result<BTreeMap<UserId, String>, Fault> {
    let rows: Vec<(UserId, String)> = app_user::Entity::find()
        .filter(app_user::Column::Id.is_in(users))
        .select_only()
        .columns([app_user::Column::Id, app_user::Column::DisplayName])
        .into_tuple()
        .all(call.db())
        .await?;
    Ok(rows.into_iter().collect())
}
