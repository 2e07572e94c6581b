//! Properties over made-up programmes of many shapes.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::naive;
use super::synthetic::{Dice, closed_cases};
use super::{release_of, release_with};
use crate::domain::disclosure::microdata::{Refusal, SourceRow};
use crate::domain::participant::Sex;

/// Something is wrong with one row in ten: unknown age or language, "divers", no contact, a person twice.
fn disturb(rows: &mut [SourceRow], seed: u64) {
    let mut dice = Dice(seed);
    for index in 1..rows.len() {
        match dice.below(100) {
            0 => rows[index].age = None,
            1 => rows[index].age = Some(19),
            2 => rows[index].sex = Sex::Unknown,
            3 => rows[index].language = None,
            4..=6 => rows[index].contacts = [0; 4],
            7 | 8 => rows[index].person = rows[index - 1].person,
            9 => rows[index].contacts = [u32::MAX; 4],
            _ => {}
        }
    }
}

fn rank_correlation(sources: &[SourceRow], order: &[[u8; 16]]) -> f64 {
    let place: BTreeMap<_, _> =
        sources.iter().zip(0_u32..).map(|(row, place)| (row.person, f64::from(place))).collect();
    let pairs: Vec<(f64, f64)> =
        order.iter().zip(0_u32..).map(|(person, rank)| (f64::from(rank), place[person])).collect();
    let n = f64::from(u32::try_from(pairs.len()).expect("small"));
    let mean = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0 / n, sum.1 + pair.1 / n));
    let sums = pairs.iter().fold((0.0, 0.0, 0.0), |sum, pair| {
        let (x, y) = (pair.0 - mean.0, pair.1 - mean.1);
        (sum.0 + x * y, sum.1 + x * x, sum.2 + y * y)
    });
    sums.0 / (sums.1 * sums.2).sqrt()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_released_file_keeps_its_promises(seed in any::<u64>(), count in 210_u64..500, disturbed in any::<bool>()) {
        let mut sources = closed_cases(seed, count);
        if disturbed {
            disturb(&mut sources, seed ^ 1);
        }
        match release_of(&sources) {
            Ok(release) => {
                naive::check(&release);
                prop_assert!(release.dropped * 50 <= release.dropped + release.table.rows().len());
            }
            Err(Refusal::ModelNotReached { .. } | Refusal::TooFewPersons { .. }) => {}
            Err(refusal) => prop_assert!(false, "{refusal:?}"),
        }
    }

    #[test]
    fn the_order_of_the_rows_says_nothing_about_the_source(seed in any::<u64>(), key in any::<u8>()) {
        let sources = closed_cases(seed, 300);
        if let Ok(release) = release_with(&sources, key, &BTreeSet::new()) {
            let pseudonymiser = super::Pseudonymiser::new(zeroize::Zeroizing::new([key; 32]));
            let mut order: Vec<_> = release.members.iter().map(|person| (pseudonymiser.pseudonym(person), *person)).collect();
            order.sort();
            let order: Vec<_> = order.into_iter().map(|(_, person)| person).collect();
            // Five standard deviations: chance alone does not fail this test.
            prop_assert!(rank_correlation(&sources, &order).abs() < 5.0 / 300_f64.sqrt());
        }
    }

    #[test]
    fn the_order_of_the_source_does_not_matter(seed in any::<u64>()) {
        let mut sources = closed_cases(seed, 280);
        let one = release_of(&sources).map(|release| release.table);
        sources.reverse();
        prop_assert_eq!(one, release_of(&sources).map(|release| release.table));
    }
}
