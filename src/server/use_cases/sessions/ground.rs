//! What the rules about a session need to know about its case.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::domain::consent::gate::Consents;
use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::form::CheckedSession;
use crate::domain::purpose::Purpose;
use crate::domain::session::rules::{SessionContext, SessionWarning, check_session};
use crate::server::call::{Call, Change};
use crate::server::clock::{berlin_instant, berlin_minute};
use crate::server::crypto::DataKey;
use crate::server::entity::{enrolment, interpreter, referral};
use crate::server::fault::Fault;
use crate::server::scope::{CaseRows, OpenedCase};
use crate::server::use_cases::consents::{self, Record};
use crate::server::use_cases::pool::{is_confidential, pool};

use super::releases::{carrying, settle};

/// A case with its consents and the interpreters of its site.
pub(super) struct Ground {
    pub case: CaseRows,
    pub key: DataKey,
    pub initials: String,
    pub consents: Consents,
    pub records: Vec<Record>,
    pub pool: Vec<interpreter::Model>,
    referred_on: NaiveDate,
    birth_date: NaiveDate,
}

/// Reads it. Errors: `NotFound` outside the actor's cases.
pub(super) async fn ground(call: &Call, code: &str) -> Result<Ground, Fault> {
    let OpenedCase { rows: case, key, identity, .. } = call.opened_case(code).await?;
    let records = consents::records_in(call.db(), &case.enrolment, &case.participant, identity.birth_date).await?;
    let referral = referral::Entity::find_by_id(case.enrolment.referral_id).one(call.db()).await?;
    let referred_on = referral.ok_or_else(|| Fault::internal("an enrolment without its referral"))?.received_on;
    let pool = pool(call, case.enrolment.site_id).await?;
    Ok(Ground {
        initials: identity.initials(),
        birth_date: identity.birth_date,
        case,
        key,
        consents: consents::gate_of(&records),
        records,
        pool,
        referred_on,
    })
}

impl Ground {
    /// Locks the enrolment and reads its state and consents again, so that a withdrawal is either already seen
    /// by [`Ground::judge`] or waits until the session is written (BR-01, BR-10).
    pub async fn lock(&mut self, call: &Call, change: &Change<'_>) -> Result<(), Fault> {
        // Within the scope again: a case that was given to somebody else meanwhile is not found.
        let id = self.case.enrolment.id;
        let row = call.enrolments().filter(enrolment::Column::Id.eq(id)).lock_exclusive().one(&**change).await?;
        self.case.enrolment = row.ok_or_else(Fault::not_found)?;
        let (enrolment, participant) = (&self.case.enrolment, &self.case.participant);
        self.records = consents::records_in(&**change, enrolment, participant, self.birth_date).await?;
        self.consents = consents::gate_of(&self.records);
        Ok(())
    }

    /// The work is stopped: taking part was withdrawn and not agreed to again.
    pub fn is_stopped(&self, today: NaiveDate) -> bool {
        self.consents.is_withdrawn(Purpose::Participation, today)
    }

    /// BR-01, BR-02, BR-03, BR-19 for a checked form. An interpreter of the register brings its own level, and the
    /// only release that held then is the one a talk with an institution went by.
    ///
    /// # Errors
    /// All broken rules, by field of the form.
    pub fn judge(&self, call: &Call, session: &mut CheckedSession) -> Result<Vec<SessionWarning>, FieldErrors> {
        let mut errors = FieldErrors::new();
        let mut confidential = false;
        if let Some(job) = &mut session.interpreting {
            confidential = job.confidential;
            if let Some(id) = job.interpreter_id {
                match self.pool.iter().find(|row| row.id == id) {
                    Some(row) => {
                        job.level = row.level;
                        confidential = is_confidential(row, session.held_on);
                    }
                    None => errors.add("interpreter_id", ErrorCode::NotAChoice),
                }
            }
        }
        let begins = berlin_instant(session.held_on, session.start_minute);
        let at = (session.held_on, begins);
        settle(session, &self.records, &self.key, at);
        let releases = |purpose| carrying(&self.records, purpose, at);
        let was_valid = |purpose| self.consents.carries_talk_at(purpose, session.held_on, begins);
        let context = SessionContext {
            today: call.today,
            minute_now: u16::try_from(berlin_minute(call.now)).unwrap_or(24 * 60),
            referred_on: self.referred_on,
            ended_on: self.case.enrolment.end_on,
            work_stopped: self.is_stopped(call.today),
            was_valid: &was_valid,
            releases: &releases,
        };
        match check_session(&session.facts(confidential), &context) {
            Ok(warnings) => errors.or(warnings),
            Err(broken) => {
                errors.merge(broken);
                Err(errors)
            }
        }
    }
}
