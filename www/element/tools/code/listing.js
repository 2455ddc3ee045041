// A code as a list of its lines, in PyTorch or in Rust: a line lights what it is about, and what is lit its lines. By
// the arrow keys from line to line; copied as it is shown.

import { html } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { fill } from "../../../ui/fill.js";
import { coloured } from "./colours.js";
import { Light, partsAt, spotOfLine } from "./light.js";
import { pytorch } from "./pytorch.js";
import { rust } from "./rust.js";

/** @typedef {import("./pytorch.js").Line} Line */
/** @typedef {import("./pytorch.js").Running} Running */

const CODES = /** @type {const} */ ({
  pytorch: { name: "PyTorch", hint: "codePytorchHint", lines: pytorch },
  rust: { name: "Rust", hint: "codeRustHint", lines: rust },
});
const ASIDE = 40; // px: a press of an arrow key

/**
 * Which line a key goes to, of those that are not blank.
 * @type {Record<string, (at: number, last: number) => number>}
 */
const MOVES = {
  ArrowUp: (at) => at - 1, ArrowDown: (at) => at + 1, PageUp: (at) => at - 10, PageDown: (at) => at + 10,
  Home: () => 0, End: (_, last) => last,
};

/** @typedef {keyof typeof CODES} CodeName */

export class Listing {
  /** @type {CodeName} */
  code = "pytorch";
  /** Where the arrow keys are: in the list of lines. */
  #active = 0;
  /** @type {readonly Line[]} */
  #lines = [];
  #said = "";

  /**
   * @param {ShadowRoot} root
   * @param {import("./light.js").Parts} parts  of the page, that the lines are about
   * @param {() => Running} running
   * @param {() => void} changed
   * @param {(code: CodeName) => void} [choose]  the reader wants the other code
   */
  constructor(root, parts, running, changed, choose = (code) => this.showCode(code)) {
    this.root = root;
    this.parts = parts;
    this.running = running;
    this.changed = changed;
    this.choose = choose;
    this.light = new Light(root, parts, (spot) => {
      if (spot && !spot.line) this.#reveal(this.#lines.findIndex((line) => line && spot.parts.includes(line[0])));
      changed();
    });
  }

  close() {
    this.light.close();
  }

  /** @param {CodeName} code */
  showCode(code) {
    if (code === this.code) return;
    this.code = code;
    this.#active = 0;
    this.#setSaid("");
  }

  /**
   * To the first line about an element.
   * @param {string} id
   */
  goToLine(id) {
    const found = partsAt(this.parts, id);
    this.#active = this.#lines.findIndex((line) => line && found.includes(line[0]));
    this.#box.focus();
    this.#focusLine();
  }

  /** Which code, its lines, and what is lit. */
  template() {
    const { texts } = this.running();
    this.#lines = CODES[this.code].lines(this.running());
    if (!this.#lines[this.#active]) this.#active = 0;
    const { spot } = this.light;
    const lit = spot?.parts ?? /** @type {import("./light.js").Spot["parts"]} */ ([]);
    const keys = [this.#text, texts, this.#active, lit.join()];
    return html`
      ${this.#bar()}
      <div id="code-lines" class="code-lines" role="listbox" tabindex="0" translate="no" aria-label=${texts.codeLines}
        title=${texts.codeLinesHint} aria-activedescendant="code-line-${this.#active}"
        @mousedown=${(/** @type {MouseEvent} */ event) => this.#onPress(event)} @focus=${() => this.#focusLine()}
        @keydown=${(/** @type {KeyboardEvent} */ event) => this.#onKey(event)}
        >${guard(keys, () => this.#lines.map((line, i) => this.#line(line, i, lit)))}</div>
      <div class="code-foot hint">
        <p id="code-about">
          ${spot ? lit.map((part) => this.#titleOf(part)).join(" · ") : texts.codeLinesHint}</p>
        <p id="code-said" role="status">${this.#said}</p>
      </div>`;
  }

  /**
   * What a part is, in words.
   * @param {import("./parts.js").PartName} part
   */
  #titleOf(part) {
    const { texts, pixels } = this.running();
    return fill(texts[this.parts[part].title], { pixels });
  }

  /** What is shown, as it is copied. */
  get #text() {
    return this.#lines.map((line) => `${line?.[1] ?? ""}\n`).join("");
  }

  #bar() {
    const { texts } = this.running();
    return html`
      <div class="code-bar">
        <div class="code-row" role="radiogroup" aria-label=${texts.codeLanguage}>
          ${Object.entries(CODES).map(([key, { name, hint }]) => html`
            <label class="check" title=${texts[hint]}>
              <input id="code-${key}" type="radio" name="code" .checked=${key === this.code}
                @change=${() => this.choose(/** @type {CodeName} */ (key))} />${name}
            </label>`)}
        </div>
        <button id="code-copy" class="chip" part="button" title=${texts.codeCopyHint}
          @click=${() => this.#copy()}>${texts.codeCopy}</button>
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
    const { texts } = this.running();
    const label = fill(texts.codeLine, { part: this.#titleOf(part) });
    return html`<div id="code-line-${index}" class="code-line" role="option" data-part=${part}
      aria-selected=${index === this.#active} aria-label="${text.trim()}${label}" ?data-lit=${lit.includes(part)}
      >${coloured(text)}${"\n"}</div>`;
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

  /**
   * Before the focus comes, which would scroll to another line.
   * @param {MouseEvent} event
   */
  #onPress({ target }) {
    const line = /** @type {Element} */ (target).closest(".code-line[id]");
    if (!line) return;
    this.#active = Number(line.id.slice("code-line-".length));
    this.#focusLine();
  }

  #focusLine() {
    const line = this.#lines[this.#active];
    if (!line) return;
    this.#reveal(this.#active);
    this.light.focus(spotOfLine(this.parts, line[0]));
  }

  /**
   * Scrolls the box, and never the page.
   * @param {number} index
   */
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
    const { texts } = this.running();
    const writeText = async () => navigator.clipboard.writeText(this.#text);
    writeText().then(() => this.#setSaid(texts.codeCopied), () => {
      getSelection()?.selectAllChildren(this.#box);
      this.#setSaid(texts.codeSelected);
    });
  }

  /** @param {string} text */
  #setSaid(text) {
    this.#said = text;
    this.changed();
  }

  get #box() {
    return /** @type {HTMLElement} */ (this.root.getElementById("code-lines"));
  }
}
