// The tool "point": the ring in numbers, how likely q(z) is there, and the image nearest to it; where there is no
// plane, a slider for each latent unit; and the chosen image with what pulls its mu where.

import { html, svg } from "lit-html";
import factsCss from "../../images/facts.css";
import { data, factsOf, factsTemplate, swatch } from "../../images/facts.js";
import { Inspection } from "../../images/inspection.js";
import { typedNumber } from "../../../ui/fields.js";
import { picture } from "../../../ui/picture.js";
import { format, number } from "../../../ui/numbers.js";
import { extrapolationTemplate } from "../../plane/extrapolation.js";
import { nearestImage } from "../../plane/nearest.js";
import pullsCss from "../../plane/pulls.css";
import { barOf, mostOf, pullsMarks, pullsOf } from "../../plane/pulls.js";
import { REACH } from "../../plane/scale.js";
import { hasPlane } from "../../settings.js";
import symbolsCss from "../../../ui/symbols.css";
import { fill } from "../../../ui/fill.js";
import { Latents } from "./latents.js";
import pointCss from "./point.css";

/** @typedef {import("../bench.js").Bench} Bench */
/** @typedef {import("../../plane/pulls.js").Pull} Pull */

export const css = `${symbolsCss}\n${pullsCss}\n${factsCss}\n${pointCss}`;

const CHOSEN_EVERY = 500; // ms
const THUMBNAIL_EVERY = 60;
const NAMES = /** @type {const} */ ({
  kl: "pointPullKl", reconstruction: "pointPullReconstruction", sum: "pointPullSum",
});

const SUBSCRIPTS = ["₁", "₂"];

class Point {
  /** What the bar on the plane stands for, in nats per unit of z. */
  #bar = 1;
  /** The pulls depend on it too. */
  #beta = NaN;
  /**
   * The pulls of the chosen image, while the present is shown.
   * @type {readonly Pull[]}
   */
  #pulls = [];
  /**
   * To the ring.
   * @type {import("../../plane/nearest.js").Found | undefined}
   */
  #nearest;

  /** @param {Bench} bench */
  constructor(bench) {
    this.bench = bench;
    const chosen = { questions: /** @type {const} */ (["inspect", "pulls"]), every: CHOSEN_EVERY };
    this.chosen = new Inspection(bench, chosen, () => bench.changed());
    this.thumbnail = new Inspection(bench, { questions: [], every: THUMBNAIL_EVERY }, () => bench.changed());
    this.latents = new Latents(bench);
  }

  modelChanged() {
    this.chosen.modelChanged();
    this.latents.modelChanged();
    this.bench.changed();
  }

  imagesChanged() {
    this.chosen.forgetAnswers();
    this.thumbnail.forgetAnswers();
  }

  close() {
    this.chosen.close();
    this.thumbnail.close();
    this.latents.close();
  }

  template() {
    this.#followState();
    const { texts, z, past, look: { hiddenClasses }, settings } = this.bench.state;
    const { latent } = settings;
    const plane = hasPlane(settings);
    const mu = past ? undefined : this.chosen.answers.inspect?.mu;
    this.#nearest = plane ? nearestImage(this.bench.plane.points, z, { hiddenClasses, latent }) : undefined;
    this.thumbnail.chooseImage(this.#nearest?.index);
    return html`
      <div class="point" part="point">
        ${plane ? this.#ring() : this.latents.template(mu)}
        ${this.#image()}
        ${plane ? "" : html`<p class="hint">${fill(texts.pointFirstTwo, { latent })}</p>`}
      </div>`;
  }

  /** @param {import("../../plane/marks.js").Rule} rule */
  marks(rule) {
    this.#followState(); // marks are drawn before words
    const { index } = this.chosen;
    if (this.#pulls.length === 0 || index === undefined) return svg``;
    const { texts, look: { text } } = this.bench.state;
    const { x, y } = this.bench.plane.points;
    const from = /** @type {const} */ ([x[index], y[index]]);
    this.#bar = barOf(mostOf(this.#pulls, from, rule.window), this.#bar);
    const words = {
      kl: texts.pointArrowKl, reconstruction: texts.pointArrowReconstruction, sum: texts.pointArrowSum,
      bar: fill(texts.pointBar, { nats: format(this.bench.state.language, {}, this.#bar) }),
    };
    const pixel = rule.pixel * (text === "large" ? 1.7 : 1);
    return pullsMarks({ from, pulls: this.#pulls, bar: this.#bar, words }, { ...rule, pixel });
  }

  /** The state may have changed in any way: another image, another beta, another moment. */
  #followState() {
    const { look: { image }, images, settings: { beta }, past } = this.bench.state;
    this.chosen.chooseImage(image !== undefined && image < images ? image : undefined);
    if (beta !== this.#beta) this.chosen.modelChanged();
    this.#beta = beta;
    const { pulls } = this.chosen.answers;
    this.#pulls = pulls && !past ? pullsOf(pulls) : [];
  }

  #ring() {
    const state = this.bench.state;
    const { texts, likelihood, settings: { latent } } = state;
    return html`
      <section class="point-ring" aria-label=${texts.pointRing}>
        <p class="point-head">${texts.pointRing}</p>
        <div class="point-z">${[0, 1].map((axis) => this.#coordinate(axis))}</div>
        <dl class="point-likelihood" ?hidden=${latent === 1}>
          <div title=${texts.pointLikelihoodHint}>
            <dt>log q(z)</dt>
            <dd>${data(state, likelihood ?? NaN, 2)} ${likelihood === undefined ? "" : texts.factsNats}</dd>
          </div>
        </dl>
        <p role="status">${extrapolationTemplate(state)}</p>
        ${this.#nearestTemplate()}
      </section>`;
  }

  /** @param {number} axis */
  #coordinate(axis) {
    const { texts } = this.bench.state;
    const shown = () => String(Number(this.bench.state.z[axis].toFixed(4)));
    const change = (/** @type {InputEvent} */ { currentTarget }) => {
      const next = /** @type {[number, number]} */ ([...this.bench.state.z]);
      next[axis] = Number(typedNumber(inputOf(currentTarget).value) || NaN);
      if (Math.abs(next[axis]) <= REACH) return this.bench.actions.moveRing(next);
      inputOf(currentTarget).setCustomValidity(texts.pointOutOfRange);
      return inputOf(currentTarget).reportValidity();
    };
    const blur = (/** @type {FocusEvent} */ { currentTarget }) => {
      if (!inputOf(currentTarget).validity.customError) return;
      inputOf(currentTarget).setCustomValidity("");
      inputOf(currentTarget).value = shown();
    };
    return html`
      <label title=${texts.pointZHint}>z${SUBSCRIPTS[axis]}
        <input id="point-z${axis + 1}" part="input" inputmode="decimal" autocomplete="off"
          title=${texts.pointZHint} .value=${shown()} @change=${change} @blur=${blur}
          @input=${(/** @type {Event} */ event) => inputOf(event.currentTarget).setCustomValidity("")} />
      </label>`;
  }

  #nearestTemplate() {
    const state = this.bench.state;
    const { texts, legend: { scheme } } = state;
    const nearest = this.#nearest;
    if (!nearest) return "";
    const { index, distance } = nearest;
    const label = this.bench.plane.points.classOf(index);
    const image = fill(texts.factsImage, { index: number(state, index) });
    const pixels = this.thumbnail.index === index ? this.thumbnail.image : undefined;
    return html`
      <p class="point-head">${texts.pointNearest}</p>
      <div class="point-nearest">
        ${picture(pixels, { label: image, scheme, size: 48 })}
        <p>
          ${label === undefined
            ? ""
            : html`${swatch(scheme, label)} ${fill(texts.className, { label })}<br />`}
          <span class="hint" title=${texts.pointDistanceHint}>
            ${texts.pointDistance} ${data(state, distance, 2)}
          </span>
        </p>
        <button id="point-choose" class="chip" part="button" title=${texts.pointChooseHint}
          @click=${() => this.bench.actions.look({ image: index })}>${texts.pointChoose}</button>
      </div>`;
  }

  #image() {
    const state = this.bench.state;
    const { texts, settings } = state;
    const plane = hasPlane(settings);
    const facts = factsOf(state, this.bench.plane.points, this.chosen);
    // The button that is pressed goes: the focus stays in the tool.
    const chooseImage = (/** @type {MouseEvent} */ { currentTarget }, /** @type {number | undefined} */ image) => {
      const root = /** @type {ShadowRoot} */ (inputOf(currentTarget).getRootNode());
      const stay = plane ? root.getElementById("point-choose") : root.querySelector("#gallery [tabindex='0']");
      /** @type {HTMLElement | null} */ (stay)?.focus();
      this.bench.actions.look({ image });
    };
    if (!facts) {
      return html`
        <section class="point-image" aria-label=${texts.pointChosen}>
          <p class="point-head">${texts.pointChosen}</p>
          <p class="hint">${plane ? texts.pointNone : texts.galleryChoose}</p>
          <button id="point-choose-nearest" ?hidden=${!plane} class="chip" part="button" title=${texts.pointChooseHint}
            ?disabled=${!this.#nearest}
            @click=${(/** @type {MouseEvent} */ event) => chooseImage(event, this.#nearest?.index)}>
            ${texts.pointChooseNearest}</button>
        </section>`;
    }
    return html`
      <section class="point-image" aria-label=${texts.pointChosen}>
        <p class="point-head">${texts.pointChosen}
          <button id="point-release" class="link" part="button" title=${texts.pointReleaseHint}
            @click=${(/** @type {MouseEvent} */ event) => chooseImage(event, undefined)}>${texts.pointRelease}</button>
        </p>
        ${factsTemplate(state, facts)}
        ${this.#pulls.length > 0 ? this.#pullsTemplate() : ""}
      </section>`;
  }

  #pullsTemplate() {
    const state = this.bench.state;
    const { texts } = state;
    return html`
      <table class="point-pulls" title=${texts.pointPullsHint}>
        <caption>${texts.pointPulls}</caption>
        <thead>
          <tr>
            <td></td>
            ${this.#pulls[0].value.map((_, axis) => html`<th scope="col">z${SUBSCRIPTS[axis]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${this.#pulls.map(({ name, value, error }) => html`
            <tr class="pull-${name}">
              <th scope="row">
                <svg viewBox="0 0 16 8" aria-hidden="true"><path d="M0 4h15M11 1l4 3-4 3" /></svg>
                ${texts[NAMES[name]]}</th>
              ${value.map((pull, axis) => html`
                <td>${data(state, pull, 2)}${error ? html` ± ${data(state, error[axis], 2)}` : ""}</td>`)}
            </tr>`)}
        </tbody>
      </table>
      <p class="hint">${texts.pointPullsCaption}</p>`;
  }
}

/** @type {import("../tools.js").ToolModule["open"]} */
export const open = (bench) => new Point(bench);

/** @param {EventTarget | null} target */
function inputOf(target) {
  return /** @type {HTMLInputElement} */ (target);
}
