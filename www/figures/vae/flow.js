// One image of the running batch on its way through the model: x, h, mu and log sigma², eps and z, h, x̂; and below,
// what the losses of that batch are and what becomes of them.

import { html, nothing } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { picture, painted } from "../../ui/picture.js";
import { fill } from "../../ui/fill.js";
import { sideOf } from "../../element/datasets/datasets.js";
import { active, shadesOf } from "../../element/tools/step/shades.js";
import { short } from "../short.js";
import { barsTemplate } from "./bars.js";

/** @typedef {import("../host.js").FigureHost} FigureHost */
/** @typedef {import("../../../pkg/types/session.d.ts").Trace} Trace */
/** @typedef {{ trace: Trace, label: number | undefined }} Told */

/**
 * What a diagram's buttons do.
 * @typedef {object} Callbacks
 * @property {string} stop  the part in the tab order
 * @property {(id: string) => void} press
 * @property {(event: KeyboardEvent & { currentTarget: HTMLElement }) => void} onKey
 * @property {(unit: number) => void} choose
 */

const COLUMNS = 20; // 400 hidden units are as many rows

/**
 * @param {FigureHost} host
 * @param {Told | undefined} told
 * @param {Readonly<import("../../element/settings.js").Settings>} settings
 * @param {number} unit  that is told in numbers, from 0
 * @param {Callbacks} callbacks
 */
export function flowTemplate(host, told, settings, unit, callbacks) {
  const { texts, scheme } = host;
  const { dataset, hidden, latent, batch, beta, learningRate } = settings;
  const { trace } = told ?? {};
  const image = trace?.image;
  const arrow = html`<span class="arrow" aria-hidden="true">→</span>`;
  const partTemplate = (/** @type {string} */ id, /** @type {string} */ symbol, /** @type {unknown} */ name,
    /** @type {string} */ size, /** @type {unknown} */ content = "") => html`
      <div id="vae-${id}" class="part">
        <button data-id="vae-${id}" class="name" tabindex=${callbacks.stop === `vae-${id}` ? 0 : -1}
          @click=${() => callbacks.press(`vae-${id}`)}
          ><span class="symbol symbol-${symbol}">${name}</span> ${size}</button>
        ${content}
      </div>`;
  const pixels = (/** @type {Float32Array | undefined} */ values, /** @type {string} */ label) =>
    picture(values, { label: values ? label : "", scheme });
  const layer = (/** @type {Float32Array | undefined} */ values) => html`
    <canvas class="picture" width=${COLUMNS} height=${Math.ceil(hidden / COLUMNS)}
      role=${values ? "img" : "presentation"} aria-label=${values
        ? fill(texts.layer, { active: host.number(active(values)), hidden: host.number(hidden) }) : nothing}
      ${painted(values && shadesOf(values), scheme)}></canvas>`;
  const bars = (/** @type {Float32Array | undefined} */ values, /** @type {string} */ symbol) =>
    barsTemplate(values, latent, symbol, unit, (value) => short(host, value));
  const count = host.number(latent);
  const inputs = host.number(sideOf(dataset) ** 2);
  const nats = (/** @type {number | undefined} */ value) =>
    value === undefined ? "–" : html`<data value=${value}>${short(host, value)}</data>`;
  const gradient = trace && Math.hypot(...trace.parameters.map((parameter) => parameter.gradient));
  const move = trace && Math.hypot(...trace.parameters.map((parameter) => parameter.move));
  return html`${guard([told, host.language, texts, scheme, unit, callbacks.stop, settings], () => html`
    <div class="flow" role="group" aria-label=${texts.flow} @keydown=${callbacks.onKey}>
      <div class="flow-row">
        ${partTemplate("data", "none", texts.data, "")}
        ${arrow} ${partTemplate("batch", "none", texts.batch, host.number(trace?.batch ?? batch))}
        <p class="hint which">${which(host, told)}</p>
      </div>
      <div id="vae-model" class="model">
        <div class="flow-row">
          ${partTemplate("x", "x", "x", inputs, pixels(image?.x, texts.image))} ${arrow}
          ${partTemplate("h", "h", "h", host.number(hidden), layer(image?.h))} ${arrow}
          <div class="pair">
            ${partTemplate("mu", "mu", "μ", count, bars(image?.mu, "mu"))}
            ${partTemplate("logvar", "logvar", "log σ²", count, bars(image?.logvar, "logvar"))}
          </div>
        </div>
        <div class="flow-row">
          <div class="pair">
            ${partTemplate("eps", "eps", "ε", "~ N(0, I)", bars(image?.eps, "eps"))}
            ${partTemplate("z", "z", "z", count, bars(image?.z, "z"))}
          </div>
          ${arrow} ${partTemplate("decoder-h", "h", html`h′`, host.number(hidden), layer(image?.decoderH))} ${arrow}
          ${partTemplate("xhat", "xhat", "x̂", inputs, pixels(image?.decoded, texts.decoded))}
        </div>
        ${unitTemplate(host, image, latent, unit, callbacks.choose)}
      </div>
      <div class="flow-row losses">
        ${partTemplate("loss", "none", texts.loss, "", nats(trace?.loss))} <span aria-hidden="true">=</span>
        ${partTemplate("reconstruction", "reconstruction", "BCE", "", nats(trace?.reconstruction))}
        <span aria-hidden="true">+</span>
        ${partTemplate("beta", "none", "β", "", html`<data value=${beta}>${host.number(beta)}</data>`)}
        <span aria-hidden="true">·</span>
        ${partTemplate("kl", "kl", "KL", "", nats(trace?.kl))}
        ${arrow} ${partTemplate("gradient", "gradient", "‖∇‖", "", nats(gradient))}
        ${arrow} ${partTemplate("adam", "adam", "Adam", String(learningRate),
          move === undefined ? "–" : html`‖Δ‖ <data value=${move}>${short(host, move)}</data>`)}
      </div>
      <p class="hint">${image ? fill(texts.own, {
        reconstruction: short(host, image.reconstruction), kl: short(host, image.kl),
      }) : texts.batchLosses}</p>
    </div>`)}`;
}

/**
 * Of which step, and which image.
 * @param {FigureHost} host
 * @param {Told | undefined} told
 */
function which(host, told) {
  const { texts } = host;
  if (!told) return texts.nothing;
  const { trace: { step, epoch, image }, label } = told;
  return html`<span id="vae-step">${fill(texts.atStep, { step: host.number(step) })}</span><span id="vae-epoch">${
    fill(texts.epoch, { epoch: host.number(epoch) })}</span>${
    fill(texts.which, { index: host.number(image.index), label: label ?? "–" })}`;
}

/**
 * One unit in numbers: z = mu + sigma * eps.
 * @param {FigureHost} host
 * @param {Trace["image"] | undefined} image
 * @param {number} latent
 * @param {number} unit
 * @param {(unit: number) => void} choose
 */
function unitTemplate(host, image, latent, unit, choose) {
  const { texts } = host;
  const value = (/** @type {string} */ symbol, /** @type {number | undefined} */ number) => number === undefined ? "–"
    : html`<data id="unit-${symbol}" class="symbol-${symbol}" value=${number}>${short(host, number)}</data>`;
  const sigma = image && Math.exp(image.logvar[unit] / 2);
  const eps = image?.eps[unit];
  const name = (/** @type {string} */ symbol, /** @type {string} */ letter) =>
    html`<span class="symbol-${symbol}">${letter}<sub>${unit + 1}</sub></span>`;
  return html`
    <div class="unit">
      <label>${texts.unit} <input id="unit" type="range" min="1" max=${latent} .value=${String(unit + 1)}
        @input=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) =>
          choose(currentTarget.valueAsNumber - 1)}
        /></label>
      <p>${name("z", "z")} = ${name("mu", "μ")} + ${name("sigma", "σ")} ${name("eps", "ε")} =
        ${value("mu", image?.mu[unit])} + ${value("sigma", sigma)} ·
        ${eps !== undefined && eps < 0 ? html`(${value("eps", eps)})` : value("eps", eps)} =
        ${value("z", image?.z[unit])}</p>
    </div>`;
}
