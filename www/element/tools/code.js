// The tool "code": what is running in PyTorch and in this project's Rust, with the settings of now. A line lights the part
// of the page that it is about, and a part of the page its lines.

import { html } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import symbolsCss from "../symbols.css";
import { fill } from "../texts.js";
import codeCss from "./code.css";
import { coloured } from "./code/colours.js";
import { Light, spotOfLine } from "./code/light.js";
import { diagramTemplate, parts, partsAt } from "./code/parts.js";
import { pytorch } from "./code/pytorch.js";
import { rust } from "./code/rust.js";

/** @typedef {import("../tools.js").Bench} Bench */
/** @typedef {import("./code/pytorch.js").Line} Line */

export const css = `${symbolsCss}\n${codeCss}`;

const CODES = /** @type {const} */ ({
  pytorch: { name: "PyTorch", hint: "codePytorchHint", lines: pytorch },
  rust: { name: "Rust", hint: "codeRustHint", lines: rust },
});
const EPOCHS = 10; // where the reader has set none
const ASIDE = 40; // px: a press of an arrow key

/**
 * Which line a key goes to, of those that are not blank.
 *
 * @type {Record<string, (at: number, last: number) => number>}
 */
const MOVES = {
  ArrowUp: (at) => at - 1, ArrowDown: (at) => at + 1, PageUp: (at) => at - 10, PageDown: (at) => at + 10,
  Home: () => 0, End: (_, last) => last,
};

class Code {
  /** @type {keyof typeof CODES} */
  #code = "pytorch";
  /** Where the arrow keys are: in the list of lines. */
  #active = 0;
  /** The id of the chip in the tab order. */
  #stop = "code-data";
  /** @type {readonly Line[]} */
  #lines = [];
  #said = "";

  /** @param {Bench} bench */
  constructor(bench) {
    this.bench = bench;
    this.root = /** @type {ShadowRoot} */ (bench.marks.getRootNode());
    this.light = new Light(this.root, (spot) => {
      if (spot && !spot.line) this.#reveal(this.#lines.findIndex((line) => line && spot.parts.includes(line[0])));
      bench.changed();
    });
  }

  close() {
    this.light.close();
  }

  template() {
    const state = this.bench.state();
    const { texts, settings, options } = state;
    this.#lines = CODES[this.#code].lines({ settings, epochs: options.epochs ?? EPOCHS, texts });
    if (!this.#lines[this.#active]) this.#active = 0;
    const { spot } = this.light;
    const lit = spot?.parts ?? /** @type {import("./code/light.js").Spot["parts"]} */ ([]);
    const keys = [this.#text, texts, this.#active, lit.join()];
    return html`
      <div class="code" part="code">
        ${diagramTemplate(state, {
          stop: this.#stop, onKey: (event) => this.#onChipKey(event), press: (id) => this.#goTo(id),
        })}
        ${this.#bar()}
        <div id="code-lines" class="code-lines" role="listbox" tabindex="0" translate="no" aria-label=${texts.codeLines}
          title=${texts.codeLinesHint} aria-activedescendant="code-line-${this.#active}"
          @mousedown=${(/** @type {MouseEvent} */ event) => this.#onPress(event)} @focus=${() => this.#focusLine()}
          @keydown=${(/** @type {KeyboardEvent} */ event) => this.#onKey(event)}
          >${guard(keys, () => this.#lines.map((line, i) => this.#line(line, i, lit)))}</div>
        <div class="code-foot hint">
          <p id="code-about">${spot ? lit.map((part) => texts[parts[part].title]).join(" · ") : texts.codeLinesHint}</p>
          <p id="code-said" role="status">${this.#said}</p>
        </div>
      </div>`;
  }

  /** What is shown, as it is copied. */
  get #text() {
    return this.#lines.map((line) => `${line?.[1] ?? ""}\n`).join("");
  }

  #bar() {
    const { texts } = this.bench.state();
    return html`
      <div class="code-bar">
        <div class="code-row" role="radiogroup" aria-label=${texts.codeLanguage}>
          ${Object.entries(CODES).map(([key, { name, hint }]) => html`
            <label class="check" title=${texts[hint]}>
              <input id="code-${key}" type="radio" name="code" .checked=${key === this.#code}
                @change=${() => this.#choose(/** @type {keyof typeof CODES} */ (key))} />${name}
            </label>`)}
        </div>
        <button id="code-copy" class="chip" part="button" title=${texts.codeCopyHint}
          @click=${() => this.#copy()}>${texts.shareCopy}</button>
      </div>`;
  }

  /**
   * @param {Line} line
   * @param {number} index
   * @param {readonly string[]} lit
   */
  #line(line, index, lit) {
    if (!line) return html`<div class="code-line" aria-hidden="true">${"\n"}</div>`;
    const [part, text] = line;
    const { texts } = this.bench.state();
    const label = fill(texts.codeLine, { part: texts[parts[part].title] });
    return html`<div id="code-line-${index}" class="code-line" role="option" data-part=${part}
      aria-selected=${index === this.#active} aria-label="${text.trim()}${label}" ?data-lit=${lit.includes(part)}
      >${coloured(text)}${"\n"}</div>`;
  }

  /** @param {keyof typeof CODES} code */
  #choose(code) {
    this.#code = code;
    this.#active = 0;
    this.#say("");
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const { key } = event;
    const box = this.#box;
    if (key === "ArrowLeft" || key === "ArrowRight") box.scrollBy(key === "ArrowLeft" ? -ASIDE : ASIDE, 0);
    else if (Object.hasOwn(MOVES, key)) {
      const places = this.#lines.flatMap((line, i) => (line ? [i] : []));
      const last = places.length - 1;
      const wanted = MOVES[key](places.indexOf(this.#active), last);
      this.#active = places[Math.min(last, Math.max(0, wanted))];
      this.#focusLine();
    } else return;
    event.preventDefault();
  }

  /** @param {KeyboardEvent} event */
  #onChipKey(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    const chips = [...this.#element("code-diagram").querySelectorAll("button")];
    const at = chips.findIndex(({ id }) => id === this.#stop);
    const chip = chips[(at + step + chips.length) % chips.length];
    this.#stop = chip.id;
    chip.focus();
    event.preventDefault();
  }

  /** Before the focus comes, which would scroll to another line. @param {MouseEvent} event */
  #onPress({ target }) {
    const line = /** @type {Element} */ (target).closest(".code-line[id]");
    if (!line) return;
    this.#active = Number(line.id.slice("code-line-".length));
    this.#focusLine();
  }

  /** To the first line about a chip. @param {string} id */
  #goTo(id) {
    const found = partsAt(id);
    this.#stop = id;
    this.#active = this.#lines.findIndex((line) => line && found.includes(line[0]));
    this.#box.focus();
    this.#focusLine();
  }

  #focusLine() {
    const line = this.#lines[this.#active];
    if (!line) return;
    this.#reveal(this.#active);
    this.light.focus(spotOfLine(line[0]));
  }

  /** Scrolls the box, and never the page. @param {number} index */
  #reveal(index) {
    const box = this.#box;
    const line = this.root.getElementById(`code-line-${index}`);
    if (!line || !box) return;
    const { offsetTop: top, offsetHeight: height } = line;
    if (top < box.scrollTop || top + height > box.scrollTop + box.clientHeight) {
      box.scrollTop = top - (box.clientHeight - height) / 3;
    }
  }

  #copy() {
    const { texts } = this.bench.state();
    const write = async () => navigator.clipboard.writeText(this.#text);
    write().then(() => this.#say(texts.shareCopied), () => {
      getSelection()?.selectAllChildren(this.#box);
      this.#say(texts.shareSelected);
    });
  }

  /** @param {string} text */
  #say(text) {
    this.#said = text;
    this.bench.changed();
  }

  get #box() {
    return this.#element("code-lines");
  }

  /** @param {string} id */
  #element(id) {
    return /** @type {HTMLElement} */ (this.root.getElementById(id));
  }
}

/** @type {import("../tools.js").ToolModule["open"]} */
export const open = (bench) => new Code(bench);
