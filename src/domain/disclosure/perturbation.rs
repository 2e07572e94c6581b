//! The perturbation table of the cell key method: how likely each change of a count is.
//!
//! `docs/disclosure.md` 3.2: maximum entropy under D = 4 (no count moves by more than 4), V = 2
//! (variance 2 in every row), js = 2 (1 and 2 are never published), and no bias in any row. The
//! numbers are those of `tests/golden/ptables.json`; a test solves the problem again and compares.

/// One row: the changes a true count may get, ascending, each with its probability.
pub type Row = &'static [(i8, f64)];

/// A perturbation table. Counts above the last row use the last row.
#[derive(Debug)]
pub struct PerturbationTable {
    rows: &'static [Row],
    /// D: no count moves by more than this.
    pub largest_change: u8,
    /// js: counts from 1 to this are never published.
    pub smallest_hidden: u8,
}

impl PerturbationTable {
    /// The dashboard's table: D = 4, V = 2, js = 2.
    pub const DASHBOARD: Self = Self { rows: &D4_V2_JS2, largest_change: 4, smallest_hidden: 2 };

    /// The row of a true count of `n` persons.
    #[must_use]
    pub fn row(&self, n: u64) -> Row {
        let last = self.rows.len() - 1;
        let index = usize::try_from(n).map_or(last, |index| index.min(last));
        self.rows[index]
    }

    /// The change of a true count `n` for a draw `u` in [0, 1): the smallest change whose
    /// cumulative probability lies above `u`.
    #[must_use]
    pub fn change(&self, n: u64, u: f64) -> i8 {
        let row = self.row(n);
        let mut cumulative = 0.0;
        for &(change, probability) in row {
            cumulative += probability;
            if cumulative > u {
                return change;
            }
        }
        row.last().map_or(0, |&(change, _)| change)
    }
}

/// The golden numbers, digit by digit.
const D4_V2_JS2: [Row; 7] = [
    &[(0, 1.0)],
    &[(-1, 0.666_666_666_666_667), (2, 0.333_333_333_333_333)],
    &[(-2, 0.333_333_333_333_333), (1, 0.666_666_666_666_667)],
    &[
        (-3, 0.147_331_684_625_899),
        (0, 0.511_247_049_095_314),
        (1, 0.255_147_475_923_609),
        (2, 0.073_109_900_513_418),
        (3, 0.012_027_782_439_791),
        (4, 0.001_136_107_401_97),
    ],
    &[
        (-4, 0.045_446_675_284_547),
        (-1, 0.321_524_984_506_268),
        (0, 0.303_121_996_934_882),
        (1, 0.200_263_949_263_997),
        (2, 0.092_719_417_568_736),
        (3, 0.030_083_004_523_297),
        (4, 0.006_839_971_918_273),
    ],
    &[
        (-2, 0.159_149_004_299_244),
        (-1, 0.239_713_638_740_252),
        (0, 0.255_608_734_595_949),
        (1, 0.192_953_545_828_117),
        (2, 0.103_115_503_048_772),
        (3, 0.039_011_198_537_583),
        (4, 0.010_448_374_950_082),
    ],
    &[
        (-3, 0.034_766_052_072_859),
        (-2, 0.110_713_797_502_923),
        (-1, 0.220_687_483_057_948),
        (0, 0.275_348_832_145_455),
        (1, 0.215_039_558_223_629),
        (2, 0.105_119_445_803_015),
        (3, 0.032_164_540_323_968),
        (4, 0.006_160_290_870_202),
    ],
];

#[cfg(test)]
#[path = "perturbation_tests.rs"]
mod tests;
