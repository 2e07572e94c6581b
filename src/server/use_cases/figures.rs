//! The coordinator's figures: published values of frozen quarters, and nothing else (BR-14).
//!
//! The return types hold no plain number about persons (see `domain::view::figures`).

mod file;

use std::collections::BTreeSet;
use std::sync::Arc;

use sea_orm::{EntityTrait, QuerySelect};
use zeroize::Zeroizing;

use crate::domain::error::ErrorCode;
use crate::domain::figure::{Area, AreaLevel, Place, PublishedFigure, Question, Snapshot, publish, publish_areas};
use crate::domain::indicator::IndicatorCode;
use crate::domain::period::{Quarter, Year};
use crate::domain::site::{Region, SiteId};
use crate::domain::view::figures::{AreaTable, Dashboard, FigureChoices, FigureDetails, Figures, SiteChoice, Wanted};
use crate::server::call::Call;
use crate::server::entity::site;
use crate::server::fault::Fault;
use crate::server::frozen_cells::{CellsByIndicator, FrozenQuarter, cells_of, frozen_quarters};
use crate::server::use_cases::figures_key;

pub use file::{FigureFile, figure_file};

/// Quarters behind a series.
const SERIES_QUARTERS: usize = 8;
/// Years behind a series.
const SERIES_YEARS: usize = 5;

/// All indicators for one quarter and place.
///
/// # Errors
/// `Invalid` for a quarter that is not frozen and a site that does not exist.
pub async fn dashboard(call: &Call, wanted: Wanted) -> Result<Figures<Dashboard>, Fault> {
    let desk = match open(call, wanted).await? {
        Figures::Published(desk) => desk,
        Figures::OtherKey => return Ok(Figures::OtherKey),
        Figures::NothingFrozen => return Ok(Figures::NothingFrozen),
    };
    call.note_reading("figures", None, None);
    let figures = IndicatorCode::ALL.iter().map(|indicator| desk.figure(*indicator)).collect();
    Ok(Figures::Published(Dashboard { figures, choices: desk.choices }))
}

/// One indicator for one quarter and place, with its splits.
///
/// # Errors
/// As [`dashboard`].
pub async fn figure(call: &Call, indicator: IndicatorCode, wanted: Wanted) -> Result<Figures<FigureDetails>, Fault> {
    let desk = match open(call, wanted).await? {
        Figures::Published(desk) => desk,
        Figures::OtherKey => return Ok(Figures::OtherKey),
        Figures::NothingFrozen => return Ok(Figures::NothingFrozen),
    };
    call.note_reading("figure", None, None);
    let figure = desk.figure(indicator);
    let by_area = desk.area_lists().into_iter().map(|(level, areas)| {
        let cells = desk.snapshots(indicator);
        let table = publish_areas(&desk.key, &cells, indicator, figure.period, &areas);
        AreaTable { level, table }
    });
    let by_area = by_area.collect();
    Ok(Figures::Published(FigureDetails { figure, by_area, choices: desk.choices }))
}

/// What publishing needs: the key, the cells, the choices.
struct Desk {
    key: Zeroizing<[u8; 32]>,
    cells: Vec<(Quarter, Arc<CellsByIndicator>)>,
    choices: FigureChoices,
}

impl Desk {
    fn snapshots(&self, indicator: IndicatorCode) -> Vec<Snapshot<'_>> {
        self.cells
            .iter()
            .map(|(quarter, cells)| Snapshot {
                quarter: *quarter,
                cells: cells.get(&indicator).map_or(&[], Vec::as_slice),
            })
            .collect()
    }

    fn figure(&self, indicator: IndicatorCode) -> PublishedFigure {
        let question = Question { indicator, quarter: self.choices.quarter, place: self.choices.place };
        publish(&self.key, &self.snapshots(indicator), &question)
    }

    /// The fixed lists of areas below a place: regions and sites of the programme, sites of a region.
    fn area_lists(&self) -> Vec<(AreaLevel, Vec<Area>)> {
        let sites = |region: Option<Region>| {
            let in_it = self.choices.sites.iter().filter(|choice| region.is_none_or(|region| choice.region == region));
            (AreaLevel::Site, in_it.map(|choice| Area::Site(choice.site)).collect())
        };
        match self.choices.place {
            Place::Site { .. } => Vec::new(),
            Place::Region(region) => vec![sites(Some(region))],
            Place::All => {
                let regions = self.choices.regions().into_iter().map(Area::Region).collect();
                vec![(AreaLevel::Region, regions), sites(None)]
            }
        }
    }
}

/// Checks the key, finds the quarter and the place, reads the cells (at most four statements, the cells only once
/// per process).
async fn open(call: &Call, wanted: Wanted) -> Result<Figures<Desk>, Fault> {
    let house = &call.house;
    if !figures_key::is_ours(house).await? {
        return Ok(Figures::OtherKey);
    }
    let frozen = frozen_quarters(house).await?;
    let fingerprint = house.keyring.figures_fingerprint();
    if frozen.iter().any(|snapshot| snapshot.key_fingerprint != fingerprint) {
        return Ok(Figures::OtherKey);
    }
    let Some(newest) = frozen.last() else { return Ok(Figures::NothingFrozen) };
    let quarter = wanted.quarter.unwrap_or(newest.quarter);
    if !frozen.iter().any(|snapshot| snapshot.quarter == quarter) {
        return Err(Fault::field("quarter", ErrorCode::NotAChoice));
    }
    let sites = sites(call).await?;
    let place = place(wanted.area, &sites)?;
    let needed = needed(&frozen, quarter);
    let cells = cells_of(house, &needed).await?;
    let quarters = frozen.iter().rev().map(|snapshot| snapshot.quarter).collect();
    let choices = FigureChoices { quarters, sites, quarter, place };
    Ok(Figures::Published(Desk { key: Zeroizing::new(*house.keyring.figures_key()), cells, choices }))
}

/// The snapshots behind the series of quarters and of years.
fn needed(frozen: &[FrozenQuarter], quarter: Quarter) -> Vec<FrozenQuarter> {
    let last = quarter.last_closed_year();
    let years = std::iter::successors(Some(last), |year: &Year| Some(year.previous())).take(SERIES_YEARS);
    let mut quarters: BTreeSet<Quarter> = quarter.run_up(SERIES_QUARTERS).into_iter().collect();
    quarters.extend(years.map(|year| year.quarters()[3]));
    frozen.iter().filter(|snapshot| quarters.contains(&snapshot.quarter)).cloned().collect()
}

async fn sites(call: &Call) -> Result<Vec<SiteChoice>, Fault> {
    use site::Column::{Id, Name, Region as InRegion};
    let rows = site::Entity::find().select_only().columns([Id, Name, InRegion]);
    let rows: Vec<(SiteId, String, Region)> = rows.into_tuple().all(call.db()).await?;
    let mut sites: Vec<_> = rows.into_iter().map(|(site, name, region)| SiteChoice { site, name, region }).collect();
    // Sorted here, because the databases sort umlauts differently.
    sites.sort_by(|left, right| (&left.name, left.site).cmp(&(&right.name, right.site)));
    Ok(sites)
}

fn place(area: Area, sites: &[SiteChoice]) -> Result<Place, Fault> {
    let unknown = || Fault::field("area", ErrorCode::NotAChoice);
    match area {
        Area::All => Ok(Place::All),
        Area::Region(region) => {
            let has_site = sites.iter().any(|choice| choice.region == region);
            has_site.then_some(Place::Region(region)).ok_or_else(unknown)
        }
        Area::Site(site) => {
            let choice = sites.iter().find(|choice| choice.site == site).ok_or_else(unknown)?;
            Ok(Place::Site { site, region: choice.region })
        }
    }
}
