//! Freezing closed quarters: facts become the cells of a snapshot, once and for ever.
//!
//! A snapshot holds cells of the cube and no person (`docs/disclosure.md` 3.2). A quarter that is frozen is
//! never computed again: what is documented late appears in the next snapshot only.

mod facts;

use std::collections::BTreeSet;

use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use zeroize::Zeroizing;

use crate::domain::figure::place::{CellPlace, snapshot_digest};
use crate::domain::figure::{FigureCell, snapshot_cells};
use crate::domain::id::Id;
use crate::domain::period::{ClosedQuarter, Quarter};
use crate::server::audit::{self, Author, Event};
use crate::server::clock::{berlin_date, new_uuid};
use crate::server::crypto::hex;
use crate::server::entity::{enrolment, figures_cell, figures_snapshot};
use crate::server::fault::Fault;
use crate::server::house::House;
use crate::server::scope::across_all_sites;
use crate::server::use_cases::figures_key;

use facts::Facts;

/// The conflict of freezing with another figures key.
pub const KEY_DIFFERS: &str = "figures_key_differs";

/// Rows per statement: below both databases' limits of parameters.
const CHUNK: usize = 400;

/// Freezes every closed quarter since the first admission that has no snapshot yet, oldest first. `say` gets a
/// line per quarter.
///
/// # Errors
/// `Conflict(figures_key_differs)` when the key in the key folder is not the one of this database.
pub async fn freeze_closed_quarters(house: &House, say: &mut (dyn FnMut(&str) + Send)) -> Result<(), Fault> {
    if !figures_key::is_ours(house).await? {
        tracing::error!(code = KEY_DIFFERS, "no quarter is frozen");
        return Err(Fault::conflict(KEY_DIFFERS));
    }
    let missing = missing_quarters(house).await?;
    let (Some(first), Some(last)) = (missing.first(), missing.last()) else { return Ok(()) };
    say(&format!(
        "Freezing the figures of {} closed quarters ({} to {}) …",
        missing.len(),
        first.quarter(),
        last.quarter()
    ));
    let mut facts = Facts::load(house).await?;
    for quarter in missing {
        let cells;
        (facts, cells) = compute(house, facts, quarter).await?;
        let count = cells.len();
        if keep(house, quarter.quarter(), cells).await? {
            say(&format!("  {} frozen: {count} cells.", quarter.quarter()));
        }
    }
    Ok(())
}

/// Closed quarters without a snapshot, oldest first; none before the first admission.
async fn missing_quarters(house: &House) -> Result<Vec<ClosedQuarter>, Fault> {
    let today = berlin_date(house.clock.now());
    let first = across_all_sites()
        .filter(enrolment::Column::StartOn.is_not_null())
        .order_by_asc(enrolment::Column::StartOn)
        .select_only()
        .column(enrolment::Column::StartOn)
        .into_tuple::<chrono::NaiveDate>()
        .one(&house.db.read)
        .await?;
    let frozen: BTreeSet<String> = figures_snapshot::Entity::find()
        .select_only()
        .column(figures_snapshot::Column::Period)
        .into_tuple::<String>()
        .all(&house.db.read)
        .await?
        .into_iter()
        .collect();
    let start = first.and_then(Quarter::of);
    let quarters = std::iter::successors(start, |quarter| Some(quarter.next()));
    let closed = quarters.map_while(|quarter| ClosedQuarter::new(quarter, today));
    Ok(closed.filter(|closed| !frozen.contains(&closed.quarter().to_string())).collect())
}

/// Computes on a thread of its own, so that pages are served meanwhile.
async fn compute(house: &House, facts: Facts, quarter: ClosedQuarter) -> Result<(Facts, Vec<FigureCell>), Fault> {
    let key = Zeroizing::new(*house.keyring.figures_key());
    let work = move || {
        let cells = snapshot_cells(&key, quarter, &facts.enrolments, &facts.sessions);
        (facts, cells)
    };
    tokio::task::spawn_blocking(work).await.map_err(Fault::internal)
}

/// Writes one snapshot with its audit entry; `false` when another server was faster.
async fn keep(house: &House, quarter: Quarter, cells: Vec<FigureCell>) -> Result<bool, Fault> {
    let written = write(house, quarter, cells).await;
    match written {
        Err(_) if is_frozen(&house.db.read, quarter).await? => Ok(false),
        other => other,
    }
}

async fn is_frozen(db: &impl ConnectionTrait, quarter: Quarter) -> Result<bool, Fault> {
    let found = figures_snapshot::Entity::find().filter(figures_snapshot::Column::Period.eq(quarter.to_string()));
    Ok(found.one(db).await?.is_some())
}

async fn write(house: &House, quarter: Quarter, cells: Vec<FigureCell>) -> Result<bool, Fault> {
    let now = house.clock.now();
    let snapshot = figures_snapshot::Model {
        id: Id::from_uuid(new_uuid()),
        period: quarter.to_string(),
        cut_off: quarter.last_day(),
        made_at: now,
        key_fingerprint: house.keyring.figures_fingerprint(),
        hash: snapshot_digest(&cells).to_vec(),
    };
    let id = snapshot.id;
    let event = Event::new("figures.freeze", "figures_snapshot", id.uuid())
        .with("quarter", quarter)
        .with("cells", cells.len())
        .with("hash", hex(&snapshot.hash));
    let tx = house.db.begin_write().await?;
    if is_frozen(&tx, quarter).await? {
        return Ok(false);
    }
    figures_snapshot::Entity::insert(figures_snapshot::ActiveModel::from(snapshot).reset_all())
        .exec_without_returning(&tx)
        .await?;
    let rows: Vec<_> = cells.iter().map(|cell| row(id, cell)).collect();
    for chunk in rows.chunks(CHUNK) {
        figures_cell::Entity::insert_many(chunk.to_vec()).exec_without_returning(&tx).await?;
    }
    let author = Author { user: None, role: None, at: now };
    audit::append(&tx, &house.keyring, &author, &[event]).await?;
    tx.commit().await?;
    Ok(true)
}

fn row(snapshot: Id<figures_snapshot::Model>, cell: &FigureCell) -> figures_cell::ActiveModel {
    let CellPlace { kind, indicator, part, area, category } = cell.place;
    let (n, key_sum, magnitude) = cell.cell.to_stored();
    let row = figures_cell::Model {
        id: Id::from_uuid(new_uuid()),
        snapshot_id: snapshot,
        period_kind: kind.code().to_owned(),
        indicator: indicator.code().to_owned(),
        part: part.code().to_owned(),
        area_level: area.level().code().to_owned(),
        area_code: area.code(),
        dimension: category.dimension().code().to_owned(),
        category: category.code().to_owned(),
        n,
        key_sum,
        magnitude: Some(magnitude),
    };
    figures_cell::ActiveModel::from(row).reset_all()
}
