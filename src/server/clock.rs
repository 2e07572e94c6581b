//! The only place that asks the machine for the time and for new ids.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Europe::Berlin;
use uuid::Uuid;

/// Where "now" comes from: the machine, or a fixed instant that tests move by hand.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    Machine,
    /// Milliseconds since 1970 (UTC), set by tests.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `instant` until [`Clock::set`] moves it.
    pub fn fixed(instant: DateTime<Utc>) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(instant.timestamp_millis())))
    }

    /// Moves a fixed clock; the machine's clock stays as it is.
    pub fn set(&self, instant: DateTime<Utc>) {
        if let Self::Fixed(millis) = self {
            millis.store(instant.timestamp_millis(), Ordering::SeqCst);
        }
    }

    /// The present instant in UTC, cut to milliseconds (both databases keep exactly that).
    #[expect(clippy::disallowed_methods, reason = "this is the one clock")]
    pub fn now(&self) -> DateTime<Utc> {
        let millis = match self {
            Self::Machine => Utc::now().timestamp_millis(),
            Self::Fixed(millis) => millis.load(Ordering::SeqCst),
        };
        Utc.timestamp_millis_opt(millis).single().unwrap_or(DateTime::UNIX_EPOCH)
    }
}

/// The calendar day of an instant in the programme's time zone, Europe/Berlin.
pub fn berlin_date(instant: DateTime<Utc>) -> NaiveDate {
    instant.with_timezone(&Berlin).date_naive()
}

/// The minute of the day (0..1440) of an instant in Europe/Berlin.
pub fn berlin_minute(instant: DateTime<Utc>) -> i32 {
    use chrono::Timelike;
    let local = instant.with_timezone(&Berlin);
    (local.hour() * 60 + local.minute()) as i32
}

/// The instant of a minute (0..1440) of a day in Europe/Berlin. A minute that a clock change skips is taken an hour
/// later, one that comes twice is the first.
pub fn berlin_instant(day: NaiveDate, minute: u16) -> DateTime<Utc> {
    let local = day.and_time(chrono::NaiveTime::MIN) + chrono::TimeDelta::minutes(minute.into());
    let found = Berlin.from_local_datetime(&local).earliest();
    let found = found.or_else(|| Berlin.from_local_datetime(&(local + chrono::TimeDelta::hours(1))).earliest());
    found.map_or_else(|| local.and_utc(), |at| at.with_timezone(&Utc))
}

/// Day and time of an instant in Europe/Berlin, for the screen.
pub fn berlin_time(instant: DateTime<Utc>) -> NaiveDateTime {
    instant.with_timezone(&Berlin).naive_local()
}

/// A new UUIDv7 for a record.
#[expect(clippy::disallowed_methods, reason = "the one maker of ids")]
pub fn new_uuid() -> Uuid {
    Uuid::now_v7()
}
