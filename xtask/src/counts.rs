//! How many tests passed and failed, read from what the runners print.

use std::ops::AddAssign;

/// Tests that passed and tests that failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: usize,
    pub failed: usize,
}

impl Counts {
    /// A check that is one test by itself.
    pub fn one(passed: bool) -> Self {
        Self { passed: usize::from(passed), failed: usize::from(!passed) }
    }

    /// Reads one line of output: cargo's `test result: ok. 12 passed; 0 failed; …` or our Playwright
    /// reporter's `journeys: 12 passed, 0 failed`.
    pub fn in_line(line: &str) -> Option<Self> {
        let line = line.trim();
        let rest = line
            .strip_prefix("test result: ok. ")
            .or_else(|| line.strip_prefix("test result: FAILED. "))
            .or_else(|| line.strip_prefix("journeys: "))?;
        let number = |word: &str| -> Option<usize> {
            rest.split([';', ',']).find_map(|part| part.trim().strip_suffix(word)?.trim().parse().ok())
        };
        Some(Self { passed: number("passed")?, failed: number("failed")? })
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn reads_both_runners() {
        let cargo = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        let counts = |passed, failed| Some(Counts { passed, failed });
        assert_eq!(Counts::in_line(cargo), counts(12, 3));
        assert_eq!(Counts::in_line("journeys: 48 passed, 0 failed"), counts(48, 0));
        assert_eq!(Counts::in_line("test x ... ok"), None);
    }
}
