//! As many marks as rows, hidden values without a number, round scales.

use super::*;
use crate::domain::disclosure::published::Hidden;
use crate::domain::disclosure::{Cell, CellKey};
use proptest::prelude::*;

/// A published count near `n`, made the only way there is.
fn row(index: usize, n: u64) -> ChartRow {
    let cell = Cell { n, key_sum: index as u64 * 7_919, magnitude: 0 };
    ChartRow { label: format!("row {index}"), value: CellKey::new(&[7; 32]).count(&cell).shown() }
}

fn text(shown: Shown) -> String {
    shown.number().map_or_else(|| "–".to_owned(), |number| number.to_string())
}

fn both(rows: &[ChartRow]) -> [Chart; 2] {
    let bars = bar_chart(rows, Frame::for_bars(rows.len()), Reach::Largest, text, |tick| tick.to_string());
    let lines = line_chart(rows, Frame::for_lines(), Reach::Largest, text, |tick| tick.to_string());
    [bars, lines]
}

#[test]
fn a_hidden_value_breaks_the_line_and_has_no_number() {
    let mut rows: Vec<_> = (0..6).map(|index| row(index, 40)).collect();
    rows[2].value = Published::hidden(Hidden::BaseTooSmall);
    let [bars, lines] = both(&rows);
    assert!(bars.marks()[2].is_hidden() && lines.marks()[2].is_hidden());
    let lengths: Vec<_> = lines.lines().iter().map(Vec::len).collect();
    assert_eq!(lengths, [2, 3]);
    let Mark::Hidden { reason_text, .. } = &bars.marks()[2] else { panic!("hidden") };
    assert_eq!(reason_text, "–");
}

#[test]
fn no_rows_make_an_empty_chart() {
    for chart in both(&[]) {
        assert!(chart.marks().is_empty() && chart.lines().is_empty());
        assert_eq!(chart.ticks().len(), 2);
    }
}

#[test]
fn longer_bars_are_larger_values() {
    let [bars, _] = both(&[row(1, 10), row(2, 100)]);
    let widths: Vec<f64> = bars
        .marks()
        .iter()
        .map(|mark| match mark {
            Mark::Bar { width, .. } => *width,
            other => panic!("not a bar: {other:?}"),
        })
        .collect();
    assert!(widths[0] * 5.0 < widths[1]);
}

#[test]
fn ticks_are_round() {
    let ticks = |largest| Scale::up_to(largest).ticks();
    assert_eq!(ticks(0.0), [0.0, 1.0]);
    assert_eq!(ticks(3.0), [0.0, 1.0, 2.0, 3.0]);
    assert_eq!(ticks(17.0), [0.0, 5.0, 10.0, 15.0, 20.0]);
    assert_eq!(ticks(143.0), [0.0, 50.0, 100.0, 150.0]);
    assert_eq!(ticks(5_000.0), [0.0, 1_000.0, 2_000.0, 3_000.0, 4_000.0, 5_000.0]);
    assert_eq!(Scale::percent().ticks(), [0.0, 25.0, 50.0, 75.0, 100.0]);
}

proptest! {
    #[test]
    fn marks_and_hidden_marks_are_the_rows(counts in proptest::collection::vec(0u64..60, 0..30)) {
        let rows: Vec<_> = counts.iter().enumerate().map(|(index, n)| row(index, *n)).collect();
        let hidden = rows.iter().filter(|row| row.value.is_hidden()).count();
        for chart in both(&rows) {
            let frame = *chart.frame();
            prop_assert_eq!(chart.marks().len(), rows.len());
            prop_assert_eq!(chart.marks().iter().filter(|mark| mark.is_hidden()).count(), hidden);
            for (mark, row) in chart.marks().iter().zip(&rows) {
                prop_assert_eq!(mark.label(), &row.label);
                let (x, y) = match *mark {
                    Mark::Bar { x, y, width, .. } => (x + width, y),
                    Mark::Point { x, y, .. } | Mark::Hidden { x, y, .. } => (x, y),
                };
                prop_assert!((0.0..=frame.width).contains(&x) && (0.0..=frame.height).contains(&y));
            }
        }
    }

    #[test]
    fn a_scale_reaches_its_largest_value_with_few_ticks(largest in 1e-3f64..1e7) {
        let scale = Scale::up_to(largest);
        prop_assert!(scale.end() >= largest * (1.0 - 1e-6));
        prop_assert!((2..=6).contains(&scale.ticks().len()));
        prop_assert!((0.0..=1.0).contains(&scale.share(largest)));
    }
}
