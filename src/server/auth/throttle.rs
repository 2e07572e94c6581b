//! Slows down guessing: per account together with the address it comes from.
//!
//! Thirty people behind one office address are never locked out by one of them, and nobody can lock an
//! account from elsewhere. Kept in memory: a restart forgets it, which costs an attacker more than it gives.

use std::collections::HashMap;
use std::sync::Mutex;

use chrono::{DateTime, Utc};

/// Tries that may come at once.
const BURST: f64 = 5.0;
/// Tries won back per second: one every 12 seconds.
const REFILL: f64 = 1.0 / 12.0;
/// Pairs remembered before full ones are forgotten.
const KEPT: usize = 10_000;

/// Account name and address.
type Pair = (String, String);
/// Tries left at an instant.
type Left = (f64, DateTime<Utc>);

/// Remaining tries per account and address.
#[derive(Debug, Default)]
pub struct Throttle(Mutex<HashMap<Pair, Left>>);

impl Throttle {
    /// Takes one try. `Err` holds the seconds to wait.
    pub fn take(&self, account: &str, address: &str, now: DateTime<Utc>) -> Result<(), u64> {
        let Ok(mut pairs) = self.0.lock() else { return Ok(()) };
        if pairs.len() >= KEPT {
            pairs.retain(|_, (left, at)| refilled(*left, *at, now) < BURST);
        }
        let key = (account.to_lowercase(), address.to_owned());
        let entry = pairs.entry(key).or_insert((BURST, now));
        let left = refilled(entry.0, entry.1, now);
        if left < 1.0 {
            return Err(((1.0 - left) / REFILL).ceil() as u64);
        }
        *entry = (left - 1.0, now);
        Ok(())
    }

    /// A right password gives all tries back.
    pub fn forgive(&self, account: &str, address: &str) {
        if let Ok(mut pairs) = self.0.lock() {
            pairs.remove(&(account.to_lowercase(), address.to_owned()));
        }
    }
}

fn refilled(left: f64, at: DateTime<Utc>, now: DateTime<Utc>) -> f64 {
    let seconds = (now - at).num_milliseconds().max(0) as f64 / 1000.0;
    (left + seconds * REFILL).min(BURST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    #[test]
    fn one_guesser_slows_only_his_own_pair() {
        let throttle = Throttle::default();
        let now = DateTime::UNIX_EPOCH;
        for _ in 0..5 {
            assert_eq!(throttle.take("anna", "office", now), Ok(()));
        }
        assert_eq!(throttle.take("Anna", "office", now), Err(12));
        for person in 0..30 {
            assert_eq!(throttle.take(&format!("person{person}"), "office", now), Ok(()));
        }
        assert_eq!(throttle.take("anna", "home", now), Ok(()));
        assert_eq!(throttle.take("anna", "office", now + TimeDelta::seconds(12)), Ok(()));
        throttle.forgive("anna", "office");
        assert_eq!(throttle.take("anna", "office", now), Ok(()));
    }
}
