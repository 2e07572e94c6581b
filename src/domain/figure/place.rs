//! Where a cell lies in the cube: period kind, indicator, part, area, category.

use serde::{Deserialize, Serialize};

use crate::domain::code::codes;
use crate::domain::disclosure::cell_key::hexadecimal;
use crate::domain::disclosure::cube::{Cell, cube_hash};
use crate::domain::indicator::{Dimension, IndicatorCode, Part};
use crate::domain::participant::Sex;
use crate::domain::period::PeriodKind;
use crate::domain::site::{Region, SiteId};

codes! {
    /// How large an area is.
    pub enum AreaLevel {
        /// One site.
        Site = "site",
        /// One Regierungsbezirk.
        Region = "region",
        /// All sites together.
        All = "all",
    }
}

codes! {
    /// Sex as figures split by it: "diverse" is never a class of its own (`docs/disclosure.md` 7.3).
    pub enum SexGroup {
        /// Girls.
        Female = "f",
        /// Boys.
        Male = "m",
        /// Diverse or not known.
        Other = "other",
    }
}

codes! {
    /// Age at the start, cut at 14, the age of criminal responsibility.
    pub enum AgeBand {
        /// Up to 11 years.
        To11 = "8-11",
        /// 12 and 13 years.
        From12 = "12-13",
        /// 14 years and older.
        From14 = "14-17",
        /// Not recorded.
        Unknown = "unknown",
    }
}

impl From<Sex> for SexGroup {
    fn from(sex: Sex) -> Self {
        match sex {
            Sex::Female => Self::Female,
            Sex::Male => Self::Male,
            Sex::Diverse | Sex::Unknown => Self::Other,
        }
    }
}

impl AgeBand {
    /// The band of an age in whole months; exceptions outside 8 to 17 (BR-06) join the outer bands.
    #[must_use]
    pub fn of(months: Option<u16>) -> Self {
        match months {
            None => Self::Unknown,
            Some(months) if months < 12 * 12 => Self::To11,
            Some(months) if months < 14 * 12 => Self::From12,
            Some(_) => Self::From14,
        }
    }
}

/// The area of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// One site.
    Site(SiteId),
    /// One region.
    Region(Region),
    /// All sites together.
    All,
}

impl Area {
    /// How large the area is.
    #[must_use]
    pub fn level(self) -> AreaLevel {
        match self {
            Self::Site(_) => AreaLevel::Site,
            Self::Region(_) => AreaLevel::Region,
            Self::All => AreaLevel::All,
        }
    }

    /// The code the storage keeps beside the level: the site's id, the region's code, or `all`.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Site(site) => site.to_string(),
            Self::Region(region) => region.code().to_owned(),
            Self::All => AreaLevel::All.code().to_owned(),
        }
    }

    /// The reverse of [`level`](Self::level) and [`code`](Self::code).
    #[must_use]
    pub fn from_codes(level: &str, code: &str) -> Option<Self> {
        match AreaLevel::from_code(level)? {
            AreaLevel::Site => code.parse().ok().map(Self::Site),
            AreaLevel::Region => Region::from_code(code).map(Self::Region),
            AreaLevel::All => (code == AreaLevel::All.code()).then_some(Self::All),
        }
    }
}

/// The area somebody asks about, with what is needed to step up from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// One site and the region it lies in.
    Site {
        /// The site.
        site: SiteId,
        /// Its region.
        region: Region,
    },
    /// One region.
    Region(Region),
    /// All sites together.
    All,
}

impl Place {
    /// The area itself, then the larger ones: site, region, all sites.
    #[must_use]
    pub fn areas(self) -> Vec<Area> {
        match self {
            Self::Site { site, region } => vec![Area::Site(site), Area::Region(region), Area::All],
            Self::Region(region) => vec![Area::Region(region), Area::All],
            Self::All => vec![Area::All],
        }
    }

    /// The area itself.
    #[must_use]
    pub fn area(self) -> Area {
        match self {
            Self::Site { site, .. } => Area::Site(site),
            Self::Region(region) => Area::Region(region),
            Self::All => Area::All,
        }
    }
}

/// The class a cell belongs to: a value of a fixed, disjoint classification, or everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Not split.
    All,
    /// One sex.
    Sex(SexGroup),
    /// One age band.
    AgeBand(AgeBand),
}

impl Category {
    /// What the figure is split by.
    #[must_use]
    pub fn dimension(self) -> Dimension {
        match self {
            Self::All => Dimension::None,
            Self::Sex(_) => Dimension::Sex,
            Self::AgeBand(_) => Dimension::AgeBand,
        }
    }

    /// The text code beside the dimension.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Sex(sex) => sex.code(),
            Self::AgeBand(band) => band.code(),
        }
    }

    /// The reverse of [`dimension`](Self::dimension) and [`code`](Self::code).
    #[must_use]
    pub fn from_codes(dimension: &str, code: &str) -> Option<Self> {
        match Dimension::from_code(dimension)? {
            Dimension::None => (code == "all").then_some(Self::All),
            Dimension::Sex => SexGroup::from_code(code).map(Self::Sex),
            Dimension::AgeBand => AgeBand::from_code(code).map(Self::AgeBand),
        }
    }

    /// All classes of a dimension, in the order of the screen.
    #[must_use]
    pub fn all_of(dimension: Dimension) -> Vec<Self> {
        match dimension {
            Dimension::None => vec![Self::All],
            Dimension::Sex => SexGroup::ALL.iter().copied().map(Self::Sex).collect(),
            Dimension::AgeBand => AgeBand::ALL.iter().copied().map(Self::AgeBand).collect(),
        }
    }
}

/// Whether a figure may be split this way in an area of this size: sex only for all sites together
/// (a site has 0 to 2 girls), age from the region up.
#[must_use]
pub fn may_split(level: AreaLevel, dimension: Dimension) -> bool {
    match dimension {
        Dimension::None => true,
        Dimension::Sex => level == AreaLevel::All,
        Dimension::AgeBand => level != AreaLevel::Site,
    }
}

/// The place of a cell in the cube of one snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellPlace {
    /// The snapshot's quarter, or the year that it completes.
    pub kind: PeriodKind,
    /// The indicator.
    pub indicator: IndicatorCode,
    /// Numerator, denominator, and so on.
    pub part: Part,
    /// The area.
    pub area: Area,
    /// The class.
    pub category: Category,
}

/// One stored cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureCell {
    /// Where it lies.
    pub place: CellPlace,
    /// What it holds: raw, never shown.
    pub cell: Cell,
}

/// The hash of a snapshot's cells; their order does not matter. Stored with the snapshot, so that a changed
/// cell is found before it is published.
#[must_use]
pub fn snapshot_digest(cells: &[FigureCell]) -> [u8; 32] {
    let label = |place: &CellPlace| {
        let CellPlace { kind, indicator, part, area, category } = place;
        let (level, code, dimension) = (area.level(), area.code(), category.dimension());
        format!("{kind}|{indicator}|{part}|{level}|{code}|{dimension}|{}", category.code())
    };
    cube_hash(cells.iter().map(|cell| (label(&cell.place), &cell.cell)))
}

/// The same in 64 hexadecimal digits.
#[must_use]
pub fn snapshot_hash(cells: &[FigureCell]) -> String {
    hexadecimal(&snapshot_digest(cells))
}
