//! Reviews every eight weeks; in every fifth case that takes part the last one is overdue.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Case, Course};
use crate::domain::id::Id;
use crate::domain::review::{ConsentCheck, ReviewDecision, ReviewParticipant, next_review};
use crate::server::entity::review;
use crate::server::use_cases::demo::rows::Rows;

/// The reviews of a case that takes part, and when its next one is due. No dice: what is drawn elsewhere stays the same.
pub fn write(rows: &mut Rows, case: &Case<'_>, today: NaiveDate, number: usize) {
    let Course::Running(start) = case.course else { return };
    let mut held = Vec::new();
    let mut due = next_review(start);
    while let Some(day) = due.filter(|day| *day <= today) {
        held.push(day);
        due = next_review(day);
    }
    if number.is_multiple_of(5) {
        due = held.pop().or(due);
    }
    if let Some(row) = rows.enrolments.last_mut().filter(|row| row.id == case.enrolment) {
        row.next_review_on = due;
    }
    let of_case = case.enrolment.uuid().as_u128();
    for (place, day) in (1_u128..).zip(held) {
        rows.reviews.push(review::Model {
            id: Id::from_uuid(Uuid::from_u128(of_case ^ place)),
            enrolment_id: case.enrolment,
            due_on: Some(day),
            held_on: day,
            participants: vec![ReviewParticipant::Youth, ReviewParticipant::Mother].into(),
            sense_and_need: true,
            decision: ReviewDecision::Continue,
            consent_check: ConsentCheck::AllValid,
            note_ct: None,
            created_at: rows.now,
            created_by: Some(case.worker),
            updated_at: rows.now,
            version: 1,
        });
    }
}
