//! A time series: one point per period, joined where neighbours are shown.

use super::{Chart, ChartRow, Frame, Mark, Reach, Tick, Whisker, scale_of, tenth};
use crate::domain::disclosure::published::Shown;

/// Points in the order of the rows, evenly spaced. `value_text` puts a value or "–" into the reader's
/// words, `tick_text` a number of the axis.
#[must_use]
pub fn line_chart(
    rows: &[ChartRow],
    frame: Frame,
    reach: Reach,
    value_text: impl Fn(Shown) -> String,
    tick_text: impl Fn(f64) -> String,
) -> Chart {
    let scale = scale_of(rows, reach);
    let up = |value: f64| tenth(frame.top + (1.0 - scale.share(value)) * frame.plot_height());
    let band = frame.plot_width() / rows.len().max(1) as f64;
    let mark = |(index, row): (usize, &ChartRow)| {
        let shown = *row.value.get();
        let (label, text) = (row.label.clone(), value_text(shown));
        let x = tenth(frame.left + band * (index as f64 + 0.5));
        let Some(value) = shown.number() else {
            return Mark::Hidden { x, y: up(0.0), label, reason_text: text };
        };
        let whisker = shown.plus_minus().map(|width| Whisker { from: up(value - width), to: up(value + width) });
        Mark::Point { x, y: up(value), whisker, label, value_text: text }
    };
    let marks: Vec<Mark> = rows.iter().enumerate().map(mark).collect();
    let tick = |value: f64| Tick { position: up(value), text: tick_text(value) };
    let lines = join_neighbours(&marks);
    Chart { frame, marks, ticks: scale.ticks().into_iter().map(tick).collect(), lines }
}

fn join_neighbours(marks: &[Mark]) -> Vec<Vec<(f64, f64)>> {
    let runs = marks.split(Mark::is_hidden);
    let points = |run: &[Mark]| -> Vec<(f64, f64)> {
        let centre = |mark: &Mark| match mark {
            Mark::Point { x, y, .. } => Some((*x, *y)),
            Mark::Bar { .. } | Mark::Hidden { .. } => None,
        };
        run.iter().filter_map(centre).collect()
    };
    runs.map(points).filter(|run| run.len() > 1).collect()
}
