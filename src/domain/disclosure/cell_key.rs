//! The cell key method: keyed noise that belongs to a group of persons, not to a question.
//!
//! `docs/disclosure.md` 3.2. Every person has a record key for life. A cell's noise is drawn from the
//! sum of its persons' record keys, mixed once more with the secret, so the same group gives the same
//! number in whatever words it was asked for, and groups that differ by one person are unrelated.
//! The secret is `figures.key`; it is never rotated, because new noise could be averaged away.

use std::fmt;

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::cube::Cell;
use super::normal::quantile_within;
use super::perturbation::PerturbationTable;
use super::published::{self, Published, Shown, Total};

/// Noise on sums and means is cut at this many standard deviations.
const LONGEST_TAIL: f64 = 2.5;

/// The one holder of the secret and the one maker of published numbers.
pub struct CellKey {
    secret: Zeroizing<[u8; 32]>,
}

impl fmt::Debug for CellKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CellKey(…)")
    }
}

impl CellKey {
    /// The method under the programme's secret, the 32 bytes of `figures.key`.
    #[must_use]
    pub fn new(secret: &[u8; 32]) -> Self {
        Self { secret: Zeroizing::new(*secret) }
    }

    /// A person's record key: the first 8 bytes of HMAC-SHA256(secret, `record` 0x00 id), big-endian.
    /// In the product the id is the 16 bytes of the participant's UUID.
    #[must_use]
    pub fn record(&self, person: &[u8]) -> u64 {
        self.draw(&[b"record\0", person])
    }

    /// The published count of a group: changed by at most 4, never 1 or 2, an empty group stays 0.
    #[must_use]
    pub fn count(&self, cell: &Cell) -> Published<u32> {
        if cell.n == 0 {
            return Published::new(0);
        }
        let u = unit(self.draw(&[b"cell\0", &cell.key_sum.to_be_bytes()]));
        let change = PerturbationTable::DASHBOARD.change(cell.n, u);
        let published = cell.n.saturating_add_signed(i64::from(change));
        Published::new(u32::try_from(published).unwrap_or(u32::MAX))
    }

    /// The published sum of a magnitude capped at `cap` per person: the sum plus cap/2 times a standard
    /// normal draw, a whole number, never below 0. `variable` names the magnitude, so that two sums
    /// over the same group get unrelated noise. A group whose published count is 0 has the sum 0.
    #[must_use]
    pub fn total(&self, cell: &Cell, variable: &str, cap: u32) -> Published<Total> {
        let noise = f64::from(cap) / 2.0;
        if *self.count(cell).get() == 0 {
            return Published::new(Total { amount: 0, noise });
        }
        let amount = cell.magnitude as f64 + noise * self.normal(b"sum\0", variable, cell.key_sum);
        Published::new(Total { amount: amount.round().max(0.0) as u64, noise })
    }

    /// The published mean of a score with values in a range of `range`, in halves: the mean plus
    /// range / (4 · published count) times a standard normal draw. Hidden below 20 published persons.
    #[must_use]
    pub fn mean(&self, cell: &Cell, variable: &str, range: f64) -> Published<Shown> {
        let persons = self.count(cell);
        if *persons.get() == 0 || cell.n == 0 {
            return published::mean(0.0, 0.0, persons);
        }
        let noise = range / (4.0 * f64::from(*persons.get()));
        let noisy = cell.magnitude as f64 / cell.n as f64 + noise * self.normal(b"mean\0", variable, cell.key_sum);
        published::mean(noisy, noise, persons)
    }

    fn normal(&self, label: &[u8], variable: &str, key_sum: u64) -> f64 {
        let draw = self.draw(&[label, variable.as_bytes(), &key_sum.to_be_bytes()]);
        quantile_within(unit(draw), LONGEST_TAIL)
    }

    /// HMAC pads a key shorter than its block of 64 bytes with zeros, so padding it here changes nothing.
    fn draw(&self, parts: &[&[u8]]) -> u64 {
        let mut block = Zeroizing::new([0; 64]);
        block[..32].copy_from_slice(self.secret.as_slice());
        let mut mac = <Hmac<Sha256> as Mac>::new(block.as_slice().into());
        for part in parts {
            mac.update(part);
        }
        let code = mac.finalize().into_bytes();
        code.iter().take(8).fold(0, |number, &byte| (number << 8) | u64::from(byte))
    }
}

/// A draw as a number in [0, 1); the nearest double, as the golden vectors have it.
fn unit(draw: u64) -> f64 {
    draw as f64 / 18_446_744_073_709_551_616.0
}

/// What the database keeps of `figures.key`, 64 hexadecimal digits: a different key refuses to publish.
#[must_use]
pub fn key_fingerprint(secret: &[u8; 32]) -> String {
    let mut hash = Sha256::new();
    hash.update(b"leitplanke figures.key fingerprint\0");
    hash.update(secret);
    hexadecimal(&hash.finalize())
}

/// Lower-case hexadecimal digits.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

#[cfg(test)]
#[path = "cell_key_tests.rs"]
mod tests;
