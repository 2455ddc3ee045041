//! The order in which training visits the images.
//!
//! In epoch 1 the images are visited shard by shard (a shard is what one call adds), shuffled within each, so that
//! training can start while later shards are on their way; from epoch 2 on all are shuffled together. What step t sees
//! follows from the seed, the settings and the shards, never from when they arrived.

use crate::error::{Error, Result};
use crate::rng::{Purpose, Stream};

/// Which images come next.
#[derive(Debug, Clone)]
pub struct Batches {
    shuffle: Stream,
    order: Vec<u32>,
    position: usize,
    epoch: usize,
    shards: Vec<usize>,
    expected: usize,
}

impl Batches {
    /// The batches of a run under `seed`, with no images yet.
    pub fn new(seed: u32) -> Self {
        let shuffle = Stream::new(seed, Purpose::Shuffle);
        Self { shuffle, order: Vec::new(), position: 0, epoch: 1, shards: Vec::new(), expected: 0 }
    }

    /// Continues a saved run of `order.len()` images, taken as one shard.
    ///
    /// # Errors
    /// A position or an index outside the order, or a damaged stream.
    pub fn resume(shuffle: [u64; 4], order: Vec<u32>, position: usize, epoch: usize) -> Result<Self> {
        let images = order.len();
        let mut seen = vec![false; images];
        let each_once =
            order.iter().all(|&index| seen.get_mut(index as usize).is_some_and(|seen| !std::mem::replace(seen, true)));
        match Stream::from_state(shuffle) {
            Some(shuffle) if each_once && position <= images && epoch > 0 => {
                Ok(Self { shuffle, order, position, epoch, shards: vec![images], expected: images })
            }
            _ => Err(Error::Damaged { file: "the session file", problem: "its order of images is broken".into() }),
        }
    }

    /// Says that `images` will have come in all.
    pub fn announce(&mut self, images: usize) {
        self.expected = images;
    }

    /// Takes in a shard of `images` more: in epoch 1 it is visited after those already there, later from the next
    /// epoch on.
    pub fn add_shard(&mut self, images: usize) {
        let start = self.images() as u32;
        let shard = start..start + images as u32;
        self.shards.push(images);
        if self.epoch == 1 {
            let start = self.order.len();
            self.order.extend(shard);
            self.shuffle.shuffle(&mut self.order[start..]);
        }
    }

    /// How many images have been added.
    pub fn images(&self) -> usize {
        self.shards.iter().sum()
    }

    /// Whether the first `images` are whole shards.
    pub fn starts_with_shards_of(&self, images: usize) -> bool {
        let mut end = 0;
        images == 0
            || self.shards.iter().any(|shard| {
                end += shard;
                end == images
            })
    }

    /// These batches after the shards that `other` has and they lack, and with its announcement.
    pub fn with_shards_of(mut self, other: &Batches) -> Self {
        let mut end = 0;
        for &shard in &other.shards {
            end += shard;
            if end > self.images() {
                self.add_shard(shard);
            }
        }
        self.shards.clone_from(&other.shards);
        self.expected = other.expected;
        self
    }

    /// Whether the next batch of `batch` images needs some that were announced and have not come.
    pub fn waiting(&self, batch: usize) -> bool {
        self.images() < self.expected && self.position + batch > self.order.len()
    }

    /// The indices of the next `batch` images, fewer at an epoch's end; `None` where there are no images.
    pub fn advance(&mut self, batch: usize) -> Option<&[u32]> {
        if self.images() == 0 {
            return None;
        }
        if self.position == self.order.len() {
            self.epoch += 1;
            self.position = 0;
            self.order.clear();
            self.order.extend(0..self.images() as u32);
            self.shuffle.shuffle(&mut self.order);
        }
        let start = self.position;
        self.position = self.order.len().min(start + batch);
        Some(&self.order[start..self.position])
    }

    /// The epoch of the last batch, from 1.
    pub fn epoch(&self) -> usize {
        self.epoch
    }

    /// How many images of this epoch have been visited.
    pub fn position(&self) -> usize {
        self.position
    }

    /// This epoch's order.
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    /// Where the stream of shuffles stands.
    pub fn stream(&self) -> &Stream {
        &self.shuffle
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indices(batches: &mut Batches, batch: usize) -> Vec<u32> {
        batches.advance(batch).unwrap().to_vec()
    }

    #[test]
    fn an_epoch_visits_every_image_once_and_keeps_the_short_last_batch() {
        let mut batches = Batches::new(1);
        batches.add_shard(10);
        for epoch in 1..=3 {
            let visited: Vec<_> = (0..3).map(|_| indices(&mut batches, 4)).collect();
            assert_eq!(batches.epoch(), epoch);
            assert_eq!(visited.iter().map(Vec::len).collect::<Vec<_>>(), [4, 4, 2]);
            let mut all = visited.concat();
            all.sort();
            assert_eq!(all, (0..10).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_first_epoch_takes_the_shards_in_order_and_the_second_mixes_them() {
        let mut batches = Batches::new(1);
        batches.add_shard(50);
        batches.add_shard(50);
        let first = indices(&mut batches, 100);
        assert!(first[..50].iter().all(|&index| index < 50));
        assert_ne!(first[..50], (0..50).collect::<Vec<_>>());
        let second = indices(&mut batches, 100);
        assert!(second[..50].iter().any(|&index| index >= 50));
    }

    #[test]
    fn a_late_shard_changes_nothing_but_the_waiting() {
        let run = |late: bool| {
            let mut batches = Batches::new(5);
            batches.announce(20);
            batches.add_shard(10);
            let mut visited = Vec::new();
            if !late {
                batches.add_shard(10);
            }
            for _ in 0..8 {
                if batches.waiting(4) {
                    batches.add_shard(10);
                }
                visited.push(indices(&mut batches, 4));
            }
            visited
        };
        assert_eq!(run(true), run(false));
    }

    #[test]
    fn a_resumed_run_goes_on_with_the_same_images() {
        let mut batches = Batches::new(2);
        batches.add_shard(10);
        indices(&mut batches, 7);
        let mut resumed = Batches::resume(batches.stream().state(), batches.order().to_vec(), 7, 1).unwrap();
        for _ in 0..4 {
            assert_eq!(indices(&mut batches, 7), indices(&mut resumed, 7));
        }
        assert!(Batches::resume([1; 4], vec![0, 0], 0, 1).is_err());
        assert!(Batches::resume([1; 4], vec![0, 2], 0, 1).is_err());
        assert!(Batches::resume([0; 4], vec![0, 1], 0, 1).is_err());
    }
}
