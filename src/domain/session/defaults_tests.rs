use super::{Past, PastInterpreting, Preset, Situation, median, prefill};
use crate::domain::id::Id;
use crate::domain::interpreter::{Level, Mode};
use crate::domain::language_code::LanguageCode;
use crate::domain::session::{Attended, Place, Present, SessionKind, TopicTag};
use chrono::NaiveDate;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn past(number: u128, minutes: u16, attended: Attended) -> Past {
    Past {
        id: Id::from_uuid(Uuid::from_u128(number)),
        held_on: day("2025-04-20"),
        minutes,
        travel_minutes: 20,
        place: Place::Home,
        kind: SessionKind::Family,
        attended,
        present: vec![Present::Youth, Present::Mother, Present::Interpreter],
        topic_tags: vec![TopicTag::School],
        interpreter_needed: true,
        interpreting: Some(PastInterpreting {
            interpreter: Some(Id::from_uuid(Uuid::from_u128(50))),
            language: LanguageCode::Arabic,
            dialect: String::new(),
            level: Level::Sim,
            mode: Mode::Video,
        }),
    }
}

fn situation(past: &[Past]) -> Situation<'_> {
    Situation {
        past,
        today: day("2025-05-02"),
        minute: 14 * 60 + 44,
        language: Some(LanguageCode::Turkish),
        interpreter: None,
        early: false,
    }
}

#[test]
fn a_prefilled_form_is_complete() {
    let all = [past(3, 15, Attended::NoShowUnexcused), past(1, 90, Attended::Yes), past(2, 45, Attended::Yes)];
    for past in [&all[..], &[]] {
        for early in [false, true] {
            for preset in [None, Some(Preset::HomeVisit), Some(Preset::PhoneCall), Some(Preset::NotMet)] {
                let mut form = prefill(&Situation { early, ..situation(past) }, None, preset);
                form.client_id = Uuid::from_u128(9).to_string();
                let checked = form.check(day("2025-05-02")).expect("nothing has to be typed");
                assert_eq!((checked.held_on, checked.start_minute), (day("2025-05-02"), 14 * 60 + 30));
            }
        }
    }
}

#[test]
fn everything_is_as_last_time_and_the_length_is_the_usual_one() {
    let all = [past(3, 15, Attended::NoShowUnexcused), past(1, 90, Attended::Yes), past(2, 45, Attended::Yes)];
    let form = prefill(&situation(&all), None, None);
    assert_eq!((form.minutes.as_str(), form.attended.as_str(), form.interpreter_mode.as_str()), ("45", "yes", "video"));
    assert_eq!((form.interpreter_language.as_str(), form.topic_tags.len()), ("ara", 0));
    let like = prefill(&situation(&all), Some(all[1].id), None);
    assert_eq!((like.minutes.as_str(), like.topic_tags.len()), ("90", 1));
    let unusual = [past(1, 50, Attended::Yes)];
    let form = prefill(&situation(&unusual), None, None);
    assert_eq!((form.minutes.as_str(), form.minutes_other.as_str()), ("other", "50"));
}

#[test]
fn the_first_session_asks_in_the_familys_language() {
    let first =
        Situation { interpreter: Some((Id::from_uuid(Uuid::from_u128(7)), Level::TrainedLay)), ..situation(&[]) };
    let form = prefill(&first, None, None);
    assert_eq!((form.interpreter_language.as_str(), form.interpreter_level.as_str()), ("tur", "trained_lay"));
    assert_eq!((form.kind.as_str(), form.minutes.as_str()), ("single", "60"));
    assert_eq!(prefill(&Situation { early: true, ..first }, None, None).kind, "consent_talk");
}

#[test]
fn not_met_takes_nobody_along() {
    let all = [past(1, 90, Attended::Yes)];
    let form = prefill(&situation(&all), None, Some(Preset::NotMet));
    assert_eq!((form.attended.as_str(), form.place.as_str()), ("no_show_unexcused", "home"));
    let mut form = form;
    form.client_id = Uuid::from_u128(9).to_string();
    let checked = form.check(day("2025-05-02")).expect("complete");
    assert!(checked.present.is_empty() && checked.interpreting.is_none() && !checked.interpreter_needed);
}

#[test]
fn the_median_is_a_length_that_happened() {
    assert_eq!(median([].into_iter()), None);
    assert_eq!(median([90, 30].into_iter()), Some(30));
    assert_eq!(median([90, 30, 60].into_iter()), Some(60));
}
