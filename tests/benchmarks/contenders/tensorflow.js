// TensorFlow.js on its WebAssembly backend with SIMD.
//
// The gradient and Adam are written by hand. The derived gradients ask for products with `transposeA` and `transposeB`,
// which this backend computes ten times slower than a transposition and a plain product. A hand-written gradient also
// leaves the code of all other gradients unsent.

import * as tf from "@tensorflow/tfjs-core";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { start } from "../start.js";
import {
  BATCH, BETA1, BETA2, Batches, EPSILON, LATENT, LAYERS, PIXELS, adamFactors, startingLayers,
} from "../workload.js";

/** @typedef {{ weight: tf.Variable, bias: tf.Variable }} Layer */
/** @typedef {Record<string, Layer>} Parameters */
/** @typedef {Record<string, { weight: tf.Tensor, bias: tf.Tensor }>} Slopes */

/**
 * @param {tf.Tensor} x
 * @param {Layer} layer
 */
const linear = (x, { weight, bias }) => tf.add(tf.matMul(x, weight), bias);

/**
 * The gradient of a linear layer's parameters.
 * @param {tf.Tensor} x what went in
 * @param {tf.Tensor} d the gradient of what came out
 */
const slope = (x, d) => ({ weight: tf.matMul(tf.transpose(x), d), bias: tf.sum(d, 0) });

/**
 * The gradient of what went into a linear layer.
 * @param {tf.Tensor} d
 * @param {Layer} layer
 */
const back = (d, { weight }) => tf.matMul(d, tf.transpose(weight));

/**
 * The loss summed over the batch, and its gradient.
 * @param {Parameters} layers
 * @param {tf.Tensor} x
 * @param {tf.Tensor} eps
 * @returns {{ loss: tf.Tensor, slopes: Slopes }}
 */
function gradients({ fc1, fc21, fc22, fc3, fc4 }, x, eps) {
  const hidden = tf.relu(linear(x, fc1));
  const mu = linear(hidden, fc21);
  const logvar = linear(hidden, fc22);
  const spread = tf.mul(tf.exp(tf.mul(logvar, 0.5)), eps);
  const z = tf.add(mu, spread);
  const hidden3 = tf.relu(linear(z, fc3));
  const logits = linear(hidden3, fc4);

  // log(1 + exp(-|logit|)) = -log(max(p, 1 - p)) takes the quick sigmoid instead of the slow softplus.
  const p = tf.sigmoid(logits);
  const larger = tf.maximum(p, tf.sub(1, p));
  const bce = tf.sum(tf.sub(tf.sub(tf.relu(logits), tf.mul(logits, x)), tf.log(larger)));
  const variance = tf.exp(logvar);
  const kl = tf.mul(tf.sum(tf.sub(tf.sub(tf.add(logvar, 1), tf.square(mu)), variance)), -0.5);

  const dLogits = tf.sub(p, x);
  const dHidden3 = tf.mul(back(dLogits, fc4), tf.step(hidden3));
  const dZ = back(dHidden3, fc3);
  const dMu = tf.add(dZ, mu);
  const dLogvar = tf.mul(tf.add(tf.mul(dZ, spread), tf.sub(variance, 1)), 0.5);
  const dHidden = tf.mul(tf.add(back(dMu, fc21), back(dLogvar, fc22)), tf.step(hidden));
  const slopes = {
    fc1: slope(x, dHidden),
    fc21: slope(hidden, dMu),
    fc22: slope(hidden, dLogvar),
    fc3: slope(z, dHidden3),
    fc4: slope(hidden3, dLogits),
  };
  return { loss: tf.add(bce, kl), slopes };
}

/** A parameter with Adam's moments. */
class Moving {
  /** @param {tf.Tensor} start */
  constructor(start) {
    this.value = tf.variable(start);
    this.m = tf.variable(tf.zerosLike(start));
    this.v = tf.variable(tf.zerosLike(start));
  }

  /**
   * @param {tf.Tensor} gradient
   * @param {{ rate: number, correction: number }} factors
   */
  move(gradient, { rate, correction }) {
    this.m.assign(tf.add(tf.mul(this.m, BETA1), tf.mul(gradient, 1 - BETA1)));
    this.v.assign(tf.add(tf.mul(this.v, BETA2), tf.mul(tf.square(gradient), 1 - BETA2)));
    // The correction is taken out of the fraction: one pass over the parameter less.
    const fraction = tf.div(this.m, tf.add(tf.sqrt(this.v), EPSILON / correction));
    this.value.assign(tf.sub(this.value, tf.mul(fraction, rate / correction)));
  }

  dispose() {
    tf.dispose([this.value, this.m, this.v]);
  }
}

/** @typedef {{ weight: Moving, bias: Moving }} MovingLayer */

/** @type {{ moving: Record<string, MovingLayer>, layers: Parameters, batches: Batches, steps: number } | undefined} */
let run;

/** The run that begin() has started. */
function running() {
  if (!run) throw new Error("begin() comes first");
  return run;
}

/**
 * @param {Float32Array} values
 * @param {number} columns
 */
const matrix = (values, columns) => tf.tensor2d(values, [values.length / columns, columns]);

/**
 * Reads a tensor and frees it. Not to be returned from tf.tidy, which would look for tensors among its numbers.
 * @param {tf.Tensor} tensor
 */
function take(tensor) {
  const values = /** @type {Float32Array} */ (tensor.dataSync());
  tensor.dispose();
  return values;
}

await start({
  async prepare() {
    setWasmPaths("./");
    await tf.setBackend("wasm");
  },
  begin({ pixels, noise, weights }) {
    for (const layer of Object.values(run?.moving ?? {})) {
      layer.weight.dispose();
      layer.bias.dispose();
    }
    /** @type {Record<string, MovingLayer>} */
    const moving = {};
    /** @type {Parameters} */
    const layers = {};
    tf.tidy(() => {
      for (const [name, { weight, bias }] of Object.entries(startingLayers(weights))) {
        const layer = { weight: new Moving(matrix(weight, LAYERS[name][1])), bias: new Moving(tf.tensor1d(bias)) };
        moving[name] = layer;
        layers[name] = { weight: layer.weight.value, bias: layer.bias.value };
      }
    });
    run = { moving, layers, batches: new Batches({ pixels, noise }), steps: 0 };
  },
  trainStep() {
    const current = running();
    const { x, eps } = current.batches.take();
    const factors = adamFactors(++current.steps);
    const total = tf.tidy(() => {
      const { loss, slopes } = gradients(current.layers, matrix(x, PIXELS), matrix(eps, LATENT));
      for (const [name, { weight, bias }] of Object.entries(current.moving)) {
        weight.move(slopes[name].weight, factors);
        bias.move(slopes[name].bias, factors);
      }
      return loss;
    });
    return take(total)[0] / BATCH;
  },
  decode(z) {
    const { fc3, fc4 } = running().layers;
    return take(tf.tidy(() => tf.sigmoid(linear(tf.relu(linear(matrix(z, LATENT), fc3)), fc4))));
  },
  encode(x) {
    const { fc1, fc21, fc22 } = running().layers;
    const { mu, logvar } = tf.tidy(() => {
      const hidden = tf.relu(linear(matrix(x, PIXELS), fc1));
      return { mu: linear(hidden, fc21), logvar: linear(hidden, fc22) };
    });
    return { mu: take(mu), logvar: take(logvar) };
  },
});
