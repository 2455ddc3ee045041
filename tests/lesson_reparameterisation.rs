//! Two estimators of one gradient: both are right, and one is far noisier.
#![cfg(feature = "lesson")]

use zscape::lesson::reparameterisation::{Estimators, Integrand, Problem};

const ALL: [Integrand; 4] = [Integrand::Square, Integrand::Sine, Integrand::Exponential, Integrand::Step];

fn problem(g: Integrand) -> Problem {
    Problem { g, mu: 0.7, sigma: 0.8, n: 1, baseline: false }
}

/// E[g], and its derivatives in mu and sigma, on paper.
fn on_paper(Problem { g, mu, sigma, .. }: Problem) -> Option<[f64; 3]> {
    let shrunk = (-sigma * sigma / 2.0).exp();
    match g {
        Integrand::Square => Some([mu * mu + sigma * sigma, 2.0 * mu, 2.0 * sigma]),
        Integrand::Sine => Some([mu.sin() * shrunk, mu.cos() * shrunk, -sigma * mu.sin() * shrunk]),
        Integrand::Exponential => {
            let mean = mu.exp() / shrunk;
            Some([mean, mean, sigma * mean])
        }
        Integrand::Step => None,
    }
}

#[test]
fn the_exact_values_are_those_on_paper() {
    for g in ALL {
        for (mu, sigma) in [(0.7, 0.8), (-2.0, 1.5), (0.0, 0.1)] {
            let problem = Problem { mu, sigma, ..problem(g) };
            let (value, [of_mu, of_sigma]) = problem.exact();
            if let Some(paper) = on_paper(problem) {
                for (got, exact) in [value, of_mu.gradient, of_sigma.gradient].into_iter().zip(paper) {
                    assert!((got - exact).abs() < 1e-11 * exact.abs().max(1.0), "{g:?}: {got} for {exact}");
                }
            }
        }
    }
}

#[test]
fn the_exact_gradient_of_the_step_agrees_with_central_differences() {
    let value = |mu, sigma| Problem { mu, sigma, ..problem(Integrand::Step) }.exact().0;
    let (_, [of_mu, of_sigma]) = problem(Integrand::Step).exact();
    let h = 1e-4;
    let by_mu = (value(0.7 + h, 0.8) - value(0.7 - h, 0.8)) / (2.0 * h);
    let by_sigma = (value(0.7, 0.8 + h) - value(0.7, 0.8 - h)) / (2.0 * h);
    assert!((of_mu.gradient - by_mu).abs() < 1e-7, "{} for {by_mu}", of_mu.gradient);
    assert!((of_sigma.gradient - by_sigma).abs() < 1e-7, "{} for {by_sigma}", of_sigma.gradient);
}

#[test]
fn both_estimators_hit_the_exact_gradient_within_four_standard_errors() {
    for g in ALL {
        for baseline in [false, true] {
            let mut estimators = Estimators::new(Problem { baseline, ..problem(g) }, 40, 1).unwrap();
            (0..100).for_each(|_| estimators.draw(1000).unwrap());
            for (name, one) in ["mu", "sigma"].into_iter().zip(&estimators.comparisons) {
                for tally in [&one.reparameterised, &one.score] {
                    assert_eq!(tally.count, 100_000);
                    let off = (tally.mean - one.exact.gradient) / tally.standard_error();
                    assert!(off.abs() < 4.0, "{g:?} in {name}: {off} standard errors");
                }
            }
        }
    }
}

#[test]
fn the_variances_of_the_square_are_those_on_paper() {
    let (mu, sigma) = (0.7f64, 0.8f64);
    let (m, s) = (mu * mu, sigma * sigma);
    let reparameterised = [4.0 * s, 4.0 * m + 8.0 * s];
    let plain = [m * m / s + 14.0 * m + 15.0 * s, 2.0 * m * m / s + 60.0 * m + 74.0 * s];
    let with_baseline = [8.0 * m + 10.0 * s, 40.0 * m + 56.0 * s];
    for (baseline, score) in [(false, plain), (true, with_baseline)] {
        let problem = Problem { baseline, ..problem(Integrand::Square) };
        let mut estimators = Estimators::new(problem, 40, 2).unwrap();
        (0..100).for_each(|_| estimators.draw(10_000).unwrap());
        for i in 0..2 {
            let one = &estimators.comparisons[i];
            assert!((one.exact.reparameterised - reparameterised[i]).abs() < 1e-9, "{:?}", one.exact);
            assert!((one.exact.score - score[i]).abs() < 1e-9, "{:?} for {}", one.exact, score[i]);
            let ratio = one.score.variance() / one.reparameterised.variance();
            let exact = score[i] / reparameterised[i];
            // With moments up to the 16th in it, a variance of 10⁶ draws has a standard error of about 1.4 %.
            assert!((ratio / exact - 1.0).abs() < 0.05, "{ratio} for {exact}");
        }
    }
}

#[test]
fn a_minibatch_of_n_draws_has_a_variance_n_times_smaller() {
    let mut variances = [1usize, 10, 100].map(|n| {
        let problem = Problem { n, ..problem(Integrand::Sine) };
        let mut estimators = Estimators::new(problem, 40, 3).unwrap();
        (0..20).for_each(|_| estimators.draw(500).unwrap());
        let one = &estimators.comparisons[0];
        [one.reparameterised.variance(), one.score.variance()].map(|variance| variance * n as f64)
    });
    let [single, rest @ ..] = &mut variances;
    for several in rest {
        for (one, other) in single.iter().zip(several) {
            assert!((*other / one - 1.0).abs() < 0.08, "{other} for {one}");
        }
    }
}

#[test]
fn the_same_seed_draws_the_same_estimates_and_another_seed_others() {
    let drawn = |seed| {
        let mut estimators = Estimators::new(problem(Integrand::Sine), 40, seed).unwrap();
        estimators.draw(50).unwrap();
        estimators.comparisons[0].score.clone()
    };
    assert_eq!(drawn(1), drawn(1));
    assert_ne!(drawn(1).mean, drawn(2).mean);
}

#[test]
fn a_problem_out_of_range_is_refused_with_a_sentence() {
    let refusal = |problem| Estimators::new(problem, 40, 1).unwrap_err().to_string();
    let fine = problem(Integrand::Sine);
    assert_eq!(refusal(Problem { sigma: 0.0, ..fine }), "sigma must be a number above 0 and at most 1000, got 0");
    assert_eq!(refusal(Problem { mu: f64::NAN, ..fine }), "mu must be a number from -1000 to 1000, got NaN");
    assert_eq!(refusal(Problem { n: 0, ..fine }), "n must be a whole number from 1 to 100000, got 0");
    let unknown = Integrand::named("cube").unwrap_err().to_string();
    assert_eq!(unknown, "g must be one of square, sine, exponential, step, got \"cube\"");
}
