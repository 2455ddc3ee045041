// One element's run inside the worker: its Session and its work in slices: training, then as many posteriors as their
// share of the time allows, then a snapshot if one is due.

import { postToPage } from "../protocol.js";
import { checkSide, isSession, shared } from "./checkpoint.js";
import { Evaluations } from "./evaluations.js";
import { fetched } from "../../loading/fetched.js";
import { Intake } from "./intake.js";
import { Outbox } from "./outbox.js";
import { Pace } from "./pace.js";
import { Rounds } from "./rounds.js";

/** @typedef {typeof import("../../../src/wasm/session.js")} SessionModule */
/** @typedef {InstanceType<SessionModule["Session"]>} Session */
/** @typedef {import("../protocol.js").Goal} Goal */

const SLICE = 12; // ms of training before the worker listens again

export class Run {
  /** @type {Session | undefined} */
  #session;
  /**
   * The file that the run opens with, until it is open.
   * @type {string | undefined}
   */
  #checkpoint;
  #stopped = false;
  /** @type {{ traced: boolean, resolve: (record: object) => void, reject: (error: Error) => void }[]} */
  #stepsAsked = [];
  /**
   * Who waits to be told of the next step of the training.
   * @type {((trace: object | undefined) => void)[]}
   */
  #watchers = [];
  #evaluations = new Evaluations();
  #owesEvaluation = false;

  /** The page has yet to see a whole plane (at the start, after load): training waits for it. */
  #owesPlane = true;

  /**
   * @param {Extract<import("../protocol.js").ToWorker, { type: "start" }>} start
   * @param {object} worker
   * @param {Promise<SessionModule>} worker.session
   * @param {() => void} worker.wake  asks for slices
   * @param {ReadonlyMap<number, Run>} worker.runs  of all elements
   */
  constructor({ element, run, settings, source, training, own, goal, checkpoint, lockstep }, { session, wake, runs }) {
    this.address = { element, run };
    this.settings = settings;
    this.training = training;
    this.goal = goal;
    this.#checkpoint = checkpoint;
    this.sessionModule = session;
    this.wake = wake;
    this.outbox = new Outbox(this.address);
    this.rounds = new Rounds(this.outbox);
    this.intake = new Intake(this.address, source, own, wake);
    this.pace = new Pace(this, lockstep, runs);
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
    this.pace.go();
    if (this.#session) this.outbox.restartRate(this.#session.step);
    this.wake();
  }

  pause() {
    this.training = false;
    this.pace.rest();
    this.#dismissWatchers();
    this.outbox.forceNext();
    this.wake();
  }

  /** @param {Goal} goal */
  aim(goal) {
    this.goal = goal;
  }

  /** @param {Partial<import("../settings.js").Settings>} live  settings that may change while the run goes on */
  set(live) {
    this.pace.passToFollower(live);
    this.settings = { ...this.settings, ...live };
    // Each by its setter: beta by setBeta.
    for (const [name, value] of Object.entries(live)) {
      /** @type {any} */ (this.#session)?.[`set${name[0].toUpperCase()}${name.slice(1)}`](value);
    }
  }

  taken() {
    this.outbox.taken();
    this.wake();
  }

  stop() {
    this.#stopped = true;
    this.intake.stop();
    this.#dismissWatchers();
    for (const { reject } of this.#stepsAsked.splice(0)) reject(new Error("the run was stopped"));
    this.#session?.free();
    this.#session = undefined;
  }

  /** Whether there is work for another slice. */
  get busy() {
    const session = this.#session;
    if (this.pace.resting || !this.#ready || !session) return false;
    return this.#wantsStep || !this.rounds.settled(session) || this.#unmeasured;
  }

  /** One slice of work. */
  work() {
    const session = this.#session;
    if (!session || !this.#ready || this.pace.resting) return;
    const start = performance.now();
    if (this.#wantsStep) this.#train(session);
    else if (!this.rounds.settled(session)) this.rounds.settle(session);
    else if (this.#unmeasured) this.#evaluateOpened(session);
    this.#send(session);
    this.pace.restAfter(performance.now() - start);
  }

  /**
   * @param {import("../protocol.js").Ask} ask
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
      case "step": return this.#stepAsked(ask.traced ?? false);
      case "trace": return this.training ? new Promise((resolve) => this.#watchers.push(resolve)) : undefined;
      case "load": return this.#open(session, ask.bytes);
      case "add": return this.intake.add(session, ask.part);
      case "image": return session.image(ask.index);
      case "inspect": return session.inspect(ask.x);
      case "pulls": return session.pulls(ask.x);
      case "draw": return session.draw(ask.n);
      case "posteriorSamples": return session.posteriorSamples();
    }
  }

  /** Makes the Session, opens what the run opens with, and brings in the images. */
  async #load() {
    const opening = this.#checkpoint === undefined ? undefined : fetched(this.#checkpoint);
    opening?.catch(() => undefined); // it is awaited below
    const { Session } = await this.sessionModule;
    const bytes = await opening;
    if (this.#stopped) return;
    const session = (this.#session ??= new Session({ side: this.intake.source.side, ...shared(this.settings) }));
    // A model opens before there are images, and its plane fills as they come; a session needs all of its images.
    if (bytes && !isSession(bytes)) this.#openCheckpoint(session, bytes);
    const whole = await this.intake.bring(session, this.sessionModule);
    if (whole && bytes && this.#checkpoint !== undefined) this.#openCheckpoint(session, bytes);
  }

  /**
   * @param {Session} session
   * @param {Uint8Array} bytes
   */
  #open(session, bytes) {
    checkSide(bytes, this.intake.source.side);
    session.load(bytes);
    this.outbox.clear();
    this.#evaluations.clear();
    this.rounds.invalidate();
    this.#owesPlane = true;
    this.#owesEvaluation = true;
    this.wake();
    this.settings = { ...this.settings, ...shared(session.settings) };
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

  /** @param {boolean} traced */
  #stepAsked(traced) {
    const record = new Promise((resolve, reject) => this.#stepsAsked.push({ traced, resolve, reject }));
    this.training = false;
    this.#dismissWatchers();
    this.pace.go();
    this.wake();
    return record;
  }

  get step() {
    return this.#session?.step ?? 0;
  }

  /** The images of the next step have not come. */
  get starved() {
    const session = this.#session;
    return !session || session.images.train === 0 || session.waiting;
  }

  get #canStep() {
    return !this.outbox.full && !this.starved && this.pace.partnerAllowsStep;
  }

  get #wantsStep() {
    return !this.#owesPlane && (this.pace.on || this.#stepsAsked.length > 0) && this.#canStep;
  }

  /** A run that follows makes the step that its leader has made before it. */
  catchUp() {
    const session = this.#session;
    if (session && this.#ready && this.#wantsStep) this.#step(session);
  }

  /**
   * A slice of steps, then posteriors within their share.
   * @param {Session} session
   */
  #train(session) {
    const start = performance.now();
    do {
      if (!this.#step(session)) return;
    } while (this.pace.on && this.#canStep && performance.now() - start < SLICE);
    if (session.step >= (this.pace.goal.until ?? 0)) this.rounds.roll(session, performance.now() - start);
  }

  /**
   * One step; false if it diverged.
   * @param {Session} session
   */
  #step(session) {
    const asked = this.training ? undefined : this.#stepsAsked.shift();
    this.rounds.invalidate();
    try {
      const start = performance.now();
      const record = asked?.traced || this.#watchers.length > 0 ? session.traceStep() : session.trainStep();
      this.outbox.addLosses(record, performance.now() - start);
      this.#evaluations.add(record);
      if (this.#evaluations.due(record, this.#stepsPerEpoch(session), this.settings.batch, session.images.heldOut)) {
        this.outbox.addEvaluation(this.#evaluations.make(session));
      }
      asked?.resolve(record);
      for (const tell of this.#watchers.splice(0)) tell(record);
      if (this.training && this.pace.reaches(record.step, this.#stepsPerEpoch(session))) {
        this.#end();
        postToPage({ type: "reached", ...this.address, step: record.step });
      }
      return true;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "NonFiniteError") throw error;
      // The core has put the last good state back: training stops there, and the losses after it are void.
      this.#end();
      this.outbox.dropAfter(session.step);
      this.#evaluations.clear();
      for (const { reject } of [...(asked ? [asked] : []), ...this.#stepsAsked.splice(0)]) reject(error);
      postToPage({ type: "diverged", ...this.address, step: session.step, message: error.message });
      return false;
    }
  }

  /** Training pauses by itself. */
  #end() {
    this.pace.releasesFollower = this.training;
    this.training = false;
    this.#dismissWatchers();
  }

  /** No step comes that could be told. */
  #dismissWatchers() {
    for (const tell of this.#watchers.splice(0)) tell(undefined);
  }

  /** @param {Session} session */
  #stepsPerEpoch(session) {
    return Math.ceil(this.intake.total(session) / this.settings.batch);
  }

  /** A model from a file is measured once, when its images are there. */
  get #unmeasured() {
    return this.#owesEvaluation && this.intake.whole;
  }

  /** @param {Session} session */
  #evaluateOpened(session) {
    this.#owesEvaluation = false;
    if (session.images.train > 0) this.outbox.addEvaluation(this.#evaluations.make(session));
  }

  /** @param {Session} session */
  #send(session) {
    const { train } = session.images;
    const settled = train > 0 && this.rounds.settled(session);
    const { on, partnerStarved, busy } = this.pace;
    const waiting = on && !this.outbox.full && (this.starved || partnerStarved);
    const { step, epoch } = session;
    const sent = this.outbox.send({ step, epoch, training: on, waiting, settled }, {
      idle: !this.busy && !busy,
      imagesPerStep: train / Math.max(1, Math.ceil(train / this.settings.batch)),
      decoderWeights: () => session.decoderWeights(),
    });
    if (sent && settled && this.#owesPlane) {
      this.#owesPlane = false;
      this.outbox.restartRate(step);
    }
  }
}
