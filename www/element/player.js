// Plays an element's run: starts it, trains and pauses it, and says on the element how things stand, failures included.

import { Status } from "./controls/status.js";
import { sourceOf } from "./datasets/datasets.js";
import { canFetchAgain, FAILURE_TEXTS, startFailure } from "./failures.js";
import { simdSupported } from "./client/client.js";
import { Remote } from "./client/remote.js";
import { Waits } from "./waits.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./protocol.js").Snapshot} Snapshot */
/** @typedef {import("./protocol.js").Part} Part */
/** @typedef {import("./texts.js").Texts} Texts */
/** @typedef {import("./failures.js").FailureKind} FailureKind */

export class Player {
  /**
   * Images of the page's own.
   * @type {Part[]}
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
   * What the present run opens with: the address of a file.
   * @type {string | undefined}
   */
  #checkpoint;
  /** A saved model was opened in the present run. */
  #fromFile = false;
  #waits = new Waits();
  #announced = false;
  /** Training goes on when a failed run is tried again. */
  #resume = false;
  /** @type {FailureKind | undefined} */
  #failure;
  #status = new Status(() => {
    if (this.#view) this.state.set({ status: this.statusText(this.state.now.texts) });
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
    return this.#waits.ready;
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
    this.#start(this.training, checkpoint);
  }

  /** @param {boolean} held */
  hold(held) {
    if (held === this.#held) return;
    this.#held = held;
    if (this.training) this.remote.tell(held ? "pause" : "train");
  }

  close() {
    this.remote.stop();
    this.#waits.giveUp("the element was removed");
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
    this.state.set({ training: true });
    if (this.#view && this.ready.settled && !this.#failure) {
      this.#status.sayTraining(this.state.now.step, this.state.now.options.until);
    }
  }

  /** Resolves when training has stopped and what is shown is the model as it is. */
  pause() {
    this.remote.tell("pause");
    this.state.set({ training: false });
    return this.#resting();
  }

  /**
   * One step. If it is traced, the answer tells what happened in it, too.
   * @param {boolean} [traced]
   * @returns {Promise<any>}
   */
  async step(traced = false) {
    this.state.set({ training: false });
    const record = await this.ask({ name: "step", traced });
    this.#view?.frame.now(); // what came before the step
    await this.#resting();
    return record;
  }

  /**
   * What happens in a step: in the next one of the training, undefined if that pauses before, else in one that is made
   * for it.
   */
  trace() {
    return this.training ? this.ask({ name: "trace" }) : this.step(true);
  }

  /** A new run with the present settings; training goes on if it was on. */
  restart() {
    if (this.#view) this.#start(this.training);
    return this.ready.promise;
  }

  /**
   * The settings that apply at once have changed.
   * @param {Settings} settings
   */
  adjust(settings) {
    this.remote.set(settings);
    this.#view?.records.adopt(settings);
  }

  /**
   * A new run that opens with a saved model and waits there.
   * @param {string} checkpoint  its address
   */
  openAt(checkpoint) {
    if (this.#view) this.#start(false, checkpoint);
    return this.ready.promise;
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
    this.#waits.begin();
    this.#view?.beginFromFile(settings);
    this.#opened(settings, step);
    await this.ready.promise;
  }

  /** Tries again what has failed. */
  retry() {
    const failure = this.#failure;
    if (!this.#view || !failure) return;
    if (!canFetchAgain(failure)) {
      this.#start(this.#resume, this.#checkpoint);
      return;
    }
    this.#failure = undefined;
    this.#waits.begin();
    this.state.set({ failure: undefined });
    this.#status.say("statusLoading");
    this.remote.tell("fetch");
  }

  /**
   * How things stand, in words.
   * @param {Texts} texts
   */
  statusText(texts) {
    return this.#status.text(texts);
  }

  /**
   * A frame has drawn what came, and the page has heard of it.
   * @param {Snapshot} snapshot
   */
  shown(snapshot) {
    if (!snapshot.settled) return;
    if (!this.#waits.drawn(!snapshot.training && !this.training)) return;
    if (!this.#announced) this.emit("zscape-ready", {});
    this.#announced = true;
  }

  /**
   * @param {boolean} training
   * @param {string} [checkpoint]
   */
  #start(training, checkpoint) {
    const view = /** @type {import("./view.js").View} */ (this.#view);
    const { settings, options: goal } = this.state.now;
    const { leader, overrides } = this.#lockstep ?? {};
    const own = (leader ?? this).own;
    this.#checkpoint = checkpoint;
    this.#fromFile = false;
    this.#failure = undefined;
    this.#waits.begin();
    view.begin(settings);
    this.state.set({ training, failure: undefined });
    if (!simdSupported()) return this.#failed("simd", "");
    this.#status.say(settings.dataset === "own" && own.length === 0 ? "statusNoImages" : "statusLoading");
    const source = sourceOf(settings.dataset);
    const lockstep = leader && overrides && { element: leader.remote.element, overrides };
    this.remote.start({ settings, source, training: training && !this.#held, own, goal, checkpoint, lockstep });
    view.decoded.load().catch((error) => this.#failed("worker", error.message));
  }

  #resting() {
    if (!this.remote.running || !this.#view || this.state.now.images === 0) return Promise.resolve();
    return this.#waits.resting();
  }

  /**
   * Whoever waits for what will not come is told so.
   * @param {string} reason
   */
  giveUp(reason) {
    this.#waits.giveUp(reason);
  }

  /**
   * A saved model is in place.
   * @param {Settings} settings
   * @param {number} step
   */
  #opened(settings, step) {
    this.#checkpoint = undefined;
    this.#fromFile = true;
    this.state.set({ settings, step, losses: undefined, edited: false });
    this.tellChange();
    if (this.#view) Object.assign(this.#view.records.present, { settings, opened: true });
  }

  /** @param {number} step */
  #reached(step) {
    this.state.set({ training: false });
    this.#status.say("statusPaused", { step });
  }

  /** @param {number} step */
  #diverged(step) {
    this.#view?.frame.now(); // the losses until then
    this.#view?.restored(step);
    this.state.set({ training: false, step });
    this.#status.say("statusDiverged", { step });
    this.#emitError(this.#view ? this.statusText(this.state.now.texts) : "");
  }

  /**
   * @param {FailureKind} cause
   * @param {string} detail
   */
  #failed(cause, detail) {
    if (this.#failure || !this.#view) return;
    const kind = cause === "worker" ? startFailure(detail) : cause;
    this.#failure = kind;
    if (!canFetchAgain(kind)) {
      this.#resume = this.training;
      this.state.set({ training: false });
      this.remote.stop();
      this.#view.feed.forget();
      this.#status.say("statusFailed");
    }
    const text = this.state.now.texts[FAILURE_TEXTS[kind]];
    const message = detail ? `${text} (${detail})` : text;
    this.#waits.fail(message);
    const canRetry = kind !== "simd" && kind !== "policy";
    this.state.set({ failure: { kind, text, detail, canRetry } });
    this.#emitError(message);
  }

  /** @param {string} message */
  #emitError(message) {
    this.emit("zscape-error", { message });
  }

  /**
   * Says how things stand, at a moment of the run that goes into the view.
   * @param {Snapshot} snapshot
   */
  sayState({ waiting, training, step }) {
    if (waiting) this.#status.say("statusWaiting");
    // A run that was told to pause may have made a step since: it has paused when its own word says so.
    else if (this.training || training) this.#status.sayTraining(step, this.state.now.options.until);
    else this.#status.sayPaused(step, this.#fromFile);
  }
}
