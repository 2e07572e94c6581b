//! Published values: the only numbers about persons that a coordinator can be handed (BR-14).
//!
//! A `Published` is made by [`CellKey`](super::CellKey) or computed here from other published values.
//! Its field is private and its constructor is visible in `domain::disclosure` only, so no page, use
//! case or server function can turn a true count into one.
//!
//! `Published<Shown>`, the form a page gets, crosses the wire, so it can be read back in the browser. A
//! value that was read back is marked as such and refuses to be written again, and nothing is computed
//! from a `Published<Shown>`: on the server nobody can smuggle a number in through JSON. Counts and sums
//! (`Published<u32>`, `Published<Total>`) do not cross the wire at all.

use serde::{Deserialize, Deserializer, Serialize, Serializer, ser};

use super::super::code::codes;

/// The smallest published base of a rate or a mean (`docs/disclosure.md` 3.2, BR-14).
pub const SMALLEST_BASE: u32 = 20;

/// From this published base on, rates are shown in steps of one point instead of five.
pub const FINE_BASE: u32 = 100;

/// Standard deviation of the noise on every count: the perturbation table has variance 2.
const COUNT_NOISE: f64 = std::f64::consts::SQRT_2;

/// Half the width of a 95 % interval, in standard deviations.
const NINETY_FIVE: f64 = 1.96;

/// A value that went through disclosure control.
#[derive(Clone, Copy, Debug)]
pub struct Published<T> {
    content: T,
    read_back: bool,
}

impl<T> Published<T> {
    /// Only disclosure control may say that something is published.
    pub(super) const fn new(content: T) -> Self {
        Self { content, read_back: false }
    }

    /// The value.
    pub const fn get(&self) -> &T {
        &self.content
    }
}

impl<T: PartialEq> PartialEq for Published<T> {
    fn eq(&self, other: &Self) -> bool {
        self.content == other.content
    }
}

impl Serialize for Published<Shown> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.read_back {
            return Err(ser::Error::custom("a published value that was read back is never sent again"));
        }
        self.content.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Published<Shown> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Shown::deserialize(deserializer).map(|content| Self { content, read_back: true })
    }
}

codes! {
    /// Why a number is not shown.
    pub enum Hidden {
        /// The published count is 0: nobody or very few. Shown as "–".
        NoneOrVeryFew = "none_or_very_few",
        /// The published base is below 20.
        BaseTooSmall = "base_too_small",
        /// No snapshot of this period exists.
        NoSnapshot = "no_snapshot",
    }
}

/// A share in percent with the width of its protection noise.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rate {
    /// 0 to 100, in steps of 5 (base below 100) or 1.
    pub percent: u8,
    /// 95 % of the true rates lie within this many points, before the rounding to steps.
    pub plus_minus: f64,
}

/// A sum over persons, each capped, with noise of half the cap.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Total {
    /// The changed sum in its own unit, never below 0.
    pub amount: u64,
    /// Standard deviation of the noise, in the same unit.
    pub noise: f64,
}

/// A mean or a quotient of two sums, rounded.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quotient {
    /// The value in the unit of its indicator.
    pub value: f64,
    /// 95 % of the true values lie within this distance.
    pub plus_minus: f64,
}

/// What a place on the screen shows: a number, or "–".
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// Persons; never 1 or 2, and never 0 (which is [`Hidden::NoneOrVeryFew`]).
    Count(u32),
    /// A share.
    Rate(Rate),
    /// A sum.
    Total(Total),
    /// A mean or quotient.
    Quotient(Quotient),
    /// No number.
    Hidden(Hidden),
}

impl Shown {
    /// The number a chart draws; `None` when there is none.
    #[must_use]
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Count(count) => Some(f64::from(count)),
            Self::Rate(rate) => Some(f64::from(rate.percent)),
            Self::Total(total) => Some(total.amount as f64),
            Self::Quotient(quotient) => Some(quotient.value),
            Self::Hidden(_) => None,
        }
    }

    /// Half the width of the 95 % interval; `None` for a hidden value.
    #[must_use]
    pub fn plus_minus(self) -> Option<f64> {
        match self {
            Self::Count(_) => Some(round_to(NINETY_FIVE * COUNT_NOISE, 1.0)),
            Self::Rate(rate) => Some(rate.plus_minus),
            Self::Total(total) => Some(NINETY_FIVE * total.noise),
            Self::Quotient(quotient) => Some(quotient.plus_minus),
            Self::Hidden(_) => None,
        }
    }

    /// Whether there is no number.
    #[must_use]
    pub fn is_hidden(self) -> bool {
        matches!(self, Self::Hidden(_))
    }
}

impl Published<Shown> {
    /// A place without a number. Saying nothing is always safe.
    #[must_use]
    pub const fn hidden(reason: Hidden) -> Self {
        Self::new(Shown::Hidden(reason))
    }

    /// The number a chart draws.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        self.content.number()
    }

    /// Whether there is no number.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.content.is_hidden()
    }
}

impl Published<u32> {
    /// The count as it is shown: a published 0 becomes "–", because it does not prove absence.
    #[must_use]
    pub fn shown(self) -> Published<Shown> {
        Published::new(match self.content {
            0 => Shown::Hidden(Hidden::NoneOrVeryFew),
            count => Shown::Count(count),
        })
    }

    /// Whether a rate or mean over this base may be shown.
    #[must_use]
    pub fn is_base(self) -> bool {
        self.content >= SMALLEST_BASE
    }
}

impl Published<Total> {
    /// The same sum in a larger unit: minutes in hours.
    #[must_use]
    pub fn in_units_of(self, per_unit: f64) -> Self {
        let Total { amount, noise } = self.content;
        Self::new(Total { amount: (amount as f64 / per_unit).round() as u64, noise: noise / per_unit })
    }

    /// The sum as it is shown: only over at least 20 published persons.
    #[must_use]
    pub fn shown(self, persons: Published<u32>) -> Published<Shown> {
        if persons.is_base() {
            Published::new(Shown::Total(self.content))
        } else {
            Published::hidden(Hidden::BaseTooSmall)
        }
    }
}

/// The share of `part` in `whole`: both published, clamped to 0..=100, in steps of 5 points below a
/// base of 100 and 1 point from there; hidden below a base of 20.
#[must_use]
pub fn rate(part: Published<u32>, whole: Published<u32>) -> Published<Shown> {
    if !whole.is_base() {
        return Published::hidden(Hidden::BaseTooSmall);
    }
    let (part, base) = (f64::from(part.content), f64::from(whole.content));
    share(part / base, base, (COUNT_NOISE, COUNT_NOISE), whole.content)
}

/// The share of one capped sum in another (such as sessions with an interpreter of all that needed
/// one): hidden unless at least 20 published persons and 20 published units stand behind it.
#[must_use]
pub fn rate_of_totals(part: Published<Total>, whole: Published<Total>, persons: Published<u32>) -> Published<Shown> {
    let (part, whole) = (part.content, whole.content);
    if !persons.is_base() || whole.amount < u64::from(SMALLEST_BASE) {
        return Published::hidden(Hidden::BaseTooSmall);
    }
    let base = whole.amount as f64;
    share(part.amount as f64 / base, base, (part.noise, whole.noise), persons.content)
}

/// The quotient of two capped sums times `scale`, rounded to `step`: hidden unless at least 20
/// published persons stand behind it and the lower sum is positive.
#[must_use]
pub fn quotient(
    upper: Published<Total>,
    lower: Published<Total>,
    persons: Published<u32>,
    scale: f64,
    step: f64,
) -> Published<Shown> {
    let (upper, lower) = (upper.content, lower.content);
    if !persons.is_base() || lower.amount == 0 {
        return Published::hidden(Hidden::BaseTooSmall);
    }
    let base = lower.amount as f64;
    let ratio = upper.amount as f64 / base;
    let width = scale * spread(ratio, base, (upper.noise, lower.noise));
    Published::new(Shown::Quotient(Quotient {
        value: round_to(ratio * scale, step),
        plus_minus: (width / step).ceil() * step,
    }))
}

/// A noisy mean, rounded to half a unit: hidden below 20 published persons.
pub(super) fn mean(noisy: f64, noise: f64, persons: Published<u32>) -> Published<Shown> {
    if !persons.is_base() {
        return Published::hidden(Hidden::BaseTooSmall);
    }
    let value = round_to(noisy, 0.5);
    Published::new(Shown::Quotient(Quotient { value, plus_minus: round_to(NINETY_FIVE * noise, 0.5) }))
}

fn share(ratio: f64, base: f64, noise: (f64, f64), steps_by: u32) -> Published<Shown> {
    let ratio = ratio.clamp(0.0, 1.0);
    let step = if steps_by < FINE_BASE { 5.0 } else { 1.0 };
    // `docs/disclosure.md` 3.2 has 12, 5 and 1.5 points at 25, 60 and 200: this formula at one half.
    let points = 100.0 * spread(ratio, base, noise);
    Published::new(Shown::Rate(Rate {
        percent: round_to(100.0 * ratio, step) as u8,
        plus_minus: round_to(points, 0.5).clamp(0.5, 100.0),
    }))
}

/// Half the 95 % interval of a quotient whose two sides carry independent noise (delta method).
fn spread(ratio: f64, base: f64, (upper, lower): (f64, f64)) -> f64 {
    NINETY_FIVE * (upper * upper + ratio * ratio * lower * lower).sqrt() / base
}

fn round_to(value: f64, step: f64) -> f64 {
    (value / step).round() * step
}

#[cfg(test)]
#[path = "published_tests.rs"]
mod tests;
