//! The demo's cases: who they are, how far they came, how they ended.

mod family;
mod network;
mod papers;
mod reviews;
mod work;

use chrono::{Days, Months, NaiveDate};

use super::accounts::Team;
use super::dice::Dice;
use super::rows::Rows;
use crate::domain::case_code::CaseCode;
use crate::domain::enrolment::{EndKind, EndReason, EnrolmentId, Screening2Result, Status, Strand};
use crate::domain::id::Id;
use crate::domain::participant::{ParticipantId, age_in_months};
use crate::domain::referral::{ReferralId, ReferralOutcome, ReferralSource, Screening1Result, Threshold};
use crate::domain::user::UserId;
use crate::server::crypto::{DataKey, Keyring};
use crate::server::entity::{enrolment, referral};
use crate::server::fault::Fault;
use crate::server::use_cases::form_texts::Versions;

use family::Family;

/// How far a case came.
#[derive(Clone, Copy, Debug)]
enum Course {
    /// Waiting, being contacted or screened.
    Before(Status),
    /// Taking part since a day.
    Running(NaiveDate),
    /// From a day to a day, and how it ended.
    Closed(NaiveDate, NaiveDate, EndKind, EndReason),
}

/// One case while it is made.
struct Case<'team> {
    team: &'team Team,
    participant: ParticipantId,
    case_code: CaseCode,
    enrolment: EnrolmentId,
    worker: UserId,
    key: DataKey,
    family: Family,
    course: Course,
    referred: NaiveDate,
}

/// Makes the running, closed and new cases of all sites.
pub fn make_all(
    rows: &mut Rows,
    dice: &mut Dice,
    keyring: &Keyring,
    teams: &[Team],
    versions: &Versions,
    today: NaiveDate,
    closed: usize,
) -> Result<(), Fault> {
    let all: usize = teams.iter().map(|team| team.active).sum();
    for team in teams {
        let mut courses: Vec<Course> = (0..team.active).map(|_| running(dice, today)).collect();
        let share = closed * team.active / all;
        courses.extend((0..=share).map(|_| closed_course(dice, today)));
        courses.extend([Status::Referred, Status::Contacting, Status::Assessing].map(Course::Before));
        for (number, course) in courses.into_iter().enumerate() {
            make(rows, dice, keyring, team, versions, today, number, course)?;
        }
    }
    Ok(())
}

#[expect(clippy::too_many_arguments, reason = "the one place where a demo case comes together")]
fn make(
    rows: &mut Rows,
    dice: &mut Dice,
    keyring: &Keyring,
    team: &Team,
    versions: &Versions,
    today: NaiveDate,
    number: usize,
    course: Course,
) -> Result<(), Fault> {
    let admitted = match course {
        Course::Before(_) => today,
        Course::Running(start) | Course::Closed(start, ..) => start,
    };
    let (data_key_id, key) = rows.data_key(keyring)?;
    let participant: ParticipantId = Id::from_uuid(dice.uuid());
    let family = Family::draw(dice, admitted);
    let case_code = family.write(rows, dice, participant, data_key_id, &key)?;
    let waiting = if matches!(course, Course::Before(_)) { dice.between(2, 20) } else { dice.between(24, 60) };
    let case = Case {
        team,
        participant,
        case_code,
        enrolment: Id::from_uuid(dice.uuid()),
        worker: team.workers[number % team.workers.len()],
        key,
        family,
        course,
        referred: admitted - Days::new(waiting.unsigned_abs()),
    };
    write_rows(rows, dice, &case, today);
    papers::write(rows, dice, &case, versions, today)?;
    work::write(rows, dice, &case, today)?;
    reviews::write(rows, &case, today, number);
    network::write(rows, dice, &case, number)
}

fn write_rows(rows: &mut Rows, dice: &mut Dice, case: &Case<'_>, today: NaiveDate) {
    let referral_id: ReferralId = Id::from_uuid(dice.uuid());
    let started = !matches!(case.course, Course::Before(_));
    let start_on = match case.course {
        Course::Before(_) => None,
        Course::Running(start) | Course::Closed(start, ..) => Some(start),
    };
    rows.referrals.push(referral::Model {
        id: referral_id,
        participant_id: case.participant,
        site_id: case.team.site,
        received_on: case.referred,
        source: dice.weighted(&[
            (ReferralSource::PoliceScreening, 80),
            (ReferralSource::SchoolHint, 12),
            (ReferralSource::YouthOfficeHint, 8),
        ]),
        threshold_met: dice.weighted(&[(Threshold::Violence1, 55), (Threshold::Property3, 35), (Threshold::Both, 10)]),
        threshold_note_code: None,
        screening1_result: Screening1Result::Suggest,
        handed_over_on: Some(case.referred + Days::new(1)),
        outcome: if started { ReferralOutcome::Admitted } else { ReferralOutcome::Open },
        outcome_on: start_on,
        created_at: rows.now,
        created_by: case.team.police,
        updated_at: rows.now,
        version: 1,
    });
    let (status, end_on, end_kind, end_reason) = match case.course {
        Course::Before(status) => (status, None, None, None),
        Course::Running(_) => (Status::Active, None, None, None),
        Course::Closed(_, end, kind, reason) => {
            // Follow-up lasts 12 months where the family agreed; the demo keeps it simple: nobody did.
            (Status::Closed, Some(end), Some(kind), Some(reason))
        }
    };
    let screened = start_on.map(|start| start - Days::new(5)).filter(|day| *day >= case.referred);
    rows.enrolments.push(enrolment::Model {
        id: case.enrolment,
        participant_id: case.participant,
        case_code: case.case_code,
        site_id: case.team.site,
        referral_id,
        strand: Strand::Standard,
        status,
        lead_worker_id: (status != Status::Referred).then_some(case.worker),
        deputy_id: None,
        deputy_from: None,
        deputy_until: None,
        screening2_on: screened,
        screening2_result: screened.map(|_| Screening2Result::Confirmed),
        start_on,
        planned_end_on: start_on.map(|start| planned_end(start, end_on.unwrap_or(today))),
        end_on,
        end_kind,
        end_reason,
        follow_up_until: None,
        age_at_start_months: start_on
            .and_then(|start| age_in_months(case.family.birth_date, start))
            .and_then(|months| i32::try_from(months).ok()),
        age_reason_ct: None,
        last_session_on: None,
        next_review_on: None,
        paused_on: None,
        previous_id: None,
        is_open: status.is_open(),
        created_at: rows.now,
        created_by: case.team.police,
        updated_at: rows.now,
        version: 1,
    });
}

/// 12 months, then as many half-years as were decided by `reached`.
fn planned_end(start: NaiveDate, reached: NaiveDate) -> NaiveDate {
    let mut end = start + Months::new(12);
    while end < reached {
        end = end + Months::new(6);
    }
    end
}

fn running(dice: &mut Dice, today: NaiveDate) -> Course {
    Course::Running(today - Days::new(dice.between(10, 620).unsigned_abs()))
}

/// Between autumn 2018 and now, median length about 20 months, ended at least a week ago.
fn closed_course(dice: &mut Dice, today: NaiveDate) -> Course {
    let first = NaiveDate::from_ymd_opt(2018, 9, 1).unwrap_or(today);
    let span = (today - first).num_days();
    loop {
        let start = first + Days::new(dice.between(0, span).unsigned_abs());
        let early = dice.percent(36);
        let days = if early { dice.between(60, 620) } else { dice.around(610, 190).clamp(240, 1_200) };
        let end = start + Days::new(days.unsigned_abs());
        if end + Days::new(7) <= today {
            let (kind, reason) = if early { early_ending(dice) } else { graduated(dice) };
            return Course::Closed(start, end, kind, reason);
        }
    }
}

fn graduated(dice: &mut Dice) -> (EndKind, EndReason) {
    let reason = if dice.percent(70) { EndReason::GoalsReached } else { EndReason::StableNoNewOffence };
    (EndKind::Graduated, reason)
}

fn early_ending(dice: &mut Dice) -> (EndKind, EndReason) {
    use EndReason::*;
    let reason = dice.weighted(&[
        (WithdrawnByGuardian, 10),
        (WithdrawnByYouth, 8),
        (Unreachable, 5),
        (MovedAway, 5),
        (ResidentialPlacement, 2),
        (Detention, 1),
        (IntensiveOffenderProgramme, 2),
        (AgeLimit, 2),
        (Other, 1),
    ]);
    let kind = if reason == IntensiveOffenderProgramme { EndKind::Transferred } else { EndKind::EndedEarly };
    (kind, reason)
}
