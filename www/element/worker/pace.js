// When a run makes steps: as it is told, until its goal, with rests if it is gentle; and, where two runs keep in step,
// in turn. One leads, the other follows it. Neither makes a step while the other is behind it; what is asked of the
// leader (to train, to pause, where to end, what changes as it goes) counts for both.

/** @typedef {import("./run.js").Run} Run */
/** @typedef {import("../protocol.js").Lockstep} Lockstep */

const REST = 3; // times as long as a gentle run has worked, it rests

export class Pace {
  /** It lets its follower go on alone: it has diverged, or is where it was to pause. */
  releasesFollower = false;
  /** A gentle run makes a pause. */
  resting = false;

  /**
   * @param {Run} run
   * @param {Lockstep | undefined} lockstep  whom it follows, if any
   * @param {ReadonlyMap<number, Run>} runs  of all elements
   */
  constructor(run, lockstep, runs) {
    this.run = run;
    this.lockstep = lockstep;
    this.runs = runs;
  }

  /** @returns {Run | undefined} */
  get #leader() {
    return this.lockstep?.element === undefined ? undefined : this.runs.get(this.lockstep.element);
  }

  /**
   * The last one that came, in whatever order they work: an earlier one may be about to leave.
   * @returns {Run | undefined}
   */
  get #follower() {
    const followers = [...this.runs.values()].filter(({ pace }) => pace.lockstep?.element === this.run.address.element);
    return followers.sort((one, other) => one.address.element - other.address.element).at(-1);
  }

  /**
   * The other run, unless that one stands by itself.
   * @returns {Run | undefined}
   */
  get #partner() {
    const follower = this.#follower;
    return this.#leader ?? (follower?.training ? follower : undefined);
  }

  /**
   * Whether the run is to make steps by itself: a follower also makes up for those that its leader is ahead.
   * @returns {boolean}
   */
  get on() {
    const { run, lockstep } = this;
    const leader = this.#leader;
    if (!lockstep || !run.training) return run.training;
    return leader !== undefined && (leader.training || leader.pace.releasesFollower || leader.step > run.step);
  }

  /**
   * Whether the other run is where this one may make a step.
   * @returns {boolean}
   */
  get partnerAllowsStep() {
    const { run, lockstep } = this;
    const partner = this.#partner;
    if (lockstep) return partner !== undefined && (partner.pace.releasesFollower || partner.step > run.step);
    return partner === undefined || partner.step >= run.step;
  }

  /** Whether the other run keeps this one waiting for its images. */
  get partnerStarved() {
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
   * @param {number} step
   * @param {number} stepsPerEpoch
   */
  reaches(step, stepsPerEpoch) {
    const { until, epochs = 0 } = this.goal;
    return step === until || step === epochs * stepsPerEpoch;
  }

  /**
   * After so many ms of work: two runs in step rest as one does.
   * @param {number} ms
   */
  restAfter(ms) {
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
    this.releasesFollower = false;
    this.#follower?.train();
  }

  /** The run pauses. */
  pause() {
    this.releasesFollower = false;
  }

  /**
   * The follower trains with these from the same step on, but for the settings that are its own.
   * @param {Partial<import("../protocol.js").Settings>} live
   */
  passToFollower(live) {
    const follower = this.#follower;
    if (!follower) return;
    follower.catchUp();
    /** @type {Partial<import("../protocol.js").Settings>} */
    const overrides = follower.pace.lockstep?.overrides ?? {};
    const names = /** @type {(keyof typeof live)[]} */ (Object.keys(live));
    follower.setLive(Object.fromEntries(names.map((name) => [name, overrides[name] ?? live[name]])));
  }
}
