//! What a run saves can be opened again, whatever the run has been through; and what no run saves is refused.
#![cfg(not(target_arch = "wasm32"))]

use std::io::Read;

use candle_core::Device;
use zscape::checkpoint::{Checkpoint, Progress};
use zscape::data::read_idx;
use zscape::rng::{Purpose, Stream};
use zscape::{Config, Error, Split, Trainer};

const SIDE: usize = 4;

/// A run with settings, images and a past that its seed decides; and another, of the same images, that opens its files.
struct Wanderer {
    trainer: Trainer,
    other: Trainer,
    draws: Stream,
    falls: usize,
}

impl Wanderer {
    fn new(seed: u32) -> Self {
        let mut draws = Stream::new(seed, Purpose::Sample);
        let mut config = Config { side: SIDE, ..Config::default() };
        config.hidden = 1 + draws.below(12) as usize;
        config.latent = 1 + draws.below(3) as usize;
        config.batch = pick(&mut draws, &[1, 3, 16, 50]);
        config.learning_rate = rate(&mut draws);
        config.beta = pick(&mut draws, &[0.0, 1.0, 1.0, 1000.0]);
        config.noise = draws.below(4) > 0;
        config.seed = draws.bits() as u32;
        let other = Trainer::new(Config { side: SIDE, ..Config::default() }).unwrap();
        Self { trainer: Trainer::new(config).unwrap(), other, draws, falls: 0 }
    }

    fn add_images(&mut self) {
        let bytes = (1 + self.draws.below(40) as usize) * SIDE * SIDE;
        let images = match self.draws.below(4) {
            0 => vec![0; bytes],
            1 => vec![255; bytes],
            _ => (0..bytes).map(|_| self.draws.bits() as u8).collect(),
        };
        for run in [&mut self.trainer, &mut self.other] {
            run.add_images(&images, None, Split::Train).unwrap();
        }
    }

    fn train(&mut self) {
        for _ in 0..=self.draws.below(30) {
            self.check();
            match self.trainer.train_step() {
                Ok(_) => {}
                Err(Error::NonFinite { .. }) => self.falls += 1,
                Err(Error::NotReady(_)) => return,
                Err(other) => panic!("{other}"),
            }
        }
    }

    fn go_on(&mut self) {
        match self.draws.below(9) {
            0 => self.add_images(),
            1 => drop(self.trainer.trace_step()),
            2 => self.trainer.set_learning_rate(rate(&mut self.draws)).unwrap(),
            3 => self.trainer.set_beta(1000.0 * self.draws.uniform()).unwrap(),
            4 => {
                let file = pick(&mut self.draws, &[Trainer::save, Trainer::save_session])(&self.trainer).unwrap();
                self.trainer.load(&file).unwrap();
            }
            _ => self.train(),
        }
    }

    /// Opens both files.
    fn check(&mut self) {
        self.other.load(&self.trainer.save().unwrap()).unwrap();
        let session = self.trainer.save_session().unwrap();
        self.other.load(&session).unwrap();
        assert!(self.other.save_session().unwrap() == session, "the same session");
    }
}

fn pick<T: Copy>(draws: &mut Stream, from: &[T]) -> T {
    from[draws.below(from.len() as u64) as usize]
}

fn rate(draws: &mut Stream) -> f64 {
    let any = 10f64.powf(7.0 * draws.uniform() - 6.0);
    pick(draws, &[any, 1e-3, 0.1, 1.0, 10.0, f64::from_bits(1)])
}

#[test]
fn whatever_a_run_saves_can_be_opened_at_every_rate_and_seed_and_with_all_images() {
    let mut falls = 0;
    for seed in 0..60 {
        let mut run = Wanderer::new(seed);
        run.check();
        run.add_images();
        for _ in 0..10 {
            run.go_on();
            run.check();
        }
        falls += run.falls;
    }
    assert!(falls > 20, "only {falls} steps left the numbers: these runs try nothing");
}

#[test]
fn a_second_moment_that_overflows_is_a_run_that_leaves_the_numbers() {
    // The loss is a number all along, at step 4 about 3e20; the gradient's square is none then.
    let path = format!("{}/www/data/mnist/train-0.images.idx.gz", env!("CARGO_MANIFEST_DIR"));
    let mut digits = Vec::new();
    flate2::read::GzDecoder::new(std::fs::File::open(path).unwrap()).read_to_end(&mut digits).unwrap();
    let config = Config { learning_rate: 0.1, seed: 3, ..Config::default() };
    let mut trainer = Trainer::new(config).unwrap();
    trainer.add_images(read_idx(&digits).unwrap().values, None, Split::Train).unwrap();
    let error = (0..10).find_map(|_| trainer.train_step().err()).expect("a step of the ten leaves the numbers");
    assert_eq!(
        error.to_string(),
        "a parameter or a moment of Adam's at step 4 is not a finite number; the state of step 0 was restored. \
         Lower the learning rate (now 0.1) before going on"
    );
    let session = trainer.save_session().unwrap();
    trainer.load(&session).unwrap();
    trainer.set_learning_rate(1e-3).unwrap();
    (0..10).for_each(|_| assert!(trainer.train_step().unwrap().loss < 1000.0));
}

/// A run of 30 images after some steps, and its session.
fn session() -> (Trainer, Vec<u8>) {
    let config = Config { side: SIDE, hidden: 3, batch: 8, ..Config::default() };
    let mut trainer = Trainer::new(config).unwrap();
    trainer.add_images(&[90; 30 * SIDE * SIDE], None, Split::Train).unwrap();
    (0..9).for_each(|_| assert!(trainer.train_step().is_ok()));
    let session = trainer.save_session().unwrap();
    (trainer, session)
}

#[test]
fn a_session_with_counts_that_no_run_has_is_refused_and_changes_nothing() {
    let (mut trainer, file) = session();
    let mut refusal = |change: &dyn Fn(&mut Progress)| {
        let mut checkpoint = Checkpoint::from_bytes(&file).unwrap();
        change(checkpoint.progress.as_mut().unwrap());
        let refusal = trainer.load(&checkpoint.to_bytes().unwrap()).unwrap_err().to_string();
        assert_eq!(trainer.save_session().unwrap(), file);
        refusal
    };
    assert_eq!(
        refusal(&|progress| progress.step = 1 << 40),
        "the session file cannot be read: no run has made 1099511627776 steps by image 8 of 30 of epoch 3, 8 a step"
    );
    for absurd in [
        refusal(&|progress| progress.step = 0),
        refusal(&|progress| progress.epoch = 0),
        refusal(&|progress| progress.epoch = usize::MAX),
        refusal(&|progress| (progress.step, progress.epoch) = (usize::MAX, usize::MAX)),
        refusal(&|progress| progress.position = 31),
        refusal(&|progress| progress.position = usize::MAX),
        refusal(&|progress| progress.eps = [0; 4]),
        refusal(&|progress| progress.shuffle = [0; 4]),
    ] {
        assert!(absurd.starts_with("the session file cannot be read: "), "{absurd}");
    }
}

#[test]
fn a_mean_of_squares_below_0_is_refused() {
    let (mut trainer, file) = session();
    let mut checkpoint = Checkpoint::from_bytes(&file).unwrap();
    let values = candle_core::Tensor::new(&[1f32, -2.0, 0.0], &Device::Cpu).unwrap();
    checkpoint.insert("adam.v.fc1.bias", values);
    assert_eq!(
        trainer.load(&checkpoint.to_bytes().unwrap()).unwrap_err().to_string(),
        "adam.v.fc1.bias must be 0 or more, a mean of squares, got -2"
    );
}

#[test]
fn a_run_ends_where_its_steps_cannot_be_counted_on_and_can_be_saved_there() {
    let (mut trainer, file) = session();
    let mut checkpoint = Checkpoint::from_bytes(&file).unwrap();
    let last = i32::MAX as usize;
    let progress = checkpoint.progress.as_mut().unwrap();
    (progress.step, progress.epoch) = (last - 1, last / 4);
    trainer.load(&checkpoint.to_bytes().unwrap()).unwrap();
    assert_eq!(trainer.train_step().unwrap().step, last);
    assert_eq!(trainer.train_step().unwrap_err().to_string(), "a run ends after 2147483647 steps: begin another");
    let end = trainer.save_session().unwrap();
    trainer.load(&end).unwrap();
    assert_eq!(trainer.step(), last);
}
