// Plays an element's run: starts it, trains and pauses it, and says on the element how things stand, failures included.

import { Status } from "./controls/status.js";
import { sourceOf } from "./datasets/datasets.js";
import { trainedModel } from "./files.js";
import { canFetchAgain, failureOf } from "./failures.js";
import { simdSupported } from "./client/client.js";
import { Remote } from "./client/remote.js";
import { Waits } from "./waits.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./failures.js").FailureKind} FailureKind */

export class Player {
  /**
   * Images of the page's own.
   * @type {import("./protocol.js").Part[]}
   */
  own = [];
  /**
   * The one whose run this one's keeps in step with, and which settings are not as there.
   * @type {{ leader: Player, overrides: Partial<Settings> } | undefined}
   */
  #lockstep;
  /** A run that nobody sees rests, whatever its reader wants of it, and goes on by itself. */
  #held = false;
  /**
   * What the present run opens with.
   * @type {import("./protocol.js").Saved | undefined}
   */
  #checkpoint;
  waits = new Waits();
  #announced = false;
  /** Training goes on when a failed run is tried again. */
  #resume = false;
  /** @type {FailureKind | undefined} */
  #failure;
  status = new Status(() => {
    if (this.#view) this.state.set({ status: this.status.text(this.state.now.texts) });
  });
  /** @type {import("./view.js").View | undefined} */
  #view;

  /**
   * @param {import("./state.js").State} state
   * @param {(name: string, detail: object) => void} emit
   * @param {() => void} tellChange  of the settings, which a file has brought
   */
  constructor(state, emit, tellChange) {
    this.state = state;
    this.emit = emit;
    this.tellChange = tellChange;
    state.subscribe((change) => {
      if (change.options) this.remote.aim(state.now.options);
    });
    this.remote = new Remote({
      snapshot: (snapshot) => this.#view?.arrive(snapshot),
      images: (part) => this.#view?.addImages(part),
      opened: (settings, step) => this.#opened(settings, step),
      reached: (step) => this.#reached(step),
      diverged: (step) => this.#diverged(step),
      failed: ({ kind, message }) => this.#failed(kind, message),
    });
  }

  get ready() {
    return this.waits.ready;
  }

  get training() {
    return this.state.now.training;
  }

  /**
   * From the next start on the run keeps in step with another one.
   * @param {Player} leader
   * @param {Partial<Settings>} overrides
   */
  follow(leader, overrides) {
    this.#lockstep = { leader, overrides };
  }

  get follows() {
    return this.#lockstep !== undefined;
  }

  /**
   * @param {import("./view.js").View} view
   * @param {string} [checkpoint]
   */
  open(view, checkpoint) {
    this.#view = view;
    this.#startRun(this.training, checkpoint);
  }

  /** @param {boolean} training  whether the run trained that was put aside and goes on; what is shown is its own */
  takeBack(training) {
    this.#failure = undefined;
    this.#checkpoint = undefined;
    this.waits.expectPlane();
    this.waits.planeDrawn(false);
    this.state.set({ training, failure: undefined, refused: undefined });
    this.remote.takeBack();
    this.remote.aim(this.state.now.options);
    this.remote.tell(this.training && !this.#held ? "train" : "pause");
  }

  /** @param {boolean} held */
  hold(held) {
    if (held === this.#held) return;
    this.#held = held;
    if (this.training) this.remote.tell(held ? "pause" : "train");
  }

  close() {
    this.remote.stop();
    this.waits.giveUp("the element was removed");
    this.state.set({ training: false });
    this.#announced = false;
    this.#view?.close();
    this.#view = undefined;
  }

  train() {
    if (this.#failure && !canFetchAgain(this.#failure)) {
      this.#resume = true;
      return this.retry();
    }
    if (!this.#held) this.remote.tell("train");
    this.state.set({ training: true, refused: undefined });
    if (this.#view && this.ready.settled && !this.#failure) {
      this.status.sayTraining(this.state.now.step, this.state.now.options.until);
    }
  }

  /** Resolves when training has stopped and what is shown is the model as it is. */
  pause() {
    this.remote.tell("pause");
    this.state.set({ training: false, refused: undefined });
    return this.#resting();
  }

  /**
   * One step. If it is traced, the answer tells what happened in it, too.
   * @param {boolean} [traced]
   * @returns {Promise<any>}
   */
  async step(traced = false) {
    this.state.set({ training: false, refused: undefined });
    const record = await this.ask({ name: "step", traced });
    this.#view?.frame.now(); // what came before the step
    await this.#resting();
    return record;
  }

  /**
   * A new run with the present settings: training goes on if it was on, but for a run that opens with a saved model.
   * @param {import("./protocol.js").Saved} [checkpoint]
   */
  restart(checkpoint) {
    if (this.#view) this.#startRun(this.training && checkpoint === undefined, checkpoint);
    return this.ready.promise;
  }

  /**
   * The settings that apply at once have changed.
   * @param {Settings} settings
   */
  adjust(settings) {
    this.remote.setLive(settings);
    this.#view?.records.adoptSettings(settings);
  }

  /**
   * Asks the worker, once the run is there.
   * @param {import("./protocol.js").Ask} ask
   */
  async ask(ask) {
    await this.ready.promise;
    return this.remote.ask(ask);
  }

  /**
   * Opens a saved model or session.
   * @param {Uint8Array} bytes
   */
  async load(bytes) {
    const { settings, step } = await this.ask({ name: "load", bytes });
    this.#view?.frame.now(); // what came before the file was opened
    this.waits.expectPlane();
    this.#view?.beginFromFile(settings);
    this.#opened(settings, step);
    await this.ready.promise;
  }

  /** Tries again what has failed. */
  retry() {
    const failure = this.#failure;
    if (!this.#view || !failure) return;
    if (!canFetchAgain(failure)) return this.#startRun(this.#resume, this.#checkpoint);
    this.#failure = undefined;
    this.waits.expectPlane();
    this.state.set({ failure: undefined });
    this.status.say("statusLoading");
    this.remote.tell("fetch");
  }

  /**
   * A frame has drawn what came, and the page has heard of it.
   * @param {import("./protocol.js").Snapshot} snapshot
   */
  snapshotShown(snapshot) {
    if (!snapshot.settled) return;
    if (!this.waits.planeDrawn(!snapshot.training && !this.training)) return;
    if (!this.#announced) this.emit("zscape-ready", {});
    this.#announced = true;
  }

  /**
   * @param {boolean} training
   * @param {import("./protocol.js").Saved} [checkpoint]
   */
  #startRun(training, checkpoint) {
    const view = /** @type {import("./view.js").View} */ (this.#view);
    const { settings, options: goal, opened: before = goal.checkpoint } = this.state.now;
    const { leader, overrides } = this.#lockstep ?? {};
    const own = (leader ?? this).own;
    this.#checkpoint = checkpoint;
    this.status.fromFile = false;
    this.#failure = undefined;
    this.waits.expectPlane();
    view.beginRun(settings);
    const opened = checkpoint === trainedModel() ? "mnist" : String(checkpoint ?? "");
    this.state.set({ training, opened, failure: undefined, refused: undefined });
    if (!simdSupported()) return this.#failed("simd", "");
    this.status.say(settings.dataset === "own" && own.length === 0 ? "statusNoImages" : "statusLoading");
    const source = sourceOf(settings.dataset);
    const lockstep = leader && overrides && { element: leader.remote.element, overrides };
    this.remote.start({ settings, source, training: training && !this.#held, own, goal, checkpoint, lockstep });
    view.decoded.loadDecoder().catch((error) => this.#failed("worker", error.message));
    if (opened !== before) this.tellChange();
  }

  #resting() {
    if (!this.remote.running || !this.#view || this.state.now.images === 0) return Promise.resolve();
    return this.waits.resting();
  }

  /**
   * A saved model is in place.
   * @param {Settings} settings
   * @param {number} step
   */
  #opened(settings, step) {
    this.#checkpoint = undefined;
    this.status.fromFile = true;
    this.state.set({ settings, step, losses: undefined, edited: false });
    this.tellChange();
    if (this.#view) Object.assign(this.#view.records.present, { settings, opened: true });
  }

  /** @param {number} step */
  #reached(step) {
    this.state.set({ training: false });
    this.status.say("statusPaused", { step });
  }

  /** @param {number} step */
  #diverged(step) {
    this.#view?.frame.now(); // the losses until then
    this.#view?.restored(step);
    this.state.set({ training: false, step, refused: undefined });
    this.status.say("statusDiverged", { step });
    this.emit("zscape-error", { message: this.#view ? this.status.text(this.state.now.texts) : "" });
  }

  /**
   * @param {FailureKind} cause
   * @param {string} detail
   */
  #failed(cause, detail) {
    if (this.#failure || !this.#view) return;
    const failure = failureOf(cause, detail, this.state.now.texts);
    const { kind, text } = failure;
    this.#failure = kind;
    if (!canFetchAgain(kind)) {
      this.#resume = this.training;
      this.state.set({ training: false });
      this.remote.stop();
      this.#view.feed.dropSnapshots();
      this.status.say("statusFailed");
    }
    const message = detail ? `${text} (${detail})` : text;
    this.waits.fail(message);
    this.state.set({ failure, refused: undefined });
    this.emit("zscape-error", { message });
  }
}
