// The formula as the reader types it: the text, whether the engine has taken it, and what is wrong with it if not.

import { fill } from "../../ui/fill.js";
import { Ended } from "../engine.js";
import { LONGEST } from "../options.js";
import { readFormula, sentence } from "./formula.js";
import * as grammar from "./formula.peggy";

/** @typedef {import("../engine.js").Engine} Engine */
/** @typedef {import("../host.js").FigureHost} FigureHost */
/** @typedef {import("./formula.js").Slip} Slip */

export class TypedFormula {
  /** The options hold the last good one. */
  text = "";
  /**
   * The place that cannot be read.
   * @type {Slip | undefined}
   */
  slip;
  /** What is wrong with it, in words. */
  complaint = "";

  /** @param {FigureHost} host */
  constructor(host) {
    this.host = host;
  }

  /**
   * Whether a formula is good, and now in use.
   * @param {string} text
   * @param {Engine | undefined} engine
   */
  async takeFormula(text, engine) {
    const { texts } = this.host;
    this.text = text;
    this.slip = undefined;
    if (text.length > LONGEST) {
      this.complaint = fill(texts.formulaLong, { longest: LONGEST });
      return false;
    }
    const result = readFormula(grammar, text);
    this.slip = "slip" in result ? result.slip : undefined;
    this.complaint = this.slip ? sentence(this.slip, texts) : "";
    if (!("tokens" in result)) return false;
    const complaint = await this.#hand(result.tokens, engine);
    if (this.text !== text) return false; // the reader has typed on
    this.complaint = complaint;
    return complaint === "";
  }

  /**
   * Gives the engine a formula; says why it does not take it.
   * @param {import("./formula.js").Tokens} tokens
   * @param {Engine | undefined} engine
   */
  async #hand(tokens, engine) {
    const { host, host: { texts } } = this;
    try {
      const x = await engine?.call("setFormula", tokens);
      return x === undefined ? "" : fill(texts.formulaNotFinite, { x: host.number(x, 2) });
    } catch (error) {
      if (error instanceof Ended) throw error;
      return fill(texts.formulaRefused, { message: /** @type {Error} */ (error).message });
    }
  }
}
