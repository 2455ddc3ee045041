// What is drawn on the plane, as a row of switches; a row that is folded at first holds how it is drawn.

import { html } from "lit-html";
import { format, number } from "../../ui/numbers.js";
import { fill } from "../../ui/fill.js";
import { RINGS, SHARES } from "./scale.js";

/** @typedef {import("../state.js").ViewState} ViewState */
/** @typedef {import("../controls/actions.js").Actions} Actions */

/**
 * @type {readonly { layer: import("../options.js").Look["layers"][number], text: keyof import("../texts.js").Texts,
 *   hint?: keyof import("../texts.js").Texts }[]}
 */
const SWITCHES = [
  { layer: "points", text: "layerPoints" }, // its hint is what a dot is
  { layer: "manifold", text: "layerManifold", hint: "layerManifoldHint" },
  { layer: "density", text: "layerDensity", hint: "layerDensityHint" },
  { layer: "rings", text: "layerRings", hint: "layerRingsHint" },
];

const POSTERIORS = /** @type {const} */ ([
  ["none", "posteriorsNone"], ["one", "posteriorsOne"], ["sample", "posteriorsSample"],
]);

/**
 * @param {ViewState} state
 * @param {Actions} actions
 */
export function layersTemplate(state, actions) {
  const { texts, look, settings, layersOpen } = state;
  const { layers, manifoldSide, manifoldOpacity, posteriors } = look;
  const manifold = layers.includes("manifold");
  const value = (/** @type {any} */ event) => Number(event.target.value);
  return html`
    <div class="layers" part="layers" role="group" aria-label=${texts.layers}>
      ${SWITCHES.map(({ layer, text, hint }) => html`
        <button id="layer-${layer}" class="chip" part="button layer" aria-pressed=${layers.includes(layer)}
          title=${texts[hint ?? `${settings.dataset}Dot`]}
          ?disabled=${layer === "density" && settings.latent === 1}
          @click=${() => actions.toggleLayer(layer)}>${texts[text]}</button>`)}
      <button id="layers-more" class="chip" part="button" aria-label=${texts.layersMore} title=${texts.layersMore}
        aria-expanded=${layersOpen} aria-controls="layers-open" @click=${actions.toggleMoreLayers}>…</button>
    </div>
    <div id="layers-open" class="layers" ?hidden=${!layersOpen}>
      <label class="chip-field" title=${texts.posteriorsHint}>
        ${texts.posteriors}
        <select id="posteriors" part="input"
          @change=${(/** @type {any} */ event) => actions.look({ posteriors: event.target.value })}>
          ${POSTERIORS.map(([name, text]) => html`
            <option value=${name} .selected=${name === posteriors}>${texts[text]}</option>`)}
        </select>
      </label>
      <label class="chip-field" title=${texts.manifoldSideHint} ?hidden=${!manifold}>${texts.manifoldSide}
        <input id="manifold-side" type="range" part="slider" min="12" max="30" .value=${String(manifoldSide)}
          aria-valuetext="${manifoldSide} × ${manifoldSide}"
          @input=${(/** @type {Event} */ event) => actions.look({ manifoldSide: value(event) })} />
      </label>
      <label class="chip-field" title=${texts.manifoldOpacityHint} ?hidden=${!manifold}>${texts.manifoldOpacity}
        <input id="manifold-opacity" type="range" part="slider" min="0.1" max="1" step="0.05"
          .value=${String(manifoldOpacity)}
          @input=${(/** @type {Event} */ event) => actions.look({ manifoldOpacity: value(event) })} />
      </label>
    </div>
    ${keyTemplate(state)}`;
}

/**
 * Which line is which, of what is drawn as lines.
 * @param {ViewState} state
 */
function keyTemplate(state) {
  const { texts, language, look, density } = state;
  const percent = (/** @type {number} */ share) =>
    format(language, { style: "percent", maximumFractionDigits: 1 }, share);
  const [one, two] = RINGS.map(({ share }) => percent(share));
  const ellipses = look.posteriors === "sample" || (look.posteriors === "one" && look.image !== undefined);
  const [half, most, nearlyAll] = SHARES.map(percent);
  return html`
    <p class="hint" ?hidden=${!ellipses}>${fill(texts.posteriorsKey, { one, two })}</p>
    <p class="hint" ?hidden=${!look.layers.includes("density")}>
      ${fill(texts.densityKey, { half, most, nearlyAll })}
      <span id="aggregate-kl" title=${texts.densityKlHint}>
        ${density ? fill(texts.densityKl, { nats: number(state, density.kl, 3) }) : ""}</span>
    </p>`;
}
