//! Cells of the cube: what a snapshot keeps of a group of persons.
//!
//! A cell is raw: it knows the true number. It can be stored, hashed and handed to
//! [`CellKey`](super::CellKey), and deliberately has no `Serialize`, so that it cannot cross the wire.

use sha2::{Digest, Sha256};

/// A group of distinct persons: how many, the sum of their record keys modulo 2^64, and, for sums,
/// the total of what they contribute (each person capped beforehand).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Distinct persons.
    pub n: u64,
    /// Sum of the persons' record keys, wrapping.
    pub key_sum: u64,
    /// Sum of capped magnitudes (minutes, days, sessions); 0 where the cell only counts.
    pub magnitude: i64,
}

impl Cell {
    /// Adds one more person. The caller sees to it that each person is added once.
    pub fn accumulate(&mut self, record_key: u64, magnitude: i64) {
        self.n += 1;
        self.key_sum = self.key_sum.wrapping_add(record_key);
        self.magnitude = self.magnitude.saturating_add(magnitude);
    }

    /// The union with a group that shares no person with this one.
    #[must_use]
    pub fn merge(self, other: Self) -> Self {
        Self {
            n: self.n + other.n,
            key_sum: self.key_sum.wrapping_add(other.key_sum),
            magnitude: self.magnitude.saturating_add(other.magnitude),
        }
    }

    /// The three numbers as the storage keeps them: both databases have signed 64-bit columns, so
    /// the key sum is stored bit by bit as an `i64`.
    #[must_use]
    pub fn to_stored(self) -> (i64, i64, i64) {
        let n = i64::try_from(self.n).unwrap_or(i64::MAX);
        (n, i64::from_be_bytes(self.key_sum.to_be_bytes()), self.magnitude)
    }

    /// The reverse of [`to_stored`](Self::to_stored); a negative count reads as an empty cell.
    #[must_use]
    pub fn from_stored(n: i64, key_sum: i64, magnitude: i64) -> Self {
        match u64::try_from(n) {
            Ok(n) => Self { n, key_sum: u64::from_be_bytes(key_sum.to_be_bytes()), magnitude },
            Err(_) => Self::default(),
        }
    }
}

impl FromIterator<u64> for Cell {
    fn from_iter<I: IntoIterator<Item = u64>>(record_keys: I) -> Self {
        let mut cell = Self::default();
        for key in record_keys {
            cell.accumulate(key, 0);
        }
        cell
    }
}

/// A fingerprint of labelled cells that does not depend on their order; frozen with the snapshot,
/// so that a changed row is found. The label says where in the cube the cell lies.
#[must_use]
pub fn cube_hash<'a>(cells: impl IntoIterator<Item = (String, &'a Cell)>) -> [u8; 32] {
    let mut lines: Vec<String> = cells
        .into_iter()
        .map(|(label, cell)| format!("{label}|{}|{:016x}|{}\n", cell.n, cell.key_sum, cell.magnitude))
        .collect();
    lines.sort_unstable();
    let mut hash = Sha256::new();
    hash.update(b"leitplanke cube 1\n");
    for line in lines {
        hash.update(line.as_bytes());
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_order_of_persons_does_not_matter(mut keys in proptest::collection::vec(any::<u64>(), 0..50)) {
            let forward: Cell = keys.iter().copied().collect();
            keys.reverse();
            let backward: Cell = keys.iter().copied().collect();
            prop_assert_eq!(forward, backward);
        }

        #[test]
        fn storage_keeps_every_bit(n in 0..i64::MAX as u64, key_sum: u64, magnitude: i64) {
            let cell = Cell { n, key_sum, magnitude };
            let (a, b, c) = cell.to_stored();
            prop_assert_eq!(Cell::from_stored(a, b, c), cell);
        }
    }

    #[test]
    fn the_hash_sees_content_and_not_order() {
        let one = Cell { n: 3, key_sum: 7, magnitude: 0 };
        let two = Cell { n: 4, key_sum: 7, magnitude: 0 };
        let hash = cube_hash([("a".into(), &one), ("b".into(), &two)]);
        assert_eq!(hash, cube_hash([("b".into(), &two), ("a".into(), &one)]));
        assert_ne!(hash, cube_hash([("a".into(), &two), ("b".into(), &one)]));
        assert_ne!(hash, cube_hash([("a".into(), &one)]));
    }
}
