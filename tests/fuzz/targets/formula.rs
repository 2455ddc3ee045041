//! The reader's own F(x, f, f'): what is taken has a value and derivatives at every place, be they no numbers.

#![no_main]

use candle_core::{Device, Tensor, Var};
use libfuzzer_sys::fuzz_target;
use zscape::lesson::functional::{Formula, Token};

const NAMES: [&str; 17] = [
    "x", "f", "p", "negative", "sqrt", "exp", "log", "sin", "cos", "tan", "tanh", "abs", "+", "-", "*", "/",
    "^",
];

/// A byte a token: a name, or a number of a few kinds.
fn tokens(bytes: &[u8]) -> Vec<Token> {
    let number = |byte: u8| match byte {
        0..=9 => f64::from(byte),
        10 => -2.0,
        11 => 0.5,
        12 => 1e308,
        13 => f64::INFINITY,
        14 => f64::NAN,
        _ => f64::from(byte) / 16.0 - 8.0,
    };
    let token = |&byte: &u8| match NAMES.get(usize::from(byte)) {
        Some(name) => Token::named(name).expect("a name it knows"),
        None => Token::Number(number(byte - NAMES.len() as u8)),
    };
    bytes.iter().map(token).collect()
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(formula) = Formula::new(tokens(bytes)) else { return };
    let row = |values: [f64; 3]| Tensor::new(&values, &Device::Cpu).expect("a row");
    let x = row([-1.0, 0.0, 2.0]);
    let f = Var::from_tensor(&row([0.0, 1.5, -3.0])).expect("a variable");
    let slope = Var::from_tensor(&row([2.0, 0.0, -0.5])).expect("a variable");
    let values = formula.values(&x, &f, &slope).expect("what was taken is computed");
    assert_eq!(values.dims(), [3]);
    values.sum_all().and_then(|sum| sum.backward()).expect("and differentiated");
});
