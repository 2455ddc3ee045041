// One element's run inside the worker: its Session, its images, and its work in slices: training, then as
// many posteriors as their share of the time allows, then a snapshot if one is due.

import { isSession } from "./checkpoint.js";
import { open } from "./datasets.js";
import { fetched } from "./fetched.js";
import { Outbox } from "./outbox.js";
import { postToPage } from "./protocol.js";

/** @typedef {typeof import("../../src/wasm/session.js")} SessionModule */
/** @typedef {InstanceType<SessionModule["Session"]>} Session */
/** @typedef {import("./protocol.js").Part} Part */
/** @typedef {import("./protocol.js").Goal} Goal */

const SLICE = 12; // ms of training before the worker listens again
const FIRST_SHARE = 0.15; // of the training time, while images wait to be plotted for the first time
const POSTERIOR_SHARE = 0.05; // after that: every point moves about every two seconds
const CHUNK = 256; // images encoded at once: small, so that neither training nor messages wait long
const SIDE = 28;

export class Run {
  /** @type {Session | undefined} */
  #session;
  /** @type {import("./datasets.js").Source | undefined} */
  #source;
  /** The file that the run opens with, until it is open. @type {string | undefined} */
  #checkpoint;
  /** Training images, once all have come. */
  #expected = 0;
  #partsIn = 0;
  #stopped = false;
  /** @type {{ resolve: (record: object) => void, reject: (error: Error) => void }[]} */
  #stepsAsked = [];

  /** Images 0..settled have the posteriors of this very step; images 0..seen have some. */
  #settled = 0;
  #seen = 0;
  #rolling = 0;
  /** The page has yet to see a whole plane (at the start, after load): training waits for it. */
  #owesPlane = true;
  /** ms that posteriors may take now; below 0 after a chunk that took longer. */
  #encodeDue = 0;

  /**
   * @param {Extract<import("./protocol.js").ToWorker, { type: "start" }>} start
   * @param {object} worker
   * @param {Promise<SessionModule>} worker.session
   * @param {Promise<import("./files.js").Shards>} worker.shards
   * @param {() => void} worker.wake  asks for slices
   */
  constructor({ element, run, settings, training, own, goal, checkpoint }, { session, shards, wake }) {
    this.address = { element, run };
    this.settings = settings;
    this.training = training;
    this.own = [...own];
    this.goal = goal;
    this.#checkpoint = checkpoint;
    this.sessionModule = session;
    this.shards = shards;
    this.wake = wake;
    this.outbox = new Outbox(this.address);
    this.fetch();
  }

  /** Brings the images in, or goes on where that failed. */
  fetch() {
    this.loading = this.#load();
    this.loading.catch((error) => {
      if (this.#stopped) return;
      const what = this.#checkpoint === undefined ? "data" : "checkpoint";
      postToPage({ type: "missing", ...this.address, what, message: error.message });
    });
  }

  train() {
    this.training = true;
    if (this.#session) this.outbox.restartRate(this.#session.step);
    this.wake();
  }

  pause() {
    this.training = false;
    this.outbox.remind();
    this.wake();
  }

  /** @param {Goal} goal */
  aim(goal) {
    this.goal = goal;
  }

  /**
   * @param {number} learningRate
   * @param {number} beta
   */
  set(learningRate, beta) {
    this.settings = { ...this.settings, learningRate, beta };
    this.#session?.setLearningRate(learningRate);
    this.#session?.setBeta(beta);
  }

  taken() {
    this.outbox.taken();
    this.wake();
  }

  stop() {
    this.#stopped = true;
    for (const { reject } of this.#stepsAsked.splice(0)) reject(new Error("the run was stopped"));
    this.#session?.free();
    this.#session = undefined;
  }

  /** Whether there is work for another slice. */
  get busy() {
    const session = this.#session;
    return this.#ready && session !== undefined && (this.#wantsStep(session) || this.#unsettled(session));
  }

  /** One slice of work. */
  work() {
    const session = this.#session;
    if (!session || !this.#ready) return;
    if (this.#wantsStep(session)) this.#train(session);
    else if (this.#unsettled(session)) this.#settled = this.#encode(session, this.#settled);
    this.#send(session);
  }

  /**
   * @param {import("./protocol.js").Ask} ask
   * @returns {Promise<unknown>}
   */
  async answer(ask) {
    if (ask.name === "evaluate" || ask.name === "load" || ask.name === "add") await this.loading;
    const session = this.#session;
    if (!session) throw new Error(`${ask.name} came before the first images were in`);
    switch (ask.name) {
      case "encode": return session.encode(ask.x);
      case "decode": return session.decode(ask.z);
      case "evaluate": return session.evaluate();
      case "save": return ask.session ? session.saveSession() : session.save();
      case "step": return this.#stepAsked();
      case "load": return this.#open(session, ask.bytes);
      case "add": return this.#add(session, ask.part);
      case "image": return session.image(ask.index);
      case "inspect": return session.inspect(ask.x);
      case "pulls": return session.pulls(ask.x);
      case "draw": return session.draw(ask.n);
      case "posteriorSamples": return session.posteriorSamples();
    }
  }

  /** Makes the Session and brings in the data set's parts, then the page's own, in this order always. */
  async #load() {
    const opening = this.#checkpoint === undefined ? undefined : fetched(this.#checkpoint);
    opening?.catch(() => undefined); // it is awaited below
    this.#source ??= await open(this.settings.dataset, this.sessionModule, this.shards);
    const source = this.#source;
    const { Session } = await this.sessionModule;
    const bytes = await opening;
    if (this.#stopped) return;
    const session = (this.#session ??= new Session({ side: SIDE, ...ofModel(this.settings) }));
    // A model opens before there are images, and its plane fills as they come; a session needs all of its images.
    if (bytes && !isSession(bytes)) this.#openCheckpoint(session, bytes);
    const ownTrain = this.own.filter(({ split }) => split === "train");
    this.#expected = source.images + ownTrain.reduce((sum, part) => sum + size(part), 0);
    if (this.#expected > 0) session.expectImages(this.#expected);
    for (; this.#partsIn < source.parts; this.#partsIn++) {
      const part = await source.part(this.#partsIn);
      if (this.#stopped) return;
      this.#add(session, part);
    }
    for (let part = this.own.shift(); part; part = this.own.shift()) this.#add(session, part);
    if (bytes && this.#checkpoint !== undefined) this.#openCheckpoint(session, bytes);
  }

  /**
   * @param {Session} session
   * @param {Part} part
   */
  #add(session, part) {
    session.addImages(part.pixels, part.labels, part.split);
    if (part.split === "train") {
      const { labels, factors } = part;
      postToPage({ type: "images", ...this.address, count: size(part), labels, factors });
    }
    this.wake();
  }

  /**
   * @param {Session} session
   * @param {Uint8Array} bytes
   */
  #open(session, bytes) {
    session.load(bytes);
    this.outbox.clear();
    this.#settled = 0;
    this.#owesPlane = true;
    this.wake();
    this.settings = { ...this.settings, ...ofModel(session.settings) };
    return { settings: this.settings, step: session.step };
  }

  /**
   * @param {Session} session
   * @param {Uint8Array} bytes
   */
  #openCheckpoint(session, bytes) {
    const opened = this.#open(session, bytes);
    this.#checkpoint = undefined;
    postToPage({ type: "opened", ...this.address, ...opened });
  }

  /** Nothing is plotted or trained before the file that the run opens with is open. */
  get #ready() {
    return this.#checkpoint === undefined;
  }

  #stepAsked() {
    const record = new Promise((resolve, reject) => this.#stepsAsked.push({ resolve, reject }));
    this.training = false;
    this.wake();
    return record;
  }

  /** @param {Session} session */
  #canStep(session) {
    return !this.outbox.full && session.images.train > 0 && !session.waiting;
  }

  /** @param {Session} session */
  #wantsStep(session) {
    return !this.#owesPlane && (this.training || this.#stepsAsked.length > 0) && this.#canStep(session);
  }

  /** @param {Session} session */
  #unsettled(session) {
    return this.#settled < session.images.train;
  }

  /**
   * A slice of steps, then posteriors within their share.
   *
   * @param {Session} session
   */
  #train(session) {
    const start = performance.now();
    do {
      if (!this.#step(session)) return;
    } while (this.training && this.#canStep(session) && performance.now() - start < SLICE);
    const { train } = session.images;
    const unseen = this.#seen < train;
    if (session.step < (this.goal.until ?? 0)) return;
    this.#encodeDue += (unseen ? FIRST_SHARE : POSTERIOR_SHARE) * (performance.now() - start);
    if (this.#encodeDue > 0) {
      const encodeStart = performance.now();
      // Images that were never encoded come first: they are not drawn yet.
      this.#rolling = this.#encode(session, unseen ? this.#seen : this.#rolling % train);
      this.#encodeDue -= performance.now() - encodeStart;
    }
  }

  /**
   * One step; false if it diverged.
   *
   * @param {Session} session
   */
  #step(session) {
    const asked = this.training ? undefined : this.#stepsAsked.shift();
    this.#settled = 0;
    try {
      const record = session.trainStep();
      this.outbox.addLosses(record);
      asked?.resolve(record);
      if (this.training && this.#reaches(record.step, session)) {
        this.training = false;
        postToPage({ type: "reached", ...this.address, step: record.step });
      }
      return true;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "NonFiniteError") throw error;
      // The core has put the last good state back: training stops there, and the losses after it are void.
      this.training = false;
      this.outbox.dropAfter(session.step);
      for (const { reject } of [...(asked ? [asked] : []), ...this.#stepsAsked.splice(0)]) reject(error);
      postToPage({ type: "diverged", ...this.address, step: session.step, message: error.message });
      return false;
    }
  }

  /**
   * Whether training pauses by itself after this step.
   *
   * @param {number} step
   * @param {Session} session
   */
  #reaches(step, session) {
    const { until, epochs = 0 } = this.goal;
    const images = Math.max(this.#expected, session.images.train);
    return step === until || step === epochs * Math.ceil(images / this.settings.batch);
  }

  /**
   * Encodes a chunk of images for the page; hands back where the next one starts.
   *
   * @param {Session} session
   * @param {number} from
   */
  #encode(session, from) {
    const count = Math.min(CHUNK, session.images.train - from);
    const { mu, logvar } = session.posteriors(from, count); // (count, latent)
    this.outbox.addPosteriors({ from, mu, logvar });
    this.#seen = Math.max(this.#seen, from + count);
    return from + count;
  }

  /** @param {Session} session */
  #send(session) {
    const { train } = session.images;
    const settled = train > 0 && !this.#unsettled(session);
    const waiting = this.training && !this.outbox.full && !this.#canStep(session);
    const { step, epoch } = session;
    const sent = this.outbox.send({ step, epoch, training: this.training, waiting, settled }, {
      idle: !this.busy,
      imagesPerStep: train / Math.max(1, Math.ceil(train / this.settings.batch)),
      decoderWeights: () => session.decoderWeights(),
    });
    if (sent && settled && this.#owesPlane) {
      this.#owesPlane = false;
      this.outbox.restartRate(step);
    }
  }
}

/**
 * The settings that the element and the core share.
 *
 * @param {Omit<import("./protocol.js").Settings, "dataset">} settings
 */
function ofModel({ hidden, latent, batch, learningRate, beta, noise, seed }) {
  return { hidden, latent, batch, learningRate, beta, noise, seed };
}

/** @param {Part} part */
function size({ pixels }) {
  return pixels.length / SIDE ** 2;
}
