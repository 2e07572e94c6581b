//! The constant table against the golden file, against its definition, and against a fresh solution.

use super::*;
use std::collections::BTreeMap;

const GOLDEN: &str = include_str!("../../../tests/golden/ptables.json");

/// The golden table with these parameters, row by row.
fn golden(largest: u64, variance: f64, hidden: u64) -> Vec<BTreeMap<i8, f64>> {
    let tables: serde_json::Value = serde_json::from_str(GOLDEN).expect("golden file");
    let table = tables
        .as_array()
        .expect("a list")
        .iter()
        .find(|t| t["D"] == largest && t["js"] == hidden && t["V"].as_f64() == Some(variance))
        .expect("the table");
    let row = |row: &serde_json::Value| {
        row.as_object()
            .expect("a row")
            .iter()
            .map(|(change, p)| (change.parse().expect("a change"), p.as_f64().expect("a number")))
            .collect()
    };
    table["rows"].as_array().expect("rows").iter().map(row).collect()
}

#[test]
fn equals_the_golden_table_to_the_last_bit() {
    let golden = golden(4, 2.0, 2);
    assert_eq!(golden.len(), D4_V2_JS2.len());
    for (ours, golden) in D4_V2_JS2.iter().zip(golden) {
        assert_eq!(ours.iter().copied().collect::<BTreeMap<_, _>>(), golden);
        assert!(ours.windows(2).all(|pair| pair[0].0 < pair[1].0), "ascending");
    }
}

#[test]
fn has_no_bias_variance_two_and_never_publishes_one_or_two() {
    let table = PerturbationTable::DASHBOARD;
    for n in 0..40u64 {
        let row = table.row(n);
        let moment = |k: i32| row.iter().map(|&(v, p)| f64::from(v).powi(k) * p).sum::<f64>();
        assert!((moment(0) - 1.0).abs() < 1e-12, "row {n} sums to 1");
        assert!(moment(1).abs() < 1e-12, "row {n} is unbiased");
        if n > 0 {
            assert!((moment(2) - 2.0).abs() < 1e-11, "row {n} has variance 2");
        }
        for &(change, _) in row {
            assert!(change.unsigned_abs() <= table.largest_change);
            let published = i64::try_from(n).expect("small") + i64::from(change);
            assert!(published >= 0 && !(1..=i64::from(table.smallest_hidden)).contains(&published));
        }
    }
}

#[test]
fn the_change_is_the_inverse_of_the_distribution() {
    let table = PerturbationTable::DASHBOARD;
    assert_eq!(table.change(0, 0.99), 0);
    assert_eq!(table.change(1, 0.0), -1);
    assert_eq!(table.change(1, 0.666_666_666_666_666_9), -1);
    assert_eq!(table.change(1, 0.67), 2);
    assert_eq!(table.change(1_000_000, 0.034_766), -3);
    assert_eq!(table.change(u64::MAX, 0.999_999_999_999_999_9), 4);
}

/// Solves one row again: p(v) ~ exp(a v + b v^2), Newton on the dual with step halving.
fn maximum_entropy(n: i32, largest: i32, variance: f64, hidden: i32) -> BTreeMap<i8, f64> {
    let support: Vec<f64> =
        (-n.min(largest)..=largest).filter(|v| !(1..=hidden).contains(&(n + v))).map(f64::from).collect();
    let weights = |a: f64, b: f64| {
        let raw: Vec<f64> = support.iter().map(|v| (a * v + b * v * v).exp()).collect();
        let sum: f64 = raw.iter().sum();
        (raw.iter().map(|w| w / sum).collect::<Vec<_>>(), sum.ln())
    };
    let (mut a, mut b) = (0.0, 0.0);
    for _ in 0..500 {
        let (p, log_sum) = weights(a, b);
        let moment = |k: i32| support.iter().zip(&p).map(|(v, p)| v.powi(k) * p).sum::<f64>();
        let (m1, m2, m3, m4) = (moment(1), moment(2), moment(3), moment(4));
        let (g1, g2) = (m1, m2 - variance);
        if g1.abs().max(g2.abs()) < 1e-14 {
            break;
        }
        let (h11, h12, h22) = (m2 - m1 * m1 + 1e-14, m3 - m1 * m2, m4 - m2 * m2 + 1e-14);
        let determinant = h11 * h22 - h12 * h12;
        let (s1, s2) = ((h22 * g1 - h12 * g2) / determinant, (h11 * g2 - h12 * g1) / determinant);
        let mut step = 1.0;
        while step > 1e-10 {
            let (a2, b2) = (a - step * s1, b - step * s2);
            if weights(a2, b2).1 - b2 * variance <= log_sum - b * variance + 1e-15 {
                break;
            }
            step /= 2.0;
        }
        (a, b) = (a - step * s1, b - step * s2);
    }
    let (p, _) = weights(a, b);
    support.iter().zip(p).filter(|(_, p)| *p > 1e-12).map(|(v, p)| (*v as i8, p)).collect()
}

#[test]
fn a_fresh_solution_gives_the_same_numbers() {
    // Rows 0 to 2 of js = 2 have one solution only; the entropy decides from row 3 on.
    for (largest, variance, hidden, first) in [(4, 2.0, 2, 3usize), (3, 1.0, 0, 1), (5, 3.0, 2, 3)] {
        let golden = golden(largest, variance, hidden);
        for (n, row) in golden.iter().enumerate().skip(first) {
            let ours = maximum_entropy(n as i32, largest as i32, variance, hidden as i32);
            assert_eq!(ours.len(), row.len(), "D={largest} row {n}");
            for (change, p) in row {
                assert!((ours[change] - p).abs() < 1e-12, "D={largest} row {n} change {change}");
            }
        }
    }
}
