//! A diffusion model of latent points: its closed forms, its bound, and the slope that training follows.
#![cfg(all(feature = "lesson", not(target_arch = "wasm32")))]

use std::f64::consts::TAU;

use zscape::init::seeded;
use zscape::lesson::diffusion::Diffusion;
use zscape::lesson::diffusion::bound::{Bound, kl};
use zscape::lesson::diffusion::chain::Chain;
use zscape::lesson::diffusion::denoiser::Denoiser;
use zscape::lesson::diffusion::latents::{Posteriors, Scale};
use zscape::lesson::diffusion::schedule::{STEPS, Schedule};
use zscape::rng::{Purpose, Stream};

fn denoiser(seed: u32) -> Denoiser {
    Denoiser::new(seeded(seed)).unwrap()
}

fn mean_and_variance(values: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    let n = values.clone().count() as f64;
    let mean = values.clone().sum::<f64>() / n;
    (mean, values.map(|value| (value - mean).powi(2)).sum::<f64>() / n)
}

/// Of one axis of points (n, 2).
fn moments(points: &[f32], axis: usize) -> (f64, f64) {
    mean_and_variance(points.iter().skip(axis).step_by(2).map(|&value| f64::from(value)))
}

fn log_normal(x: f64, mean: f64, variance: f64) -> f64 {
    -0.5 * ((TAU * variance).ln() + (x - mean).powi(2) / variance)
}

#[test]
fn after_all_steps_less_than_a_hundredth_of_the_signal_is_left_and_with_the_usual_betas_a_third() {
    let schedule = Schedule::default();
    assert_eq!((schedule.steps(), schedule.betas[0], schedule.betas[STEPS - 1]), (STEPS, 1e-3, 0.1));
    assert!((schedule.alpha_bar(STEPS) - 0.00536).abs() < 5e-6, "{}", schedule.alpha_bar(STEPS));
    // Those of Ho, Jain & Abbeel are for 1,000 steps.
    let usual = |steps| Schedule::linear(steps, [1e-4, 0.02]).alpha_bar(steps);
    assert!((usual(100) - 0.36).abs() < 0.005, "{}", usual(100));
    assert!(usual(1000) < 1e-4, "{}", usual(1000));
}

#[test]
fn steps_of_noise_one_by_one_lead_where_the_closed_form_does() {
    let schedule = Schedule::default();
    let mut stream = Stream::new(5, Purpose::Lesson);
    let n = 20_000;
    let mut chain = Chain { x: [1.5, -0.7].repeat(n), t: 0 };
    for t in 1..=60 {
        chain.forward(&schedule, &mut stream);
        assert_eq!(chain.t, t);
        if ![1, 10, 60].contains(&t) {
            continue;
        }
        let alpha_bar: f64 = schedule.betas[..t].iter().map(|beta| 1.0 - beta).product();
        assert!((schedule.alpha_bar(t) - alpha_bar).abs() < 1e-12);
        for (axis, x0) in [(0, 1.5), (1, -0.7)] {
            let (mean, variance) = moments(&chain.x, axis);
            assert!((mean - alpha_bar.sqrt() * x0).abs() < 0.025, "t {t}: mean {mean}");
            assert!((variance / (1.0 - alpha_bar) - 1.0).abs() < 0.04, "t {t}: variance {variance}");
        }
        let eps = stream.normals(2 * n);
        let noised = schedule.noised(&[1.5, -0.7].repeat(n), &eps, &vec![t; n]);
        let (mean, variance) = moments(&noised, 0);
        assert!((mean - alpha_bar.sqrt() * 1.5).abs() < 0.025, "t {t}: {mean} at once");
        assert!((variance / (1.0 - alpha_bar) - 1.0).abs() < 0.04, "t {t}: {variance} at once");
    }
}

#[test]
fn the_posterior_of_a_step_is_bayes_rule() {
    let schedule = Schedule::default();
    for t in [2, 3, 50, STEPS] {
        for (x0, x) in [(1.2, 0.4), (-2.0, 1.0)] {
            let (beta, before) = (schedule.beta(t), schedule.alpha_bar(t - 1));
            // ln q(x_{t−1}|x_t, x_0) = ln q(x_t|x_{t−1}) + ln q(x_{t−1}|x_0) + constant: a parabola, by three of its
            // values.
            let log =
                |y: f64| log_normal(x, (1.0 - beta).sqrt() * y, beta) + log_normal(y, before.sqrt() * x0, 1.0 - before);
            let (low, middle, high) = (log(-1.0), log(0.0), log(1.0));
            let variance = -1.0 / (low - 2.0 * middle + high);
            let mean = variance * (high - low) / 2.0;
            let [of_x0, of_x] = schedule.posterior_mean(t);
            assert!((mean - (of_x0 * x0 + of_x * x)).abs() < 1e-8, "t {t}: {mean}");
            assert!((variance / schedule.posterior_variance(t) - 1.0).abs() < 1e-8, "t {t}: {variance}");
        }
    }
    assert!(schedule.posterior_variance(1).abs() < 1e-15);
}

#[test]
fn the_terms_of_the_bound_are_those_that_sampling_gives() {
    let (schedule, denoiser) = (Schedule::default(), denoiser(3));
    let scale = Scale { mean: [0.0; 2], sd: [2.0, 0.5] };
    let (x0, n) = ([0.8f32, -1.3], 4_000);
    let points = x0.repeat(n);
    let bound = Bound::of(&points, &denoiser, &schedule, &scale, &mut Stream::new(1, Purpose::Evaluate)).unwrap();
    let mut stream = Stream::new(2, Purpose::Evaluate);

    // E_q[ln q(x_T|x_0) − ln p(x_T)]
    let last = schedule.alpha_bar(STEPS);
    let prior: f64 = x0
        .iter()
        .map(|&x0| {
            let (mean, variance) = (last.sqrt() * f64::from(x0), 1.0 - last);
            let draws = stream.normals(400_000).into_iter().map(|eps| mean + variance.sqrt() * f64::from(eps));
            let log_ratio = |x: f64| log_normal(x, mean, variance) - log_normal(x, 0.0, 1.0);
            mean_and_variance(draws.map(log_ratio).collect::<Vec<_>>().into_iter()).0
        })
        .sum();
    assert!((bound.prior - prior).abs() < 1e-3, "L_T {} for {prior}", bound.prior);

    // E_q[ln q(x_{t−1}|x_t, x_0) − ln p(x_{t−1}|x_t)], x_{t−1} drawn too; at t = 1, E_q[−ln p(x_0|x_1)].
    for t in [1, 2, 10, 50, STEPS] {
        let x = schedule.noised(&points, &stream.normals(2 * n), &vec![t; n]);
        let guess = denoiser.noise(&x, t, &schedule).unwrap();
        let (beta, alpha_bar) = (schedule.beta(t), schedule.alpha_bar(t));
        let ([of_x0, of_x], variance) = (schedule.posterior_mean(t), schedule.posterior_variance(t));
        let eps = stream.normals(2 * n);
        let terms = (0..2 * n).map(|i| {
            let (x0, x, guess) = (f64::from(points[i]), f64::from(x[i]), f64::from(guess[i]));
            let model = (x - beta / (1.0 - alpha_bar).sqrt() * guess) / (1.0 - beta).sqrt();
            if t == 1 {
                return -log_normal(x0, model, beta);
            }
            let mean = of_x0 * x0 + of_x * x;
            let before = mean + variance.sqrt() * f64::from(eps[i]);
            log_normal(before, mean, variance) - log_normal(before, model, beta)
        });
        let (mean, spread) = mean_and_variance(terms.collect::<Vec<_>>().into_iter());
        let (mut sampled, error) = (2.0 * mean, 2.0 * (spread / (2 * n) as f64).sqrt());
        if t == 1 {
            sampled += scale.sd.iter().map(|sd| sd.ln()).sum::<f64>();
        }
        let closed = if t == 1 { bound.reconstruction } else { bound.steps[t - 2] };
        assert!((closed - sampled).abs() < 6.0 * error + 1e-4, "L_{}: {closed} for {sampled} ± {error}", t - 1);
    }
    assert_eq!((bound.steps.len(), bound.simple.len()), (STEPS - 1, STEPS));
    let sum = bound.prior + bound.steps.iter().sum::<f64>() + bound.reconstruction;
    assert!((bound.total() - sum).abs() < 1e-12);
}

#[test]
fn the_divergence_of_a_step_is_the_weighted_distance_of_the_means_and_what_the_variances_cost() {
    assert_eq!(kl([0.3, 2.0], [0.3, 2.0]), 0.0);
    assert!((kl([1.0, 0.5], [-1.0, 0.5]) - 4.0).abs() < 1e-12, "|difference|² / 2 variance");
    let costs = |t: usize| {
        let schedule = Schedule::default();
        kl([0.0, schedule.posterior_variance(t)], [0.0, schedule.beta(t)])
    };
    assert!(costs(2) > 0.1 && costs(STEPS) < 1e-3, "{} and {}", costs(2), costs(STEPS));
}

/// For x_0 of N(0, I) the chain is solved: ε_θ = √(1 − ᾱ_t) x_t, which is the denoiser without its network.
#[test]
fn of_standard_normal_points_the_bound_is_nearly_their_entropy_before_any_training() {
    let posteriors = || Posteriors::new(["mu", "logvar"], vec![0.0; 2], vec![0.0; 2]).unwrap();
    let mut diffusion = Diffusion::new(posteriors(), posteriors(), 1).unwrap();
    diffusion.set_weights(&vec![0.0; diffusion.weights().unwrap().len()]).unwrap();
    let bound = diffusion.bound(4_000).unwrap();
    let entropy = 1.0 + TAU.ln();
    // L_0 takes one point's spread as β_1: the rest of the bound's slack.
    assert!((bound.total() - entropy).abs() < 0.06, "{} for {entropy}", bound.total());
    diffusion.start(4_000).unwrap();
    while diffusion.time() > 0 {
        diffusion.backward().unwrap();
    }
    for axis in [0, 1] {
        let (mean, variance) = moments(&diffusion.points(), axis);
        assert!(mean.abs() < 0.06 && (variance - 1.0).abs() < 0.08, "mean {mean}, variance {variance}");
    }
}

#[test]
fn the_slope_that_training_follows_is_that_of_the_loss_it_reports() {
    let schedule = Schedule::default();
    let mut stream = Stream::new(4, Purpose::Eps);
    let (x, eps) = (stream.normals(128), stream.normals(128));
    let times: Vec<usize> = (0..64).map(|i| 1 + (i * 37) % STEPS).collect();
    let loss = |rate: f64| {
        let mut denoiser = denoiser(9);
        denoiser.step(&x, &times, &eps, &schedule, rate).unwrap();
        denoiser.step(&x, &times, &eps, &schedule, 0.0).unwrap()
    };
    // Adam's first step goes against the gradient's signs: the loss falls by the rate times the sum of the slopes'
    // sizes.
    let (still, tiny, small) = (loss(0.0), loss(1e-5), loss(2e-5));
    assert!(tiny < still && small < tiny, "{still}, {tiny}, {small}");
    assert!(((still - small) / (still - tiny) - 2.0).abs() < 0.1, "{still}, {tiny}, {small}");
}
