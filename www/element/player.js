// Plays an element's run: starts it, trains and pauses it, feeds its snapshots to the view and its losses to
// the page, and says on the element how things stand, failures included.

import { Deferred } from "./deferred.js";
import { LOSS_FIELDS } from "./protocol.js";
import { Remote } from "./remote.js";
import { simdSupported } from "./client.js";
import { fill } from "./texts.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./protocol.js").Snapshot} Snapshot */
/** @typedef {import("./protocol.js").Part} Part */
/** @typedef {import("./texts.js").Texts} Texts */
/** @typedef {keyof Texts & `status${string}`} StatusKey */
/** @typedef {{ step: number, epoch: number, loss: number, reconstruction: number, kl: number }} StepRecord */

/** @type {Record<"worker" | "data" | "run" | "simd", keyof Texts>} */
const FAILURE_TEXTS = { worker: "failedWorker", data: "failedData", run: "failedRun", simd: "failedSimd" };

export class Player {
  training = false;
  stepCount = 0;
  /** The first whole plane of the present run is drawn. @type {Deferred<void>} */
  ready = new Deferred();
  /** Training has stopped and the plane is that of the last step. @type {Deferred<void>} */
  #rest = new Deferred();
  #announced = false;
  /** Training goes on when a failed run is tried again. */
  #resume = false;
  /** @type {"worker" | "data" | "run" | "simd" | undefined} */
  #failure;
  /** @type {{ key: StatusKey, values: Record<string, number> }} */
  #status = { key: "statusLoading", values: {} };
  /** @type {Snapshot | undefined} */
  #arrived;
  /** @type {Snapshot | undefined} */
  #drawn;
  /** @type {import("./view.js").View | undefined} */
  #view;

  /**
   * @param {() => { settings: Settings, own: Part[] }} model  what a run is started with
   * @param {(name: string, detail: object) => void} emit
   */
  constructor(model, emit) {
    this.model = model;
    this.emit = emit;
    this.remote = new Remote({
      snapshot: (snapshot) => {
        this.#arrived = snapshot;
        this.#view?.frame.request();
      },
      images: (part) => this.#view?.addImages(part),
      diverged: (step) => this.#diverged(step),
      failed: ({ kind, message }) => this.#failed(kind, message),
    });
  }

  /** @param {import("./view.js").View} view */
  open(view) {
    this.#view = view;
    this.#start(this.training);
  }

  close() {
    this.remote.stop();
    this.#renew("the element was removed");
    this.#arrived = undefined;
    this.#drawn = undefined;
    this.stepCount = 0;
    this.#announced = false;
    this.#view?.close();
    this.#view = undefined;
  }

  train() {
    if (this.#failure && this.#failure !== "data") {
      this.#resume = true;
      return this.retry();
    }
    this.training = true;
    this.remote.tell("train");
    this.#show({ training: true });
    if (this.#view && this.ready.settled && !this.#failure) this.#say("statusTraining");
  }

  /** Resolves when training has stopped and what is shown is the model as it is. */
  pause() {
    this.training = false;
    this.remote.tell("pause");
    this.#show({ training: false });
    return this.#resting();
  }

  /** @returns {Promise<StepRecord>} */
  async step() {
    this.training = false;
    this.#show({ training: false });
    const record = await this.ask({ name: "step" });
    this.#view?.frame.now(); // what came before the step
    await this.#resting();
    return record;
  }

  /** A new run with the present settings; training goes on if it was on. */
  restart() {
    if (this.#view) this.#start(this.training);
    return this.ready.promise;
  }

  /**
   * Asks the worker, once the run is there.
   *
   * @param {import("./protocol.js").Ask} ask
   */
  async ask(ask) {
    if (!this.#view) throw new Error("the element is not in a document");
    await this.ready.promise;
    return this.remote.ask(ask);
  }

  /**
   * Opens a saved model or session.
   *
   * @param {Uint8Array} bytes
   * @param {(settings: Settings) => void} adopt
   */
  async load(bytes, adopt) {
    const { settings, step } = await this.ask({ name: "load", bytes });
    this.#view?.frame.now(); // what came before the file was opened
    this.ready = new Deferred();
    adopt(settings);
    this.stepCount = step;
    this.#view?.plane.forget();
    this.#view?.curves.clear();
    this.#show({ settings, step, losses: undefined });
    await this.ready.promise;
  }

  /** Tries again what has failed. */
  retry() {
    const failure = this.#failure;
    if (!this.#view || !failure) return;
    if (failure !== "data") {
      this.#start(this.#resume);
      return;
    }
    this.#failure = undefined;
    this.#renewReady();
    this.#show({ failure: undefined });
    this.#say("statusLoading");
    this.remote.tell("fetch");
  }

  /**
   * How things stand, in words.
   *
   * @param {Texts} texts
   */
  statusText(texts) {
    return fill(texts[this.#status.key], this.#status.values);
  }

  /** Just before a frame is drawn: what has come goes into the view. */
  beforeDraw() {
    const snapshot = this.#arrived;
    const view = this.#view;
    if (!snapshot || !view) return;
    this.#arrived = undefined;
    this.#drawn = snapshot;
    const { losses, step, epoch, imagesPerSecond, posteriors, decoder, training } = snapshot;
    for (let i = 0; i < losses.length; i += LOSS_FIELDS) {
      view.curves.add(losses[i], losses[i + 3], losses[i + 4]);
    }
    this.stepCount = step;
    view.plane.place(posteriors);
    if (decoder) view.decoded.setWeights(view.state.settings, decoder);
    view.setNumbers({ step, epoch, rate: training ? imagesPerSecond : 0, losses: view.curves.present });
    this.#sayState(snapshot);
  }

  /** Just after: the page hears of it, and the worker may send more. */
  afterDraw() {
    const snapshot = this.#drawn;
    if (!snapshot) return;
    const { losses, settled, training } = snapshot;
    for (let i = 0; i < losses.length && this.#drawn === snapshot; i += LOSS_FIELDS) {
      const [step, epoch, loss, reconstruction, kl] = losses.subarray(i, i + LOSS_FIELDS);
      this.emit("zscape-step", { step, epoch, loss, reconstruction, kl });
    }
    if (this.#drawn !== snapshot) return; // a listener has restarted the run
    this.#drawn = undefined;
    this.remote.tell("taken");
    if (!settled) return;
    if (!training && !this.training) this.#rest.resolve();
    if (this.ready.settled) return;
    this.ready.resolve();
    if (!this.#announced) this.emit("zscape-ready", {});
    this.#announced = true;
  }

  /** @param {boolean} training */
  #start(training) {
    const view = /** @type {import("./view.js").View} */ (this.#view);
    const { settings, own } = this.model();
    this.training = training;
    this.stepCount = 0;
    this.#failure = undefined;
    this.#arrived = undefined;
    this.#drawn = undefined;
    this.#renewReady();
    view.clear();
    view.set({ settings, training, failure: undefined });
    if (!simdSupported()) return this.#failed("simd", "");
    this.#say(settings.dataset === "own" && own.length === 0 ? "statusNoImages" : "statusLoading");
    this.remote.start(settings, training, own);
    view.decoded.load().catch((error) => this.#failed("worker", error.message));
  }

  #resting() {
    if (!this.remote.running || !this.#view || this.#view.state.images === 0) return Promise.resolve();
    if (this.#rest.settled) this.#rest = new Deferred();
    return this.#rest.promise;
  }

  #renewReady() {
    if (this.ready.settled) this.ready = new Deferred();
  }

  /** Whoever waits for what will not come is told so. @param {string} reason */
  #renew(reason) {
    for (const waiting of [this.ready, this.#rest]) if (!waiting.settled) waiting.reject(new Error(reason));
    this.ready = new Deferred();
    this.#rest = new Deferred();
  }

  /** @param {number} step */
  #diverged(step) {
    this.#view?.frame.now(); // the losses until then
    this.training = false;
    this.stepCount = step;
    this.#view?.curves.truncate(step);
    this.#show({ training: false, step });
    this.#say("statusDiverged", { step });
    this.#emitError(this.#view ? this.statusText(this.#view.state.texts) : "");
  }

  /**
   * @param {"worker" | "data" | "run" | "simd"} kind
   * @param {string} detail
   */
  #failed(kind, detail) {
    if (this.#failure || !this.#view) return;
    this.#failure = kind;
    if (kind !== "data") {
      this.#resume = this.training;
      this.training = false;
      this.remote.stop();
      this.#arrived = undefined;
      this.#drawn = undefined;
      this.#say("statusFailed");
    }
    const text = this.#view.state.texts[FAILURE_TEXTS[kind]];
    const message = detail ? `${text} (${detail})` : text;
    for (const waiting of [this.ready, this.#rest]) if (!waiting.settled) waiting.reject(new Error(message));
    this.#show({ training: this.training, failure: { kind, text, detail, canRetry: kind !== "simd" } });
    this.#emitError(message);
  }

  /** @param {string} message */
  #emitError(message) {
    this.emit("zscape-error", { message });
  }

  /** @param {Snapshot} snapshot */
  #sayState({ waiting, training, step }) {
    if (waiting) this.#say("statusWaiting");
    // A run that was told to pause may have made a step since: it has paused when its own word says so.
    else if (this.training || training) this.#say("statusTraining");
    else if (this.#status.key === "statusDiverged" && this.#status.values.step === step) return;
    else if (step > 0) this.#say("statusPaused", { step });
    else this.#say("statusReady");
  }

  /**
   * @param {StatusKey} key
   * @param {Record<string, number>} [values]
   */
  #say(key, values = {}) {
    if (key === this.#status.key && values.step === this.#status.values.step) return;
    this.#status = { key, values };
    if (this.#view) this.#show({ status: this.statusText(this.#view.state.texts) });
  }

  /** @param {Partial<import("./view.js").ViewState>} change */
  #show(change) {
    this.#view?.set(change);
  }
}
