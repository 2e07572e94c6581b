//! The quantile of the standard normal distribution, for noise on sums and means.

/// Acklam's rational approximation, relative error below 1.2e-9; `u` in (0, 1), cut at ±`limit`.
///
/// A draw of exactly 0 or 1 gives the limit, never an infinity.
#[must_use]
pub fn quantile_within(u: f64, limit: f64) -> f64 {
    const A: [f64; 6] = [
        -3.969_683_028_665_376e1,
        2.209_460_984_245_205e2,
        -2.759_285_104_469_687e2,
        1.383_577_518_672_69e2,
        -3.066_479_806_614_716e1,
        2.506_628_277_459_239,
    ];
    const B: [f64; 5] = [
        -5.447_609_879_822_406e1,
        1.615_858_368_580_409e2,
        -1.556_989_798_598_866e2,
        6.680_131_188_771_972e1,
        -1.328_068_155_288_572e1,
    ];
    const C: [f64; 6] = [
        -7.784_894_002_430_293e-3,
        -3.223_964_580_411_365e-1,
        -2.400_758_277_161_838,
        -2.549_732_539_343_734,
        4.374_664_141_464_968,
        2.938_163_982_698_783,
    ];
    const D: [f64; 4] =
        [7.784_695_709_041_462e-3, 3.224_671_290_700_398e-1, 2.445_134_137_142_996, 3.754_408_661_907_416];
    const LOW: f64 = 0.024_25;

    let polynomial = |coefficients: &[f64], x: f64| coefficients.iter().fold(0.0, |sum, c| sum * x + c);
    let tail = |u: f64| {
        let q = (-2.0 * u.ln()).sqrt();
        polynomial(&C, q) / (polynomial(&D, q) * q + 1.0)
    };
    let value = if u <= 0.0 {
        -limit
    } else if u >= 1.0 {
        limit
    } else if u < LOW {
        tail(u)
    } else if u > 1.0 - LOW {
        -tail(1.0 - u)
    } else {
        let q = u - 0.5;
        let r = q * q;
        polynomial(&A, r) * q / (polynomial(&B, r) * r + 1.0)
    };
    value.clamp(-limit, limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_quantiles() {
        for (u, z) in [
            (0.5, 0.0),
            (0.975, 1.959_963_984_540_054),
            (0.025, -1.959_963_984_540_054),
            (0.841_344_746_068_542_9, 1.0),
            (0.01, -2.326_347_874_040_841),
        ] {
            assert!((quantile_within(u, 9.0) - z).abs() < 1e-8, "u = {u}");
        }
    }

    #[test]
    fn the_limit_cuts_both_ends() {
        for (u, z) in [(0.0, -2.5), (1e-300, -2.5), (0.999_999, 2.5), (1.0, 2.5)] {
            assert!((quantile_within(u, 2.5) - z).abs() < f64::EPSILON);
        }
    }
}
