//! Moving an enrolment on.

use chrono::NaiveDate;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};

use crate::domain::consent::gate::Consents;
use crate::domain::enrolment::machine::{Facts, Move};
use crate::domain::enrolment::{EndReason, EnrolmentId, Status};
use crate::domain::error::AppError;
use crate::domain::purpose::Purpose;
use crate::domain::referral::{ReferralId, ReferralOutcome};
use crate::domain::view::admission::CaseHead;
use crate::server::audit::Event;
use crate::server::call::{Call, Change};
use crate::server::db::stale;
use crate::server::entity::{contact_attempt, enrolment, participant, referral};
use crate::server::fault::Fault;
use crate::server::people::Identity;
use crate::server::scope::{CaseRows, OpenedCase};
use crate::server::use_cases::consents;

/// A case of the actor with the opened identity.
pub(super) struct Opened {
    pub participant: participant::Model,
    pub enrolment: enrolment::Model,
    pub identity: Identity,
    pub referral: referral::Model,
}

/// Opens the case behind a code. Errors: `NotFound` outside the actor's cases.
pub(super) async fn open(call: &Call, code: &str) -> Result<Opened, Fault> {
    let OpenedCase { rows: CaseRows { participant, enrolment }, identity, .. } = call.opened_case(code).await?;
    let referral = referral::Entity::find_by_id(enrolment.referral_id).one(call.db()).await?;
    let referral = referral.ok_or_else(|| Fault::internal("an enrolment without a referral"))?;
    Ok(Opened { participant, enrolment, identity, referral })
}

impl Opened {
    /// Code, initials and state, for the head of a page.
    pub(super) fn head(&self) -> CaseHead {
        CaseHead { code: self.participant.case_code, initials: self.identity.initials(), status: self.enrolment.status }
    }

    /// Which purposes are open, as the transaction (or the read connection) sees it.
    pub(super) async fn consents(&self, db: &impl ConnectionTrait) -> Result<Consents, Fault> {
        consents::gate_in(db, &self.enrolment, &self.participant, self.identity.birth_date).await
    }
}

/// The enrolment as it is now, locked until the change is committed.
pub(super) async fn locked(change: &Change<'_>, id: EnrolmentId) -> Result<enrolment::Model, Fault> {
    enrolment::Entity::find_by_id(id).lock_exclusive().one(&**change).await?.ok_or_else(Fault::not_found)
}

/// What the machine has to know, but for what only the deed knows (age at start, reason).
pub(super) async fn facts(
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
        screening2: row.screening2_result,
        ..Facts::default()
    })
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
pub(super) async fn make_move(
    call: &Call,
    change: &mut Change<'_>,
    row: enrolment::Model,
    step: Move,
    facts: &Facts,
    fill: impl FnOnce(&mut enrolment::ActiveModel),
) -> Result<enrolment::Model, Fault> {
    let status = row.status.after(step, facts).map_err(AppError::from)?;
    let site = row.site_id;
    let changed = update(call, change, row, |active| {
        active.status = Set(status);
        active.is_open = Set(status.is_open());
        if let Some(kind) = status.end_kind() {
            active.end_kind = Set(Some(kind));
            active.end_on = Set(Some(call.today));
        }
        fill(active);
    })
    .await?;
    let event = Event::new("enrolment.move", "enrolment", changed.id.uuid()).at_site(site.uuid());
    change.note(event.with("move", step).with("status", status));
    Ok(changed)
}

/// Changes the enrolment, naming the version it was read in.
pub(super) async fn update(
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
    let row = referral::Entity::find_by_id(id).lock_exclusive().one(&**change).await?.ok_or_else(Fault::not_found)?;
    let version = row.version;
    let mut active = row.into_active_model();
    active.outcome = Set(outcome);
    active.outcome_on = Set(Some(on));
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
