// The parts of the page that lines of code are about, as a table; and those that are parts of the model as a diagram
// from the images to Adam, with the settings and the numbers of now.

import { html } from "lit-html";
import { number } from "../../../ui/numbers.js";

/** @typedef {import("../../state.js").ViewState} ViewState */
/** @typedef {keyof import("../../texts.js").Texts} Key */
/** @typedef {keyof typeof parts} PartName */

/**
 * Of each part the elements that light up with it, by their ids: the first is in sight as long as the tool is open, the
 * others may be hidden.
 */
export const parts = /** @satisfies {Record<string, { ids: readonly string[], title: Key }>} */ ({
  model: { ids: ["code-model"], title: "codePartModel" },
  init: { ids: ["reset"], title: "codePartInit" },
  seed: { ids: ["stat-seed", "new-seed"], title: "codePartSeed" },
  data: { ids: ["code-data"], title: "codePartData" },
  batch: { ids: ["code-batch"], title: "codePartBatch" },
  x: { ids: ["code-x"], title: "codePartX" },
  h: { ids: ["code-h"], title: "codePartH" },
  posterior: { ids: ["code-mu", "code-logvar", "plane"], title: "codePartPosterior" },
  mu: { ids: ["code-mu", "plane"], title: "codePartMu" },
  logvar: { ids: ["code-logvar"], title: "codePartLogvar" },
  eps: { ids: ["code-eps"], title: "codePartEps" },
  z: { ids: ["code-z", "handle"], title: "codePartZ" },
  decoderH: { ids: ["code-decoder-h"], title: "codePartDecoderH" },
  xhat: { ids: ["code-xhat", "decoded"], title: "codePartXhat" },
  losses: { ids: ["code-reconstruction", "code-kl"], title: "codePartLosses" },
  reconstruction: { ids: ["code-reconstruction"], title: "codePartReconstruction" },
  kl: { ids: ["code-kl"], title: "codePartKl" },
  beta: { ids: ["code-beta"], title: "codePartBeta" },
  loss: { ids: ["code-loss"], title: "codePartLoss" },
  gradient: { ids: ["code-gradient"], title: "codePartGradient" },
  adam: { ids: ["code-adam"], title: "codePartAdam" },
  step: { ids: ["step", "stat-step"], title: "codePartStep" },
  epoch: { ids: ["stat-epoch", "train"], title: "codePartEpoch" },
});


/**
 * How many weights and biases.
 * @param {import("../../settings.js").Settings} settings
 * @param {number} pixels  of an image
 */
export function parameterCount({ hidden, latent }, pixels) {
  const layer = (/** @type {number} */ inputs, /** @type {number} */ outputs) => (inputs + 1) * outputs;
  return layer(pixels, hidden) + 2 * layer(hidden, latent) + layer(latent, hidden) + layer(hidden, pixels);
}

/**
 * One of the diagram: what it is called, and its setting or its number.
 * @typedef {object} Chip
 * @property {PartName} part
 * @property {string} [symbol]  its colour's name in symbols.css
 * @property {string} name
 * @property {string} value
 */

/**
 * The diagram's chips; a text stands between two of them.
 * @param {ViewState} state
 * @returns {{ source: (Chip | string)[], model: (Chip | string)[], training: (Chip | string)[] }}
 */
function diagram(state) {
  const { texts, settings, side, past } = state;
  const { dataset, batch, hidden, latent, noise, beta, learningRate } = settings;
  const pixels = side ** 2;
  const { losses } = past ?? state;
  const nats = (/** @type {number | undefined} */ value) => (value === undefined ? "–" : number(state, value, 1));
  const whole = (/** @type {number} */ value) => number(state, value);
  return {
    source: [
      { part: "data", name: "", value: texts[`${dataset}Name`] },
      { part: "batch", name: texts.codeBatch, value: whole(batch) }, "→",
    ],
    model: [
      { part: "x", symbol: "x", name: "x", value: whole(pixels) }, "→",
      { part: "h", symbol: "h", name: "h", value: whole(hidden) }, "→",
      { part: "mu", symbol: "mu", name: "μ", value: whole(latent) },
      { part: "logvar", symbol: "logvar", name: "log σ²", value: whole(latent) },
      { part: "eps", symbol: "eps", name: "ε", value: noise ? "~ N(0, I)" : "= 0" }, "→",
      { part: "z", symbol: "z", name: "z", value: whole(latent) }, "→",
      { part: "decoderH", symbol: "h", name: "h", value: whole(hidden) }, "→",
      { part: "xhat", symbol: "xhat", name: "x̂", value: whole(pixels) },
    ],
    training: [
      { part: "loss", name: texts.codeLoss, value: nats(losses && losses.reconstruction + beta * losses.kl) }, "=",
      {
        part: "reconstruction", symbol: "reconstruction", name: texts.codeReconstruction,
        value: nats(losses?.reconstruction),
      }, "+",
      { part: "beta", name: "β", value: String(beta) }, "·",
      { part: "kl", symbol: "kl", name: "KL", value: nats(losses?.kl) }, "→",
      { part: "gradient", symbol: "gradient", name: "∇", value: whole(parameterCount(settings, pixels)) }, "→",
      { part: "adam", symbol: "adam", name: "Adam", value: String(learningRate) },
    ],
  };
}

/**
 * One chip is in the tab order, arrow keys go to the others; pressed, it hands the focus to its first line.
 * @param {ViewState} state
 * @param {object} callbacks
 * @param {string} callbacks.stop  the id of the chip in the tab order
 * @param {(event: KeyboardEvent & { currentTarget: HTMLElement }) => void} callbacks.onKey
 * @param {(id: string) => void} callbacks.press
 */
export function diagramTemplate(state, { stop, onKey, press }) {
  const { texts } = state;
  const { source, model, training } = diagram(state);
  const drawn = (/** @type {Chip | string} */ entry) => {
    if (typeof entry === "string") return html`<span class="code-join" aria-hidden="true">${entry}</span>`;
    const { part, symbol = "none", name, value } = entry;
    const { ids: [id], title } = parts[part];
    return html`
      <button id=${id} class="code-chip" part="button" title=${texts[title]} tabindex=${id === stop ? 0 : -1}
        @click=${() => press(id)}><span class="symbol symbol-${symbol}">${name}</span> ${value}</button>`;
  };
  return html`
    <div id="code-diagram" class="code-diagram" role="toolbar" aria-label=${texts.codeDiagram} @keydown=${onKey}>
      <div class="code-row">${source.map(drawn)}</div>
      <div class="code-wide"><span id="code-model" class="code-row">${model.map(drawn)}</span></div>
      <div class="code-wide code-row">${training.map(drawn)}</div>
    </div>`;
}
