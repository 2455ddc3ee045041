//! The reader's own F(x, f, f'), in postfix order, as a parser hands it over: `x f * p 2 ^ +` is x·f + f'². It is
//! carried out on candle's tensors, so that autograd differentiates it as it does the VAE: it goes down into the
//! formula, one call within the other, which is why a formula may be only so deep.

use candle_core::{Result as Tensors, Tensor};

use crate::error::{Error, Result};

/// Tokens of a formula.
const LONGEST: usize = 600;
/// Operations one within the other. Chromium's stack has room for ten times as many.
const DEEPEST: usize = 150;

/// One step of a formula in postfix order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Token {
    /// A constant.
    Number(f64),
    /// x
    X,
    /// f
    F,
    /// f'
    Slope,
    /// An operation on the value before it.
    Unary(Unary),
    /// An operation on the two values before it.
    Binary(Binary),
}

/// What is done to one value a.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unary {
    /// −a
    Negative,
    /// √a
    Sqrt,
    /// eᵃ
    Exp,
    /// ln a
    Log,
    /// sin a, a in radians
    Sin,
    /// cos a, a in radians
    Cos,
    /// tan a, a in radians
    Tan,
    /// tanh a
    Tanh,
    /// |a|
    Abs,
}

/// What is made of two values, a before b.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Binary {
    /// a + b
    Plus,
    /// a − b
    Minus,
    /// a · b
    Times,
    /// a / b
    Over,
    /// aᵇ
    Power,
}

const NAMES: [(&str, Token); 17] = [
    ("x", Token::X),
    ("f", Token::F),
    ("p", Token::Slope),
    ("negative", Token::Unary(Unary::Negative)),
    ("sqrt", Token::Unary(Unary::Sqrt)),
    ("exp", Token::Unary(Unary::Exp)),
    ("log", Token::Unary(Unary::Log)),
    ("sin", Token::Unary(Unary::Sin)),
    ("cos", Token::Unary(Unary::Cos)),
    ("tan", Token::Unary(Unary::Tan)),
    ("tanh", Token::Unary(Unary::Tanh)),
    ("abs", Token::Unary(Unary::Abs)),
    ("+", Token::Binary(Binary::Plus)),
    ("-", Token::Binary(Binary::Minus)),
    ("*", Token::Binary(Binary::Times)),
    ("/", Token::Binary(Binary::Over)),
    ("^", Token::Binary(Binary::Power)),
];

impl Token {
    /// The token of a name, numbers apart.
    pub fn named(name: &str) -> Result<Self> {
        let found = NAMES.iter().find(|(known, _)| *known == name);
        found.map(|(_, token)| *token).ok_or_else(|| Error::invalid("formula", "names it knows", name))
    }
}

/// A formula that leaves one value.
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    tokens: Vec<Token>,
}

/// Numbers stay numbers, so that p ^ 2 is no exp(2 log p), which knows no negative p.
enum Value {
    Number(f64),
    Tensor(Tensor),
}

impl Formula {
    /// Refuses what leaves no value or more than one, and what is too long or too deep.
    pub fn new(tokens: Vec<Token>) -> Result<Self> {
        Self::check_length(tokens.len())?;
        // Of each value on the stack, how many operations lie one within the other.
        let mut depths: Vec<usize> = Vec::new();
        let pop = |depths: &mut Vec<usize>| depths.pop().ok_or_else(|| incomplete(&tokens));
        for token in &tokens {
            let depth = match token {
                Token::Unary(_) => 1 + pop(&mut depths)?,
                Token::Binary(_) => 1 + pop(&mut depths)?.max(pop(&mut depths)?),
                _ => 0,
            };
            depths.push(depth);
        }
        let [depth] = depths[..] else { return Err(incomplete(&tokens)) };
        if depth > DEEPEST {
            return Err(Error::invalid("formula", format!("at most {DEEPEST} operations deep"), depth));
        }
        Ok(Self { tokens })
    }

    /// Refuses so many tokens, before they are read.
    pub fn check_length(tokens: usize) -> Result<()> {
        if tokens <= LONGEST {
            return Ok(());
        }
        Err(Error::invalid("formula", format!("at most {LONGEST} tokens"), tokens))
    }

    /// F at each of N places: x, f, slope and the result are (N).
    pub fn values(&self, x: &Tensor, f: &Tensor, slope: &Tensor) -> Result<Tensor> {
        let mut stack: Vec<Value> = Vec::new();
        let pop = |stack: &mut Vec<Value>| stack.pop().ok_or_else(|| incomplete(&self.tokens));
        for token in &self.tokens {
            let value = match token {
                Token::Number(number) => Value::Number(*number),
                Token::X => Value::Tensor(x.clone()),
                Token::F => Value::Tensor(f.clone()),
                Token::Slope => Value::Tensor(slope.clone()),
                Token::Unary(operation) => unary(*operation, pop(&mut stack)?)?,
                Token::Binary(operation) => {
                    let (right, left) = (pop(&mut stack)?, pop(&mut stack)?);
                    binary(*operation, left, right)?
                }
            };
            stack.push(value);
        }
        Ok(match pop(&mut stack)? {
            Value::Number(number) => x.affine(0.0, number)?,
            Value::Tensor(tensor) => tensor,
        })
    }
}

fn incomplete(tokens: &[Token]) -> Error {
    Error::invalid(
        "formula",
        "one value in postfix order",
        format!("{} tokens that leave another number", tokens.len()),
    )
}

fn unary(operation: Unary, value: Value) -> Tensors<Value> {
    Ok(match value {
        Value::Number(number) => Value::Number(match operation {
            Unary::Negative => -number,
            Unary::Sqrt => number.sqrt(),
            Unary::Exp => number.exp(),
            Unary::Log => number.ln(),
            Unary::Sin => number.sin(),
            Unary::Cos => number.cos(),
            Unary::Tan => number.tan(),
            Unary::Tanh => number.tanh(),
            Unary::Abs => number.abs(),
        }),
        Value::Tensor(tensor) => Value::Tensor(match operation {
            Unary::Negative => tensor.neg()?,
            Unary::Sqrt => tensor.sqrt()?,
            Unary::Exp => tensor.exp()?,
            Unary::Log => tensor.log()?,
            Unary::Sin => tensor.sin()?,
            Unary::Cos => tensor.cos()?,
            Unary::Tan => tensor.sin()?.div(&tensor.cos()?)?,
            Unary::Tanh => tensor.tanh()?,
            // The corner is round within 1e-15: candle's own abs asks for a choice by sign, which is cut out of the
            // module.
            Unary::Abs => tensor.sqr()?.affine(1.0, 1e-30)?.sqrt()?,
        }),
    })
}

fn binary(operation: Binary, left: Value, right: Value) -> Tensors<Value> {
    use Binary::{Minus, Over, Plus, Power, Times};
    use Value::{Number, Tensor};
    Ok(match (operation, left, right) {
        (Plus, Number(a), Number(b)) => Number(a + b),
        (Minus, Number(a), Number(b)) => Number(a - b),
        (Times, Number(a), Number(b)) => Number(a * b),
        (Over, Number(a), Number(b)) => Number(a / b),
        (Power, Number(a), Number(b)) => Number(a.powf(b)),
        (Plus, Tensor(a), Number(b)) | (Plus, Number(b), Tensor(a)) => Tensor(a.affine(1.0, b)?),
        (Minus, Tensor(a), Number(b)) => Tensor(a.affine(1.0, -b)?),
        (Minus, Number(a), Tensor(b)) => Tensor(b.affine(-1.0, a)?),
        (Times, Tensor(a), Number(b)) | (Times, Number(b), Tensor(a)) => Tensor(a.affine(b, 0.0)?),
        (Over, Tensor(a), Number(b)) => Tensor(a.affine(1.0 / b, 0.0)?),
        (Over, Number(a), Tensor(b)) => Tensor(b.recip()?.affine(a, 0.0)?),
        (Power, Tensor(a), Number(2.0)) => Tensor(a.sqr()?),
        (Power, Tensor(a), Number(b)) => Tensor(a.powf(b)?),
        (Power, Number(a), Tensor(b)) => Tensor(b.affine(a.ln(), 0.0)?.exp()?),
        (Plus, Tensor(a), Tensor(b)) => Tensor(a.add(&b)?),
        (Minus, Tensor(a), Tensor(b)) => Tensor(a.sub(&b)?),
        (Times, Tensor(a), Tensor(b)) => Tensor(a.mul(&b)?),
        (Over, Tensor(a), Tensor(b)) => Tensor(a.div(&b)?),
        (Power, Tensor(a), Tensor(b)) => Tensor(a.log()?.mul(&b)?.exp()?),
    })
}

#[cfg(test)]
mod tests {
    use candle_core::{Device, Var};

    use super::*;

    fn formula(postfix: &str) -> Result<Formula> {
        let token = |word: &str| word.parse().map(Token::Number).or_else(|_| Token::named(word));
        Formula::new(postfix.split_whitespace().map(token).collect::<Result<_>>()?)
    }

    /// F and its derivatives in f and f' at one place.
    fn at(postfix: &str, [x, f, slope]: [f64; 3]) -> [f64; 3] {
        let x = candle_core::Tensor::new(&[x], &Device::Cpu).unwrap();
        let f = Var::from_slice(&[f], 1, &Device::Cpu).unwrap();
        let slope = Var::from_slice(&[slope], 1, &Device::Cpu).unwrap();
        let values = formula(postfix).unwrap().values(&x, &f, &slope).unwrap();
        let gradients = values.sum_all().unwrap().backward().unwrap();
        let one = |tensor: &candle_core::Tensor| tensor.to_vec1::<f64>().unwrap()[0];
        [one(&values), gradients.get(&f).map_or(0.0, one), gradients.get(&slope).map_or(0.0, one)]
    }

    fn close(came: [f64; 3], expected: [f64; 3]) {
        let near = came.iter().zip(expected).all(|(came, expected)| (came - expected).abs() < 1e-12);
        assert!(near, "{came:?} for {expected:?}");
    }

    #[test]
    fn a_formula_gives_its_values_and_autograd_its_derivatives() {
        let place: [f64; 3] = [0.5, 2.0, -3.0];
        close(at("p 2 ^ 2 / f sin x * -", place), [4.5 - 0.5 * 2f64.sin(), -0.5 * 2f64.cos(), -3.0]);
        close(at("1 p 2 ^ + sqrt f /", place), [10f64.sqrt() / 2.0, -10f64.sqrt() / 4.0, -1.5 / 10f64.sqrt()]);
        close(at("p 3 ^ f x ^ +", place), [-27.0 + 2f64.sqrt(), 0.5 / 2f64.sqrt(), 27.0]);
        close(at("2 f ^ p abs negative +", place), [1.0, 4.0 * 2f64.ln(), 1.0]);
        close(at("f tan 3 p - *", place), [6.0 * 2f64.tan(), 6.0 / 2f64.cos().powi(2), -2f64.tan()]);
        close(at("f log p tanh exp * 1 f / -", place), {
            let e = (-3f64).tanh().exp();
            [2f64.ln() * e - 0.5, e / 2.0 + 0.25, 2f64.ln() * e / 3f64.cosh().powi(2)]
        });
        close(at("3 4 ^ 2 sqrt * 1 tanh + 1 cos - 2 3 / +", place), {
            let constant = 81.0 * 2f64.sqrt() + 1f64.tanh() - 1f64.cos() + 2.0 / 3.0;
            [constant, 0.0, 0.0]
        });
    }

    #[test]
    fn the_absolute_value_of_zero_has_derivative_zero() {
        close(at("p abs", [0.0; 3]), [0.0; 3]);
    }

    #[test]
    fn what_leaves_no_value_or_two_is_refused() {
        for bad in ["", "x f", "x +", "+", "x f + sin *"] {
            assert!(formula(bad).is_err(), "{bad}");
        }
        assert_eq!(formula("x y +").unwrap_err().to_string(), "formula must be names it knows, got y");
    }

    #[test]
    fn what_is_too_long_or_too_deep_is_refused_and_what_is_as_deep_as_can_be_is_differentiated() {
        let chain = |n: usize, more: &str| format!("f{}", format!(" {more}").repeat(n));
        let [_, slope, _] = at(&chain(DEEPEST, "negative"), [0.0, 2.0, 0.0]);
        assert_eq!(slope, 1.0);
        // The deepest of all: a power of two tensors is three operations of candle's.
        assert!(at(&chain(DEEPEST, "f ^"), [0.0, 1.0, 0.0]).iter().all(|value| value.is_finite()));
        let refusal = |text: String| formula(&text).unwrap_err().to_string();
        assert_eq!(refusal(chain(DEEPEST + 1, "sin")), "formula must be at most 150 operations deep, got 151");
        assert_eq!(refusal(chain(1999, "f *")), "formula must be at most 600 tokens, got 3999");
    }
}
