//! The facts of all quarters: one query per table, no encrypted column, no name, no case code.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::domain::enrolment::{EndKind, EnrolmentId};
use crate::domain::fact::{EnrolmentFact, SessionFact, Subject};
use crate::domain::interpreter::{InterpreterJobId, JobStatus, Level};
use crate::domain::participant::{ParticipantId, Sex};
use crate::domain::session::Attended;
use crate::domain::site::{Region, SiteId};
use crate::server::entity::{enrolment, interpreter_job, participant, session, site};
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::scope::{across_all_sites, sessions_across_all_sites};

/// What snapshots are computed from; lives only while quarters are frozen.
pub struct Facts {
    /// Every enrolment that was admitted.
    pub enrolments: Vec<EnrolmentFact>,
    /// Every session of theirs.
    pub sessions: Vec<SessionFact>,
}

type EnrolmentRow =
    (EnrolmentId, ParticipantId, SiteId, Option<NaiveDate>, Option<NaiveDate>, Option<EndKind>, Option<i32>);
type SessionRow = (EnrolmentId, NaiveDate, i32, i32, Attended, bool, Option<InterpreterJobId>);

impl Facts {
    /// Reads all facts once, for all quarters that are to be frozen.
    pub async fn load(house: &House) -> Result<Self, Fault> {
        let regions = regions(house).await?;
        let sexes = sexes(house).await?;
        let mut subjects = HashMap::new();
        let mut enrolments = Vec::new();
        for (id, person, site, start_on, end_on, end_kind, months) in enrolment_rows(house).await? {
            let (Some(region), Some(sex)) = (regions.get(&site), sexes.get(&person)) else { continue };
            let age_at_start_months = months.and_then(|months| u16::try_from(months).ok());
            let subject = Subject { person, site, region: *region, sex: *sex, age_at_start_months };
            subjects.insert(id, subject);
            enrolments.push(EnrolmentFact { subject, start_on, end_on, end_kind, pauses: Vec::new() });
        }
        let levels = done_levels(house).await?;
        let fact = |(enrolment, held_on, start, minutes, attended, interpreter_needed, job): SessionRow| {
            Some(SessionFact {
                subject: *subjects.get(&enrolment)?,
                held_on,
                start_minute: u16::try_from(start).unwrap_or(0),
                minutes: u16::try_from(minutes).unwrap_or(0),
                attended,
                interpreter_needed,
                interpreted_by: job.and_then(|job| levels.get(&job).copied()),
            })
        };
        let sessions = session_rows(house).await?.into_iter().filter_map(fact).collect();
        Ok(Self { enrolments, sessions })
    }
}

async fn regions(house: &House) -> Result<HashMap<SiteId, Region>, Fault> {
    let rows = site::Entity::find().select_only().columns([site::Column::Id, site::Column::Region]);
    Ok(rows.into_tuple::<(SiteId, Region)>().all(&house.db.read).await?.into_iter().collect())
}

async fn sexes(house: &House) -> Result<HashMap<ParticipantId, Sex>, Fault> {
    let rows = participant::Entity::find().select_only().columns([participant::Column::Id, participant::Column::Sex]);
    Ok(rows.into_tuple::<(ParticipantId, Sex)>().all(&house.db.read).await?.into_iter().collect())
}

async fn enrolment_rows(house: &House) -> Result<Vec<EnrolmentRow>, Fault> {
    use enrolment::Column::{AgeAtStartMonths, EndKind, EndOn, Id, ParticipantId, SiteId, StartOn};
    let rows = across_all_sites().filter(StartOn.is_not_null());
    let rows = rows.select_only().columns([Id, ParticipantId, SiteId, StartOn, EndOn, EndKind, AgeAtStartMonths]);
    Ok(rows.into_tuple().all(&house.db.read).await?)
}

async fn session_rows(house: &House) -> Result<Vec<SessionRow>, Fault> {
    use session::Column::{Attended, EnrolmentId, HeldOn, InterpreterJobId, InterpreterNeeded, Minutes, StartMinute};
    let rows = sessions_across_all_sites().select_only();
    let rows = rows.columns([EnrolmentId, HeldOn, StartMinute, Minutes, Attended, InterpreterNeeded, InterpreterJobId]);
    Ok(rows.into_tuple().all(&house.db.read).await?)
}

/// The level of every job that was done.
async fn done_levels(house: &House) -> Result<HashMap<InterpreterJobId, Level>, Fault> {
    use interpreter_job::Column::{Id, Level as Qualification, Status};
    let rows = interpreter_job::Entity::find().filter(Status.eq(JobStatus::Done));
    let rows = rows.select_only().columns([Id, Qualification]);
    Ok(rows.into_tuple::<(InterpreterJobId, Level)>().all(&house.db.read).await?.into_iter().collect())
}
