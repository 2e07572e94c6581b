//! What the coordinator's pages show: choices and published figures, and no other number (BR-14).
//!
//! A page is handed [`PublishedFigure`]s and [`FigureTable`]s, whose every number is a
//! [`Published`](crate::domain::disclosure::Published) one. A plain count cannot be put in:
//!
//! ```compile_fail
//! use leitplanke::domain::figure::{Heading, TableRow};
//! use leitplanke::domain::period::Period;
//! let period: Period = "2025".parse().expect("a year");
//! let row = TableRow { heading: Heading::Period(period), value: 7_u32, columns: Vec::new() };
//! ```
//!
//! and nobody outside of disclosure control can turn one into a published value:
//!
//! ```compile_fail
//! use leitplanke::domain::disclosure::Published;
//! let smuggled = Published::new(7_u32);
//! ```

use serde::{Deserialize, Serialize};

use crate::domain::error::{ErrorCode, FieldErrors};
use crate::domain::figure::{Area, AreaLevel, FigureTable, Place, PublishedFigure};
use crate::domain::indicator::IndicatorCode;
use crate::domain::period::Quarter;
use crate::domain::site::{Region, SiteId};

/// A page of figures, or why there is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figures<Page> {
    /// The figures key is not the one the snapshots were made with: nothing is published.
    OtherKey,
    /// No quarter is frozen yet.
    NothingFrozen,
    /// Published figures.
    Published(Page),
}

/// A site to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteChoice {
    /// The site.
    pub site: SiteId,
    /// Its name.
    pub name: String,
    /// Its region.
    pub region: Region,
}

/// What can be asked and what was asked. The lists are fixed: all frozen quarters, all sites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureChoices {
    /// Frozen quarters, newest first.
    pub quarters: Vec<Quarter>,
    /// All sites by name.
    pub sites: Vec<SiteChoice>,
    /// The quarter that was asked for.
    pub quarter: Quarter,
    /// The place that was asked for.
    pub place: Place,
}

impl FigureChoices {
    /// The name of a site; empty for a site that is not in the list.
    #[must_use]
    pub fn site_name(&self, site: SiteId) -> &str {
        self.sites.iter().find(|choice| choice.site == site).map_or("", |choice| choice.name.as_str())
    }

    /// Regions that have a site, in their fixed order.
    #[must_use]
    pub fn regions(&self) -> Vec<Region> {
        let has_site = |region: &Region| self.sites.iter().any(|choice| choice.region == *region);
        Region::ALL.iter().copied().filter(has_site).collect()
    }

    /// What was asked, as it stands in an address.
    #[must_use]
    pub fn query(&self) -> FiguresQuery {
        FiguresQuery { quarter: self.quarter.to_string(), area: FiguresQuery::area_text(self.place.area()) }
    }
}

/// The dashboard: one published figure per indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dashboard {
    /// What can be chosen.
    pub choices: FigureChoices,
    /// The figures in the order of the registry.
    pub figures: Vec<PublishedFigure>,
}

/// One indicator with everything that may be shown about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FigureDetails {
    /// What can be chosen.
    pub choices: FigureChoices,
    /// The figure.
    pub figure: PublishedFigure,
    /// The same figure side by side in the regions or sites of the place.
    pub by_area: Vec<AreaTable>,
}

/// One indicator in all areas of one level.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AreaTable {
    /// Site or region.
    pub level: AreaLevel,
    /// One row per area.
    pub table: FigureTable,
}

/// Quarter and area as they stand in an address; empty means the newest quarter, and all sites together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiguresQuery {
    /// `2026-Q3`, or empty.
    #[serde(default)]
    pub quarter: String,
    /// `region-…`, `site-…`, or empty.
    #[serde(default)]
    pub area: String,
}

/// What a valid query asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The quarter; the newest frozen one when none is named.
    pub quarter: Option<Quarter>,
    /// The area.
    pub area: Area,
}

impl FiguresQuery {
    /// The area in an address: empty for all sites together.
    #[must_use]
    pub fn area_text(area: Area) -> String {
        match area {
            Area::All => String::new(),
            area => format!("{}-{}", area.level(), area.code()),
        }
    }

    /// Reads the query.
    ///
    /// # Errors
    /// `quarter`, `area`: not one of the choices.
    pub fn check(&self) -> Result<Wanted, FieldErrors> {
        let mut errors = FieldErrors::new();
        let quarter = match self.quarter.as_str() {
            "" => None,
            text => match text.parse() {
                Ok(quarter) => Some(quarter),
                Err(_) => {
                    errors.add("quarter", ErrorCode::NotAChoice);
                    None
                }
            },
        };
        let area = match self.area.split_once('-') {
            None if self.area.is_empty() => Some(Area::All),
            Some((level, code)) => Area::from_codes(level, code).filter(|area| *area != Area::All),
            None => None,
        };
        if area.is_none() {
            errors.add("area", ErrorCode::NotAChoice);
        }
        errors.or(Wanted { quarter, area: area.unwrap_or(Area::All) })
    }
}

/// The indicator named in an address.
///
/// # Errors
/// `indicator`: not in the registry.
pub fn indicator_of(code: &str) -> Result<IndicatorCode, FieldErrors> {
    IndicatorCode::from_code(code).ok_or_else(|| FieldErrors::one("indicator", ErrorCode::NotAChoice))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(quarter: &str, area: &str) -> FiguresQuery {
        FiguresQuery { quarter: quarter.into(), area: area.into() }
    }

    #[test]
    fn an_area_is_read_back_from_an_address() {
        let site = "0190aaaa-0000-7000-8000-000000000001".parse().expect("an id");
        for area in [Area::All, Area::Region(Region::Koeln), Area::Site(site)] {
            let wanted = query("2026-Q2", &FiguresQuery::area_text(area)).check().expect("valid");
            assert_eq!((wanted.area, wanted.quarter), (area, "2026-Q2".parse().ok()));
        }
        assert_eq!(query("", "").check(), Ok(Wanted { quarter: None, area: Area::All }));
    }

    #[test]
    fn everything_else_is_no_choice() {
        for (quarter, area, field) in [
            ("2026-Q5", "", "quarter"),
            ("2026", "", "quarter"),
            ("Q2", "", "quarter"),
            ("", "all", "area"),
            ("", "all-all", "area"),
            ("", "region-bayern", "area"),
            ("", "site-1", "area"),
            ("", "site-", "area"),
            ("", "=1+1", "area"),
            ("", "</textarea><script>", "area"),
        ] {
            let errors = query(quarter, area).check().expect_err("no choice");
            assert!(errors.has(field, ErrorCode::NotAChoice), "{quarter} {area}");
        }
    }
}
