//! Periods as text: `2026-Q2` and `2026`, in URLs, in the storage and on the wire.

use std::fmt;
use std::str::FromStr;

use super::{Period, Quarter, Year};

/// The text is not a period such as `2026-Q2` or `2026`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPeriod;

impl fmt::Display for NotAPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a period like 2026-Q2 or 2026")
    }
}

impl std::error::Error for NotAPeriod {}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-Q{}", self.year, self.number)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quarter(quarter) => quarter.fmt(f),
            Self::Year(year) => year.fmt(f),
        }
    }
}

impl FromStr for Year {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let plain = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = if plain { text.parse().ok() } else { None };
        number.and_then(Self::new).ok_or(NotAPeriod)
    }
}

impl FromStr for Quarter {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let (year, number) = text.split_once("-Q").ok_or(NotAPeriod)?;
        let number = match number {
            "1" => 1,
            "2" => 2,
            "3" => 3,
            "4" => 4,
            _ => return Err(NotAPeriod),
        };
        Ok(Self { year: year.parse()?, number })
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        match text.parse() {
            Ok(quarter) => Ok(Self::Quarter(quarter)),
            Err(NotAPeriod) => text.parse().map(Self::Year),
        }
    }
}

macro_rules! text_form {
    ($($period:ty),+) => {$(
        impl TryFrom<String> for $period {
            type Error = NotAPeriod;

            fn try_from(text: String) -> Result<Self, NotAPeriod> {
                text.parse()
            }
        }

        impl From<$period> for String {
            fn from(period: $period) -> Self {
                period.to_string()
            }
        }
    )+};
}

text_form!(Year, Quarter, Period);
