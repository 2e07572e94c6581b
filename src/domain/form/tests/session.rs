use super::super::SessionForm;
use super::{ID, day, list, shown, text};
use crate::domain::session::Present;

pub(super) fn session() -> SessionForm {
    SessionForm {
        client_id: text(ID),
        held_on: text("2025-05-02"),
        start_time: text("14:30"),
        minutes: text("60"),
        place: text("home"),
        kind: text("family"),
        attended: text("yes"),
        present: list(&["mother", "youth", "interpreter"]),
        topic_tags: list(&["school", "school"]),
        interpreter_language: text("ara"),
        interpreter_level: text("sim"),
        interpreter_mode: text("in_person"),
        ..SessionForm::default()
    }
}

fn meet(change: fn(&mut SessionForm)) -> String {
    let mut form = session();
    change(&mut form);
    shown(form.check(day("2025-05-02")))
}

#[test]
fn a_session_with_an_interpreter_is_read() {
    let checked = session().check(day("2025-05-02")).expect("complete");
    assert_eq!(checked.present, [Present::Youth, Present::Mother, Present::Interpreter]);
    assert_eq!(checked.topic_tags.len(), 1);
    assert!(checked.interpreter_needed);
    let facts = checked.facts(true);
    assert!(facts.interpreter.is_some_and(|interpreter| interpreter.confidential));
    assert_eq!(checked.interpreting.map(|job| job.minutes), Some(60), "as long as the session");
}

#[test]
fn a_session_refuses_what_cannot_be() {
    assert_eq!(meet(|f| f.held_on = text("2025-05-03")), "held_on=in_future");
    assert_eq!(meet(|f| f.held_on = text("2025-02-29")), "held_on=not_a_date");
    assert_eq!(meet(|f| f.start_time = text("25:00")), "start_time=not_a_time");
    assert_eq!(meet(|f| f.minutes = text("4")), "minutes=out_of_range");
    assert_eq!(meet(|f| f.minutes = text("=1+1")), "minutes=not_a_number");
    assert_eq!(meet(|f| f.present.clear()), "present=required");
    assert_eq!(meet(|f| f.present = list(&["nobody"])), "present=not_a_choice, present=required");
    assert_eq!(
        meet(|f| f.topic_tags = list(&["family", "school", "work", "friends", "leisure", "media"])),
        "topic_tags=too_many"
    );
    assert_eq!(meet(|f| f.interpreter_level.clear()), "interpreter_level=required");
    assert_eq!(meet(|f| f.note = "ä".repeat(2001)), "note=too_long");
    assert_eq!(meet(|f| f.note = text("a\u{0}")), "note=bad_character");
    assert_eq!(meet(|f| f.next_appointment_on = text("2025-05-01")), "next_appointment_on=before_other");
    assert_eq!(meet(|f| f.next_appointment_on = text("2099-05-01")), "next_appointment_on=out_of_range");
}

#[test]
fn nobody_is_present_when_nobody_came() {
    let mut form = session();
    form.attended = text("no_show_unexcused");
    let checked = form.check(day("2025-05-02")).expect("complete");
    assert_eq!(checked.present, [Present::Interpreter], "who waited in vain");
    form.attended = text("cancelled_by_us");
    let checked = form.check(day("2025-05-02")).expect("complete");
    assert!(checked.present.is_empty() && checked.interpreting.is_none());
}

#[test]
fn a_chosen_day_and_length_count_before_the_fields_beside_them() {
    let mut form = session();
    form.day = text("2025-05-01");
    form.minutes_other = text("25");
    let checked = form.check(day("2025-05-02")).expect("complete");
    assert_eq!((checked.held_on, checked.minutes), (day("2025-05-01"), 60));
    form.day = text("other");
    form.minutes = text("other");
    let checked = form.check(day("2025-05-02")).expect("complete");
    assert_eq!((checked.held_on, checked.minutes), (day("2025-05-02"), 25));
    assert_eq!(meet(|f| f.day = text("0000-01-01")), "held_on=before_1900");
    assert_eq!(meet(|f| f.minutes = text("other")), "minutes_other=required");
}
