//! Cells of frozen quarters in memory: read once, checked against the snapshot's hash once, never changed.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::TryStreamExt;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::domain::disclosure::Cell;
use crate::domain::figure::place::{CellPlace, snapshot_digest};
use crate::domain::figure::{Area, Category, FigureCell};
use crate::domain::id::Id;
use crate::domain::indicator::{IndicatorCode, Part};
use crate::domain::period::{PeriodKind, Quarter};
use crate::server::entity::{figures_cell, figures_snapshot};
use crate::server::fault::Fault;
use crate::server::house::House;

/// The cells of one indicator in one quarter's snapshot, by indicator.
pub type CellsByIndicator = BTreeMap<IndicatorCode, Vec<FigureCell>>;

/// A snapshot without its cells.
#[derive(Clone, Debug)]
pub struct FrozenQuarter {
    /// Which quarter.
    pub quarter: Quarter,
    /// The snapshot.
    pub id: Id<figures_snapshot::Model>,
    /// SHA-256 over its cells.
    pub hash: Vec<u8>,
    /// The figures key it was made with.
    pub key_fingerprint: String,
}

/// A quarter and the stored hash of its snapshot.
type SnapshotKey = (Quarter, Vec<u8>);

/// The room of the house that keeps decoded cells; a snapshot with another hash is another snapshot.
#[derive(Default)]
pub struct FrozenCells(Mutex<BTreeMap<SnapshotKey, Arc<CellsByIndicator>>>);

impl FrozenCells {
    fn known(&self, snapshot: &FrozenQuarter) -> Option<Arc<CellsByIndicator>> {
        let shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.get(&(snapshot.quarter, snapshot.hash.clone())).cloned()
    }

    fn keep(&self, snapshot: &FrozenQuarter, cells: Arc<CellsByIndicator>) {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.insert((snapshot.quarter, snapshot.hash.clone()), cells);
    }
}

/// All frozen quarters, oldest first (one statement).
pub async fn frozen_quarters(house: &House) -> Result<Vec<FrozenQuarter>, Fault> {
    use figures_snapshot::Column::{CutOff, Hash, Id as SnapshotId, KeyFingerprint, Period};
    let rows = figures_snapshot::Entity::find().order_by_asc(CutOff).select_only();
    let rows = rows.columns([Period, SnapshotId, Hash, KeyFingerprint]);
    let rows: Vec<(String, Id<figures_snapshot::Model>, Vec<u8>, String)> =
        rows.into_tuple().all(&house.db.read).await?;
    let quarter = |(period, id, hash, key_fingerprint): (String, _, _, _)| {
        let quarter = period.parse().map_err(|_| Fault::internal(format!("a snapshot of {period:?}")))?;
        Ok(FrozenQuarter { quarter, id, hash, key_fingerprint })
    };
    rows.into_iter().map(quarter).collect()
}

/// The cells of these snapshots: from memory, the rest in one statement whose rows are read one by one, so that they never
/// stand in memory together beside what is kept.
///
/// # Errors
/// Internal when cells do not match the hash of their snapshot: nothing is published from them.
pub async fn cells_of(
    house: &House,
    snapshots: &[FrozenQuarter],
) -> Result<Vec<(Quarter, Arc<CellsByIndicator>)>, Fault> {
    let missing: Vec<_> = snapshots.iter().filter(|snapshot| house.frozen_cells.known(snapshot).is_none()).collect();
    if !missing.is_empty() {
        let ids = missing.iter().map(|snapshot| snapshot.id);
        let query = figures_cell::Entity::find().filter(figures_cell::Column::SnapshotId.is_in(ids));
        let mut cells: BTreeMap<_, Vec<FigureCell>> = BTreeMap::new();
        let mut rows = query.stream(&house.db.read).await?;
        while let Some(row) = rows.try_next().await? {
            let cell = decode(&row).ok_or_else(|| Fault::internal("a frozen cell with an unknown code"))?;
            cells.entry(row.snapshot_id).or_default().push(cell);
        }
        drop(rows);
        for snapshot in missing {
            let cells = cells.remove(&snapshot.id).unwrap_or_default();
            house.frozen_cells.keep(snapshot, Arc::new(checked(snapshot, cells)?));
        }
    }
    let known = |snapshot: &FrozenQuarter| Some((snapshot.quarter, house.frozen_cells.known(snapshot)?));
    Ok(snapshots.iter().filter_map(known).collect())
}

fn checked(snapshot: &FrozenQuarter, cells: Vec<FigureCell>) -> Result<CellsByIndicator, Fault> {
    if snapshot_digest(&cells).as_slice() != snapshot.hash {
        return Err(Fault::internal(format!("the cells of {} do not match their hash", snapshot.quarter)));
    }
    let mut by_indicator = CellsByIndicator::new();
    for cell in cells {
        by_indicator.entry(cell.place.indicator).or_default().push(cell);
    }
    by_indicator.values_mut().for_each(Vec::shrink_to_fit);
    Ok(by_indicator)
}

fn decode(row: &figures_cell::Model) -> Option<FigureCell> {
    let place = CellPlace {
        kind: PeriodKind::from_code(&row.period_kind)?,
        indicator: IndicatorCode::from_code(&row.indicator)?,
        part: Part::from_code(&row.part)?,
        area: Area::from_codes(&row.area_level, &row.area_code)?,
        category: Category::from_codes(&row.dimension, &row.category)?,
    };
    Some(FigureCell { place, cell: Cell::from_stored(row.n, row.key_sum, row.magnitude.unwrap_or(0)) })
}
