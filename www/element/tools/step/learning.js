// The captions of what is learned: the losses, their gradients, and the move that Adam makes of them.

import { html } from "lit-html";
import { number } from "../../../ui/numbers.js";
import { fill } from "../../../ui/fill.js";
import {
  accented, constant, equation, factor, fraction, logarithm, logvarOf, named, power, quantity, root, setting, sub,
  symbols, term, unitOf,
} from "./equations.js";
import { moveFigure, unitsFigure } from "./figures.js";
import { eachUnit, pictureOf, sigmaOf, unitsNote, unitsShown } from "./pass.js";

/** @typedef {import("./captions.js").Told} Told */

const B1 = 0.9;
const B2 = 0.999;

const { x, xhat, mu, sigma, reconstruction, kl, beta, loss } = symbols;
const half = fraction(constant(1), constant(2));
const one = constant(1);
const sum = "∑";
const square = (/** @type {import("./equations.js").Token} */ token) => power(token, constant(2));
const slope = (/** @type {import("./equations.js").Token} */ of, /** @type {import("./equations.js").Token} */ by) =>
  fraction(["∂", of], ["∂", by]);

const bceSign = html`<span class="symbol symbol-reconstruction">BCE</span>`;
const klSign = html`<span class="symbol symbol-kl">KL</span>`;

/** @param {Told} told */
export function lossesBody(told) {
  const { state, trace, beta: weight } = told;
  const { texts } = state;
  const { image, batch } = trace;
  // Words, not formulas: what heads a row must be text to all that read it.
  const rows = /** @type {const} */ ([
    ["reconstruction", bceSign, image.reconstruction, trace.reconstruction],
    ["kl", klSign, image.kl, trace.kl],
    ["gradient", html`${bceSign} + β ${klSign}`, image.reconstruction + weight * image.kl, trace.loss],
  ]);
  return html`
    <div class="slow-formulas">
      ${equation([reconstruction, "= −", sum, "(", x, logarithm(xhat)],
        ["+ (", one, "−", x, ")", logarithm("("), one, "−", xhat, ") )"])}
      ${equation([kl, "= −", half, sum, "(", one, "+", symbols.logvar, "−", square(mu), "−", square(sigma), ")"])}
      ${equation([beta, "=", setting(state, weight, "beta")])}
    </div>
    <div class="slow-pictures">
      ${pictureOf(told, natsOf(image), texts.slowNats, "nats")}
      <table class="slow-table">
        <caption class="said">${texts.slowLosses}</caption>
        <thead><tr><td></td><th scope="col">${texts.slowThisImage}</th>
          <th scope="col">${fill(texts.slowBatchMean, { batch: number(state, batch) })}</th></tr></thead>
        <tbody>${rows.map(([symbol, name, own, mean]) => html`
          <tr><th scope="row">${name}</th>
            <td>${quantity(state, own, symbol === "gradient" ? "sum" : symbol, symbol)}</td>
            <td>${quantity(state, mean, `batch-${symbol === "gradient" ? "sum" : symbol}`, symbol)}</td></tr>`)}
        </tbody>
      </table>
    </div>`;
}

/** @param {Told} told */
export function gradientsBody(told) {
  const { state, beta: weight, trace: { image, gradients, parameters } } = told;
  const { texts } = state;
  const of = (/** @type {"z" | "mu" | "logvar"} */ name, /** @type {number} */ k) =>
    /** @type {const} */ ([state, gradients[name][k], `d${name}-${k + 1}`, "gradient"]);
  const strength = () => setting(state, weight, "beta");
  return html`
    <div class="slow-formulas">
      ${equation([slope(loss, mu), "=", slope(reconstruction, symbols.z), "+", beta, mu])}
      ${eachUnit(told, (k) => equation(
        [slope(loss, unitOf("mu", k + 1)), "=", term(...of("z", k)), "+", strength(), "×",
          factor(state, image.mu[k], `mu-${k + 1}`, "mu")],
        ["=", term(...of("mu", k))],
      ))}
    </div>
    ${unitsFigure(told, unitsShown(told), "gradient")}
    <div class="slow-formulas">
      ${equation([slope(loss, symbols.logvar), "=", half, slope(reconstruction, symbols.z), sigma, symbols.eps],
        ["+", half, beta, "(", square(sigma), "−", one, ")"])}
      ${eachUnit(told, (k) => equation(
        [slope(loss, logvarOf(k + 1)), "=", half, "×", factor(...of("z", k)), "×",
          term(state, sigmaOf(told, k), `sigma-${k + 1}`, "sigma"), "×",
          factor(state, image.eps[k], `eps-${k + 1}`, "eps")],
        ["+", half, "×", strength(), "× (", square(term(state, sigmaOf(told, k), `sigma-${k + 1}`, "sigma")), "−", one,
          ")"],
        ["=", term(...of("logvar", k))],
      ))}
      ${unitsNote(told)}
    </div>
    ${parametersTemplate(told, texts.slowNorms, parameters.map(({ gradient }) => gradient), "gradient")}`;
}

/** @param {Told} told */
export function adamBody(told) {
  const { state, trace: { step, weight, parameters } } = told;
  const { texts } = state;
  const { before, after, gradient, mBefore, vBefore, m, v, rate } = weight;
  const [mHat, vHat] = [m / (1 - B1 ** step), v / (1 - B2 ** step)];
  const letter = (/** @type {string} */ name) => named(name);
  const hat = (/** @type {string} */ name) => accented(named(name));
  const of = (/** @type {number} */ value, /** @type {string} */ name) => term(state, value, name, "adam");
  const slopeOf = () => factor(state, gradient, "gradient", "gradient");
  const [b1, b2, t] = [constant(B1), constant(B2), constant(step)];
  const weightName = () => sub(named("W"), [constant(21)]);
  return html`
    <div class="slow-formulas">
      <p class="hint">${fill(texts.slowWeight, { row: weight.row + 1, column: number(state, weight.column + 1) })}</p>
      ${equation([letter("m"), "=", b1, "×", factor(state, mBefore, "m-before", "adam"), "+", constant(0.1), "×",
          slopeOf()],
        ["=", of(m, "m")])}
      ${equation([letter("v"), "=", b2, "×", of(vBefore, "v-before"), "+", constant(0.001), "×", square(slopeOf())],
        ["=", of(v, "v")])}
      ${equation([hat("m"), "=", fraction(letter("m"), [one, "−", power(b1, t)]), "=", of(mHat, "m-corrected"), ","],
        [hat("v"), "=", fraction(letter("v"), [one, "−", power(b2, t)]), "=", of(vHat, "v-corrected")])}
      ${equation(["Δ", weightName(), "= −", letter("α"), fraction(hat("m"), [root(hat("v")), "+", letter("ϵ")])],
        ["= −", setting(state, rate, "rate"), "×", fraction(of(mHat, "m-corrected"), of(Math.sqrt(vHat), "root"))],
        ["=", of(after - before, "move")])}
      ${equation([weightName(), ":", of(before, "before"), "→", of(after, "after")])}
    </div>
    <div class="slow-side">
      ${moveFigure(told)}
      ${parametersTemplate(told, texts.slowMoves, parameters.map(({ move }) => move), "move")}
    </div>`;
}

/**
 * The ten parameters and a norm of each, folded.
 * @param {Told} told
 * @param {string} summary
 * @param {number[]} norms
 * @param {"gradient" | "move"} kind
 */
function parametersTemplate({ state, trace: { parameters } }, summary, norms, kind) {
  const { texts } = state;
  return html`
    <details class="slow-parameters">
      <summary id="slow-${kind}s">${summary}</summary>
      <table class="slow-table">
        <thead><tr><th scope="col">${texts.slowParameter}</th><th scope="col">${texts.slowSize}</th>
          <th scope="col">${kind === "move" ? texts.slowMove : texts.slowNorm}</th></tr></thead>
        <tbody>${parameters.map(({ name, size }, i) => html`
          <tr><th scope="row">${name}</th><td>${number(state, size)}</td>
            <td>${quantity(state, norms[i], `${name}-${kind}`, kind === "move" ? "adam" : "gradient")}</td></tr>`)}
        </tbody>
      </table>
    </details>`;
}

/** @type {WeakMap<Float32Array, Float32Array>} */
const known = new WeakMap();

/**
 * What each pixel adds to the reconstruction, from 0 to 1, the most that any adds.
 * @param {Told["trace"]["image"]} image
 */
function natsOf({ x, decoded }) {
  const before = known.get(decoded);
  if (before) return before;
  // 0 log 0 is 0.
  const cost = (/** @type {number} */ share, /** @type {number} */ chance) =>
    (share > 0 ? -share * Math.log(chance) : 0);
  const nats = decoded.map((chance, i) => cost(x[i], chance) + cost(1 - x[i], 1 - chance));
  const most = nats.reduce((largest, value) => (Number.isFinite(value) ? Math.max(largest, value) : largest), 0);
  const shares = nats.map((value) => (most > 0 ? Math.min(1, value / most) : 0));
  known.set(decoded, shares);
  return shares;
}
