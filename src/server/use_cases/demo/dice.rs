//! The demo's own deterministic dice (SplitMix64): the same seed and day give the same programme.

use uuid::Uuid;

/// A stream of reproducible draws; never used for anything but demo data.
pub struct Dice(u64);

impl Dice {
    /// A stream from a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A whole number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.next() % (high - low + 1).max(1) as u64) as i64
    }

    /// True in `percent` of 100 draws.
    pub fn percent(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of the items, all equally likely.
    pub fn one<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.between(0, items.len() as i64 - 1) as usize]
    }

    /// One of the items by its weight.
    pub fn weighted<T: Copy>(&mut self, items: &[(T, i64)]) -> T {
        let total: i64 = items.iter().map(|(_, weight)| weight).sum();
        let mut left = self.between(1, total);
        for (item, weight) in items {
            left -= weight;
            if left <= 0 {
                return *item;
            }
        }
        items[items.len() - 1].0
    }

    /// Roughly normal: the mean of four even draws, scaled to `mean` ± `spread`.
    pub fn around(&mut self, mean: i64, spread: i64) -> i64 {
        let sum: i64 = (0..4).map(|_| self.between(-spread * 2, spread * 2)).sum();
        mean + sum / 4
    }

    /// Sixteen bytes.
    pub fn bytes(&mut self) -> [u8; 16] {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.next().to_be_bytes());
        bytes[8..].copy_from_slice(&self.next().to_be_bytes());
        bytes
    }

    /// An id that does not depend on the clock.
    pub fn uuid(&mut self) -> Uuid {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid()
    }
}
