//! Registry 2: the indicators of the coordinator's dashboard, each with its exact definition.
//!
//! Definitions and numbers are those of `docs/domain.md` 8. How each one is protected follows
//! `docs/disclosure.md` 3.2: counts of persons by the cell key method, rates from published counts,
//! sums with a cap per person and quarter. Adding an indicator is one entry here and one arm in
//! `figure::snapshot`.

mod registry;

pub use registry::INDICATORS;

use super::code::codes;
use super::period::PeriodKind;

codes! {
    /// The indicators, by their stable codes.
    pub enum IndicatorCode {
        /// 1: young people served.
        Served = "served",
        /// 2: active on the cut-off date.
        Active = "active",
        /// 3: new admissions.
        Admissions = "admissions",
        /// 12: contact density.
        ContactDensity = "contact_density",
        /// 15: interpreter coverage.
        InterpreterCoverage = "interpreter_coverage",
        /// 20: graduation rate.
        GraduationRate = "graduation_rate",
    }
}

codes! {
    /// What a cell of an indicator holds.
    pub enum Part {
        /// The counted persons, or the upper sum.
        Numerator = "numerator",
        /// The persons or the sum below.
        Denominator = "denominator",
        /// The number of contacts, beside the hours.
        Sessions = "sessions",
    }
}

codes! {
    /// What a figure can be split by, beside period and area.
    pub enum Dimension {
        /// Not split.
        None = "none",
        /// By sex; only for all sites together, because a site has 0 to 2 girls.
        Sex = "sex",
        /// By age at the start; from the region up.
        AgeBand = "age_band",
    }
}

codes! {
    /// What is counted; decides the words behind the number.
    pub enum Unit {
        /// Young people.
        Persons = "persons",
        /// Percent.
        Percent = "percent",
        /// Hours per month of taking part.
        HoursPerMonth = "hours_per_month",
        /// Hours.
        Hours = "hours",
        /// Months of taking part.
        Months = "months",
        /// Contacts.
        Sessions = "sessions",
    }
}

codes! {
    /// Which days of the period count.
    pub enum PeriodRule {
        /// Anything in the period.
        InPeriod = "in_period",
        /// The state on the last day.
        OnCutOff = "on_cut_off",
    }
}

/// A text in both languages of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// German, as coordinators in social work speak.
    pub german: &'static str,
    /// English.
    pub english: &'static str,
}

/// A value found elsewhere, for orientation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bench {
    /// The value in words.
    pub words: Words,
    /// Where it was found.
    pub source: &'static str,
}

/// A sum over persons.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sum {
    /// Names the noise; never changed once used.
    pub variable: &'static str,
    /// The most one person adds in one quarter, in the unit that is summed.
    pub cap_per_quarter: u32,
    /// So many of the summed unit make one of the shown unit (60 minutes are one hour).
    pub per_unit: f64,
    /// The shown unit.
    pub unit: Unit,
}

impl Sum {
    /// The cap for a whole period: a year has four quarters.
    #[must_use]
    pub const fn cap(&self, kind: PeriodKind) -> u32 {
        match kind {
            PeriodKind::Quarter => self.cap_per_quarter,
            PeriodKind::Year => self.cap_per_quarter * 4,
        }
    }
}

/// How an indicator is computed and protected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// Persons, by the cell key method.
    Count,
    /// Persons of persons, from two published counts.
    Rate,
    /// One capped sum of another, as a share.
    RateOfSums {
        /// The part.
        upper: Sum,
        /// The whole.
        lower: Sum,
    },
    /// One capped sum divided by another, rounded to `step` of the indicator's unit.
    Quotient {
        /// Above the line.
        upper: Sum,
        /// Below the line.
        lower: Sum,
        /// Steps of the shown value.
        step: f64,
        /// A further sum shown beside.
        beside: Sum,
    },
}

impl Measure {
    /// Whether a published base of 20 is needed, so that a card may show a coarser level instead.
    #[must_use]
    pub const fn needs_base(&self) -> bool {
        !matches!(self, Self::Count)
    }

    /// The sum behind a part; `None` where the part counts persons.
    #[must_use]
    pub const fn sum(&self, part: Part) -> Option<Sum> {
        match (*self, part) {
            (Self::RateOfSums { upper, .. } | Self::Quotient { upper, .. }, Part::Numerator) => Some(upper),
            (Self::RateOfSums { lower, .. } | Self::Quotient { lower, .. }, Part::Denominator) => Some(lower),
            (Self::Quotient { beside, .. }, Part::Sessions) => Some(beside),
            _ => None,
        }
    }

    /// The parts that a snapshot stores.
    #[must_use]
    pub const fn parts(&self) -> &'static [Part] {
        match self {
            Self::Count => &[Part::Numerator],
            Self::Rate | Self::RateOfSums { .. } => &[Part::Numerator, Part::Denominator],
            Self::Quotient { .. } => &[Part::Numerator, Part::Denominator, Part::Sessions],
        }
    }
}

/// One entry of the registry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Indicator {
    /// The stable code.
    pub code: IndicatorCode,
    /// The number in `docs/domain.md` 8.
    pub number: u8,
    /// The heading of its card.
    pub name: Words,
    /// What is counted, exactly.
    pub numerator: Words,
    /// Of what; `None` for plain counts.
    pub denominator: Option<Words>,
    /// Which days count.
    pub period_rule: PeriodRule,
    /// The unit of the value.
    pub unit: Unit,
    /// For orientation.
    pub bench: Option<Bench>,
    /// How it is computed and protected.
    pub measure: Measure,
    /// What it may be split by, beside not at all.
    pub dimensions: &'static [Dimension],
}

impl IndicatorCode {
    /// The entry of the registry. A test proves that every code has one.
    #[must_use]
    pub fn entry(self) -> &'static Indicator {
        INDICATORS.iter().find(|indicator| indicator.code == self).unwrap_or(&INDICATORS[0])
    }
}
