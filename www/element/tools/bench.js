// What a tool, a card and the gallery work with: the element's state, its plane and its run.

/** @typedef {import("../protocol.js").Ask} Ask */

export class Bench {
  #view;
  #viewer;

  /**
   * @param {import("../view.js").View} view
   * @param {import("../client/viewer.js").Viewer} viewer
   * @param {(error: Error) => void} refuse  says to the reader what went wrong
   */
  constructor(view, viewer, refuse) {
    this.#view = view;
    this.#viewer = viewer;
    this.state = view.state;
    this.actions = view.actions;
    this.plane = view.plane;
    this.records = view.records;
    this.timeline = view.timeline;
    this.root = view.root;
    this.refuse = refuse;
  }

  /** The model that is shown: of the run, or of a moment. */
  get model() {
    return this.#view.decoded.model;
  }

  /** The marks on the plane, as they are drawn. */
  get marks() {
    return this.#view.instruments.marks.element;
  }

  /**
   * Asks the run itself, as it is now.
   * @param {Ask} ask
   */
  ask(ask) {
    return this.#view.player.ask(ask);
  }

  /** Makes one step, as the button does, and tells what happened in it (see Session.traceStep). */
  trace() {
    return this.#view.player.step(true);
  }

  /**
   * Decodes by the model that is shown, beside the training.
   * @param {string} slot
   * @param {Float32Array} z  (n, latent)
   * @returns {Promise<Float32Array | undefined>}  undefined if a newer question in the slot took its place, or there is
   *   no model yet
   */
  async decode(slot, z) {
    const { model } = this;
    return model && this.#viewer.see(slot, { name: "decode", model, z });
  }

  /** What is said or marked is stale. */
  changed() {
    this.#view.set({});
    this.#view.instruments.marks.markStale();
  }
}
