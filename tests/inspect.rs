//! A run looked at closely: what is given, and that looking changes nothing.
#![cfg(not(target_arch = "wasm32"))]

use zscape::data::shapes;
use zscape::{Config, Split, Trainer};

/// A run on drawn discs: 60 that train, as many held out as one says.
fn discs(config: Config, held_out: usize) -> Trainer {
    let mut trainer = Trainer::new(Config { hidden: 16, batch: 20, ..config }).unwrap();
    trainer.add_images(&shapes(60, 1).pixels, None, Split::Train).unwrap();
    if held_out > 0 {
        trainer.add_images(&shapes(held_out, 2).pixels, None, Split::HeldOut).unwrap();
    }
    trainer
}

#[test]
fn looking_and_drawing_change_no_later_step() {
    let (mut plain, mut watched) = (discs(Config::default(), 10), discs(Config::default(), 10));
    for step in 0..8 {
        let x = watched.image(step).unwrap();
        watched.inspect(&x).unwrap();
        watched.pulls(&x).unwrap();
        watched.posterior_samples().unwrap();
        watched.units().unwrap();
        watched.draw(step).unwrap();
        assert_eq!(plain.train_step().unwrap(), watched.train_step().unwrap());
    }
    assert_eq!(plain.save_session().unwrap(), watched.save_session().unwrap());
}

#[test]
fn draws_go_on_and_a_new_run_of_the_same_seed_starts_them_again() {
    let run = |seed| discs(Config { seed, ..Config::default() }, 0);
    let mut trainer = run(7);
    let (first, second) = (trainer.draw(4).unwrap(), trainer.draw(4).unwrap());
    assert_ne!(first, second);
    trainer.train_step().unwrap();
    let mut again = run(7);
    again.inspect(&again.image(0).unwrap()).unwrap();
    assert_eq!([again.draw(4).unwrap(), again.draw(4).unwrap()], [first.clone(), second]);
    assert_ne!(run(8).draw(4).unwrap(), first);
    trainer.load(&run(7).save().unwrap()).unwrap();
    assert_eq!(trainer.draw(4).unwrap(), first, "an opened file is a new run");
}

#[test]
fn a_stored_image_comes_back_as_it_was_added() {
    let bytes = shapes(60, 1).pixels;
    let image = discs(Config::default(), 0).image(59).unwrap();
    let expected: Vec<f32> = bytes[59 * 784..].iter().map(|&byte| f32::from(byte) / 255.0).collect();
    assert_eq!(image, expected);
}

#[test]
fn samples_are_of_the_held_out_posteriors_or_of_the_training_ones_where_none_are_held_out() {
    let config = Config { latent: 3, ..Config::default() };
    for (trainer, images) in [(discs(config.clone(), 25), 25), (discs(config.clone(), 0), 60)] {
        assert_eq!(trainer.posterior_samples().unwrap().len(), images * 3);
        assert_eq!(trainer.posterior_samples().unwrap(), trainer.posterior_samples().unwrap());
    }
    let trainer = discs(config.clone(), 0);
    let (samples, posteriors) = (trainer.posterior_samples().unwrap(), trainer.posteriors(0, 60).unwrap());
    let eps = |i: usize| (samples[i] - posteriors.mu[i]) / (posteriors.logvar[i] / 2.0).exp();
    let square = (0..180).map(|i| eps(i).powi(2)).sum::<f32>() / 180.0;
    assert!((0.7..1.3).contains(&square), "the mean square of eps: {square}");
    let mut many = discs(config, 0);
    many.add_images(&shapes(1100, 3).pixels, None, Split::Train).unwrap();
    assert_eq!(many.posterior_samples().unwrap().len(), 1000 * 3);
}

#[test]
fn what_cannot_be_looked_at_is_refused_by_its_name() {
    let mut trainer = discs(Config::default(), 0);
    let refusals = [
        trainer.image(60).unwrap_err(),
        trainer.inspect(&[0.0; 2 * 784]).unwrap_err(),
        trainer.pulls(&[0.0; 3]).unwrap_err(),
        trainer.pulls(&[1.5; 784]).unwrap_err(),
        trainer.draw(1_000_001).unwrap_err(),
        Trainer::new(Config::default()).unwrap().posterior_samples().unwrap_err(),
    ];
    assert_eq!(
        refusals.map(|refusal| refusal.to_string()),
        [
            "index must be below 60, the number of training images, got 60",
            "x must be 784 numbers, one image, got 1568 numbers",
            "x must be 784 numbers, one image, got 3 numbers",
            "x[0] must be a number from 0 to 1, got 1.5",
            "n must be a whole number from 0 to 1000000, got 1000001",
            "there are no images: add some first",
        ]
    );
}
