// Loads a lazy part of a view (a tool, a card, the gallery): its module, its style sheet, and, once, the texts of all
// of them.

import { adopt } from "../../ui/sheets.js";

export class LazyParts {
  /** @type {Promise<void> | undefined} */
  #texts;

  /**
   * @param {ShadowRoot} root
   * @param {() => Promise<void>} speak  puts all texts in place
   */
  constructor(root, speak) {
    this.root = root;
    this.speak = speak;
  }

  /**
   * @template {object} T
   * @param {Promise<T>} module
   */
  async load(module) {
    this.#texts ??= this.speak().catch((error) => {
      this.#texts = undefined; // the next time is another try
      throw error;
    });
    const [brought] = await Promise.all([module, this.#texts]);
    if ("css" in brought && typeof brought.css === "string") adopt(this.root, brought.css);
    return brought;
  }
}
