//! Descents to an extremal against the closed forms, from a straight line and from a dragged curve.
#![cfg(feature = "lesson")]

use std::f64::consts::{PI, TAU};

use zscape::lesson::functional::extremal::{DISCS, catenoids, farthest, rivalled};
use zscape::lesson::functional::{Descent, Extremal, Formula, Problem, SEGMENTS, Token, Variation, Verdict};

const BUMPY: [f64; 7] = [0.5, 0.2, 0.9, 0.6, 1.0, 0.3, 0.7];
const HIGH: [f64; 7] = [0.9, 1.4, 1.2, 0.8, 1.3, 0.7, 1.2];
/// A surface's hollows must not be those of two discs.
const RIPPLED: [f64; 7] = [1.0, 0.9, 1.1, 0.95, 1.1, 0.95, 1.0];

fn own(postfix: &str, ends: [f64; 2]) -> Problem {
    let token = |word: &str| word.parse().map_or_else(|_| Token::named(word).unwrap(), Token::Number);
    Problem::Own { ends, formula: Formula::new(postfix.split_whitespace().map(token).collect()).unwrap() }
}

fn gap(descent: &Descent) -> f64 {
    descent.curve().gap(&descent.extremal().unwrap().f)
}

/// The descent through these heights (none: the straight line), after some steps or at its end.
fn descended(problem: &Problem, heights: &[f64], steps: usize) -> Descent {
    let mut descent = Descent::new(problem.clone()).unwrap();
    assert_eq!(descent.bend(heights).unwrap(), None);
    (0..steps).for_each(|_| descent.step().unwrap());
    descent
}

/// Within 300 steps to 1e-3 of the extremal, and J and lambda to theirs.
fn arrives(problem: &Problem, heights: &[f64]) {
    let descent = descended(problem, heights, 300);
    let extremal = descent.extremal().unwrap();
    assert!(gap(&descent) < 1e-3, "{problem:?} from {heights:?}: {}", gap(&descent));
    let j = descent.j().unwrap();
    assert!((j - extremal.j).abs() < 1e-4 * extremal.j.abs().max(1.0), "{problem:?}: {j} for {}", extremal.j);
    if let Some(lambda) = extremal.lambda {
        assert!((descent.lambda().unwrap() - lambda).abs() < 1e-3, "{problem:?}: {:?}", descent.lambda());
    }
}

#[test]
fn the_shortest_curve_is_the_line() {
    for ends in [[0.0, 0.4], [-1.0, 1.0]] {
        for heights in [&[][..], &BUMPY, &HIGH] {
            arrives(&Problem::Length { ends }, heights);
        }
    }
}

#[test]
fn the_fastest_ramp_is_the_cycloid() {
    for depth in [0.2, 0.4, 2.0 / PI, 1.5] {
        for heights in [&[][..], &BUMPY, &HIGH] {
            arrives(&Problem::Brachistochrone { depth }, heights);
        }
    }
    // Half an arch: r = 1 / π, Θ = π.
    let problem = Problem::Brachistochrone { depth: 2.0 / PI };
    let half = Extremal::of(&problem, &problem.straight()).unwrap();
    assert!((half.j - (PI / 9.80665f64).sqrt()).abs() < 1e-9);
}

#[test]
fn a_chain_hangs_as_a_catenary_and_lambda_is_the_height_of_its_directrix() {
    for (right, slack) in [(0.0, 1.05), (0.4, 1.4), (-1.0, 2.0)] {
        let problem = Problem::Chain { ends: [0.0, right], slack };
        for heights in [&[][..], &BUMPY, &HIGH] {
            arrives(&problem, heights);
        }
        let descent = descended(&problem, &BUMPY, 300);
        assert!((descent.length() - problem.length().unwrap()).abs() < 1e-9);
    }
}

#[test]
fn lambda_is_what_a_unit_of_length_adds_to_the_energy() {
    let chain = |slack| Problem::Chain { ends: [0.0, 0.4], slack };
    let energy = |slack| {
        let problem = chain(slack);
        (Extremal::of(&problem, &problem.straight()).unwrap().j, problem.length().unwrap())
    };
    let ((below, short), (above, long)) = (energy(1.3999), energy(1.4001));
    let problem = chain(1.4);
    let lambda = Extremal::of(&problem, &problem.straight()).unwrap().lambda.unwrap();
    assert!(((above - below) / (long - short) - lambda).abs() < 1e-6);
}

#[test]
fn a_soap_film_takes_the_shape_of_the_outer_catenoid() {
    for distance in [0.4, 1.0, 1.2, 1.32] {
        let problem = Problem::Surface { distance };
        arrives(&problem, &[]);
        arrives(&problem, &RIPPLED);
    }
}

#[test]
fn descent_from_beside_the_inner_catenoid_leaves_it_for_the_outer_one_or_for_two_discs() {
    for distance in [0.6, 1.0, 1.2] {
        let mut descent = Descent::new(Problem::Surface { distance }).unwrap();
        let inner = descent.inner().unwrap().clone();
        // An extremal it is: on it the first variation is as good as 0.
        let still = Variation::of(descent.problem(), &descent.curve().with(inner.f.clone())).unwrap();
        assert!(still.derivative().iter().all(|d| d.abs() < 0.05), "{distance}");

        descent.beside_inner(1.0).unwrap();
        let start = descent.curve().gap(&inner.f);
        (0..300).for_each(|_| descent.step().unwrap());
        assert!(descent.curve().gap(&inner.f) > 5.0 * start);
        assert!(gap(&descent) < 1e-3, "{distance}: {}", gap(&descent));

        descent.beside_inner(-1.0).unwrap();
        (0..300).for_each(|_| descent.step().unwrap());
        assert_eq!(descent.verdict(), Verdict::Collapsed, "{distance}");
        assert!(descent.curve().f.iter().all(|&f| f > 0.0));
        assert!((descent.j().unwrap() / DISCS - 1.0).abs() < 0.03, "{}", descent.j().unwrap());
    }
}

#[test]
fn two_discs_win_beyond_1_055_and_no_catenoid_is_left_beyond_1_325() {
    assert_eq!(format!("{:.3} {:.3}", rivalled(), farthest()), "1.055 1.325");
    let area = |distance| {
        let problem = Problem::Surface { distance };
        Extremal::of(&problem, &problem.straight()).map(|outer| outer.j)
    };
    assert_eq!(DISCS, TAU);
    assert!(area(1.055).unwrap() < DISCS && area(1.056).unwrap() > DISCS);
    assert!(area(1.325).is_some() && area(1.326).is_none());
    for distance in [0.4, 1.0, 1.3] {
        for neck in catenoids(distance).unwrap() {
            assert!((neck * (distance / 2.0 / neck).cosh() - 1.0).abs() < 1e-12);
        }
    }
    let [outer, inner] = catenoids(1.0).unwrap();
    assert!((outer - 0.848_338).abs() < 1e-6 && (inner - 0.235_095).abs() < 1e-6, "{outer} {inner}");

    let collapsed = descended(&Problem::Surface { distance: 1.4 }, &[], 300);
    assert_eq!(collapsed.verdict(), Verdict::Collapsed);
}

#[test]
fn the_functional_derivative_is_that_of_the_sum_and_its_terms_are_those_of_euler_and_lagrange() {
    // F = f'² / 2 + x f: F_f = x, d/dx F_f' = f''.
    let descent = Descent::new(own("p 2 ^ 2 / x f * +", [0.0, 0.25])).unwrap();
    let parabola = descent.curve().with(descent.curve().x.iter().map(|x| x * x / 4.0).collect());
    let variation = Variation::of(descent.problem(), &parabola).unwrap();
    for k in 1..SEGMENTS {
        assert!((variation.by_value[k] - parabola.x[k]).abs() < 1e-9);
        assert!((variation.by_slope[k] - 0.5).abs() < 1e-9);
    }

    for problem in [
        Problem::Length { ends: [0.0, 0.4] },
        Problem::Brachistochrone { depth: 0.4 },
        Problem::Surface { distance: 1.0 },
        own("1 p 2 ^ + f / sqrt x exp *", [0.5, 1.0]),
    ] {
        let descent = descended(&problem, &HIGH, 0);
        let curve = descent.curve();
        let gradient = Variation::of(&problem, curve).unwrap().gradient(curve);
        for k in [1, 7, 40, 79] {
            let moved = |by: f64| {
                let mut f = curve.f.clone();
                f[k] += by;
                Variation::of(&problem, &curve.with(f)).unwrap().j
            };
            let step = 1e-4 * curve.f[k];
            let slope = (moved(step) - moved(-step)) / (2.0 * step);
            assert!(
                (gradient[k] - slope).abs() < 1e-4 * (1.0 + slope.abs()),
                "{problem:?}, {k}: {} {slope}",
                gradient[k]
            );
        }
    }
}

#[test]
fn an_own_formula_descends_as_the_problem_does_whose_formula_it_is() {
    let ends = [0.0, 0.4];
    let own = descended(&own("1 p 2 ^ + sqrt", ends), &BUMPY, 60);
    let length = descended(&Problem::Length { ends }, &BUMPY, 60);
    assert!(own.curve().gap(&length.curve().f) < 1e-9);

    // f'², whose least value is 0 between equal heights.
    assert_eq!(descended(&self::own("p 2 ^", [0.0, 0.0]), &BUMPY, 300).verdict(), Verdict::Arrived);

    // f'² / 2 + f² / 2: sinh x / sinh 1.
    let descent = descended(&self::own("p 2 ^ f 2 ^ + 2 /", [0.0, 1.0]), &BUMPY, 300);
    assert_eq!(descent.verdict(), Verdict::Arrived);
    let sinh: Vec<f64> = descent.curve().x.iter().map(|x| x.sinh() / 1f64.sinh()).collect();
    assert!(descent.curve().gap(&sinh) < 1e-3);
    assert!(descent.extremal().is_none());
}

#[test]
fn a_formula_without_a_least_value_runs_away_and_says_so() {
    let descent = descended(&own("p 2 ^ f 2 ^ 20 * -", [0.0, 0.4]), &BUMPY, 300);
    assert_eq!(descent.verdict(), Verdict::Away);
    assert!(descent.curve().f.iter().all(|f| f.is_finite()));
    // 1 / f from one side of 0 to the other: the curve stays low, its J does not.
    let descent = descended(&own("1 f /", [-0.5, 0.5]), &BUMPY, 300);
    assert_eq!(descent.verdict(), Verdict::Away);
    assert!(descent.j().unwrap() < -1e6);
    assert!(descent.curve().f.iter().all(|f| f.is_finite()));
}

#[test]
fn a_formula_that_is_not_finite_on_the_curve_is_refused_with_the_place_and_the_last_one_stays() {
    let ends = [-0.5, 0.5];
    let mut descent = descended(&own("p 2 ^", ends), &[], 0);
    let before = descent.curve().clone();
    let place = descent.set_formula(own("f log", ends)).unwrap().unwrap();
    assert!((place - 0.5 / SEGMENTS as f64).abs() < 1e-9, "{place}");
    let place = descent.set_formula(own("1 x 0.3 - / 2 / sqrt", ends)).unwrap().unwrap();
    assert!(place < 0.3);
    assert_eq!((descent.problem(), descent.curve()), (&own("p 2 ^", ends), &before));
    assert_eq!(descent.set_formula(own("f 2 ^ p 2 ^ +", ends)).unwrap(), None);

    let mut rooted = descended(&own("f sqrt p 2 ^ *", [0.5, 0.5]), &[], 0);
    assert!(rooted.bend(&[0.5, 0.5, -0.2, 0.5, 0.5, 0.5, 0.5]).unwrap().is_some());
    assert_eq!(rooted.curve().f[SEGMENTS / 2], 0.5);
    assert!(Descent::new(own("f log", ends)).is_err());
}

#[test]
fn numbers_that_leave_nothing_to_solve_are_refused_in_a_sentence() {
    let refusal = |problem| Descent::new(problem).unwrap_err().to_string();
    let above = "must be a number above 0 and at most 1000, got";
    assert_eq!(refusal(Problem::Brachistochrone { depth: 0.0 }), format!("depth {above} 0"));
    assert_eq!(refusal(Problem::Surface { distance: -1.0 }), format!("distance {above} -1"));
    assert_eq!(
        refusal(Problem::Chain { ends: [0.0, 0.0], slack: 1.0 }),
        "length must be a number above 1 and at most 1000, got 1"
    );
    for (end, came) in [(f64::NAN, "NaN"), (1e9, "1000000000"), (f64::NEG_INFINITY, "-inf")] {
        let expected = format!("an end must be a number from -1000 to 1000, got {came}");
        assert_eq!(refusal(Problem::Length { ends: [0.0, end] }), expected);
    }
}

#[test]
fn a_seed_draws_the_curve_to_begin_with_and_from_any_the_extremal_is_reached() {
    let problems = [
        Problem::Length { ends: [0.0, 0.4] },
        Problem::Brachistochrone { depth: 0.4 },
        Problem::Chain { ends: [0.0, 0.4], slack: 1.4 },
        Problem::Surface { distance: 1.0 },
    ];
    for problem in problems {
        let scattered = |seed| {
            let mut descent = Descent::new(problem.clone()).unwrap();
            assert_eq!(descent.scatter(seed).unwrap(), None);
            descent
        };
        assert_eq!(scattered(1).curve(), scattered(1).curve());
        assert_ne!(scattered(1).curve(), scattered(2).curve());
        for seed in 1..=10 {
            let mut descent = scattered(seed);
            (0..300).for_each(|_| descent.step().unwrap());
            assert!(gap(&descent) < 1e-3, "{problem:?}, seed {seed}: {}", gap(&descent));
        }
    }
}
