//! Chart geometry as values: what to draw and where, before anybody decides how.
//!
//! The page prints a [`Chart`] as SVG, a report prints it into a PDF. A chart is built from published
//! values only, one mark per row of the table beside it; a hidden value is a mark of its own kind that
//! carries a place and a label but no number, so that no printer can print one. Positions are in the
//! units of the drawing's view box, y downwards.

mod bar;
mod line;
mod scale;

pub use bar::bar_chart;
pub use line::line_chart;
pub use scale::Scale;

use super::disclosure::Published;
use super::disclosure::published::Shown;

/// One row to draw: its label in the reader's language and its published value.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartRow {
    /// The heading of the row.
    pub label: String,
    /// The value.
    pub value: Published<Shown>,
}

/// The size of the drawing and the room for labels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width of the view box.
    pub width: f64,
    /// Height of the view box.
    pub height: f64,
    /// Room left of the plot, for labels.
    pub left: f64,
    /// Room right of the plot, for value texts.
    pub right: f64,
    /// Room above the plot.
    pub top: f64,
    /// Room below the plot, for ticks.
    pub bottom: f64,
}

impl Frame {
    /// For horizontal bars: long labels on the left, the height grows with the rows.
    #[must_use]
    pub fn for_bars(rows: usize) -> Self {
        let height = 36.0 * rows.max(1) as f64 + 40.0;
        Self { width: 640.0, height, left: 176.0, right: 72.0, top: 8.0, bottom: 32.0 }
    }

    /// For a time series.
    #[must_use]
    pub const fn for_lines() -> Self {
        Self { width: 640.0, height: 280.0, left: 48.0, right: 24.0, top: 28.0, bottom: 36.0 }
    }

    fn plot_width(&self) -> f64 {
        (self.width - self.left - self.right).max(1.0)
    }

    fn plot_height(&self) -> f64 {
        (self.height - self.top - self.bottom).max(1.0)
    }
}

/// How far the axis of the values reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// To a round number above the largest value.
    Largest,
    /// To 100, for percentages.
    Hundred,
}

/// The 95 % interval of a value, along the axis of the values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Whisker {
    /// The end at the lower value.
    pub from: f64,
    /// The end at the higher value.
    pub to: f64,
}

/// One row of the table, drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A bar.
    Bar {
        /// Left edge.
        x: f64,
        /// Upper edge.
        y: f64,
        /// Length.
        width: f64,
        /// Thickness.
        height: f64,
        /// The interval, on the x axis.
        whisker: Option<Whisker>,
        /// The row's heading.
        label: String,
        /// The value in words.
        value_text: String,
    },
    /// A point of a line.
    Point {
        /// Centre.
        x: f64,
        /// Centre.
        y: f64,
        /// The interval, on the y axis.
        whisker: Option<Whisker>,
        /// The row's heading.
        label: String,
        /// The value in words.
        value_text: String,
    },
    /// No number: the place where the mark would begin, and the words for "hidden".
    Hidden {
        /// On the axis.
        x: f64,
        /// On the axis.
        y: f64,
        /// The row's heading.
        label: String,
        /// "–" or why nothing is shown.
        reason_text: String,
    },
}

impl Mark {
    /// Whether the mark carries no number.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        matches!(self, Self::Hidden { .. })
    }

    /// The row's heading.
    #[must_use]
    pub fn label(&self) -> &str {
        match self {
            Self::Bar { label, .. } | Self::Point { label, .. } | Self::Hidden { label, .. } => label,
        }
    }
}

/// A line of the grid with its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// x for bars, y for lines.
    pub position: f64,
    /// The number in words.
    pub text: String,
}

/// A finished chart. It can only be built by [`bar_chart`] and [`line_chart`].
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    frame: Frame,
    marks: Vec<Mark>,
    ticks: Vec<Tick>,
    lines: Vec<Vec<(f64, f64)>>,
}

impl Chart {
    /// Size and margins.
    #[must_use]
    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// One mark per row, in the order of the rows.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The grid of the values, from 0 upwards.
    #[must_use]
    pub fn ticks(&self) -> &[Tick] {
        &self.ticks
    }

    /// Polylines through neighbouring points; a hidden value breaks the line.
    #[must_use]
    pub fn lines(&self) -> &[Vec<(f64, f64)>] {
        &self.lines
    }
}

/// Positions in tenths of a unit: the text of a drawing stays short and the same on every machine.
fn tenth(position: f64) -> f64 {
    (position * 10.0).round() / 10.0
}

fn scale_of(rows: &[ChartRow], reach: Reach) -> Scale {
    match reach {
        Reach::Hundred => Scale::percent(),
        Reach::Largest => Scale::up_to(rows.iter().filter_map(|row| row.value.number()).fold(0.0, f64::max)),
    }
}

#[cfg(test)]
mod tests;
