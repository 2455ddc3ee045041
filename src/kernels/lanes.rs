//! Four float32 at a time, so that each kernel is written once: a vector in WebAssembly, an array elsewhere, where
//! native tests run the same lines.
//!
//! `mul_add` rounds once where the build may use relaxed SIMD and the processor fuses, twice elsewhere.

#[cfg_attr(target_arch = "wasm32", path = "lanes/simd128.rs")]
#[cfg_attr(not(target_arch = "wasm32"), path = "lanes/portable.rs")]
mod implementation;

pub use implementation::Lanes;

/// How many values one [`Lanes`] holds.
pub const WIDTH: usize = 4;

impl Lanes {
    /// Up to four values; what is missing is 0.
    #[inline(always)]
    pub fn load(values: &[f32]) -> Self {
        if let Some(four) = values.first_chunk() {
            return Self::from(*four);
        }
        let mut four = [0.0; WIDTH];
        four[..values.len()].copy_from_slice(values);
        Self::from(four)
    }

    /// Writes as many values as there is room for, at most four.
    #[inline(always)]
    pub fn store(self, room: &mut [f32]) {
        let four = self.to_array();
        if let Some(room) = room.first_chunk_mut() {
            *room = four;
        } else {
            room.copy_from_slice(&four[..room.len()]);
        }
    }

    /// The sum of the four.
    #[inline(always)]
    pub fn sum(self) -> f32 {
        let [a, b, c, d] = self.to_array();
        (a + b) + (c + d)
    }
}

/// f of each value.
#[inline(always)]
pub fn map(values: &[f32], f: impl Fn(Lanes) -> Lanes) -> Vec<f32> {
    zip(values, values, |value, _| f(value))
}

/// f of each pair of values.
#[inline(always)]
pub fn zip(left: &[f32], right: &[f32], f: impl Fn(Lanes, Lanes) -> Lanes) -> Vec<f32> {
    assert_eq!(left.len(), right.len());
    let whole = left.len() - left.len() % WIDTH;
    let mut results = Vec::with_capacity(left.len());
    let to: *mut f32 = results.as_mut_ptr();
    // SAFETY: `at + 4` is at most the length of both and the room of the results; the first `whole` of these are
    // written when their number is set.
    unsafe {
        for at in (0..whole).step_by(WIDTH) {
            f(Lanes::read(left.as_ptr().add(at)), Lanes::read(right.as_ptr().add(at))).write(to.add(at));
        }
        results.set_len(whole);
    }
    let rest = f(Lanes::load(&left[whole..]), Lanes::load(&right[whole..]));
    results.extend_from_slice(&rest.to_array()[..left.len() - whole]);
    results
}

/// Replaces each output by f(output, input).
#[inline(always)]
pub fn update(outputs: &mut [f32], inputs: &[f32], f: impl Fn(Lanes, Lanes) -> Lanes) {
    assert_eq!(outputs.len(), inputs.len());
    let whole = outputs.len() - outputs.len() % WIDTH;
    for at in (0..whole).step_by(WIDTH) {
        // SAFETY: `at + 4` is at most the length of both.
        unsafe {
            let to = outputs.as_mut_ptr().add(at);
            f(Lanes::read(to), Lanes::read(inputs.as_ptr().add(at))).write(to);
        }
    }
    f(Lanes::load(&outputs[whole..]), Lanes::load(&inputs[whole..])).store(&mut outputs[whole..]);
}

/// The values of bytes as images store them: byte / 255, in [0, 1].
pub fn of_bytes(bytes: &[u8], results: &mut [f32]) {
    assert_eq!(bytes.len(), results.len());
    let whole = Lanes::splat(255.0);
    let ((fours, rest), (rooms, room)) = (bytes.as_chunks::<WIDTH>(), results.as_chunks_mut::<WIDTH>());
    for (four, room) in fours.iter().zip(rooms) {
        *room = (Lanes::from(*four) / whole).to_array();
    }
    room.iter_mut().zip(rest).for_each(|(value, &byte)| *value = f32::from(byte) / 255.0);
}
