//! Horizontal bars: one row of the table per bar.

use super::{Chart, ChartRow, Frame, Mark, Reach, Tick, Whisker, scale_of, tenth};
use crate::domain::disclosure::published::Shown;

/// The share of a row's height that the bar fills.
const FILL: f64 = 0.6;

/// Horizontal bars in the order of the rows. `value_text` puts a value or "–" into the reader's words,
/// `tick_text` a number of the axis.
#[must_use]
pub fn bar_chart(
    rows: &[ChartRow],
    frame: Frame,
    reach: Reach,
    value_text: impl Fn(Shown) -> String,
    tick_text: impl Fn(f64) -> String,
) -> Chart {
    let scale = scale_of(rows, reach);
    let along = |value: f64| tenth(frame.left + scale.share(value) * frame.plot_width());
    let band = frame.plot_height() / rows.len().max(1) as f64;
    let mark = |(index, row): (usize, &ChartRow)| {
        let shown = *row.value.get();
        let (label, text) = (row.label.clone(), value_text(shown));
        let upper = frame.top + band * (index as f64 + (1.0 - FILL) / 2.0);
        let Some(value) = shown.number() else {
            return Mark::Hidden { x: along(0.0), y: tenth(upper + band * FILL / 2.0), label, reason_text: text };
        };
        let whisker = shown.plus_minus().map(|width| Whisker { from: along(value - width), to: along(value + width) });
        Mark::Bar {
            x: along(0.0),
            y: tenth(upper),
            width: tenth(along(value) - along(0.0)),
            height: tenth(band * FILL),
            whisker,
            label,
            value_text: text,
        }
    };
    let tick = |value: f64| Tick { position: along(value), text: tick_text(value) };
    Chart {
        frame,
        marks: rows.iter().enumerate().map(mark).collect(),
        ticks: scale.ticks().into_iter().map(tick).collect(),
        lines: Vec::new(),
    }
}
