//! Rates, sums and what does not come back from the wire.

use super::*;
use proptest::prelude::*;

fn count(n: u32) -> Published<u32> {
    Published::new(n)
}

fn total(amount: u64, noise: f64) -> Published<Total> {
    Published::new(Total { amount, noise })
}

fn percent(shown: Published<Shown>) -> u8 {
    match shown.get() {
        Shown::Rate(rate) => rate.percent,
        other => panic!("not a rate: {other:?}"),
    }
}

fn bar(shown: Published<Shown>) -> f64 {
    shown.get().plus_minus().expect("a bar")
}

#[test]
fn rates_need_a_published_base_of_twenty() {
    assert!(rate(count(10), count(19)).is_hidden());
    assert_eq!(percent(rate(count(10), count(20))), 50);
    assert_eq!(percent(rate(count(0), count(20))), 0);
}

#[test]
fn steps_are_five_points_below_a_base_of_a_hundred() {
    assert_eq!(percent(rate(count(63), count(99))), 65);
    assert_eq!(percent(rate(count(63), count(100))), 63);
    assert_eq!(percent(rate(count(24), count(21))), 100, "clamped: noise may lift the part above the whole");
}

#[test]
fn bars_are_those_of_the_paper() {
    assert!((bar(rate(count(13), count(25))) - 12.5).abs() < 0.6);
    assert!((bar(rate(count(30), count(60))) - 5.0).abs() < f64::EPSILON);
    assert!((bar(rate(count(100), count(200))) - 1.5).abs() < f64::EPSILON);
}

#[test]
fn zero_is_shown_as_none_or_very_few() {
    assert_eq!(*count(0).shown().get(), Shown::Hidden(Hidden::NoneOrVeryFew));
    assert_eq!(*count(3).shown().get(), Shown::Count(3));
}

#[test]
fn quotients_and_shares_of_sums() {
    // 150 hours over 60 months, 20 persons: 2.5 hours a month.
    let density = quotient(total(9_000, 900.0), total(1_826, 46.0), count(20), 30.44 / 60.0, 0.1);
    assert!((density.number().expect("shown") - 2.5).abs() < 1e-9);
    assert!(bar(density) > 0.4 && bar(density) < 0.7);
    assert!(quotient(total(9_000, 900.0), total(0, 46.0), count(20), 1.0, 0.1).is_hidden());
    assert!(quotient(total(9_000, 900.0), total(1_826, 46.0), count(19), 1.0, 0.1).is_hidden());
    assert_eq!(percent(rate_of_totals(total(45, 3.0), total(60, 3.0), count(24))), 75);
    assert!(rate_of_totals(total(12, 3.0), total(19, 3.0), count(24)).is_hidden());
    assert!(total(12, 3.0).shown(count(19)).is_hidden());
}

#[test]
fn a_value_that_was_read_back_is_never_sent_again() {
    let sent = serde_json::to_string(&rate(count(13), count(25))).expect("ours");
    let read: Published<Shown> = serde_json::from_str(&sent).expect("in the browser");
    assert_eq!(read, rate(count(13), count(25)));
    assert!(serde_json::to_string(&read).is_err());
    let forged: Published<Shown> = serde_json::from_str(r#"{"count":17}"#).expect("a number");
    assert!(serde_json::to_string(&vec![forged]).is_err());
}

proptest! {
    #[test]
    fn a_rate_is_always_a_step_between_nought_and_a_hundred(part in 0u32..5_000, whole in 0u32..5_000) {
        let shown = rate(count(part), count(whole));
        prop_assert_eq!(shown.is_hidden(), whole < SMALLEST_BASE);
        if let Shown::Rate(rate) = *shown.get() {
            prop_assert!(rate.percent <= 100);
            prop_assert!(whole >= FINE_BASE || rate.percent % 5 == 0);
            prop_assert!(rate.plus_minus.is_finite() && rate.plus_minus > 0.0);
        }
    }
}
