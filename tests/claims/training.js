// A run of the core, and what is looked at in it.

/** @typedef {import("./images.js").Images} Images */
/** @typedef {import("../../pkg/types/session.js").Settings} Settings */
/** @typedef {import("../../pkg/types/session.js").Session} Session */

export const PIXELS = 784;
/** Squared radius of the circle that holds 95 % of N(0, I) in the plane. */
const CIRCLE = -2 * Math.log(0.05);
const ACTIVE = 0.01;
/** Training images whose pictures by the decoder are those that others are held against. */
const KNOWN = 2000;
/** Samples of the prior whose pictures are judged. */
const JUDGED = 200;
/** Samples of the prior of which it is asked which digit's code is nearest. */
const SAMPLES = 500;

export class Training {
  /**
   * Of each step, in nats per image.
   * @type {import("../../pkg/types/session.js").StepLosses[]}
   */
  losses = [];

  /**
   * @param {new (settings: Settings) => Session} Session
   * @param {Images} images
   * @param {Settings} settings
   */
  constructor(Session, images, settings) {
    this.images = images;
    this.session = new Session(settings);
    this.count = images.train.reduce((sum, shard) => sum + shard.images.length / PIXELS, 0);
    this.epoch = Math.ceil(this.count / this.session.settings.batch);
    this.session.expectImages(this.count);
    for (const shard of images.train) this.session.addImages(shard.images, shard.labels, "train");
    this.session.addImages(images.heldOut.images, images.heldOut.labels, "held-out");
  }

  /** @param {number} step */
  goTo(step) {
    while (this.session.step < step) this.losses.push(this.session.trainStep());
  }

  /**
   * Mean losses of the steps of an epoch, from 1.
   * @param {number} epoch
   */
  ofEpoch(epoch) {
    return meanOf(this.losses.slice((epoch - 1) * this.epoch, epoch * this.epoch));
  }

  /** What the figure "beta" measures, over the held-out images and, of the means, the training images. */
  look() {
    const { session } = this;
    const { reconstruction, kl } = session.evaluate();
    const { variance } = session.units();
    const { mu, logvar } = session.posteriors(0, this.count);
    const radii = Array.from({ length: this.count }, (_, i) => mu[2 * i] ** 2 + mu[2 * i + 1] ** 2);
    const sigmas = [...logvar].map((value) => Math.exp(value / 2)).sort((a, b) => a - b);
    return {
      reconstruction, kl, active: variance.filter((value) => value > ACTIVE).length,
      rms: Math.sqrt(radii.reduce((sum, radius) => sum + radius, 0) / (2 * this.count)),
      inside: radii.filter((radius) => radius < CIRCLE).length / this.count,
      sigma: sigmas[Math.floor(sigmas.length / 2)],
    };
  }

  /**
   * How grey the pictures of held-out images are, in pixels: p (1 − p) summed over the pixels of a picture. Black and
   * white ones have 0, and the more is blurred, the more of it there is.
   */
  grey() {
    const pictures = this.session.decode(this.session.encode(values(this.images.heldOut.images)).mu);
    return pictures.reduce((sum, p) => sum + p * (1 - p), 0) * PIXELS / pictures.length;
  }

  /**
   * What N(0, I) gives. `kinds`: how many digits there are among the training images whose means lie nearest to
   * samples, as the exponential of their entropy: 10 would be all, each as often. `digits`: the share of pictures that
   * are digits, see `likeness`. `spread`: the standard deviation of a pixel from picture to picture.
   */
  samples() {
    const { session, images } = this;
    const z = session.draw(2 * SAMPLES);
    const { mu } = session.posteriors(0, this.count);
    const labels = images.train.flatMap((shard) => [...(shard.labels ?? [])]);
    const counts = new Array(10).fill(0);
    for (let i = 0; i < SAMPLES; i++) counts[labels[nearest(mu, z.subarray(2 * i, 2 * i + 2))]] += 1;
    const entropy = counts.reduce((sum, n) => (n ? sum - (n / SAMPLES) * Math.log(n / SAMPLES) : sum), 0);
    const pictures = session.decode(z.slice(0, 2 * JUDGED));
    const heldOut = session.encode(values(images.heldOut.images.subarray(0, JUDGED * PIXELS))).mu;
    const likeness = new Likeness(session.decode(mu.slice(0, 2 * KNOWN)), session.decode(heldOut));
    return { kinds: Math.exp(entropy), digits: likeness.share(pictures), spread: spread(pictures) };
  }
}

/**
 * Whether a picture is a digit: as a decoder draws digits, it may be as blurred as its reconstructions. So it counts as
 * one if it is as near to what the decoder makes of some training digit as are 99 % of what it makes of held-out
 * digits; pictures of places that no code is near are farther. Distances are between pixels.
 */
export class Likeness {
  /**
   * @param {Float32Array} known  pictures, of training images
   * @param {Float32Array} heldOut  pictures, of held-out images
   */
  constructor(known, heldOut) {
    this.known = known;
    const distances = this.#distances(heldOut).sort((a, b) => a - b);
    this.farthest = distances[Math.ceil(0.99 * distances.length) - 1];
  }

  /** @param {Float32Array} pictures */
  share(pictures) {
    const distances = this.#distances(pictures);
    return distances.filter((distance) => distance <= this.farthest).length / distances.length;
  }

  /** @param {Float32Array} pictures */
  #distances(pictures) {
    return Array.from({ length: pictures.length / PIXELS }, (_, i) => {
      const picture = pictures.subarray(i * PIXELS, (i + 1) * PIXELS);
      const at = nearest(this.known, picture) * PIXELS;
      return Math.sqrt(picture.reduce((sum, p, k) => sum + (p - this.known[at + k]) ** 2, 0));
    });
  }
}

/**
 * Which of some rows is nearest to one.
 * @param {Float32Array} rows
 * @param {Float32Array} row
 */
function nearest(rows, row) {
  let [index, least] = [-1, Infinity];
  for (let at = 0; at < rows.length; at += row.length) {
    let square = 0;
    for (let k = 0; k < row.length && square < least; k++) square += (rows[at + k] - row[k]) ** 2;
    if (square < least) [index, least] = [at / row.length, square];
  }
  return index;
}

/** @param {Float32Array} pictures */
function spread(pictures) {
  const n = pictures.length / PIXELS;
  let sum = 0;
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    const values = Array.from({ length: n }, (_, i) => pictures[i * PIXELS + pixel]);
    const mean = values.reduce((total, value) => total + value, 0) / n;
    sum += Math.sqrt(values.reduce((total, value) => total + (value - mean) ** 2, 0) / n);
  }
  return sum / PIXELS;
}

/** @param {Uint8Array} bytes */
const values = (bytes) => Float32Array.from(bytes, (byte) => byte / 255);

/** @param {{ loss: number, reconstruction: number, kl: number }[]} steps */
export function meanOf(steps) {
  const mean = (/** @type {"loss" | "reconstruction" | "kl"} */ name) =>
    steps.reduce((sum, step) => sum + step[name], 0) / steps.length;
  return { loss: mean("loss"), reconstruction: mean("reconstruction"), kl: mean("kl") };
}
