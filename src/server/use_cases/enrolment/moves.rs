//! Moving an enrolment on.

use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::domain::consent::gate::Consents;
use crate::domain::enrolment::machine::{Facts, Move};
use crate::domain::enrolment::undo::StepId;
use crate::domain::enrolment::{EndReason, EnrolmentId, Status};
use crate::domain::error::AppError;
use crate::domain::purpose::Purpose;
use crate::domain::referral::{ReferralId, ReferralOutcome};
use crate::domain::review::is_recent;
use crate::domain::view::admission::CaseHead;
use crate::server::audit::Event;
use crate::server::call::{Call, Change};
use crate::server::clock::new_uuid;
use crate::server::crypto::DataKey;
use crate::server::db::stale;
use crate::server::entity::{
    closing, contact_attempt, enrolment, enrolment_pause, enrolment_step, participant, referral, review, site,
};
use crate::server::fault::Fault;
use crate::server::people::Identity;
use crate::server::scope::{CaseRows, OpenedCase};
use crate::server::use_cases::consents;

/// A case of the actor with the opened identity.
pub(in crate::server::use_cases) struct Opened {
    pub participant: participant::Model,
    pub enrolment: enrolment::Model,
    pub identity: Identity,
    pub referral: referral::Model,
    pub site: site::Model,
    pub key: DataKey,
}

/// Opens the case behind a code. Errors: `NotFound` outside the actor's cases.
pub(in crate::server::use_cases) async fn open(call: &Call, code: &str) -> Result<Opened, Fault> {
    let OpenedCase { rows: CaseRows { participant, enrolment }, site, key, identity } = call.opened_case(code).await?;
    let referral = referral::Entity::find_by_id(enrolment.referral_id).one(call.db()).await?;
    let referral = referral.ok_or_else(|| Fault::internal("an enrolment without a referral"))?;
    Ok(Opened { participant, enrolment, identity, referral, site, key })
}

impl Opened {
    /// Code, initials and state, for the head of a page.
    pub(in crate::server::use_cases) fn head(&self) -> CaseHead {
        CaseHead { code: self.participant.case_code, initials: self.identity.initials(), status: self.enrolment.status }
    }

    /// Which purposes are open, as the transaction (or the read connection) sees it.
    pub(in crate::server::use_cases) async fn consents(&self, db: &impl ConnectionTrait) -> Result<Consents, Fault> {
        consents::gate_in(db, &self.enrolment, &self.participant, self.identity.birth_date).await
    }
}

/// The enrolment as it is now, locked until the change is committed.
pub(in crate::server::use_cases) async fn locked(
    change: &Change<'_>,
    id: EnrolmentId,
) -> Result<enrolment::Model, Fault> {
    enrolment::Entity::find_by_id(id).lock_exclusive().one(&**change).await?.ok_or_else(Fault::not_found)
}

/// What the machine has to know, but for what only the deed knows (age at start, reason).
pub(in crate::server::use_cases) async fn facts(
    db: &impl ConnectionTrait,
    row: &enrolment::Model,
    consents: &Consents,
    today: NaiveDate,
) -> Result<Facts, Fault> {
    let attempts = contact_attempt::Entity::find()
        .filter(contact_attempt::Column::EnrolmentId.eq(row.id))
        .order_by_asc(contact_attempt::Column::HeldOn)
        .all(db)
        .await?;
    let first = attempts.first().map_or(today, |attempt| attempt.held_on);
    Ok(Facts {
        contact_handover_valid: consents.is_valid_on(Purpose::ContactHandover, today),
        participation_valid: consents.is_valid_on(Purpose::Participation, today),
        participation_withdrawn: consents.is_withdrawn(Purpose::Participation, today),
        attempts: u32::try_from(attempts.len()).unwrap_or(u32::MAX),
        days_since_first_attempt: u32::try_from((today - first).num_days()).unwrap_or(0),
        follow_up_valid: consents.is_valid_on(Purpose::FollowUpContact, today),
        screening2: row.screening2_result,
        // Goals come with their own pages; until there are any, none is unrated.
        goals_rated: true,
        ..Facts::default()
    })
}

/// What graduating asks besides: a review in the last 84 days, a closing record.
pub(in crate::server::use_cases) async fn with_course(
    db: &impl ConnectionTrait,
    row: &enrolment::Model,
    facts: Facts,
    today: NaiveDate,
) -> Result<Facts, Fault> {
    let newest = newest_review(db, row.id).await?;
    let closing = closing::Entity::find().filter(closing::Column::EnrolmentId.eq(row.id)).one(db).await?;
    Ok(Facts {
        review_recent: newest.is_some_and(|review| is_recent(review.held_on, today)),
        closing_recorded: closing.is_some(),
        ..facts
    })
}

/// The newest review of an enrolment.
pub(in crate::server::use_cases) async fn newest_review(
    db: &impl ConnectionTrait,
    id: EnrolmentId,
) -> Result<Option<review::Model>, Fault> {
    let of_enrolment = review::Entity::find().filter(review::Column::EnrolmentId.eq(id));
    Ok(of_enrolment.order_by_desc(review::Column::HeldOn).order_by_desc(review::Column::CreatedAt).one(db).await?)
}

/// The state after everything that follows by itself: a valid first declaration opens the second screening.
pub(super) fn settled(status: Status, facts: &Facts) -> Status {
    match status {
        Status::Contacting => status.after(Move::Assess, facts).unwrap_or(status),
        other => other,
    }
}

/// Takes the moves that follow by themselves: CONTACTING becomes ASSESSING once CONTACT_HANDOVER is valid
/// (`docs/domain.md` 7.3). Called by every deed that may have made it true, inside its change, after the row was
/// locked; gives the row as it is then.
pub async fn settle(
    call: &Call,
    change: &mut Change<'_>,
    participant: &participant::Model,
    birth_date: NaiveDate,
    row: enrolment::Model,
) -> Result<enrolment::Model, Fault> {
    if row.status != Status::Contacting {
        return Ok(row);
    }
    let consents = consents::gate_in(&**change, &row, participant, birth_date).await?;
    let facts = facts(&**change, &row, &consents, call.today).await?;
    if settled(row.status, &facts) == row.status {
        return Ok(row);
    }
    make_move(call, change, row, Move::Assess, &facts, |_| {}).await
}

/// Makes one move and fills what belongs to it; notes it for the audit chain.
///
/// # Errors
/// A conflict with the code of the guard that fails; `Stale` when somebody was faster.
pub(in crate::server::use_cases) async fn make_move(
    call: &Call,
    change: &mut Change<'_>,
    row: enrolment::Model,
    step: Move,
    facts: &Facts,
    fill: impl FnOnce(&mut enrolment::ActiveModel),
) -> Result<enrolment::Model, Fault> {
    let before = row.status;
    let status = before.after(step, facts).map_err(AppError::from)?;
    let site = row.site_id;
    let changed = update(call, change, row, |active| {
        active.status = Set(status);
        active.is_open = Set(status.is_open());
        if let Some(kind) = status.end_kind() {
            active.end_kind = Set(Some(kind));
            active.end_on = Set(Some(call.today));
        }
        if !status.takes_part() || status == Status::Paused {
            // The clock of the reviews stops (BR-04); going on sets it again.
            active.next_review_on = Set(None);
        }
        if status != Status::Paused {
            active.paused_on = Set(None);
        }
        fill(active);
    })
    .await?;
    note_step(call, change, changed.id, (step, before, status), changed.version).await?;
    let event = Event::new("enrolment.move", "enrolment", changed.id.uuid()).at_site(site.uuid());
    change.note(event.with("move", step).with("status", status));
    Ok(changed)
}

/// Adds a move to the enrolment's history; one out of a pause ends it.
pub(in crate::server::use_cases) async fn note_step(
    call: &Call,
    change: &Change<'_>,
    id: EnrolmentId,
    (step, before, after): (Move, Status, Status),
    version: i32,
) -> Result<(), Fault> {
    if before == Status::Paused {
        end_pause(call, change, id).await?;
    }
    let made = enrolment_step::Model {
        id: StepId::from_uuid(new_uuid()),
        enrolment_id: id,
        step,
        from_status: before,
        to_status: after,
        made_at: call.now,
        made_by: Some(call.actor.user),
        enrolment_version: version,
        undone_at: None,
    };
    enrolment_step::Entity::insert(made.into_active_model().reset_all()).exec_without_returning(&**change).await?;
    Ok(())
}

/// Ends the pause that is under way.
async fn end_pause(call: &Call, change: &Change<'_>, id: EnrolmentId) -> Result<(), Fault> {
    use enrolment_pause::Column::{EndedOn, EnrolmentId, UpdatedAt, Version};
    enrolment_pause::Entity::update_many()
        .col_expr(EndedOn, Expr::value(call.today))
        .col_expr(UpdatedAt, Expr::value(call.now))
        .col_expr(Version, Expr::col(Version).add(1))
        .filter(EnrolmentId.eq(id))
        .filter(EndedOn.is_null())
        .exec(&**change)
        .await?;
    Ok(())
}

/// Changes the enrolment, naming the version it was read in.
pub(in crate::server::use_cases) async fn update(
    call: &Call,
    change: &Change<'_>,
    row: enrolment::Model,
    fill: impl FnOnce(&mut enrolment::ActiveModel),
) -> Result<enrolment::Model, Fault> {
    let (id, version) = (row.id, row.version);
    let mut active = row.into_active_model();
    active.version = Set(version + 1);
    active.updated_at = Set(call.now);
    fill(&mut active);
    let done = enrolment::Entity::update_many()
        .set(active)
        .filter(enrolment::Column::Id.eq(id))
        .filter(enrolment::Column::Version.eq(version))
        .exec(&**change)
        .await?;
    stale(done.rows_affected)?;
    enrolment::Entity::find_by_id(id).one(&**change).await?.ok_or_else(Fault::not_found)
}

/// Says what became of the referral.
pub async fn close_referral(
    call: &Call,
    change: &Change<'_>,
    id: ReferralId,
    outcome: ReferralOutcome,
    on: NaiveDate,
) -> Result<(), Fault> {
    set_outcome(call, change, id, outcome, Some(on)).await
}

/// The same where the outcome is taken back: without a day.
pub async fn set_outcome(
    call: &Call,
    change: &Change<'_>,
    id: ReferralId,
    outcome: ReferralOutcome,
    on: Option<NaiveDate>,
) -> Result<(), Fault> {
    let row = referral::Entity::find_by_id(id).lock_exclusive().one(&**change).await?.ok_or_else(Fault::not_found)?;
    let version = row.version;
    let mut active = row.into_active_model();
    active.outcome = Set(outcome);
    active.outcome_on = Set(on);
    active.version = Set(version + 1);
    active.updated_at = Set(call.now);
    let done = referral::Entity::update_many()
        .set(active)
        .filter(referral::Column::Id.eq(id))
        .filter(referral::Column::Version.eq(version))
        .exec(&**change)
        .await?;
    Ok(stale(done.rows_affected)?)
}

/// Whether a reason may end the admission now.
pub(super) fn may_end(status: Status, facts: &Facts, step: Move, reason: EndReason) -> bool {
    status.after(step, &Facts { end_reason: Some(reason), ..*facts }).is_ok()
}
