//! exp, ln(1 + u) and the logistic function, four at a time.
//!
//! ```text
//! exp(x) = 2ⁿ exp(r),  n = round(x / ln 2),  r = x − n ln 2,  |r| <= ½ ln 2           Taylor's series of exp(r) to r⁷
//! ln(1 + u) = 2 artanh(s),  s = u / (2 + u) <= ⅓ for u in [0, 1]                     artanh's series to s¹³
//! sigmoid(l) = 1 / (1 + exp(−l)), and exp(l) / (1 + exp(l)) where l < 0               exact at both ends
//! ```
//!
//! The series leave less than 2⁻²⁶ of the value; with the rounding, the relative error is at most 2⁻²² for exp and
//! ln(1 + u) and 2.5 · 2⁻²³ for sigmoid, which tests hold against float64 over the whole range. NaN stays NaN.

use super::lanes::Lanes;

/// ln 2 in two parts; the first has zeros enough at its end to be multiplied by n without rounding (Cody & Waite).
const LN_2: [f32; 2] = [0.693_359_4, -2.121_944_4e-4];
/// 1/7!, 1/6!, ... 1/0!
const EXP: [f32; 8] = [1.0 / 5040.0, 1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];
/// 1/13, 1/11, ... 1/1
const ARTANH: [f32; 7] = [1.0 / 13.0, 1.0 / 11.0, 1.0 / 9.0, 1.0 / 7.0, 0.2, 1.0 / 3.0, 1.0];

/// e to the power of x; 0 and infinity where float32 ends.
#[inline(always)]
pub fn exp(x: Lanes) -> Lanes {
    let x = x.max(Lanes::splat(-104.0)).min(Lanes::splat(89.0)); // beyond: 0 and infinity all the same
    let n = (x * Lanes::splat(std::f32::consts::LOG2_E)).nearest();
    let r = n.mul_add(Lanes::splat(-LN_2[1]), n.mul_add(Lanes::splat(-LN_2[0]), x));
    // 2ⁿ in two factors: from −150 to 128, n goes past what one exponent holds.
    let half = (n * Lanes::splat(0.5)).nearest();
    polynomial(&EXP, r) * half.exp2_whole() * (n - half).exp2_whole()
}

/// ln(1 + u) for u from 0 to 1.
#[inline(always)]
pub fn ln_1p(u: Lanes) -> Lanes {
    let s = u / (Lanes::splat(2.0) + u);
    (s + s) * polynomial(&ARTANH, s * s)
}

/// 1 / (1 + exp(−l))
#[inline(always)]
pub fn sigmoid(l: Lanes) -> Lanes {
    let one = Lanes::splat(1.0);
    let u = exp(-l.abs());
    l.positive().select(one, u) / (one + u)
}

/// Horner's rule, the highest power's coefficient first.
#[inline(always)]
fn polynomial<const N: usize>(coefficients: &[f32; N], x: Lanes) -> Lanes {
    coefficients[1..]
        .iter()
        .fold(Lanes::splat(coefficients[0]), |sum, &coefficient| sum.mul_add(x, Lanes::splat(coefficient)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The largest relative error over `points`, in units of 2⁻²³ of the exact value.
    fn worst(points: impl Iterator<Item = f32>, f: fn(Lanes) -> Lanes, exact: fn(f64) -> f64) -> f64 {
        let error = |x: f32| {
            let (got, exact) = (f64::from(f(Lanes::splat(x)).to_array()[0]), exact(f64::from(x)));
            (got - exact).abs() / exact.abs() * 2f64.powi(23)
        };
        points.map(error).fold(0.0, f64::max)
    }

    fn range(from: f32, to: f32) -> impl Iterator<Item = f32> {
        (0..=400_000).map(move |i| from + (to - from) * (i as f32 / 400_000.0))
    }

    #[test]
    fn exp_agrees_with_float64_over_its_range() {
        let error = worst(range(-87.33, 88.72), exp, f64::exp);
        assert!(error <= 2.0, "{error}");
        let at = |x| exp(Lanes::splat(x)).to_array()[0];
        assert_eq!([at(0.0), at(-200.0), at(f32::NEG_INFINITY)], [1.0, 0.0, 0.0]);
        assert_eq!([at(88.73), at(1e30), at(f32::INFINITY)], [f32::INFINITY; 3]);
        assert!(at(f32::NAN).is_nan());
        let tiny = f64::from(at(-95.0));
        assert!((tiny / (-95f64).exp() - 1.0).abs() < 1e-3, "gradual underflow: {tiny}");
    }

    #[test]
    fn ln_1p_agrees_with_float64_from_0_to_1() {
        let powers = (0..=126).map(|n| 2f32.powi(-n));
        let error = worst(range(1e-6, 1.0).chain(powers), ln_1p, f64::ln_1p);
        assert!(error <= 2.0, "{error}");
        assert_eq!(ln_1p(Lanes::splat(0.0)).to_array()[0], 0.0);
        assert!(ln_1p(Lanes::splat(f32::NAN)).to_array()[0].is_nan());
    }

    #[test]
    fn sigmoid_agrees_with_float64_at_both_ends() {
        let error = worst(range(-87.0, 87.0), sigmoid, |l| 1.0 / (1.0 + (-l).exp()));
        assert!(error <= 2.5, "{error}");
        let at = |l| sigmoid(Lanes::splat(l)).to_array()[0];
        assert_eq!([at(0.0), at(200.0), at(-200.0)], [0.5, 1.0, 0.0]);
        assert!(at(f32::NAN).is_nan());
    }
}
