//! A component of q as it is computed: a Gaussian and its weight.
//!
//! ```text
//! z = μ + L ε,  L = (eᵃ 0; c eᵇ)          c = 0 where it is none
//! log w N(z) = log w − log 2π − a − b − ½ |ε|²,  ε = L⁻¹(z − μ)
//! ```

use candle_core::{Result as Computed, Tensor};

const LOG_TAU: f64 = 1.837_877_066_409_345_3; // log 2π

/// One component of q, as tensors of shape (1).
pub struct Component {
    pub mean: [Tensor; 2],
    pub a: Tensor,
    pub b: Tensor,
    pub c: Option<Tensor>,
    /// log w_k; none where there is one component.
    pub log_weight: Option<Tensor>,
}

impl Component {
    /// z = μ + L ε: (n), (n) -> (n), (n)
    pub fn place(&self, eps: &[Tensor; 2]) -> Computed<[Tensor; 2]> {
        let [first, second] = eps;
        let x = first.broadcast_mul(&self.a.exp()?)?.broadcast_add(&self.mean[0])?;
        let y = second.broadcast_mul(&self.b.exp()?)?.broadcast_add(&self.mean[1])?;
        match &self.c {
            Some(c) => Ok([x, (y + first.broadcast_mul(c)?)?]),
            None => Ok([x, y]),
        }
    }

    /// log w_k N_k(z): (n), (n) -> (n), in nats.
    pub fn log_density(&self, [x, y]: &[Tensor; 2]) -> Computed<Tensor> {
        let first = x.broadcast_sub(&self.mean[0])?.broadcast_mul(&self.a.neg()?.exp()?)?;
        let mut second = y.broadcast_sub(&self.mean[1])?;
        if let Some(c) = &self.c {
            second = (second - first.broadcast_mul(c)?)?;
        }
        let second = second.broadcast_mul(&self.b.neg()?.exp()?)?;
        let mut constant = (&self.a + &self.b)?.affine(-1.0, -LOG_TAU)?;
        if let Some(log_weight) = &self.log_weight {
            constant = (constant + log_weight)?;
        }
        (first.sqr()? + second.sqr()?)?.affine(-0.5, 0.0)?.broadcast_add(&constant)
    }
}
