//! Model and session files, opened in a run: a file that is refused changes nothing, and a run that goes on from one
//! can be saved and opened again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use zscape::{Config, Error, Split, Trainer};

/// A run small enough to be made thousands of times a second, of the sizes that the corpus has; with no images a file
/// may have another size.
fn run(images: bool) -> Trainer {
    let config = Config { side: 2, hidden: 3, latent: 2, batch: 2, ..Config::default() };
    let mut trainer = Trainer::new(config).expect("a small run");
    if images {
        let pixels: Vec<u8> = (0..20).map(|i| i * 12).collect();
        trainer.add_images(&pixels, None, Split::Train).expect("five images");
    }
    trainer
}

fn open(bytes: &[u8], images: bool) {
    let mut trainer = run(images);
    let before = trainer.save_session().expect("what is new is saved");
    if trainer.load(bytes).is_err() {
        assert_eq!(trainer.save_session().expect("what was kept is saved"), before);
        return;
    }
    let loaded = trainer.save_session().expect("what was opened is saved");
    run(images).load(&loaded).expect("what was saved is opened");
    match trainer.train_step() {
        // The run fell back to what was opened, or its images are of another size or none.
        Err(Error::NonFinite { .. } | Error::NotReady(_)) => {}
        Err(error) => panic!("{error}"),
        Ok(losses) => assert!(losses.loss.is_finite()),
    }
    let stepped = trainer.save_session().expect("a step later it is saved");
    run(images).load(&stepped).expect("and opened again");
}

fuzz_target!(|bytes: &[u8]| {
    open(bytes, true);
    open(bytes, false);
});
