// What a view has no need of at first comes with its own styles, and with the texts of all such things.

import { adopt } from "./sheets.js";

export class Furnishing {
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
  async bring(module) {
    this.#texts ??= this.speak().catch((error) => {
      this.#texts = undefined; // the next time is another try
      throw error;
    });
    const [brought] = await Promise.all([module, this.#texts]);
    if ("css" in brought && typeof brought.css === "string") adopt(this.root, brought.css);
    return brought;
  }
}
