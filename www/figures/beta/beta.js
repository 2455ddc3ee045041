// The figure "beta": one predicts what β = 0, 4 and 40 do, then runs them. It shows what the runs measured, and why the
// prediction was right or wrong.

import { html } from "lit-html";
import { defaultSettings } from "../../element/settings.js";
import { fill } from "../../ui/fill.js";
import { detailsTemplate, verdictTemplate } from "./answer.js";
import own from "./beta.css";
import { drawSamples, measure } from "./measure.js";
import { questionOf, questions } from "./questions.js";
import formulas from "./formulas.js";
import panels from "../panels.css";
import { short } from "../short.js";
import { Trainer } from "../trainer.js";

/** @typedef {import("../host.js").FigureHost} FigureHost */
/** @typedef {import("./answer.js").Result} Result */

const EVERY = 250; // ms between two looks at the runs

export const css = panels + own;
export const texts = (/** @type {string} */ language) => import(`./texts.${language}.js`);

/**
 * Which question, and what was predicted of each.
 * @type {import("../figures.js").Option[]}
 */
export const options = [
  { name: "question", kind: "choice", choices: questions.map(({ name }) => name), default: questions[0].name },
  ...questions.map(({ name, choices }) =>
    /** @type {import("../figures.js").Option} */ ({ name, kind: "choice", choices: ["", ...choices], default: "" })),
];

export const restarts = ["question"];

class Beta {
  #going = false;
  /** The first planes were there. */
  #shown = false;
  /** The question and the seed of the runs there are. */
  #run = { question: "", seed: -1 };
  /**
   * What the questions came to, with this seed.
   * @type {Map<string, Result>}
   */
  #results = new Map();
  /**
   * What was predicted before the answer of a question was first seen.
   * @type {Map<string, string>}
   */
  #first = new Map();

  /** @param {FigureHost} host */
  constructor(host) {
    this.host = host;
    this.asked = new Trainer(host, "asked");
    this.usual = new Trainer(host, "usual");
  }

  get #question() {
    return questionOf(this.host.options.question);
  }

  get #prediction() {
    return this.host.options[this.#question.name];
  }

  get #result() {
    return this.#results.get(this.#question.name);
  }

  get #both() {
    return [this.asked, this.usual];
  }

  get #ready() {
    return this.#both.every(({ ready }) => ready);
  }

  /** Steps until the runs have come to their end. */
  get #goal() {
    const { images = 0, settings: { batch = 1 } = {} } = this.usual.element?.drawn?.state ?? {};
    return this.#question.epochs * Math.ceil(images / batch);
  }

  async begin() {
    const { host: { seed } } = this;
    const { name, settings } = this.#question;
    if (seed !== this.#run.seed) this.#results.clear();
    else if (name === this.#run.question) this.#results.delete(name);
    this.#run = { question: name, seed };
    const sound = { ...defaultSettings, seed };
    await Promise.all([this.asked.beginRun({ ...sound, ...settings }), this.usual.beginRun(sound)]);
    this.#shown = true;
  }

  /** Why nothing runs: the prediction comes first, and after the answer there is nothing more to run. */
  waits() {
    const { texts } = this.host;
    if (this.#prediction === "") return texts.waitsPrediction;
    return this.#result ? texts.waitsReset : "";
  }

  /**
   * While it plays, both runs go on by themselves to their end, and a round is a look at them; else it is a step of
   * both.
   */
  async advance() {
    const { host } = this;
    if (!host.playing) {
      const behind = this.#both.filter(({ steps }) => steps < this.#goal);
      await Promise.all(behind.map(({ element }) => element?.step()));
      return this.#finish();
    }
    if (!this.#going) {
      for (const trainer of this.#both) if (trainer.steps < this.#goal) trainer.train(this.#question.epochs);
    }
    this.#going = true;
    await new Promise((resolve) => setTimeout(resolve, EVERY));
    if (this.#both.some(({ training }) => training)) return true;
    return this.#finish();
  }

  rest() {
    this.#going = false;
    for (const trainer of this.#both) trainer.pause();
  }

  /** At the end of the runs they are measured; nothing plays on then. */
  async #finish() {
    const question = this.#question;
    const { seed } = this.#run;
    await Promise.all(this.#both.map((trainer) => trainer.settle()));
    const goal = this.#goal;
    if (this.#both.some(({ steps }) => steps < goal)) return false;
    const predicted = this.#prediction;
    const z = await drawSamples(this.usual);
    const [asked, usual] = await Promise.all(this.#both.map((trainer) => measure(trainer, z)));
    if (question.name !== this.#run.question || seed !== this.#run.seed) return false;
    const first = this.#first.get(question.name) ?? predicted;
    this.#first.set(question.name, first);
    this.#results.set(question.name, { predicted: first, right: question.judge(asked, usual), asked, usual });
    this.host.changed();
    return false;
  }

  template() {
    const { host, asked, usual } = this;
    const { texts } = host;
    const { name } = this.#question;
    const figure = (/** @type {Trainer} */ trainer, /** @type {string} */ run) => html`
      <figure>${trainer.shown}<figcaption><strong>${run}</strong> ${this.#losses(trainer)}</figcaption></figure>`;
    return html`
      <div class="asking">
        <div>
          <div class="questions" role="group" aria-label=${texts.questions}>
            ${questions.map((question, i) => html`
              <button id="question-${question.name}" aria-current=${question.name === name ? "step" : "false"}
                @click=${() => host.set({ question: question.name })}>${i + 1}. ${texts[`${question.name}-title`]}${
                this.#results.has(question.name) ? " ✓" : ""}</button>`)}
          </div>
          ${this.#choices()}
        </div>
        <div class="runs">${figure(asked, texts[`${name}-run`])} ${figure(usual, texts.usualRun)}</div>
      </div>`;
  }

  notes() {
    const { host } = this;
    const { texts } = host;
    const question = this.#question;
    const result = this.#result;
    const next = questions[questions.indexOf(question) + 1];
    return html`
      <div class=${result ? "answer" : ""}>
        <div role="status">${result ? verdictTemplate(host, question, result, this.#prediction) : ""}</div>
        ${result ? html`<div class="details">${detailsTemplate(host, question, result)}</div>` : ""}
        ${result && next ? html`<button id="next" @click=${() => this.#goOn(next.name)}>
          ${fill(texts.next, { title: texts[`${next.name}-title`] })}</button>` : ""}
      </div>
      ${host.formula(formulas.loss)}
      <p class="hint">${texts.note}</p>`;
  }

  summary() {
    const { host } = this;
    const { texts } = host;
    if (!this.#ready) return "";
    const { name, epochs } = this.#question;
    const chosen = this.#prediction === ""
      ? texts.summaryNone : fill(texts.summaryPredicted, { prediction: texts[`${name}-${this.#prediction}`] });
    return `${fill(texts.summary, {
      step: host.number(this.asked.steps), goal: host.number(this.#goal), epochs: host.number(epochs),
    })} ${chosen}`;
  }

  /** @returns {Record<string, string | number | boolean>} */
  facts() {
    if (!this.#shown) return {};
    const result = this.#result;
    return {
      question: this.#question.name, predicted: result?.predicted ?? this.#prediction, ran: result !== undefined,
      right: result !== undefined && result.predicted === result.right, answered: this.#results.size,
    };
  }

  close() {}

  /** What may be predicted. What is seen of a run must not change what was said of it. */
  #choices() {
    const { host } = this;
    const { texts } = host;
    const { name, choices } = this.#question;
    const locked = !this.#result && (host.playing || this.asked.steps > 0);
    return html`
      <fieldset ?disabled=${locked}>
        <legend>${texts[`${name}-question`]}</legend>
        ${choices.map((choice) => html`
          <label class="check"><input id="choice-${choice}" type="radio" name="prediction" value=${choice}
            .checked=${choice === this.#prediction} @change=${() => host.set({ [name]: choice })} />
            <span>${texts[`${name}-${choice}`]}</span></label>`)}
        <p class="hint">${locked ? texts.locked : ""}</p>
      </fieldset>`;
  }

  /**
   * To the next question: the button goes, and the focus with it.
   * @param {string} question
   */
  #goOn(question) {
    const { host } = this;
    host.set({ question });
    /** @type {HTMLElement | null} */ (host.place.querySelector(`#question-${question}`))?.focus();
  }

  /**
   * Of the last batch.
   * @param {Trainer} trainer
   */
  #losses({ losses, element }) {
    const { host, host: { texts } } = this;
    if (!losses) return "";
    return fill(element?.settings.noise ? texts.losses : texts.lossesPlain, {
      step: host.number(losses.step), reconstruction: short(host, losses.reconstruction),
      kl: short(host, losses.kl),
    });
  }
}

/** @param {FigureHost} host */
export const open = (host) => new Beta(host);
