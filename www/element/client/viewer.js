// What a page asks of the worker that draws beside the training: of each kind, or of each tool's, one question at a
// time; of those that come meanwhile the newest waits, and the older ones are dropped.

import { unexpected } from "../protocol.js";
import { link } from "./client.js";

/** @typedef {import("../protocol.js").Sight} Sight */
/** @typedef {{ sight: Sight, resolve: (value: any) => void, reject: (error: Error) => void }} Question */

export class Viewer {
  /** @type {ReturnType<typeof link> | undefined} */
  #link;
  #asked = 0;
  /** @type {Map<number, Question & { slot: string }>} */
  #flying = new Map();
  /** @type {Map<string, Question>} */
  #waiting = new Map();
  /**
   * The weights that the worker has.
   * @type {Float32Array | undefined}
   */
  #weights;

  /**
   * Resolves with undefined when a newer question of its slot has taken its place, or the worker was let go.
   * @param {string} slot
   * @param {Sight} sight
   * @returns {Promise<any>}
   */
  see(slot, sight) {
    return new Promise((resolve, reject) => {
      const question = { sight, resolve, reject };
      this.#waiting.get(slot)?.resolve(undefined);
      this.#waiting.delete(slot);
      if ([...this.#flying.values()].some((other) => other.slot === slot)) this.#waiting.set(slot, question);
      else this.#post(slot, question);
    });
  }

  /** Lets the worker go: the next question starts it again. */
  close() {
    this.#drop((question) => question.resolve(undefined));
    this.#link?.unlink();
    this.#link = undefined;
    this.#weights = undefined;
  }

  /**
   * @param {string} slot
   * @param {Question} question
   */
  #post(slot, question) {
    this.#link ??= link("sights", {
      loaded: () => undefined,
      receive: (message) => this.#receive(message),
      failed: (message) => this.#failed(message),
    });
    const id = ++this.#asked;
    this.#flying.set(id, { ...question, slot });
    const { element, post } = this.#link;
    post({ type: "look", element, run: 0, id, sight: this.#lightened(question.sight) });
  }

  /**
   * A model without the weights that the worker has.
   * @param {Sight} sight
   * @returns {Sight}
   */
  #lightened(sight) {
    if (!("model" in sight)) return sight;
    const { weights } = sight.model;
    if (weights === this.#weights) return { ...sight, model: { ...sight.model, weights: undefined } };
    this.#weights = weights;
    return sight;
  }

  /** @param {Extract<import("../protocol.js").ToPage, { element: number }>} message */
  #receive(message) {
    switch (message.type) {
      case "answer":
      case "refusal": {
        const question = this.#flying.get(message.id);
        if (!question) return;
        this.#flying.delete(message.id);
        const next = this.#waiting.get(question.slot);
        this.#waiting.delete(question.slot);
        if (next) this.#post(question.slot, next);
        if (message.type === "answer") question.resolve(message.value);
        else question.reject(new Error(message.message));
        return;
      }
      case "snapshot":
      case "images":
      case "opened":
      case "reached":
      case "diverged":
      case "missing":
      case "broken": return; // those are a run's
      default: unexpected(message);
    }
  }

  /** @param {string} message */
  #failed(message) {
    this.#link = undefined;
    this.#weights = undefined;
    this.#drop((question) => question.reject(new Error(message)));
  }

  /** @param {(question: Question) => void} settle */
  #drop(settle) {
    const questions = [...this.#flying.values(), ...this.#waiting.values()];
    this.#flying.clear();
    this.#waiting.clear();
    for (const question of questions) settle(question);
  }
}
