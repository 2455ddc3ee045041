//! `Functional`: a curve, its functional, and the descent to an extremal.

use js_sys::{Array, Float64Array};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

use crate::check;
use crate::lesson::functional::extremal::{DISCS, farthest, rivalled};
use crate::lesson::functional::{Descent, Formula, Problem, Token};
use crate::wasm::convert::{self, Result};

/// A curve on its way to an extremal.
#[wasm_bindgen]
pub struct Functional {
    descent: Descent,
    ends: [f64; 2],
}

/// What a problem needs of these.
#[derive(Deserialize)]
struct Settings {
    problem: String,
    left: f64,
    right: f64,
    depth: f64,
    slack: f64,
    distance: f64,
}

#[wasm_bindgen]
impl Functional {
    /// On the straight line; an own formula is f'² until `setFormula` brings another.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue) -> Result<Functional> {
        let Settings { problem, left, right, depth, slack, distance } = serde_wasm_bindgen::from_value(settings)?;
        let ends = [left, right];
        let squared = Formula::new(vec![Token::Slope, Token::Slope, Token::named("*")?])?;
        let problems = [
            ("length", Problem::Length { ends }),
            ("brachistochrone", Problem::Brachistochrone { depth }),
            ("chain", Problem::Chain { ends, slack }),
            ("surface", Problem::Surface { distance }),
            ("own", Problem::Own { ends, formula: squared }),
        ];
        let problem = check::one_of("problem", &problem, &problems)?;
        Ok(Functional { descent: Descent::new(problem)?, ends })
    }

    /// The tokens of an own formula in postfix order: numbers and names. Some x if it is not finite there.
    #[wasm_bindgen(js_name = setFormula)]
    pub fn set_formula(&mut self, tokens: Array) -> Result<Option<f64>> {
        Formula::check_length(tokens.length() as usize)?;
        let token = |value: JsValue| match value.as_f64() {
            Some(number) => Ok(Token::Number(number)),
            None => Token::named(&value.as_string().unwrap_or_else(|| convert::kind(&value))),
        };
        let formula = Formula::new(tokens.iter().map(token).collect::<crate::Result<_>>()?)?;
        Ok(self.descent.set_formula(Problem::Own { ends: self.ends, formula })?)
    }

    /// Through heights drawn by a seed. Some x if F is not finite there, as of `bend`.
    pub fn scatter(&mut self, seed: u32) -> Result<Option<f64>> {
        Ok(self.descent.scatter(seed)?)
    }

    /// Heights at the handles, none for the straight line. Some x if F is not finite there.
    pub fn bend(&mut self, heights: Vec<f64>) -> Result<Option<f64>> {
        Ok(self.descent.bend(&heights)?)
    }

    /// Just outside (1) or inside (−1) of the inner catenoid.
    #[wasm_bindgen(js_name = besideInner)]
    pub fn beside_inner(&mut self, side: f64) -> Result<()> {
        Ok(self.descent.beside_inner(side)?)
    }

    /// One step of the descent; none where it has ended.
    pub fn step(&mut self) -> Result<()> {
        Ok(self.descent.step()?)
    }

    /// All that a figure shows of the present curve: rows at the nodes, and numbers; what there is not is undefined.
    pub fn picture(&self) -> Result<JsValue> {
        let (descent, variation) = (&self.descent, self.descent.present()?);
        let (curve, extremal) = (descent.curve(), descent.extremal());
        let heights: Vec<f64> = curve.handles().into_iter().map(|x| curve.at(x)).collect();
        convert::fields([
            ("x", row(&curve.x)),
            ("f", row(&curve.f)),
            ("extremal", extremal.map(|extremal| row(&extremal.f)).into()),
            ("inner", descent.inner().map(|inner| row(&inner.f)).into()),
            ("handles", row(&curve.handles())),
            ("heights", row(&heights)),
            ("byValue", row(&variation.by_value)),
            ("bySlope", row(&variation.by_slope)),
            ("j", descent.j()?.into()),
            ("jExtremal", extremal.map(|extremal| extremal.j).into()),
            ("gap", extremal.map(|extremal| curve.gap(&extremal.f)).into()),
            ("lambda", descent.lambda().into()),
            ("lambdaExtremal", extremal.and_then(|extremal| extremal.lambda).into()),
            ("length", descent.length().into()),
            ("held", descent.problem().length().into()),
            ("discs", DISCS.into()),
            ("rivalled", rivalled().into()),
            ("farthest", farthest().into()),
            ("steps", descent.steps().into()),
            ("verdict", descent.verdict().name().into()),
        ])
    }
}

fn row(values: &[f64]) -> JsValue {
    Float64Array::from(values).into()
}
