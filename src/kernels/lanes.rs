//! Four float32 at a time, so that each kernel is written once: a vector in WebAssembly, an array elsewhere, where native
//! tests run the same lines.
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

/// Puts f(outputs, inputs) into the outputs, four values of each slice at a time. All slices have one length; where it is
/// no multiple of four, f sees zeros past the end and what it makes of them is dropped.
#[inline(always)]
pub fn update<const O: usize, const I: usize>(
    mut outputs: [&mut [f32]; O],
    inputs: [&[f32]; I],
    mut f: impl FnMut([Lanes; O], [Lanes; I]) -> [Lanes; O],
) {
    let length = outputs.first().map_or(0, |output| output.len());
    assert!(outputs.iter().all(|output| output.len() == length));
    assert!(inputs.iter().all(|input| input.len() == length));
    let whole = length - length % WIDTH;
    let (to, from) = (outputs.each_mut().map(|output| output.as_mut_ptr()), inputs.map(<[f32]>::as_ptr));
    for at in (0..whole).step_by(WIDTH) {
        // SAFETY: `at + 4` is at most the length of every slice, as the assertions have checked.
        unsafe {
            let results = f(to.map(|to| Lanes::read(to.add(at))), from.map(|from| Lanes::read(from.add(at))));
            to.iter().zip(results).for_each(|(to, lanes)| lanes.write(to.add(at)));
        }
    }
    if whole < length {
        let results = f(
            outputs.each_ref().map(|output| Lanes::load(&output[whole..])),
            inputs.map(|input| Lanes::load(&input[whole..])),
        );
        outputs.iter_mut().zip(results).for_each(|(output, lanes)| lanes.store(&mut output[whole..]));
    }
}

/// f of each value.
#[inline(always)]
pub fn map(values: &[f32], f: impl Fn(Lanes) -> Lanes) -> Vec<f32> {
    collect([values], |[value]| f(value))
}

/// f of each pair of values.
#[inline(always)]
pub fn zip(left: &[f32], right: &[f32], f: impl Fn(Lanes, Lanes) -> Lanes) -> Vec<f32> {
    collect([left, right], |[left, right]| f(left, right))
}

/// f of the inputs, which have one length, as [`update`] reads them.
#[inline(always)]
fn collect<const I: usize>(inputs: [&[f32]; I], f: impl Fn([Lanes; I]) -> Lanes) -> Vec<f32> {
    let length = inputs[0].len();
    assert!(inputs.iter().all(|input| input.len() == length));
    let whole = length - length % WIDTH;
    let from = inputs.map(<[f32]>::as_ptr);
    let mut results = Vec::with_capacity(length);
    let to: *mut f32 = results.as_mut_ptr();
    // SAFETY: `at + 4` is at most the length of every input and the room of the results; the first `whole` of these are
    // written when their number is set.
    unsafe {
        for at in (0..whole).step_by(WIDTH) {
            f(from.map(|from| Lanes::read(from.add(at)))).write(to.add(at));
        }
        results.set_len(whole);
    }
    let rest = f(inputs.map(|input| Lanes::load(&input[whole..])));
    results.extend_from_slice(&rest.to_array()[..length - whole]);
    results
}
