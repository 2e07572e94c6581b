//! The SVG itself.

use leptos::prelude::*;

use crate::domain::chart::{Chart, Frame, Mark, Tick, Whisker};

/// Half the width of the small line at the end of a whisker.
const CAP: f64 = 4.0;

/// Room between a mark and its text.
const GAP: f64 = 8.0;

/// Below this much room on the left, the label of a bar stands above it.
const NARROW: f64 = 60.0;

/// For bars on a card, readable on a phone: labels above the bars.
pub fn bar_frame(rows: usize) -> Frame {
    let height = 52.0 * rows.max(1) as f64 + 44.0;
    Frame { width: 400.0, height, left: 2.0, right: 72.0, top: 12.0, bottom: 32.0 }
}

/// For a time series on a card, readable on a phone with up to eight short labels.
pub const fn line_frame() -> Frame {
    Frame { width: 400.0, height: 260.0, left: 40.0, right: 16.0, top: 28.0, bottom: 32.0 }
}

/// The drawing of a chart, named by `title` and described by `description`.
#[component]
pub fn Drawing(
    /// Ids inside the drawing begin with this.
    id: String,
    /// The chart.
    chart: Chart,
    /// Its name.
    title: String,
    /// Its description.
    description: String,
) -> impl IntoView {
    let frame = *chart.frame();
    let upright = chart.marks().iter().any(|mark| matches!(mark, Mark::Point { .. })) || !chart.lines().is_empty();
    let (title_id, description_id) = (format!("{id}-title"), format!("{id}-description"));
    let named_by = format!("{title_id} {description_id}");
    let grid = chart.ticks().iter().map(|tick| grid_line(tick, &frame, upright)).collect_view();
    let lines = chart.lines().iter().map(|points| polyline(points)).collect_view();
    let marks = chart.marks().iter().map(|mark| draw(mark, &frame, upright)).collect_view();
    view! {
        <svg
            viewBox=format!("0 0 {} {}", frame.width, frame.height)
            role="img"
            aria-labelledby=named_by
        >
            <title id=title_id>{title}</title>
            <desc id=description_id>{description}</desc>
            {grid}
            <g class="mark-1">{lines}</g>
            {marks}
        </svg>
    }
}

/// A line of the grid with its number.
fn grid_line(tick: &Tick, frame: &Frame, upright: bool) -> AnyView {
    let at = tick.position;
    let (x1, x2, y1, y2) = if upright {
        (frame.left, frame.width - frame.right, at, at)
    } else {
        (at, at, frame.top, frame.height - frame.bottom)
    };
    let (x, y, anchor) =
        if upright { (frame.left - GAP, at + 5.0, "end") } else { (at, frame.height - frame.bottom + 20.0, "middle") };
    let anchor = if !upright && at <= frame.left { "start" } else { anchor };
    view! {
        <line x1=x1 x2=x2 y1=y1 y2=y2 stroke="currentColor" stroke-opacity="0.25"></line>
        {text(x, y, anchor, tick.text.clone(), false)}
    }
    .into_any()
}

fn polyline(points: &[(f64, f64)]) -> AnyView {
    let points = points.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ");
    view! { <polyline points=points fill="none" stroke="currentColor" stroke-width="2.5"></polyline> }.into_any()
}

fn draw(mark: &Mark, frame: &Frame, upright: bool) -> AnyView {
    match mark {
        Mark::Bar { x, y, width, height, whisker, label, value_text } => {
            let middle = y + height / 2.0;
            let end = whisker.map_or(x + width, |whisker| whisker.to.max(x + width));
            view! {
                <g class="mark-1">
                    <rect x=*x y=*y width=*width height=*height fill="currentColor" fill-opacity="0.3" stroke="currentColor" stroke-width="1.5"></rect>
                    {whisker.map(|whisker| error_bar(whisker, middle, false))}
                </g>
                {bar_label(frame, *x, *y, *height, label)}
                {text(end + GAP, middle + 5.0, "start", value_text.clone(), true)}
            }
            .into_any()
        }
        Mark::Point { x, y, whisker, label, value_text } => {
            let top = whisker.map_or(*y, |whisker| whisker.to.min(*y));
            view! {
                <g class="mark-1">
                    <circle cx=*x cy=*y r="4.5" fill="currentColor"></circle>
                    {whisker.map(|whisker| error_bar(whisker, *x, true))}
                </g>
                {text(*x, top - GAP, "middle", value_text.clone(), true)}
                {text(*x, frame.height - 10.0, "middle", label.clone(), false)}
            }
            .into_any()
        }
        Mark::Hidden { x, y, label, reason_text } if upright => view! {
            {text(*x, y - GAP, "middle", reason_text.clone(), false)}
            {text(*x, frame.height - 10.0, "middle", label.clone(), false)}
        }
        .into_any(),
        Mark::Hidden { x, y, label, reason_text } => {
            // The place of a bar's middle; the label stands where it stands for a bar.
            let height = if frame.left < NARROW { 30.0 } else { 0.0 };
            view! {
                {bar_label(frame, *x, y - height / 2.0, height, label)}
                {text(x + GAP, y + 5.0, "start", reason_text.clone(), false)}
            }
            .into_any()
        }
    }
}

/// Above the bar on a narrow drawing, left of it otherwise.
fn bar_label(frame: &Frame, x: f64, y: f64, height: f64, label: &str) -> AnyView {
    if frame.left < NARROW {
        text(x, y - 5.0, "start", label.to_owned(), false)
    } else {
        text(frame.left - GAP, y + height / 2.0 + 5.0, "end", label.to_owned(), false)
    }
}

/// The 95 % interval: a line with two caps, along y when `upright`.
fn error_bar(whisker: Whisker, across: f64, upright: bool) -> AnyView {
    let Whisker { from, to } = whisker;
    let (low, high) = (across - CAP, across + CAP);
    let path = if upright {
        format!("M{across} {from}V{to}M{low} {from}H{high}M{low} {to}H{high}")
    } else {
        format!("M{from} {across}H{to}M{from} {low}V{high}M{to} {low}V{high}")
    };
    view! { <path class="whisker" d=path fill="none" stroke="currentColor" stroke-width="1.5"></path> }.into_any()
}

fn text(x: f64, y: f64, anchor: &'static str, content: String, strong: bool) -> AnyView {
    let weight = strong.then_some("600");
    view! { <text x=x y=y text-anchor=anchor font-weight=weight fill="currentColor">{content}</text> }.into_any()
}
