//! Runs of a diffusion model of latent points: what training reaches, what measuring leaves as it was, and what is
//! refused.
#![cfg(all(feature = "lesson", not(target_arch = "wasm32")))]

use zscape::lesson::diffusion::Diffusion;
use zscape::lesson::diffusion::latents::Posteriors;
use zscape::rng::{Purpose, Stream};

/// Two heaps of 200 tight posteriors each, at (−2, 0) and (3, 1).
fn heaps(seed: u32) -> Diffusion {
    let cloud = |stream: &mut Stream, n: usize| {
        let mut mu = stream.normals(2 * n);
        for (i, z) in mu.chunks_exact_mut(2).enumerate() {
            let centre = if i % 2 == 0 { [-2.0, 0.0] } else { [3.0, 1.0] };
            z.iter_mut().zip(centre).for_each(|(z, centre)| *z = centre + 0.3 * *z);
        }
        Posteriors::new(["mu", "logvar"], mu, vec![-4.0; 2 * n]).unwrap()
    };
    let mut stream = Stream::new(1, Purpose::Sample);
    Diffusion::new(cloud(&mut stream, 400), cloud(&mut stream, 200), seed).unwrap()
}

#[test]
fn training_lowers_the_bound_and_draws_reach_both_heaps_and_not_what_lies_between() {
    let mut diffusion = heaps(1);
    let before = diffusion.bound(200).unwrap();
    let (first, last) = (diffusion.train(20).unwrap(), {
        diffusion.train(260).unwrap();
        diffusion.train(20).unwrap()
    });
    let after = diffusion.bound(200).unwrap();
    assert_eq!(diffusion.steps(), 300);
    assert!(last < 0.9 * first, "simple loss {first}, then {last}");
    assert!(after.total() < before.total() - 1.0, "{} nats, then {}", before.total(), after.total());
    assert_eq!(after.prior, before.prior, "noise has nothing to learn");
    diffusion.start(500).unwrap();
    while diffusion.time() > 0 {
        diffusion.backward().unwrap();
    }
    let points = diffusion.points();
    let near =
        |centre: [f32; 2]| points.chunks_exact(2).filter(|z| (z[0] - centre[0]).hypot(z[1] - centre[1]) < 1.2).count();
    let (left, right) = (near([-2.0, 0.0]), near([3.0, 1.0]));
    assert!(left > 150 && right > 150 && left + right > 475, "{left} and {right} of 500");
}

#[test]
fn measuring_disturbs_neither_training_nor_particles_and_a_seed_gives_the_same_run() {
    let run = |measured: bool| {
        let mut diffusion = heaps(7);
        diffusion.start(10).unwrap();
        for _ in 0..3 {
            diffusion.train(2).unwrap();
            diffusion.backward().unwrap();
            if measured {
                diffusion.measure(20).unwrap();
                diffusion.bound(10).unwrap();
                diffusion.denoised().unwrap();
            }
        }
        (diffusion.weights().unwrap(), diffusion.points())
    };
    assert_eq!(run(false), run(true));
    let diffusion = heaps(7);
    assert_eq!(diffusion.bound(20).unwrap(), diffusion.bound(20).unwrap());
    assert_ne!(heaps(8).bound(20).unwrap(), diffusion.bound(20).unwrap());
}

#[test]
fn a_placed_particle_is_where_it_was_put() {
    let mut diffusion = heaps(1);
    diffusion.start(3).unwrap();
    let others = diffusion.points();
    diffusion.place(1, [0.25, -1.5]).unwrap();
    let points = diffusion.points();
    assert!((points[2] - 0.25).abs() < 1e-6 && (points[3] + 1.5).abs() < 1e-6, "{points:?}");
    assert_eq!((&points[..2], &points[4..]), (&others[..2], &others[4..]));
}

#[test]
fn what_does_not_fit_is_refused_by_its_name() {
    let posteriors = |names, mu: &[f32], logvar: &[f32]| {
        Posteriors::new(names, mu.to_vec(), logvar.to_vec()).unwrap_err().to_string()
    };
    let names = ["heldOutMu", "heldOutLogvar"];
    assert_eq!(posteriors(names, &[], &[]), "heldOutMu must be n · 2 numbers, n at least 1, got 0 numbers");
    assert_eq!(posteriors(names, &[0.0; 3], &[0.0; 3]), "heldOutMu must be n · 2 numbers, got 3 numbers");
    assert_eq!(
        posteriors(names, &[0.0; 4], &[0.0; 2]),
        "heldOutLogvar must be 4 numbers, as many as heldOutMu, got 2 numbers"
    );
    assert_eq!(posteriors(names, &[f32::NAN, 0.0], &[0.0; 2]), "heldOutMu[0] must be a finite number, got NaN");
    let mut diffusion = heaps(1);
    let weights = diffusion.weights().unwrap();
    let count = weights.len();
    assert_eq!(
        diffusion.set_weights(&weights[1..]).unwrap_err().to_string(),
        format!("weights must be {count} numbers, got {}", count - 1)
    );
    let mut broken = weights.clone();
    broken[4] = f32::INFINITY;
    assert_eq!(diffusion.set_weights(&broken).unwrap_err().to_string(), "weights[4] must be a finite number, got inf");
    assert_eq!(diffusion.weights().unwrap(), weights);
    let none = "count must be a whole number from 1 to 100000, got 0";
    assert_eq!(diffusion.train(0).unwrap_err().to_string(), none);
    assert_eq!(diffusion.bound(0).unwrap_err().to_string(), none);
    assert_eq!(diffusion.measure(0).unwrap_err().to_string(), none);
    assert_eq!(diffusion.start(0).unwrap_err().to_string(), none);
    diffusion.start(2).unwrap();
    let refusals = [
        diffusion.forward().unwrap_err(),
        diffusion.place(2, [0.0; 2]).unwrap_err(),
        diffusion.place(0, [0.0, f32::NAN]).unwrap_err(),
        diffusion.density(&[1.0]).unwrap_err(),
    ];
    while diffusion.time() > 0 {
        diffusion.backward().unwrap();
    }
    assert_eq!(
        [&refusals[0], &refusals[1], &refusals[2], &refusals[3], &diffusion.backward().unwrap_err()]
            .map(|refusal| refusal.to_string()),
        [
            "the particles are at t = T: no step takes them further on",
            "index must be below 2, the number of particles, got 2",
            "z[1] must be a finite number, got NaN",
            "z must be n · 2 numbers, got 1 numbers",
            "the particles are at t = 0: no step takes them further back",
        ]
    );
    let huge: Vec<f32> = weights.iter().map(|weight| weight * 1e30).collect();
    diffusion.set_weights(&huge).unwrap();
    assert!(diffusion.train(1).unwrap_err().to_string().starts_with("loss must be a finite number, got"));
}
