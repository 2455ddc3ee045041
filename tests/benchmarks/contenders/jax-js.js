// jax-js on its WebAssembly backend: the whole step, gradient and Adam included, is one jit-compiled function.
//
// The gradient is written by hand: it takes less time than the one that `valueAndGrad` derives. jax-js counts
// references: a function owns its arguments, and `.ref` keeps one for another use.

import { jit, nn, numpy as np, tree } from "@jax-js/jax";
import { start } from "../start.js";
import {
  BATCH, BETA1, BETA2, Batches, EPSILON, LATENT, LAYERS, PIXELS, adamFactors, startingLayers,
} from "../workload.js";

/** @typedef {Record<string, { weight: np.Array, bias: np.Array }>} Parameters */

/**
 * @param {np.Array} x
 * @param {Parameters[string]} layer
 */
const linear = (x, { weight, bias }) => np.matmul(x, weight).add(bias);

/**
 * The gradient of a linear layer's parameters.
 * @param {np.Array} x what went in
 * @param {np.Array} d the gradient of what came out
 */
const slope = (x, d) => ({ weight: np.matmul(np.matrixTranspose(x), d.ref), bias: d.sum(0) });

/**
 * The gradient of what went into a linear layer.
 * @param {np.Array} d
 * @param {Parameters[string]} layer
 */
const back = (d, { weight }) => np.matmul(d, np.matrixTranspose(weight.ref));

const encode = jit((/** @type {Parameters} */ layers, /** @type {np.Array} */ x) => {
  const { fc1, fc21, fc22, ...rest } = layers;
  tree.dispose(rest);
  const hidden = nn.relu(linear(x, fc1));
  return { mu: linear(hidden.ref, fc21), logvar: linear(hidden, fc22) };
});

const decode = jit((/** @type {Parameters} */ layers, /** @type {np.Array} */ z) => {
  const { fc3, fc4, ...rest } = layers;
  tree.dispose(rest);
  return nn.sigmoid(linear(nn.relu(linear(z, fc3)), fc4));
});

/**
 * The loss summed over the batch, and its gradient.
 * @param {Parameters} layers stays the caller's
 * @param {np.Array} x
 * @param {np.Array} eps
 * @returns {[np.Array, Parameters]}
 */
function gradients({ fc1, fc21, fc22, fc3, fc4 }, x, eps) {
  const hidden = nn.relu(linear(x.ref, tree.ref(fc1)));
  const mu = linear(hidden.ref, tree.ref(fc21));
  const logvar = linear(hidden.ref, tree.ref(fc22));
  const spread = np.exp(logvar.ref.mul(0.5)).mul(eps);
  const z = mu.ref.add(spread.ref);
  const hidden3 = nn.relu(linear(z.ref, tree.ref(fc3)));
  const logits = linear(hidden3.ref, tree.ref(fc4));

  // log(1 + exp(-|logit|)) = -log(max(p, 1 - p)) saves a second exponential.
  const p = nn.sigmoid(logits.ref);
  const larger = np.maximum(p.ref, np.subtract(1, p.ref));
  const bce = nn.relu(logits.ref).sub(logits.mul(x.ref)).sub(np.log(larger)).sum();
  const variance = np.exp(logvar.ref);
  const kl = logvar.add(1).sub(np.square(mu.ref)).sub(variance.ref).sum().mul(-0.5);

  const dLogits = p.sub(x.ref);
  const dHidden3 = np.where(hidden3.ref.greater(0), back(dLogits.ref, fc4), 0);
  const dZ = back(dHidden3.ref, fc3);
  const dMu = dZ.ref.add(mu);
  const dLogvar = dZ.mul(spread).add(variance.sub(1)).mul(0.5);
  const dHidden = np.where(hidden.ref.greater(0), back(dMu.ref, fc21).add(back(dLogvar.ref, fc22)), 0);
  const slopes = {
    fc1: slope(x, dHidden),
    fc21: slope(hidden.ref, dMu),
    fc22: slope(hidden, dLogvar),
    fc3: slope(z, dHidden3),
    fc4: slope(hidden3, dLogits),
  };
  return [bce.add(kl), slopes];
}

const step = jit(
  (
    /** @type {{ layers: Parameters, m: Parameters, v: Parameters }} */ { layers, m: oldM, v: oldV },
    /** @type {np.Array} */ x,
    /** @type {np.Array} */ eps,
    /** @type {np.Array} */ rate,
    /** @type {np.Array} */ correction,
  ) => {
    const [loss, slopes] = gradients(layers, x, eps);
    const m = tree.map((m, g) => m.mul(BETA1).add(g.mul(1 - BETA1)), oldM, tree.ref(slopes));
    const v = tree.map((v, g) => v.mul(BETA2).add(np.square(g).mul(1 - BETA2)), oldV, slopes);
    const move = (/** @type {np.Array} */ p, /** @type {np.Array} */ m, /** @type {np.Array} */ v) =>
      p.sub(m.mul(rate.ref).div(np.sqrt(v).mul(correction.ref).add(EPSILON)));
    const moved = tree.map(move, layers, tree.ref(m), tree.ref(v));
    rate.dispose();
    correction.dispose();
    return { loss, state: { layers: moved, m, v } };
  },
);

/** @typedef {{ layers: Parameters, m: Parameters, v: Parameters }} State Adam's moments stand beside the parameters */

/** @type {{ state: State, batches: Batches, steps: number } | undefined} */
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
const matrix = (values, columns) => np.array(values, { shape: [values.length / columns, columns] });

/** @param {np.Array} array read and freed */
const take = (array) => /** @type {Float32Array} */ (array.dataSync());

await start({
  prepare: async () => {},
  begin({ pixels, noise, weights }) {
    tree.dispose(run?.state);
    /** @type {Parameters} */
    const layers = {};
    for (const [name, { weight, bias }] of Object.entries(startingLayers(weights))) {
      layers[name] = { weight: matrix(weight, LAYERS[name][1]), bias: np.array(bias) };
    }
    const zeros = () => tree.map((/** @type {np.Array} */ array) => np.zeros(array.shape), layers);
    run = { state: { layers, m: zeros(), v: zeros() }, batches: new Batches({ pixels, noise }), steps: 0 };
  },
  trainStep() {
    const current = running();
    const { x, eps } = current.batches.take();
    const { rate, correction } = adamFactors(++current.steps);
    const scalar = (/** @type {number} */ value) => np.array(Float32Array.of(value), { shape: [] });
    const { loss, state } = step(
      current.state, matrix(x, PIXELS), matrix(eps, LATENT), scalar(rate), scalar(correction),
    );
    current.state = state;
    return take(loss)[0] / BATCH;
  },
  decode: (z) => take(decode(tree.ref(running().state.layers), matrix(z, LATENT))),
  encode(x) {
    const { mu, logvar } = encode(tree.ref(running().state.layers), matrix(x, PIXELS));
    return { mu: take(mu), logvar: take(logvar) };
  },
});
