// One element's run inside the worker: its Session and its work in slices: training, then as many posteriors as their
// share of the time allows, then a snapshot if one is due.

import { postToPage } from "../protocol.js";
import { answerOf } from "./answers.js";
import { checkSide, isSession, shared } from "./checkpoint.js";
import { Evaluations } from "./evaluations.js";
import { fetched } from "../../loading/fetched.js";
import { Intake } from "./intake.js";
import { Outbox } from "./outbox.js";
import { Pace } from "./pace.js";
import { Requests } from "./requests.js";
import { Rounds } from "./rounds.js";

/** @typedef {typeof import("../../../src/wasm/session.js")} SessionModule */
/** @typedef {InstanceType<SessionModule["Session"]>} Session */

const SLICE = 12; // ms of training before the worker listens again

export class Run {
  /** @type {Session | undefined} */
  #session;
  /** @type {import("../protocol.js").Saved | undefined}  what the run opens with, until it is open */
  #checkpoint;
  #stopped = false;
  #requests = new Requests();
  #evaluations = new Evaluations();
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
    this.loading = this.#loadSession();
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
    this.pace.pause();
    this.#requests.dismissWatchers();
    this.outbox.forceNext();
    this.wake();
  }

  /** @param {Partial<import("../settings.js").Settings>} live  settings that may change while the run goes on */
  setLive(live) {
    this.pace.passToFollower(live);
    this.settings = { ...this.settings, ...live };
    // Each by its setter: beta by setBeta.
    for (const [name, value] of Object.entries(live)) {
      /** @type {any} */ (this.#session)?.[`set${name[0].toUpperCase()}${name.slice(1)}`](value);
    }
  }

  /** @param {import("../protocol.js").Goal} goal */
  aim(goal) {
    this.goal = goal;
  }

  taken() {
    this.outbox.taken();
    this.wake();
  }

  /** It is put aside: what was asked of it is void, all else stays as it is. */
  putAside() {
    this.#requests.refuseAll(new Error("the run was replaced"));
  }

  stop() {
    this.#stopped = true;
    this.intake.stop();
    this.#requests.refuseAll(new Error("the run was stopped"));
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
    if (this.#wantsStep) this.#trainSlice(session);
    else if (!this.rounds.settled(session)) this.rounds.settle(session);
    else if (this.#unmeasured) this.outbox.addEvaluation(this.#evaluations.makeEvaluation(session));
    this.#send(session);
    this.pace.restAfter(performance.now() - start);
  }

  /** @param {import("../protocol.js").Ask} ask */
  async answer(ask) {
    if (ask.name === "evaluate" || ask.name === "load" || ask.name === "add") await this.loading;
    const session = this.#session;
    if (!session) throw new Error(`${ask.name} came before the first images were in`);
    switch (ask.name) {
      case "step": return this.#stepAsked(ask.traced ?? false);
      case "trace": return this.training ? this.#requests.watch() : undefined;
      case "load": return this.#openFile(session, ask.bytes);
      case "add": return this.intake.addPart(session, ask.part);
      default: return answerOf(session, ask);
    }
  }

  /** Makes the Session, opens what the run opens with, and brings in the images. */
  async #loadSession() {
    const saved = this.#checkpoint;
    const opening = typeof saved === "string" ? fetched(saved) : Promise.resolve(saved);
    opening.catch(() => undefined); // it is awaited below
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
  #openFile(session, bytes) {
    checkSide(bytes, this.intake.source.side);
    session.load(bytes);
    this.outbox.clear();
    this.#evaluations.clear();
    this.#evaluations.owed = true;
    this.rounds.invalidate();
    this.#owesPlane = true;
    this.wake();
    this.settings = { ...this.settings, ...shared(session.settings) };
    return { settings: this.settings, step: session.step };
  }

  /**
   * @param {Session} session
   * @param {Uint8Array} bytes
   */
  #openCheckpoint(session, bytes) {
    const opened = this.#openFile(session, bytes);
    this.#checkpoint = undefined;
    postToPage({ type: "opened", ...this.address, ...opened });
  }

  /** Nothing is plotted or trained before the file that the run opens with is open. */
  get #ready() {
    return this.#checkpoint === undefined;
  }

  /** @param {boolean} traced */
  #stepAsked(traced) {
    const record = this.#requests.addStep(traced);
    this.training = false;
    this.#requests.dismissWatchers();
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
    return !this.#owesPlane && (this.pace.on || this.#requests.wantStep) && this.#canStep;
  }

  /** A run that follows makes the step that its leader has made before it. */
  catchUp() {
    const session = this.#session;
    if (session && this.#ready && this.#wantsStep) this.#makeStep(session);
  }

  /**
   * A slice of steps, then posteriors within their share.
   * @param {Session} session
   */
  #trainSlice(session) {
    const start = performance.now();
    do {
      if (!this.#makeStep(session)) return;
    } while (this.pace.on && this.#canStep && performance.now() - start < SLICE);
    if (session.step >= (this.pace.goal.until ?? 0)) this.rounds.roll(session, performance.now() - start);
  }

  /**
   * One step; false if it diverged.
   * @param {Session} session
   */
  #makeStep(session) {
    const asked = this.training ? undefined : this.#requests.takeStep();
    this.rounds.invalidate();
    const { batch } = this.settings;
    const stepsPerEpoch = this.intake.stepsPerEpoch(session, batch);
    try {
      const start = performance.now();
      const record = asked?.traced || this.#requests.watched ? session.traceStep() : session.trainStep();
      this.outbox.addLosses(record, performance.now() - start);
      this.#evaluations.sumLosses(record);
      if (this.#evaluations.due(record, stepsPerEpoch, batch, session.images.heldOut) || this.#unmeasured) {
        this.outbox.addEvaluation(this.#evaluations.makeEvaluation(session));
        this.#evaluations.owed = !this.intake.whole;
      }
      asked?.resolve(record);
      this.#requests.tellWatchers(record);
      if (this.training && this.pace.reaches(record.step, stepsPerEpoch)) {
        this.#endTraining();
        postToPage({ type: "reached", ...this.address, step: record.step });
      }
      return true;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "NonFiniteError") throw error;
      // The core has put the last good state back: training stops there, and the losses after it are void.
      this.#endTraining();
      this.outbox.dropAfter(session.step);
      this.#evaluations.clear();
      asked?.reject(error);
      this.#requests.refuseAll(error);
      postToPage({ type: "diverged", ...this.address, step: session.step, message: error.message });
      return false;
    }
  }

  /** Training pauses by itself. */
  #endTraining() {
    this.pace.releasesFollower = this.training;
    this.training = false;
    this.#requests.dismissWatchers();
  }

  get #unmeasured() {
    return this.#evaluations.owed && this.intake.whole && !this.starved;
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
