//! A scale from 0 to a round number, with round ticks in between.

/// A linear scale that starts at 0: the length of a bar is its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    end: f64,
    step: f64,
}

impl Scale {
    /// Percentages: 0 to 100 in steps of 25.
    #[must_use]
    pub const fn percent() -> Self {
        Self { end: 100.0, step: 25.0 }
    }

    /// From 0 to a round number not below `largest`, with 2 to 6 ticks at steps of 1, 2 or 5 times a
    /// power of ten. Nothing to show gives 0 to 1.
    #[must_use]
    pub fn up_to(largest: f64) -> Self {
        if !(largest > 0.0 && largest.is_finite()) {
            return Self { end: 1.0, step: 1.0 };
        }
        let rough = largest / 5.0;
        let power = 10f64.powf(rough.log10().floor());
        let step =
            [1.0, 2.0, 5.0, 10.0].map(|nice| nice * power).into_iter().find(|step| *step >= rough * (1.0 - 1e-9));
        let step = step.unwrap_or(10.0 * power);
        Self { end: (largest / step - 1e-9).ceil().max(1.0) * step, step }
    }

    /// The last number of the axis.
    #[must_use]
    pub fn end(&self) -> f64 {
        self.end
    }

    /// The numbers of the grid, 0 first.
    #[must_use]
    pub fn ticks(&self) -> Vec<f64> {
        let count = (self.end / self.step).round() as u32;
        (0..=count).map(|index| f64::from(index) * self.step).collect()
    }

    /// Where a value lies, 0 to 1; values outside are moved to the border.
    #[must_use]
    pub fn share(&self, value: f64) -> f64 {
        (value / self.end).clamp(0.0, 1.0)
    }
}
