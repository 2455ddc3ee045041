//! The only randomness of the project: seeded streams, one a purpose.
//!
//! A stream is xoshiro256++ (Blackman & Vigna, *Scrambled linear pseudorandom number generators*, 2021), its state
//! filled by SplitMix64 from (seed, purpose). Streams of different purposes never touch each other: drawing a sample
//! for a chart cannot change the next training step.

/// What a stream is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Initial parameters.
    Init,
    /// The order of the training images.
    Shuffle,
    /// eps of the training steps.
    Eps,
    /// eps of held-out evaluation.
    Evaluate,
    /// Samples drawn for the reader.
    Sample,
    /// The images of the `shapes` data set.
    Shapes,
    /// The figures of the lesson.
    Lesson,
}

/// A stream of random numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stream {
    state: [u64; 4],
}

impl Stream {
    /// The stream of `purpose` under `seed`, from its beginning.
    pub fn new(seed: u32, purpose: Purpose) -> Self {
        let mut counter = (purpose as u64) << 32 | u64::from(seed);
        Self { state: std::array::from_fn(|_| split_mix(&mut counter)) }
    }

    /// Where the stream stands; [`from_state`](Self::from_state) goes on from there.
    pub fn state(&self) -> [u64; 4] {
        self.state
    }

    /// A stream that goes on from `state`; `None` for the all-zero state, which xoshiro never leaves.
    pub fn from_state(state: [u64; 4]) -> Option<Self> {
        (state != [0; 4]).then_some(Self { state })
    }

    /// 64 random bits.
    pub fn bits(&mut self) -> u64 {
        let [a, b, c, d] = &mut self.state;
        let bits = a.wrapping_add(*d).rotate_left(23).wrapping_add(*a);
        let shifted = *b << 17;
        *c ^= *a;
        *d ^= *b;
        *b ^= *c;
        *a ^= *d;
        *c ^= shifted;
        *d = d.rotate_left(45);
        bits
    }

    /// Uniform in [0, 1), a multiple of 2⁻⁵³.
    pub fn uniform(&mut self) -> f64 {
        (self.bits() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
    }

    /// Uniform in 0..n without bias, by rejection. `n` must be above 0.
    pub fn below(&mut self, n: u64) -> u64 {
        let limit = u64::MAX - u64::MAX % n;
        loop {
            let bits = self.bits();
            if bits < limit {
                return bits % n;
            }
        }
    }

    /// `n` draws from N(0, 1), by Box & Muller (1958), in pairs; the spare of an odd `n` is dropped, so that the
    /// state alone says where the stream stands.
    pub fn normals(&mut self, n: usize) -> Vec<f32> {
        let mut normals = Vec::with_capacity(n + 1);
        while normals.len() < n {
            let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
            let (sin, cos) = (std::f64::consts::TAU * self.uniform()).sin_cos();
            normals.extend([(radius * cos) as f32, (radius * sin) as f32]);
        }
        normals.truncate(n);
        normals
    }

    /// Puts `items` into a random order (Fisher & Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last as u64 + 1) as usize);
        }
    }
}

/// SplitMix64 (Steele, Lea & Flood, 2014): 64 bits from a counter.
fn split_mix(counter: &mut u64) -> u64 {
    *counter = counter.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut bits = *counter;
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn split_mix_gives_its_authors_numbers() {
        let mut counter = 1_234_567;
        let bits: [u64; 3] = std::array::from_fn(|_| split_mix(&mut counter));
        assert_eq!(bits, [6457827717110365317, 3203168211198807973, 9817491932198370423]);
    }

    #[test]
    fn xoshiro_gives_its_authors_numbers() {
        let mut stream = Stream::from_state([1, 2, 3, 4]).unwrap();
        let bits: [u64; 4] = std::array::from_fn(|_| stream.bits());
        assert_eq!(bits, [41943041, 58720359, 3588806011781223, 3591011842654386]);
    }

    #[test]
    fn purposes_and_seeds_give_different_streams_and_the_same_pair_the_same() {
        let first = |seed, purpose| Stream::new(seed, purpose).bits();
        assert_eq!(first(1, Purpose::Eps), first(1, Purpose::Eps));
        assert_ne!(first(1, Purpose::Eps), first(2, Purpose::Eps));
        assert_ne!(first(1, Purpose::Eps), first(1, Purpose::Init));
    }

    #[test]
    fn normals_have_the_moments_of_a_standard_normal() {
        let normals = Stream::new(1, Purpose::Sample).normals(100_000);
        let moment = |power: i32| normals.iter().map(|&x| f64::from(x).powi(power)).sum::<f64>() / 1e5;
        assert!(moment(1).abs() < 0.015);
        assert!((moment(2) - 1.0).abs() < 0.02);
        assert!(moment(3).abs() < 0.05);
        assert!((moment(4) - 3.0).abs() < 0.15);
    }

    #[test]
    fn a_shuffle_keeps_every_item_and_favours_no_place() {
        let mut stream = Stream::new(1, Purpose::Shuffle);
        let mut counts = [[0; 5]; 5];
        for _ in 0..20_000 {
            let mut items = [0, 1, 2, 3, 4];
            stream.shuffle(&mut items);
            items.iter().enumerate().for_each(|(place, &item)| counts[item][place] += 1);
        }
        // 4,000 expected in each place, standard deviation 57.
        assert!(counts.iter().flatten().all(|count| (3_750..4_250).contains(count)));
    }

    #[test]
    fn an_odd_draw_leaves_the_stream_where_its_state_says() {
        let mut stream = Stream::new(7, Purpose::Eps);
        stream.normals(3);
        let mut resumed = Stream::from_state(stream.state()).unwrap();
        assert_eq!(stream.normals(4), resumed.normals(4));
    }
}
