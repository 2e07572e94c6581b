//! Figures: from facts to the cells of a frozen snapshot, and from cells to published figures.
//!
//! [`snapshot`] runs once per closed quarter and needs the facts and the key; its cells are stored.
//! [`publish`] runs whenever a page is shown and needs the cells and the key: it hands out
//! [`Published`](super::disclosure::Published) values only (BR-14). A figure has one area, one period and
//! at most one dimension, from fixed lists; there is no way to ask for anything else.

pub mod place;
pub mod publication;
pub mod publish;
mod reading;
pub mod snapshot;

pub use place::{AgeBand, Area, AreaLevel, Category, CellPlace, FigureCell, Place, SexGroup, snapshot_hash};
pub use publication::{
    Breakdown, Column, ColumnName, FigureTable, Heading, Movement, ProtectionNote, PublishedFigure, TableRow,
};
pub use publish::{Question, Snapshot, publish, publish_areas};
pub use snapshot::snapshot_cells;

pub use super::disclosure::cell_key::key_fingerprint;

#[cfg(test)]
mod snapshot_tests;

#[cfg(test)]
mod publish_tests;
