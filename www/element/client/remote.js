// An element's run as the page sees it: it starts, restarts and ends the run in the worker, and turns what
// comes back into calls and promises. What belongs to an earlier run is dropped here.

import { unexpected } from "../protocol.js";
import { liveOf } from "../settings.js";
import { link } from "./client.js";

/** @typedef {import("../protocol.js").Snapshot} Snapshot */
/** @typedef {import("../protocol.js").Part} Part */
/** @typedef {import("../protocol.js").Ask} Ask */
/** @typedef {import("../settings.js").Settings} Settings */
/** @typedef {Extract<import("../protocol.js").ToPage, { element: number }>} Message */
/** @typedef {Extract<import("../protocol.js").ToWorker, { type: "start" }>} Start */

/**
 * What the element does with what comes.
 * @typedef {object} Listener
 * @property {(snapshot: Snapshot) => void} snapshot  must be answered by `taken()`
 * @property {(images: Extract<Message, { type: "images" }>) => void} images
 * @property {(settings: Settings, step: number) => void} opened  the run goes on from its checkpoint
 * @property {(step: number) => void} reached  training has paused by itself
 * @property {(step: number, message: string) => void} diverged
 * @property {(failure: { kind: "worker" | "data" | "checkpoint" | "run", message: string }) => void} failed
 */

export class Remote {
  /** @type {ReturnType<typeof link> | undefined} */
  #link;
  #loaded = false;
  /** @type {Start | undefined} */
  #start;
  #run = 0;
  /** How many runs there have been. */
  #runs = 0;
  /**
   * A run that was put aside, and what it has said since.
   * @type {{ start: Start, late: Message[] } | undefined}
   */
  #aside;
  #asked = 0;
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  #asks = new Map();

  /** @param {Listener} listener */
  constructor(listener) {
    this.listener = listener;
  }

  get running() {
    return this.#link !== undefined;
  }

  /** Its number among the elements of the page, while it runs. */
  get element() {
    return this.#link?.element;
  }

  /**
   * Starts the worker, and what a run of this source waits for longest, before there is one.
   * @param {import("../datasets/datasets.js").Piece} [piece]  the first that the run reads
   */
  prepare(piece) {
    this.#enterWorker();
    if (piece) this.#link?.post({ type: "prepare", piece });
  }

  /**
   * Starts a run, in place of the one there is. While the worker loads, the last start counts: what a page
   * sets while its scripts come in costs no run of its own.
   * @param {object} start
   * @param {Settings} start.settings
   * @param {import("../protocol.js").Source} start.source  of the data set's images
   * @param {boolean} start.training
   * @param {Part[]} start.own  images of the page's own
   * @param {import("../protocol.js").Goal} start.goal
   * @param {import("../protocol.js").Saved} [start.checkpoint]  what it opens with
   * @param {import("../protocol.js").Lockstep} [start.lockstep]  whom it keeps in step with
   */
  start({ settings, ...start }) {
    this.#refuseAsks("the run was restarted before the answer came");
    const { element, post } = this.#enterWorker(start.lockstep?.element);
    this.#run = ++this.#runs;
    this.#start = { type: "start", element, run: this.#run, settings: { ...settings }, ...start };
    if (this.#loaded) post(this.#start);
  }

  /** @param {"train" | "pause" | "taken" | "fetch" | "keep" | "resume" | "forget"} type */
  tell(type) {
    if (this.#link) this.#link.post({ type, element: this.#link.element, run: this.#run });
  }

  /** The run makes room for another one, and can be taken back as it is. */
  putAside() {
    const start = this.#start;
    if (!start) return;
    this.tell("keep");
    this.#aside = { start, late: [] };
  }

  /** The run that was put aside goes on, in place of the one there is. */
  takeBack() {
    if (!this.#aside) return;
    const { start, late } = this.#aside;
    this.#aside = undefined;
    this.#refuseAsks("the run was replaced before the answer came");
    this.#start = start;
    this.#run = start.run;
    this.tell("resume");
    for (const message of late) this.#receive(message);
  }

  /** The run that was put aside is let go. */
  forget() {
    if (this.#aside) this.tell("forget");
    this.#aside = undefined;
  }

  /** @param {import("../protocol.js").Goal} goal */
  aim(goal) {
    if (this.#link) this.#link.post({ type: "aim", element: this.#link.element, run: this.#run, goal });
  }

  /**
   * What of them may change while the run goes on.
   * @param {Settings} settings
   */
  setLive(settings) {
    if (!this.#link) return;
    const { element, post } = this.#link;
    post({ type: "set", element, run: this.#run, live: liveOf(settings) });
  }

  /**
   * Asks the worker and waits for its answer.
   * @param {Ask} ask
   * @returns {Promise<any>}
   */
  ask(ask) {
    const here = this.#link;
    if (!here) {
      return Promise.reject(new Error("nothing runs: the element is not in a document, or it has failed"));
    }
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#asks.set(id, { resolve, reject });
      here.post({ type: "ask", element: here.element, run: this.#run, id, ask });
    });
  }

  /** Ends the run and frees all of it. */
  stop() {
    this.#refuseAsks("the element was removed before the answer came");
    this.#unlink();
  }

  /** @param {number} [beside]  the element whose worker it is to be */
  #enterWorker(beside) {
    this.#link ??= link("runs", {
      loaded: () => this.#workerLoaded(),
      receive: (message) => this.#receive(message),
      failed: (message) => this.#failed({ kind: "worker", message }),
    }, beside);
    return this.#link;
  }

  #workerLoaded() {
    this.#loaded = true;
    if (this.#start) this.#link?.post(this.#start);
  }

  #unlink() {
    this.#link?.unlink();
    this.#link = undefined;
    this.#loaded = false;
    this.#start = undefined;
    this.#aside = undefined;
  }

  /** @param {Message} message */
  #receive(message) {
    if (message.run !== this.#run) {
      if (message.run === this.#aside?.start.run) this.#aside.late.push(message);
      return;
    }
    switch (message.type) {
      case "snapshot": return this.listener.snapshot(message);
      case "images": return this.listener.images(message);
      case "answer": {
        this.#asks.get(message.id)?.resolve(message.value);
        this.#asks.delete(message.id);
        return;
      }
      case "refusal": {
        this.#asks.get(message.id)?.reject(new Error(message.message));
        this.#asks.delete(message.id);
        return;
      }
      case "opened": return this.listener.opened(message.settings, message.step);
      case "reached": return this.listener.reached(message.step);
      case "diverged": return this.listener.diverged(message.step, message.message);
      case "missing": return this.listener.failed({ kind: message.what, message: message.message });
      case "broken": return this.#failed({ kind: "run", message: message.message });
      default: unexpected(message);
    }
  }

  /** @param {{ kind: "worker" | "run", message: string }} failure */
  #failed(failure) {
    this.#refuseAsks(failure.message);
    this.#unlink();
    this.listener.failed(failure);
  }

  /** @param {string} reason */
  #refuseAsks(reason) {
    for (const { reject } of this.#asks.values()) reject(new Error(reason));
    this.#asks.clear();
  }
}
