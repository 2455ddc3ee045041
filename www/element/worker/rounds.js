// The posteriors of a run's images for the page, a chunk at a time: in rounds while it trains, as many as their share
// of the time allows, and all of them where it rests.

/** @typedef {import("./run.js").Session} Session */

// Of the training time, while images wait to be plotted for the first time, or to leave where step 0 put them.
const FIRST_SHARE = 0.15;
const SHARE = 0.05; // after that: every point moves about every two seconds
const CHUNK = 256; // images encoded at once: small, so that neither training nor messages wait long

export class Rounds {
  /** Images 0..settled have the posteriors of this very step; images 0..seen have some. */
  #settled = 0;
  #seen = 0;
  #rolling = 0;
  /** Encodings made while it trains: the first round of them takes each point away from the origin. */
  #rolled = 0;
  /** ms that posteriors may take now; below 0 after a chunk that took longer. */
  #due = 0;

  /** @param {import("./outbox.js").Outbox} outbox */
  constructor(outbox) {
    this.outbox = outbox;
  }

  /** The model is another one: no posterior is that of its step. */
  invalidate() {
    this.#settled = 0;
  }

  /**
   * Whether every posterior is that of this very step.
   * @param {Session} session
   */
  settled({ images }) {
    return this.#settled >= images.train;
  }

  /**
   * The next chunk of those that are not.
   * @param {Session} session
   */
  settle(session) {
    this.#settled = this.#encode(session, this.#settled);
  }

  /**
   * A chunk, if it is time.
   * @param {Session} session
   * @param {number} ms  that training took since the last time
   */
  roll(session, ms) {
    const { train } = session.images;
    const unseen = this.#seen < train;
    this.#due += (this.#rolled < train ? FIRST_SHARE : SHARE) * ms;
    if (this.#due <= 0) return;
    const start = performance.now();
    // Images that were never encoded come first: they are not drawn yet.
    const from = unseen ? this.#seen : this.#rolling % train;
    this.#rolling = this.#encode(session, from);
    this.#rolled += this.#rolling - from;
    this.#due -= performance.now() - start;
  }

  /**
   * Encodes a chunk; hands back where the next one starts.
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
}
