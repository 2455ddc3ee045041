// When a run makes steps: as it is told, until its goal, with rests if it is gentle; and, where two runs keep in step, in
// turn. One leads, the other follows it. Neither makes a step while the other is behind it; what is asked of the leader (to
// train, to pause, where to end, what changes as it goes) counts for both.

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("../protocol.js").Beside} Beside */

const REST = 3; // times as long as a gentle run has worked, it rests

export class Pace {
  /** It lets its follower go on alone: it has diverged, or is where it was to pause. */
  yields = false;
  /** A gentle run makes a pause. */
  resting = false;

  /**
   * @param {Run} run
   * @param {Beside | undefined} beside  whom it follows
   * @param {ReadonlyMap<number, Run>} runs  of all elements
   */
  constructor(run, beside, runs) {
    this.run = run;
    this.beside = beside;
    this.runs = runs;
  }

  /** @returns {Run | undefined} */
  get #leader() {
    return this.beside?.element === undefined ? undefined : this.runs.get(this.beside.element);
  }

  /** The last one that came, in whatever order they work: an earlier one may be about to leave. @returns {Run | undefined} */
  get #follower() {
    const followers = [...this.runs.values()].filter(({ pace }) => pace.beside?.element === this.run.address.element);
    return followers.sort((one, other) => one.address.element - other.address.element).at(-1);
  }

  /** The other run, unless that one stands by itself. @returns {Run | undefined} */
  get #partner() {
    const follower = this.#follower;
    return this.#leader ?? (follower?.training ? follower : undefined);
  }

  /**
   * Whether the run is to make steps by itself: a follower also makes up for those that its leader is ahead.
   *
   * @returns {boolean}
   */
  get on() {
    const { run, beside } = this;
    const leader = this.#leader;
    if (!beside || !run.training) return run.training;
    return leader !== undefined && (leader.training || leader.pace.yields || leader.step > run.step);
  }

  /** Whether the other run is where this one may make a step. @returns {boolean} */
  get lets() {
    const { run, beside } = this;
    const partner = this.#partner;
    if (beside) return partner !== undefined && (partner.pace.yields || partner.step > run.step);
    return partner === undefined || partner.step >= run.step;
  }

  /** Whether the other run keeps this one waiting for its images. */
  get starves() {
    return this.#partner?.starved ?? false;
  }

  /** Whether the other run has work to do now. */
  get busy() {
    return this.#partner?.busy ?? false;
  }

  get goal() {
    return this.#leader?.goal ?? this.run.goal;
  }

  /**
   * Whether training pauses by itself after this step.
   *
   * @param {number} step
   * @param {number} stepsPerEpoch
   */
  reaches(step, stepsPerEpoch) {
    const { until, epochs = 0 } = this.goal;
    return step === until || step === epochs * stepsPerEpoch;
  }

  /** After so many ms of work: two runs in step rest as one does. @param {number} ms */
  breathe(ms) {
    if (!this.goal.gentle || !this.on) return;
    const shares = this.#partner ? 2 : 1;
    this.resting = true;
    setTimeout(() => {
      this.resting = false;
      this.run.wake();
    }, (shares * (1 + REST) - 1) * ms);
  }

  /** The run goes on, and its follower with it, whatever that one stood for. */
  go() {
    this.yields = false;
    this.#follower?.train();
  }

  /** The run pauses. */
  rest() {
    this.yields = false;
  }

  /**
   * The follower trains with these from the same step on, but for what it has otherwise.
   *
   * @param {Partial<import("../protocol.js").Settings>} live
   */
  hand(live) {
    const follower = this.#follower;
    if (!follower) return;
    follower.catchUp();
    /** @type {Partial<import("../protocol.js").Settings>} */
    const otherwise = follower.pace.beside?.otherwise ?? {};
    const names = /** @type {(keyof typeof live)[]} */ (Object.keys(live));
    follower.set(Object.fromEntries(names.map((name) => [name, otherwise[name] ?? live[name]])));
  }
}
