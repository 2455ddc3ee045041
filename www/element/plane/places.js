// The plane in words and numbers, for those who do not see it or want it exactly: which class lies about the ring, and
// where the images of each class are.

import { html } from "lit-html";
import { number } from "../../ui/numbers.js";
import { fill } from "../../ui/fill.js";

/** @typedef {import("../state.js").ViewState} ViewState */
/** @typedef {import("./points.js").Points} Points */

const NEIGHBOURS = 25;

/**
 * Where the images of a class are that have a posterior.
 * @typedef {object} Place
 * @property {number | undefined} label  undefined: of no class
 * @property {number} images
 * @property {[number, number]} centre  the mean of mu
 * @property {[number, number]} spread  the standard deviation of mu
 * @property {[number, number]} sigma  the mean of the posteriors' sigma
 */

/**
 * The class that most of the images nearest to a point are of, and how many; undefined where images have no class.
 * @param {Points} points
 * @param {readonly [number, number]} z
 * @param {readonly number[]} hidden  classes that do not count
 */
export function classAbout(points, [x, y], hidden) {
  if (!points.parts.some(({ classes }) => classes)) return undefined;
  const { mu } = points.posteriors;
  const end = Math.min(points.count, mu.length / 2);
  const distances = new Float64Array(NEIGHBOURS).fill(Infinity); // squared, ascending
  const nearest = new Int32Array(NEIGHBOURS).fill(-1); // their labels
  for (let i = 0; i < end; i++) {
    const right = mu[2 * i] - x;
    const up = mu[2 * i + 1] - y;
    const distance = right * right + up * up;
    if (!(distance < distances[NEIGHBOURS - 1])) continue; // NaN: without a posterior
    const label = points.classOf(i);
    if (label === undefined || hidden.includes(label)) continue;
    let at = NEIGHBOURS - 1;
    for (; at > 0 && distance < distances[at - 1]; at--) {
      distances[at] = distances[at - 1];
      nearest[at] = nearest[at - 1];
    }
    distances[at] = distance;
    nearest[at] = label;
  }
  const found = nearest.filter((label) => label >= 0);
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const label of found) counts.set(label, (counts.get(label) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most && { label: most[0], images: most[1], of: found.length };
}

/**
 * @param {Points} points
 * @param {readonly number[]} hidden  classes that are left out
 * @returns {Place[]}  in the order of their labels
 */
export function placesOf(points, hidden) {
  const { mu, logvar } = points.posteriors;
  const end = Math.min(points.count, mu.length / 2);
  /** @type {Map<number | undefined, { images: number, sums: Float64Array }>} */
  const places = new Map();
  for (let i = 0; i < end; i++) {
    if (Number.isNaN(mu[2 * i])) continue;
    const label = points.classOf(i);
    let place = places.get(label);
    if (!place) places.set(label, (place = { images: 0, sums: new Float64Array(6) }));
    place.images += 1;
    for (let axis = 0; axis < 2; axis++) {
      const value = mu[2 * i + axis];
      place.sums[axis] += value;
      place.sums[2 + axis] += value * value;
      place.sums[4 + axis] += Math.exp(logvar[2 * i + axis] / 2);
    }
  }
  return [...places]
    .filter(([label]) => label === undefined || !hidden.includes(label))
    .sort(([a = Infinity], [b = Infinity]) => a - b)
    .map(([label, { images, sums }]) => {
      const mean = (/** @type {number} */ at) => sums[at] / images;
      const deviation = (/** @type {number} */ axis) => Math.sqrt(Math.max(0, mean(2 + axis) - mean(axis) ** 2));
      return {
        label, images, centre: [mean(0), mean(1)], spread: [deviation(0), deviation(1)], sigma: [mean(4), mean(5)],
      };
    });
}

/**
 * What the plane is, where the ring is, and among which class.
 * @param {ViewState} state
 */
export function planeWords(state) {
  const { texts, images, z, about } = state;
  const [x, y] = z.map((value) => number(state, value, 2));
  const words = fill(texts.planeLabel, { images: number(state, images), x, y });
  return about ? `${words} ${fill(texts.planeAbout, about)}` : words;
}

/** @param {ViewState} state */
export function placesTemplate(state) {
  const { texts, places, settings } = state;
  const axes = Math.min(2, settings.latent);
  const pointText = (/** @type {number[]} */ values) => {
    const written = values.slice(0, axes).map((value) => number(state, value, 2));
    return axes === 1 ? written[0] : `(${written.join(", ")})`;
  };
  return html`
    <details class="more" part="places">
      <summary title=${texts.placesHint}>${texts.places}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">${texts.placesClass}</th>
            <th scope="col">${texts.placesImages}</th>
            <th scope="col">${texts.placesCentre}</th>
            <th scope="col">${texts.placesSpread}</th>
            <th scope="col">${texts.placesSigma}</th>
          </tr>
        </thead>
        <tbody>
          ${places.map(({ label, images, centre, spread, sigma }) => html`
            <tr>
              <th scope="row">${label ?? texts.placesNone}</th>
              <td>${number(state, images)}</td>
              <td>${pointText(centre)}</td>
              <td>${pointText(spread)}</td>
              <td>${pointText(sigma)}</td>
            </tr>`)}
        </tbody>
      </table>
    </details>`;
}
