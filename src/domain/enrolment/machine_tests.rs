use super::{Facts, Move, Status, TransitionError, move_on_withdrawal, planned_end};
use crate::domain::enrolment::{EndKind, EndReason, Screening2Result};
use crate::domain::purpose::Purpose;
use chrono::NaiveDate;

/// Every arrow of `docs/domain.md` 7.3, and no other.
const ARROWS: &[(Status, Move, Status)] = &[
    (Status::Referred, Move::Contact, Status::Contacting),
    (Status::Contacting, Move::Assess, Status::Assessing),
    (Status::Contacting, Move::Decline, Status::Declined),
    (Status::Contacting, Move::GiveUp, Status::Unreachable),
    (Status::Assessing, Move::Admit, Status::Active),
    (Status::Assessing, Move::Reject, Status::NotAdmitted),
    (Status::Assessing, Move::Decline, Status::Declined),
    (Status::Assessing, Move::GiveUp, Status::Unreachable),
    (Status::Assessing, Move::WithdrawParticipation, Status::Declined),
    (Status::Active, Move::Pause, Status::Paused),
    (Status::Active, Move::StartClosing, Status::Closing),
    (Status::Active, Move::EndEarly, Status::EndedEarly),
    (Status::Active, Move::Transfer, Status::Transferred),
    (Status::Active, Move::WithdrawParticipation, Status::EndedEarly),
    (Status::Paused, Move::Resume, Status::Active),
    (Status::Paused, Move::StartClosing, Status::Closing),
    (Status::Paused, Move::EndEarly, Status::EndedEarly),
    (Status::Paused, Move::Transfer, Status::Transferred),
    (Status::Paused, Move::WithdrawParticipation, Status::EndedEarly),
    (Status::Closing, Move::Graduate, Status::Completed),
    (Status::Closing, Move::WithdrawParticipation, Status::EndedEarly),
    (Status::Completed, Move::FollowUp, Status::FollowUp),
    (Status::Completed, Move::Close, Status::Closed),
    (Status::EndedEarly, Move::FollowUp, Status::FollowUp),
    (Status::EndedEarly, Move::Close, Status::Closed),
    (Status::Transferred, Move::FollowUp, Status::FollowUp),
    (Status::Transferred, Move::Close, Status::Closed),
    (Status::FollowUp, Move::Close, Status::Closed),
    (Status::Closed, Move::Erase, Status::Erased),
    (Status::Declined, Move::Erase, Status::Erased),
    (Status::Unreachable, Move::Erase, Status::Erased),
    (Status::NotAdmitted, Move::Erase, Status::Erased),
];

fn facts_for(step: Move) -> Facts {
    Facts {
        contact_handover_valid: true,
        participation_valid: true,
        participation_withdrawn: true,
        follow_up_valid: true,
        attempts: 5,
        days_since_first_attempt: 0,
        screening2: Some(if step == Move::Reject {
            Screening2Result::NotConfirmed
        } else {
            Screening2Result::Confirmed
        }),
        age_at_start: Some(13),
        end_reason: Some(match step {
            Move::Graduate => EndReason::GoalsReached,
            Move::Transfer => EndReason::ChangedAuthority,
            _ => EndReason::WithdrawnByYouth,
        }),
        review_recent: true,
        goals_rated: true,
        closing_recorded: true,
        retention_due: true,
    }
}

#[test]
fn the_machine_has_exactly_the_arrows_of_the_paper() {
    let mut possible = 0;
    for from in Status::ALL {
        for step in Move::ALL {
            let expected =
                ARROWS.iter().find(|(start, by, _)| start == from && by == step).map(|(_, _, target)| *target);
            assert_eq!(
                from.after(*step, &facts_for(*step)),
                expected.ok_or(TransitionError::WrongStatus),
                "{from} {step}"
            );
            possible += usize::from(expected.is_some());
        }
    }
    assert_eq!(possible, ARROWS.len());
}

#[test]
fn every_guard_stops_its_move() {
    type Spoil = fn(&mut Facts);
    let cases: &[(Status, Move, Spoil, TransitionError)] = &[
        (
            Status::Contacting,
            Move::Assess,
            |f| f.contact_handover_valid = false,
            TransitionError::ContactHandoverMissing,
        ),
        (Status::Contacting, Move::GiveUp, |f| f.attempts = 4, TransitionError::TooFewAttempts),
        (
            Status::Assessing,
            Move::Reject,
            |f| f.screening2 = Some(Screening2Result::Confirmed),
            TransitionError::ScreeningMissing,
        ),
        (Status::Assessing, Move::Admit, |f| f.screening2 = None, TransitionError::ScreeningMissing),
        (
            Status::Assessing,
            Move::Admit,
            |f| f.screening2 = Some(Screening2Result::NotConfirmed),
            TransitionError::ScreeningMissing,
        ),
        (Status::Assessing, Move::Admit, |f| f.participation_valid = false, TransitionError::ParticipationMissing),
        (Status::Assessing, Move::Admit, |f| f.age_at_start = Some(7), TransitionError::AgeOutside),
        (Status::Assessing, Move::Admit, |f| f.age_at_start = Some(18), TransitionError::AgeOutside),
        (Status::Assessing, Move::Admit, |f| f.age_at_start = None, TransitionError::AgeOutside),
        (Status::Closing, Move::Graduate, |f| f.review_recent = false, TransitionError::ReviewMissing),
        (Status::Closing, Move::Graduate, |f| f.goals_rated = false, TransitionError::GoalsNotRated),
        (Status::Closing, Move::Graduate, |f| f.closing_recorded = false, TransitionError::ClosingRecordMissing),
        (
            Status::Closing,
            Move::Graduate,
            |f| f.end_reason = Some(EndReason::Detention),
            TransitionError::ReasonDoesNotFit,
        ),
        (Status::Active, Move::EndEarly, |f| f.end_reason = None, TransitionError::ReasonDoesNotFit),
        (
            Status::Active,
            Move::Transfer,
            |f| f.end_reason = Some(EndReason::GoalsReached),
            TransitionError::ReasonDoesNotFit,
        ),
        (
            Status::Active,
            Move::WithdrawParticipation,
            |f| f.participation_withdrawn = false,
            TransitionError::ParticipationNotWithdrawn,
        ),
        (Status::Completed, Move::FollowUp, |f| f.follow_up_valid = false, TransitionError::FollowUpMissing),
        (Status::Closed, Move::Erase, |f| f.retention_due = false, TransitionError::RetentionRunning),
    ];
    for (from, step, spoil, error) in cases {
        let mut facts = facts_for(*step);
        assert!(from.after(*step, &facts).is_ok(), "{from} {step}");
        spoil(&mut facts);
        assert_eq!(from.after(*step, &facts), Err(*error), "{from} {step}");
    }
}

#[test]
fn eight_weeks_of_trying_are_enough_without_five_attempts() {
    let facts = Facts { attempts: 1, days_since_first_attempt: 56, ..Facts::default() };
    assert_eq!(Status::Contacting.after(Move::GiveUp, &facts), Ok(Status::Unreachable));
}

#[test]
fn the_usual_way_in_needs_both_mandatory_consents() {
    let mut facts = Facts { age_at_start: Some(12), ..Facts::default() };
    let contacting = Status::Referred.after(Move::Contact, &facts).expect("a first attempt needs no consent");
    assert_eq!(contacting.after(Move::Assess, &facts), Err(TransitionError::ContactHandoverMissing));
    facts.contact_handover_valid = true;
    let assessing = contacting.after(Move::Assess, &facts).expect("handed over");
    facts.screening2 = Some(Screening2Result::Confirmed);
    assert_eq!(assessing.after(Move::Admit, &facts), Err(TransitionError::ParticipationMissing));
    facts.participation_valid = true;
    assert_eq!(assessing.after(Move::Admit, &facts), Ok(Status::Active));
}

#[test]
fn br_09_an_optional_purpose_never_changes_the_enrolment() {
    for status in Status::ALL {
        for purpose in Purpose::ALL {
            let step = move_on_withdrawal(*status, *purpose);
            if let Some(step) = step {
                assert!(purpose.is_mandatory(), "{purpose}");
                assert!(status.target(step).is_some_and(|target| !target.is_open()), "{status} {step}");
            }
            if *purpose == Purpose::Participation && status.takes_part() {
                assert_eq!(step, Some(Move::WithdrawParticipation));
            }
        }
    }
}

#[test]
fn every_ending_has_a_reason_and_every_reason_an_ending() {
    for kind in EndKind::ALL {
        assert!(EndReason::ALL.iter().any(|reason| reason.fits(*kind)), "{kind}");
    }
    for reason in EndReason::ALL {
        assert!(EndKind::ALL.iter().any(|kind| reason.fits(*kind)), "{reason}");
    }
}

#[test]
fn the_planned_end_stops_before_the_18th_birthday() {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a day");
    assert_eq!(planned_end(day(2025, 1, 31), 12, day(2012, 5, 5)), Some(day(2026, 1, 31)));
    assert_eq!(planned_end(day(2024, 2, 29), 12, day(2012, 5, 5)), Some(day(2025, 2, 28)));
    assert_eq!(planned_end(day(2025, 1, 31), 12, day(2007, 5, 5)), Some(day(2025, 5, 4)));
}
