//! Whatever moves are tried in whatever order, with whatever is known: no way leads to a state the rules forbid.

use proptest::prelude::*;

use super::{ADMISSION_AGES, Facts, Move, Status, move_on_withdrawal};
use crate::domain::code::Code;
use crate::domain::enrolment::{EndReason, Screening2Result};
use crate::domain::purpose::Purpose;

fn one_of<C: Code + std::fmt::Debug>() -> impl Strategy<Value = C> + Clone {
    (0..C::all().len()).prop_map(|at| C::all()[at])
}

prop_compose! {
    fn facts()(
        flags in any::<[bool; 8]>(),
        attempts in 0_u32..8,
        days in 0_u32..80,
        screening2 in proptest::option::of(one_of::<Screening2Result>()),
        age in proptest::option::of(5_u32..22),
        end_reason in proptest::option::of(one_of::<EndReason>()),
    ) -> Facts {
        let [handover, participation, withdrawn, follow_up, review, goals, closing, retention] = flags;
        Facts {
            contact_handover_valid: handover,
            participation_valid: participation,
            participation_withdrawn: withdrawn,
            follow_up_valid: follow_up,
            attempts,
            days_since_first_attempt: days,
            screening2,
            age_at_start: age,
            end_reason,
            review_recent: review,
            goals_rated: goals,
            closing_recorded: closing,
            retention_due: retention,
        }
    }
}

/// What has happened on the way, kept without the machine.
#[derive(Default)]
struct Diary {
    admitted: bool,
    ended: bool,
    erased: bool,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_sequence_of_moves_reaches_a_forbidden_state(steps in proptest::collection::vec((one_of::<Move>(), facts()), 1..60)) {
        let mut status = Status::Referred;
        let mut diary = Diary::default();
        for (step, facts) in steps {
            let Ok(next) = status.after(step, &facts) else { continue };
            prop_assert_ne!(next, status, "a move leads somewhere");
            if !status.takes_part() && next.takes_part() {
                // BR-01, BR-06: the one door, and everything that has to be true at it.
                prop_assert_eq!((status, step), (Status::Assessing, Move::Admit));
                prop_assert!(facts.participation_valid, "a start without valid consent");
                prop_assert_eq!(facts.screening2, Some(Screening2Result::Confirmed));
                prop_assert!(facts.age_at_start.is_some_and(|age| ADMISSION_AGES.contains(&age)));
                prop_assert!(!diary.admitted, "a second start of the same enrolment");
                diary.admitted = true;
            }
            if next == Status::Assessing {
                prop_assert!(facts.contact_handover_valid, "a screening without the first declaration");
            }
            if step == Move::WithdrawParticipation {
                prop_assert!(facts.participation_withdrawn && !next.is_open(), "BR-09");
            }
            if next == Status::Completed {
                prop_assert!(facts.review_recent && facts.goals_rated && facts.closing_recorded);
            }
            prop_assert!(!next.takes_part() || diary.admitted, "takes part without a start");
            prop_assert!(!(next.is_open() && diary.ended), "what has ended never opens again");
            prop_assert!(!diary.erased, "nothing follows erasure");
            diary.ended |= !next.is_open();
            diary.erased |= next == Status::Erased;
            if let Some(kind) = next.end_kind() {
                let started = kind != crate::domain::enrolment::EndKind::NotStarted;
                prop_assert_eq!(started, diary.admitted, "an ending fits whether taking part had begun");
            }
            status = next;
        }
    }

    /// BR-09: after the withdrawal of taking part nobody takes part, whatever the state was.
    #[test]
    fn a_withdrawal_always_ends_taking_part(status in one_of::<Status>(), purpose in one_of::<Purpose>(), facts in facts()) {
        let facts = Facts { participation_withdrawn: true, ..facts };
        match move_on_withdrawal(status, purpose) {
            Some(step) => prop_assert!(!status.after(step, &facts).expect("always possible").is_open()),
            None if purpose == Purpose::Participation => prop_assert!(!status.takes_part()),
            None => {}
        }
    }
}
