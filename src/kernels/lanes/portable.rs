//! Four float32 in an array: what native builds compute with, one by one or as the compiler sees fit.

#![cfg_attr(not(test), expect(dead_code, reason = "native products are the `gemm` crate's; tests run ours"))]

use super::WIDTH;

/// Four float32.
#[derive(Clone, Copy)]
pub struct Lanes([f32; WIDTH]);

/// One answer a lane.
#[derive(Clone, Copy)]
pub struct Mask([bool; WIDTH]);

impl Lanes {
    #[inline(always)]
    fn map(self, f: impl Fn(f32) -> f32) -> Self {
        Self(self.0.map(f))
    }

    #[inline(always)]
    fn zip(self, other: Self, f: impl Fn(f32, f32) -> f32) -> Self {
        Self(std::array::from_fn(|lane| f(self.0[lane], other.0[lane])))
    }

    /// The same value four times.
    #[inline(always)]
    pub fn splat(value: f32) -> Self {
        Self([value; WIDTH])
    }

    /// # Safety
    /// Four floats must lie at `values`.
    #[inline(always)]
    pub unsafe fn read(values: *const f32) -> Self {
        // SAFETY: as the caller promises; a float is aligned as four of them are.
        Self(unsafe { *values.cast() })
    }

    /// # Safety
    /// There must be room for four floats at `room`.
    #[inline(always)]
    pub unsafe fn write(self, room: *mut f32) {
        // SAFETY: as the caller promises; a float is aligned as four of them are.
        unsafe { *room.cast() = self.0 }
    }

    /// One float, four times.
    ///
    /// # Safety
    /// A float must lie at `value`.
    #[inline(always)]
    pub unsafe fn read_splat(value: *const f32) -> Self {
        // SAFETY: as the caller promises.
        Self::splat(unsafe { *value })
    }

    /// The four values.
    #[inline(always)]
    pub fn to_array(self) -> [f32; WIDTH] {
        self.0
    }

    /// self · factor + term
    #[inline(always)]
    pub fn mul_add(self, factor: Self, term: Self) -> Self {
        self * factor + term
    }

    /// The square root.
    #[inline(always)]
    pub fn sqrt(self) -> Self {
        self.map(f32::sqrt)
    }

    /// The absolute value.
    #[inline(always)]
    pub fn abs(self) -> Self {
        self.map(f32::abs)
    }

    /// The smaller of two, NaN if either is.
    #[inline(always)]
    pub fn min(self, other: Self) -> Self {
        self.zip(other, |a, b| if b < a || b.is_nan() { b } else { a })
    }

    /// The larger of two, NaN if either is.
    #[inline(always)]
    pub fn max(self, other: Self) -> Self {
        self.zip(other, |a, b| if b > a || b.is_nan() { b } else { a })
    }

    /// The nearest whole number, the even one of two.
    #[inline(always)]
    pub fn nearest(self) -> Self {
        self.map(f32::round_ties_even)
    }

    /// 2ⁿ for whole n from −126 to 127; NaN counts as 0.
    #[inline(always)]
    pub fn exp2_whole(self) -> Self {
        self.map(|n| f32::from_bits(((n as i32 + 127) as u32) << 23))
    }

    /// Where the value is above 0.
    #[inline(always)]
    pub fn positive(self) -> Mask {
        Mask(self.0.map(|value| value > 0.0))
    }

    /// Whether any of the four is not 0.
    #[inline(always)]
    pub fn any(self) -> bool {
        self.0.iter().any(|&value| value != 0.0)
    }

    /// The sum of the four as float64.
    #[inline(always)]
    pub fn sum64(self) -> f64 {
        let [a, b, c, d] = self.0.map(f64::from);
        (a + c) + (b + d)
    }

    /// Rows become columns.
    #[inline(always)]
    pub fn transpose(rows: [Self; WIDTH]) -> [Self; WIDTH] {
        std::array::from_fn(|column| Self(std::array::from_fn(|row| rows[row].0[column])))
    }
}

impl From<[f32; WIDTH]> for Lanes {
    #[inline(always)]
    fn from(four: [f32; WIDTH]) -> Self {
        Self(four)
    }
}

impl From<[u8; WIDTH]> for Lanes {
    #[inline(always)]
    fn from(four: [u8; WIDTH]) -> Self {
        Self(four.map(f32::from))
    }
}

impl Mask {
    /// Lane by lane `yes` where the mask is set, else `no`.
    #[inline(always)]
    pub fn select(self, yes: Lanes, no: Lanes) -> Lanes {
        Lanes(std::array::from_fn(|lane| if self.0[lane] { yes.0[lane] } else { no.0[lane] }))
    }
}

impl std::ops::Add for Lanes {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        self.zip(other, |a, b| a + b)
    }
}

impl std::ops::Sub for Lanes {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        self.zip(other, |a, b| a - b)
    }
}

impl std::ops::Mul for Lanes {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        self.zip(other, |a, b| a * b)
    }
}

impl std::ops::Div for Lanes {
    type Output = Self;
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        self.zip(other, |a, b| a / b)
    }
}

impl std::ops::Neg for Lanes {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        self.map(|value| -value)
    }
}
