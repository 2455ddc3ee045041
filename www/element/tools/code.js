// The tool "code": what is running in PyTorch and in this project's Rust, with the settings of now. A line lights the part
// of the page that it is about, and a part of the page its lines.

import { html } from "lit-html";
import symbolsCss from "../symbols.css";
import codeCss from "./code.css";
import { moveAmong } from "./code/chips.js";
import { Listing } from "./code/listing.js";
import { diagramTemplate, parts } from "./code/parts.js";

/** @typedef {import("../tools.js").Bench} Bench */

export const css = `${symbolsCss}\n${codeCss}`;

const EPOCHS = 10; // where the reader has set none

class Code {
  /** The id of the chip in the tab order. */
  #stop = "code-data";

  /** @param {Bench} bench */
  constructor(bench) {
    this.bench = bench;
    const root = /** @type {ShadowRoot} */ (bench.marks.getRootNode());
    this.listing = new Listing(root, parts, () => {
      const { settings, options, texts } = bench.state();
      return { settings, epochs: options.epochs ?? EPOCHS, texts };
    }, bench.changed);
  }

  close() {
    this.listing.close();
  }

  template() {
    return html`
      <div class="code" part="code">
        ${diagramTemplate(this.bench.state(), {
          stop: this.#stop, onKey: (event) => this.#onChipKey(event), press: (id) => this.#goTo(id),
        })}
        ${this.listing.template()}
      </div>`;
  }

  /** @param {KeyboardEvent & { currentTarget: HTMLElement }} event */
  #onChipKey(event) {
    const stop = moveAmong(event, this.#stop);
    if (stop === undefined) return;
    this.#stop = stop;
    event.preventDefault();
  }

  /** To the first line about a chip. @param {string} id */
  #goTo(id) {
    this.#stop = id;
    this.listing.goTo(id);
  }
}

/** @type {import("../tools.js").ToolModule["open"]} */
export const open = (bench) => new Code(bench);
