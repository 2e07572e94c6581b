//! The forms of the course of taking part.

use super::{ClosingForm, ExtensionForm, ReviewForm, StepForm, end_reasons};
use crate::domain::enrolment::machine::Move;
use crate::domain::enrolment::{EndKind, EndReason};
use chrono::NaiveDate;

const ID: &str = "01920000-0000-7000-8000-000000000001";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn review() -> ReviewForm {
    ReviewForm {
        client_id: ID.into(),
        held_on: "2026-03-16".into(),
        sense_and_need: "yes".into(),
        decision: "continue".into(),
        consent_check: "all_valid".into(),
        ..ReviewForm::default()
    }
}

#[test]
fn a_review_needs_a_day_a_judgement_and_a_decision_that_fits_it() {
    let (today, start) = (day("2026-03-17"), Some(day("2026-01-05")));
    let errors = |change: &dyn Fn(&mut ReviewForm)| {
        let mut form = review();
        change(&mut form);
        form.check(today, start).err().map(|errors| errors.to_string()).unwrap_or_default()
    };
    assert_eq!(errors(&|_| ()), "");
    assert_eq!(errors(&|form| form.held_on = "2026-03-18".into()), "held_on=in_future");
    assert_eq!(errors(&|form| form.held_on = "2026-01-04".into()), "held_on=before_other");
    assert_eq!(errors(&|form| form.sense_and_need.clear()), "sense_and_need=required");
    assert_eq!(errors(&|form| form.sense_and_need = "perhaps".into()), "sense_and_need=not_a_choice");
    assert_eq!(errors(&|form| form.sense_and_need = "no".into()), "decision=does_not_fit");
    assert_eq!(
        errors(&|form| (form.sense_and_need, form.decision) = ("no".into(), "close_prepare".into())),
        "",
        "not needed any more: prepare the end"
    );
    assert_eq!(errors(&|form| form.participants = vec!["police".into()]), "participants=not_a_choice");
}

#[test]
fn an_extension_is_one_to_twelve_months() {
    for (months, error) in
        [("6", ""), ("1", ""), ("12", ""), ("0", "months"), ("13", "months"), ("", "months"), ("x", "months")]
    {
        let form = ExtensionForm {
            client_id: ID.into(),
            months: months.into(),
            reason: "goals_open".into(),
            ..ExtensionForm::default()
        };
        let errors = form.check().err().map(|errors| errors.to_string()).unwrap_or_default();
        assert!(errors.starts_with(error) && errors.is_empty() == error.is_empty(), "{months}: {errors}");
    }
}

#[test]
fn a_pause_has_a_reason_and_ends_within_three_months() {
    let today = day("2026-11-30");
    let check = |reason: &str, until: &str| {
        let form = StepForm {
            version: "1".into(),
            pause_reason: reason.into(),
            paused_until: until.into(),
            ..StepForm::default()
        };
        form.check(Move::Pause, today).err().map(|errors| errors.to_string()).unwrap_or_default()
    };
    assert_eq!(check("illness", "2027-02-28"), "");
    assert_eq!(check("illness", "2026-11-30"), "");
    assert_eq!(check("illness", "2027-03-01"), "paused_until=pause_too_long");
    assert_eq!(check("illness", "2026-11-29"), "paused_until=in_the_past");
    assert_eq!(check("", "2027-01-01"), "pause_reason=required");
    assert_eq!(check("x", "2027-01-01"), "pause_reason=not_a_choice");
}

#[test]
fn every_ending_takes_the_reasons_that_fit_it_and_no_other() {
    for (step, kind) in [
        (Move::EndEarly, EndKind::EndedEarly),
        (Move::Transfer, EndKind::Transferred),
        (Move::Graduate, EndKind::Graduated),
    ] {
        for reason in EndReason::ALL {
            let form = StepForm { version: "1".into(), end_reason: reason.to_string(), ..StepForm::default() };
            let fits = reason.fits(kind) && *reason != EndReason::ConsentWithdrawn;
            assert_eq!(form.check(step, day("2026-03-17")).is_ok(), fits, "{step} {reason}");
            assert_eq!(end_reasons(kind).contains(reason), fits);
        }
        assert!(StepForm::default().check(step, day("2026-03-17")).is_err(), "{step} needs a reason");
    }
    for step in [Move::Resume, Move::StartClosing, Move::FollowUp, Move::Close] {
        assert!(StepForm::default().check(step, day("2026-03-17")).is_ok(), "{step} needs none");
    }
}

#[test]
fn a_closing_record_is_an_interview_or_a_reason_why_there_is_none() {
    let interview = ClosingForm {
        held_on: "2026-03-16".into(),
        guide_done: true,
        youth_present: true,
        handover_to: vec!["school".into(), "club".into()],
        satisfaction_youth: "4".into(),
        end_reason: "goals_reached".into(),
        ..ClosingForm::default()
    };
    let errors = |change: &dyn Fn(&mut ClosingForm)| {
        let mut form = interview.clone();
        change(&mut form);
        form.check(day("2026-03-17"), None).err().map(|errors| errors.to_string()).unwrap_or_default()
    };
    assert_eq!(errors(&|_| ()), "");
    assert_eq!(errors(&|form| form.guide_done = false), "guide_done=guide_not_done");
    assert_eq!(errors(&|form| form.youth_present = false), "youth_present=somebody_present");
    assert_eq!(errors(&|form| form.waiver = "moved_away".into()), "waiver=does_not_fit");
    let waived = |form: &mut ClosingForm| {
        (form.guide_done, form.youth_present, form.waiver) = (false, false, "not_reached".into());
    };
    assert_eq!(errors(&waived), "");
    assert_eq!(errors(&|form| form.handover_to = vec!["nobody".into(), "club".into()]), "handover_to=does_not_fit");
    assert_eq!(errors(&|form| form.satisfaction_youth = "6".into()).split('=').next(), Some("satisfaction_youth"));
    assert_eq!(errors(&|form| form.end_reason = "detention".into()), "end_reason=not_a_choice");
}
