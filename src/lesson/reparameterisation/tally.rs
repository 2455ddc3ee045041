//! A histogram of numbers, with their mean and variance.

/// What has been added so far. Mean and variance are Welford's (1962), exact where sums of squares would cancel.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    range: (f64, f64),
    /// How many fell into each bin, from the lowest on.
    pub bins: Vec<f64>,
    /// How many fell beside the range; mean and variance count them.
    pub outside: usize,
    /// How many have been added.
    pub count: usize,
    /// Their mean; 0 while there are none.
    pub mean: f64,
    squares: f64,
}

impl Tally {
    /// Nothing yet: `bins` equal parts of `range`.
    pub fn new(range: (f64, f64), bins: usize) -> Self {
        Self { range, bins: vec![0.0; bins], outside: 0, count: 0, mean: 0.0, squares: 0.0 }
    }

    /// Adds a number.
    pub fn add(&mut self, value: f64) {
        self.count += 1;
        let off = value - self.mean;
        self.mean += off / self.count as f64;
        self.squares += off * (value - self.mean);
        let (from, to) = self.range;
        let place = (value - from) / (to - from) * self.bins.len() as f64;
        match self.bins.get_mut(place.floor() as usize) {
            Some(bin) if place >= 0.0 => *bin += 1.0,
            _ => self.outside += 1,
        }
    }

    /// From where to where the histogram reaches.
    pub fn range(&self) -> (f64, f64) {
        self.range
    }

    /// The unbiased variance; NaN of fewer than two.
    pub fn variance(&self) -> f64 {
        if self.count < 2 { f64::NAN } else { self.squares / (self.count - 1) as f64 }
    }

    /// Of the mean.
    pub fn standard_error(&self) -> f64 {
        (self.variance() / self.count as f64).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_fall_into_their_bins_and_those_beside_the_range_are_counted() {
        let mut tally = Tally::new((-1.0, 1.0), 4);
        [-1.0, -0.6, 0.0, 0.99, 1.0, -1.01, f64::NAN].into_iter().for_each(|value| tally.add(value));
        assert_eq!((tally.bins, tally.outside, tally.count), (vec![2.0, 0.0, 1.0, 1.0], 3, 7));
    }

    #[test]
    fn mean_and_variance_keep_their_digits_far_from_zero() {
        let mut tally = Tally::new((0.0, 1.0), 1);
        assert!(tally.variance().is_nan());
        [1e9 + 1.0, 1e9 + 2.0, 1e9 + 3.0].into_iter().for_each(|value| tally.add(value));
        assert_eq!((tally.mean, tally.variance()), (1e9 + 2.0, 1.0));
        assert!((tally.standard_error() - (1f64 / 3.0).sqrt()).abs() < 1e-12);
    }
}
