//! Four float32 in a 128-bit vector of WebAssembly.

use core::arch::wasm32::*;

use super::WIDTH;

/// Four float32.
#[derive(Clone, Copy)]
pub struct Lanes(v128);

/// One bit pattern a lane: all ones where a comparison held.
#[derive(Clone, Copy)]
pub struct Mask(v128);

impl Lanes {
    /// The same value four times.
    #[inline(always)]
    pub fn splat(value: f32) -> Self {
        Self(f32x4_splat(value))
    }

    /// # Safety
    /// Four floats must lie at `values`, aligned or not.
    #[inline(always)]
    pub unsafe fn read(values: *const f32) -> Self {
        // SAFETY: as the caller promises.
        Self(unsafe { v128_load(values.cast()) })
    }

    /// # Safety
    /// There must be room for four floats at `room`, aligned or not.
    #[inline(always)]
    pub unsafe fn write(self, room: *mut f32) {
        // SAFETY: as the caller promises.
        unsafe { v128_store(room.cast(), self.0) }
    }

    /// One float, four times.
    ///
    /// # Safety
    /// A float must lie at `value`.
    #[inline(always)]
    pub unsafe fn read_splat(value: *const f32) -> Self {
        // SAFETY: as the caller promises.
        Self(unsafe { v128_load32_splat(value.cast()) })
    }

    /// The four values.
    #[inline(always)]
    pub fn to_array(self) -> [f32; WIDTH] {
        // SAFETY: a v128 is 16 bytes, any of which make four floats.
        unsafe { core::mem::transmute(self.0) }
    }

    /// self · factor + term
    #[inline(always)]
    pub fn mul_add(self, factor: Self, term: Self) -> Self {
        #[cfg(target_feature = "relaxed-simd")]
        return Self(f32x4_relaxed_madd(self.0, factor.0, term.0));
        #[cfg(not(target_feature = "relaxed-simd"))]
        return self * factor + term;
    }

    /// The square root.
    #[inline(always)]
    pub fn sqrt(self) -> Self {
        Self(f32x4_sqrt(self.0))
    }

    /// The absolute value.
    #[inline(always)]
    pub fn abs(self) -> Self {
        Self(f32x4_abs(self.0))
    }

    /// The smaller of two, NaN if either is.
    #[inline(always)]
    pub fn min(self, other: Self) -> Self {
        Self(f32x4_min(self.0, other.0))
    }

    /// The larger of two, NaN if either is.
    #[inline(always)]
    pub fn max(self, other: Self) -> Self {
        Self(f32x4_max(self.0, other.0))
    }

    /// The nearest whole number, the even one of two.
    #[inline(always)]
    pub fn nearest(self) -> Self {
        Self(f32x4_nearest(self.0))
    }

    /// 2ⁿ for whole n from −126 to 127; NaN counts as 0.
    #[inline(always)]
    pub fn exp2_whole(self) -> Self {
        Self(i32x4_shl(i32x4_add(i32x4_trunc_sat_f32x4(self.0), i32x4_splat(127)), 23))
    }

    /// Where the value is above 0.
    #[inline(always)]
    pub fn positive(self) -> Mask {
        Mask(f32x4_gt(self.0, f32x4_splat(0.0)))
    }

    /// Whether any of the four is not 0.
    #[inline(always)]
    pub fn any(self) -> bool {
        v128_any_true(f32x4_ne(self.0, f32x4_splat(0.0)))
    }

    /// The sum of the four as float64.
    #[inline(always)]
    pub fn sum64(self) -> f64 {
        let high = i64x2_shuffle::<1, 1>(self.0, self.0);
        let sum = f64x2_add(f64x2_promote_low_f32x4(self.0), f64x2_promote_low_f32x4(high));
        f64x2_extract_lane::<0>(sum) + f64x2_extract_lane::<1>(sum)
    }

    /// Rows become columns.
    #[inline(always)]
    pub fn transpose([a, b, c, d]: [Self; WIDTH]) -> [Self; WIDTH] {
        let (ab, cd) = (i32x4_shuffle::<0, 4, 1, 5>(a.0, b.0), i32x4_shuffle::<0, 4, 1, 5>(c.0, d.0));
        let (ab_right, cd_right) = (i32x4_shuffle::<2, 6, 3, 7>(a.0, b.0), i32x4_shuffle::<2, 6, 3, 7>(c.0, d.0));
        [
            Self(i64x2_shuffle::<0, 2>(ab, cd)),
            Self(i64x2_shuffle::<1, 3>(ab, cd)),
            Self(i64x2_shuffle::<0, 2>(ab_right, cd_right)),
            Self(i64x2_shuffle::<1, 3>(ab_right, cd_right)),
        ]
    }
}

impl From<[f32; WIDTH]> for Lanes {
    #[inline(always)]
    fn from(four: [f32; WIDTH]) -> Self {
        // SAFETY: four floats are the 16 bytes of a v128.
        Self(unsafe { core::mem::transmute::<[f32; WIDTH], v128>(four) })
    }
}

impl From<[u8; WIDTH]> for Lanes {
    #[inline(always)]
    fn from(four: [u8; WIDTH]) -> Self {
        let bytes = u32x4_splat(u32::from_le_bytes(four));
        Self(f32x4_convert_u32x4(u32x4_extend_low_u16x8(u16x8_extend_low_u8x16(bytes))))
    }
}

impl Mask {
    /// Lane by lane `yes` where the mask is set, else `no`.
    #[inline(always)]
    pub fn select(self, yes: Lanes, no: Lanes) -> Lanes {
        Lanes(v128_bitselect(yes.0, no.0, self.0))
    }
}

impl std::ops::Add for Lanes {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Self(f32x4_add(self.0, other.0))
    }
}

impl std::ops::Sub for Lanes {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        Self(f32x4_sub(self.0, other.0))
    }
}

impl std::ops::Mul for Lanes {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        Self(f32x4_mul(self.0, other.0))
    }
}

impl std::ops::Div for Lanes {
    type Output = Self;
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        Self(f32x4_div(self.0, other.0))
    }
}

impl std::ops::Neg for Lanes {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Self(f32x4_neg(self.0))
    }
}
