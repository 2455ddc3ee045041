// The tool "code": what is running in PyTorch and in this project's Rust, with the settings of now. A line lights the
// part of the page that it is about, and a part of the page its lines.

import { html } from "lit-html";
import { datasets } from "../../datasets/datasets.js";
import symbolsCss from "../../../ui/symbols.css";
import codeCss from "./code.css";
import { moveAmong } from "./chips.js";
import { Listing } from "./listing.js";
import { diagramTemplate, parts } from "./parts.js";

/** @typedef {import("../bench.js").Bench} Bench */

export const css = `${symbolsCss}\n${codeCss}`;

const EPOCHS = 10; // where the reader has set none
const NONE = {
  pytorch: { packages: "", imports: [], images: [] },
  rust: { std: [], crates: [], names: "", images: [] },
};

class Code {
  /** The id of the chip in the tab order. */
  #stop = "code-data";
  /** @type {import("../../settings.js").Settings["dataset"] | undefined} */
  #dataset;
  /**
   * How its images are read: until that has come, those of the data set before.
   * @type {import("./pytorch.js").Running["data"]}
   */
  #data = () => NONE;

  /** @param {Bench} bench */
  constructor(bench) {
    this.bench = bench;
    const root = bench.root;
    this.listing = new Listing(root, parts, () => {
      const { settings, side, options, texts } = bench.state;
      return { settings, pixels: side ** 2, data: this.#data, epochs: options.epochs ?? EPOCHS, texts };
    }, () => bench.changed());
  }

  /** @param {import("../../settings.js").Settings["dataset"]} dataset */
  #loadDatasetCode(dataset) {
    if (dataset === this.#dataset) return;
    this.#dataset = dataset;
    datasets[dataset].code().then(({ code }) => {
      if (dataset !== this.#dataset) return;
      this.#data = code;
      this.bench.changed();
    }, this.bench.refuse);
  }

  close() {
    this.listing.close();
  }

  template() {
    this.#loadDatasetCode(this.bench.state.settings.dataset);
    return html`
      <div class="code" part="code">
        ${diagramTemplate(this.bench.state, {
          stop: this.#stop, onKey: (event) => this.#onChipKey(event), press: (id) => this.#goToLine(id),
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

  /**
   * To the first line about a chip.
   * @param {string} id
   */
  #goToLine(id) {
    this.#stop = id;
    this.listing.goToLine(id);
  }
}

/** @type {import("../tools.js").ToolModule["open"]} */
export const open = (bench) => new Code(bench);
