//! Golden vectors byte by byte, the statistics of the noise, and what an attacker would try first.

use super::*;
use crate::domain::disclosure::published::Hidden;
use proptest::prelude::*;
use std::collections::BTreeSet;

const GOLDEN: &str = include_str!("../../../tests/golden/cellkey_vectors.json");

fn secret() -> [u8; 32] {
    std::array::from_fn(|index| u8::try_from(index).expect("below 32"))
}

fn number(value: &serde_json::Value) -> u64 {
    value.as_u64().or_else(|| value.as_str()?.parse().ok()).expect("a number")
}

#[test]
fn golden_vectors() {
    let golden: serde_json::Value = serde_json::from_str(GOLDEN).expect("golden file");
    assert_eq!(golden["secret_hex"], hexadecimal(&secret()));
    let method = CellKey::new(&secret());
    for (person, key) in golden["record_keys"].as_object().expect("keys") {
        assert_eq!(method.record(person.as_bytes()), number(key), "{person}");
    }
    let vectors = golden["vectors"].as_array().expect("vectors");
    assert_eq!(vectors.len(), 8);
    // serde_json reads floating-point numbers to the last bit but one; the standard library to the last.
    let draws = GOLDEN.split("\"u\": ").skip(1).map(|rest| rest.split(',').next().expect("a number").parse::<f64>());
    for (vector, draw) in vectors.iter().zip(draws) {
        let (first, end) = (number(&vector["persons"][0]), number(&vector["persons"][1]));
        let cell: Cell = (first..end).map(|i| method.record(format!("P{i:05}").as_bytes())).collect();
        assert_eq!(cell.n, number(&vector["n"]));
        assert_eq!(cell.key_sum, number(&vector["keysum"]));
        let u = unit(method.draw(&[b"cell\0", &cell.key_sum.to_be_bytes()]));
        assert_eq!(u.to_bits(), draw.expect("u").to_bits());
        let noise = PerturbationTable::DASHBOARD.change(cell.n, u);
        assert_eq!(i64::from(noise), vector["noise"].as_i64().expect("noise"));
        assert_eq!(u64::from(*method.count(&cell).get()), number(&vector["published"]));
    }
}

/// A fixed stream of numbers: tests have no randomness of their own.
fn stream(seed: u64) -> impl FnMut() -> u64 {
    let mut state = seed;
    move || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

#[test]
fn a_million_groups_have_no_bias_and_variance_two() {
    let method = CellKey::new(&secret());
    let mut next = stream(7);
    let (mut sum, mut squares, groups) = (0i64, 0i64, 1_000_000i64);
    for _ in 0..groups {
        let n = 1 + next() % 60;
        let cell = Cell { n, key_sum: next(), magnitude: 0 };
        let published = u64::from(*method.count(&cell).get());
        assert!(published != 1 && published != 2);
        let noise = published as i64 - n as i64;
        assert!(noise.abs() <= 4);
        sum += noise;
        squares += noise * noise;
    }
    let mean = sum as f64 / groups as f64;
    let variance = squares as f64 / groups as f64 - mean * mean;
    assert!(mean.abs() < 0.01, "mean {mean}");
    assert!((variance - 2.0).abs() < 0.02, "variance {variance}");
}

#[test]
fn the_same_group_gives_the_same_number_in_a_thousand_phrasings() {
    let method = CellKey::new(&secret());
    let keys: Vec<u64> = (0..57u32).map(|i| method.record(&i.to_be_bytes())).collect();
    let mut next = stream(3);
    let mut seen = BTreeSet::new();
    for _ in 0..1_000 {
        // Another order, and another cut into parts that are asked for one by one and put together.
        let mut order = keys.clone();
        for last in (1..order.len()).rev() {
            let other = usize::try_from(next() % (last as u64 + 1)).expect("small");
            order.swap(last, other);
        }
        let cut = usize::try_from(next() % 57).expect("small");
        let (left, right) = order.split_at(cut);
        let cell = left.iter().copied().collect::<Cell>().merge(right.iter().copied().collect());
        seen.insert((*method.count(&cell).get(), method.total(&cell, "minutes", 1_800).get().amount));
    }
    assert_eq!(seen.len(), 1);
}

#[test]
fn one_more_person_is_a_new_draw() {
    let method = CellKey::new(&secret());
    let mut next = stream(11);
    let (mut changed, rounds) = (0, 20_000);
    for _ in 0..rounds {
        let mut cell = Cell { n: 30, key_sum: next(), magnitude: 0 };
        let before = *method.count(&cell).get();
        cell.accumulate(next(), 0);
        changed += u32::from(*method.count(&cell).get() != before);
    }
    let share = f64::from(changed) / f64::from(rounds);
    assert!((0.75..0.85).contains(&share), "{share}");
}

#[test]
fn sums_carry_half_the_cap_and_no_bias() {
    let method = CellKey::new(&secret());
    let mut next = stream(5);
    let (mut sum, mut squares, groups) = (0.0, 0.0, 100_000);
    for _ in 0..groups {
        let cell = Cell { n: 40, key_sum: next(), magnitude: 50_000 };
        let error = method.total(&cell, "minutes", 1_800).get().amount as f64 - 50_000.0;
        assert!(error.abs() <= 900.0 * LONGEST_TAIL + 0.5);
        sum += error;
        squares += error * error;
    }
    let (mean, deviation) = (sum / f64::from(groups), (squares / f64::from(groups)).sqrt());
    assert!(mean.abs() < 12.0, "{mean}");
    assert!((deviation / 900.0 - 1.0).abs() < 0.03, "{deviation}");
}

#[test]
fn sums_of_different_things_have_unrelated_noise() {
    let method = CellKey::new(&secret());
    let cell = Cell { n: 40, key_sum: 99, magnitude: 50_000 };
    assert_ne!(method.total(&cell, "minutes", 1_800), method.total(&cell, "days", 1_800));
    assert_eq!(method.total(&Cell::default(), "minutes", 1_800).get().amount, 0);
}

#[test]
fn the_bar_of_a_rate_holds_what_it_says() {
    let method = CellKey::new(&secret());
    let mut next = stream(13);
    for (whole, part) in [(25u64, 13u64), (25, 22), (60, 38), (200, 128)] {
        let (mut inside, mut shown) = (0u32, 0u32);
        for _ in 0..2_000 {
            let count = |n, key_sum| method.count(&Cell { n, key_sum, magnitude: 0 });
            let rate = published::rate(count(part, next()), count(whole, next()));
            let Shown::Rate(rate) = *rate.get() else { continue };
            let step = if whole < 100 { 2.5 } else { 0.5 };
            let truth = 100.0 * part as f64 / whole as f64;
            shown += 1;
            inside += u32::from((f64::from(rate.percent) - truth).abs() <= rate.plus_minus + step);
        }
        let share = f64::from(inside) / f64::from(shown);
        assert!(share > 0.94, "{part} of {whole}: {share}");
    }
}

#[test]
fn means_come_in_halves_from_twenty_persons() {
    let method = CellKey::new(&secret());
    let large = Cell { n: 60, key_sum: 4, magnitude: 60 * 13 };
    let value = method.mean(&large, "age", 10.0).number().expect("shown");
    assert!((value - 13.0).abs() <= 0.5 && (value * 2.0).fract() == 0.0);
    let small = Cell { n: 10, key_sum: 4, magnitude: 130 };
    assert_eq!(*method.mean(&small, "age", 10.0).get(), Shown::Hidden(Hidden::BaseTooSmall));
    assert!(method.mean(&Cell::default(), "age", 10.0).is_hidden());
}

#[test]
fn the_secret_shows_in_no_debug_text_and_its_fingerprint_is_another_hash() {
    assert_eq!(format!("{:?}", CellKey::new(&secret())), "CellKey(…)");
    let fingerprint = key_fingerprint(&secret());
    assert_eq!(fingerprint.len(), 64);
    assert_ne!(fingerprint, hexadecimal(&Sha256::digest(secret())));
    assert_ne!(fingerprint, key_fingerprint(&[0; 32]));
}

proptest! {
    #[test]
    fn no_group_publishes_one_or_two(n in 0u64..2_000, key_sum: u64, secret: [u8; 32]) {
        let published = *CellKey::new(&secret).count(&Cell { n, key_sum, magnitude: 0 }).get();
        prop_assert!(published != 1 && published != 2);
        prop_assert!(u64::from(published).abs_diff(n) <= 4);
        prop_assert!(n != 0 || published == 0);
    }
}
