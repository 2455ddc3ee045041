// How a bead slides down a curve, from rest and without friction: when it arrives, and where it is until then. Places
// are x and depth, in m; times are in s.

import { clamp } from "../axis.js";

/** Standard gravity, m/s², as in src/lesson/functional/problem.rs. */
export const GRAVITY = 9.80665;

/**
 * @typedef {object} Slide
 * @property {number} arrival
 * @property {(time: number) => [x: number, depth: number]} at  the place after some time
 */

/**
 * Down a curve that is straight between its nodes. Energy is conserved, v = √(2 g f), and down a straight segment the
 * speed grows evenly in time: this is exact, also at the start, where the bead is at rest.
 * @param {ArrayLike<number>} x
 * @param {ArrayLike<number>} f  depths; the first is 0
 * @returns {Slide}
 */
export function slideAlong(x, f) {
  const speeds = Array.from(f, (depth) => Math.sqrt(2 * GRAVITY * depth));
  const times = [0];
  for (let k = 1; k < speeds.length; k++) {
    const length = Math.hypot(x[k] - x[k - 1], f[k] - f[k - 1]);
    times.push(times[k - 1] + (2 * length) / (speeds[k - 1] + speeds[k]));
  }
  const last = times.length - 1;
  return {
    arrival: times[last],
    at: (time) => {
      if (time >= times[last]) return [x[last], f[last]];
      const k = Math.max(1, times.findIndex((reached) => reached > time));
      const [before, after] = [speeds[k - 1], speeds[k]];
      const spent = clamp((time - times[k - 1]) / (times[k] - times[k - 1]), 0, 1);
      const share = spent * (2 * before + (after - before) * spent) / (before + after);
      return [x[k - 1] + share * (x[k] - x[k - 1]), f[k - 1] + share * (f[k] - f[k - 1])];
    },
  };
}

/**
 * Down the cycloid x = r (θ − sin θ), f = r (1 − cos θ) from (0, 0) to (1, depth): θ grows evenly, as √(g / r) t.
 * @param {number} depth
 * @returns {Slide}
 */
export function slideDownCycloid(depth) {
  let [low, high] = [0, 2 * Math.PI]; // θ of the end
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (depth * (middle - Math.sin(middle)) < 1 - Math.cos(middle)) low = middle;
    else high = middle;
  }
  const radius = depth / (1 - Math.cos(high));
  const rate = Math.sqrt(GRAVITY / radius);
  const arrival = high / rate;
  return {
    arrival,
    at: (time) => {
      const angle = rate * clamp(time, 0, arrival);
      return [radius * (angle - Math.sin(angle)), radius * (1 - Math.cos(angle))];
    },
  };
}
