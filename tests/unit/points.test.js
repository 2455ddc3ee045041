// The points of the plane: where they are drawn, what colour and what shape they have.

import assert from "node:assert/strict";
import test from "node:test";
import { classColour, parseHex } from "../../www/element/plane/palette.js";
import { HIDDEN, Points } from "../../www/element/plane/points.js";

/**
 * @param {Points} points
 * @param {number} from
 * @param {Float32Array} mu
 * @param {number} latent
 */
const place = (points, from, mu, latent) =>
  points.placePosteriors({ from, mu, logvar: mu.map((value) => -value) }, latent);

test("an image without a posterior is not drawn; its first one puts it in place at once", () => {
  const points = new Points();
  points.addImages({ count: 3 });
  place(points, 1, Float32Array.of(0.5, -1), 2);
  assert.deepEqual([...points.x], [NaN, 0.5, NaN]);
  assert.deepEqual([...points.y], [NaN, -1, NaN]);
});

test("a new posterior lets a point glide, and arrive", () => {
  const points = new Points();
  points.addImages({ count: 1 });
  place(points, 0, Float32Array.of(0, 0), 2);
  assert.equal(points.glide(16), false);
  place(points, 0, Float32Array.of(1, 0), 2);
  assert.equal(points.glide(16), true);
  assert.ok(points.x[0] > 0 && points.x[0] < 1);
  for (let frame = 0; frame < 100; frame++) points.glide(16);
  assert.equal(points.x[0], 1);
  assert.equal(points.glide(16), false);
});

test("Infinity brings all home at once, for readers who want less motion", () => {
  const points = new Points();
  points.addImages({ count: 1 });
  place(points, 0, Float32Array.of(0, 0), 2);
  place(points, 0, Float32Array.of(2, 3), 2);
  points.glide(Infinity);
  points.glide(Infinity);
  assert.deepEqual([points.x[0], points.y[0]], [2, 3]);
});

test("one latent dimension lies on a line, of many the first two are plotted", () => {
  const points = new Points();
  points.addImages({ count: 2 });
  place(points, 0, Float32Array.of(1, 2), 1);
  assert.deepEqual([[...points.x], [...points.y]], [[1, 2], [0, 0]]);
  points.forgetPosteriors();
  place(points, 0, Float32Array.of(1, 2, 9, 3, 4, 9), 3);
  assert.deepEqual([[...points.x], [...points.y]], [[1, 3], [2, 4]]);
});

test("images that join later keep the earlier ones where they are", () => {
  const points = new Points();
  points.addImages({ count: 1, labels: Uint8Array.of(7) });
  place(points, 0, Float32Array.of(1, 1), 2);
  points.addImages({ count: 2, labels: Uint8Array.of(3, 7) });
  assert.equal(points.count, 3);
  assert.equal(points.x[0], 1);
  assert.ok(Number.isNaN(points.x[2]));
  assert.deepEqual(points.classes, [3, 7]);
});

test("a point has the colour of its class", () => {
  const points = new Points();
  points.addImages({ count: 2, labels: Uint8Array.of(4, 14) });
  const [r, g, b] = parseHex(classColour("dark", 4));
  const bytes = new Uint8Array(points.colours("dark").buffer);
  assert.deepEqual([...bytes], [r, g, b, 255, r, g, b, 255]);
});

test("classes of two bytes are told apart, and shown and hidden like others", () => {
  const points = new Points();
  points.addImages({ count: 3, labels: Uint16Array.of(300, 44, 65535) });
  assert.deepEqual(points.classes, [44, 300, 65535]);
  assert.equal(points.classOf(2), 65535);
  const [first, second] = points.colours("light");
  assert.notEqual(first, second); // 300 is 44, modulo 256
  const shapes = points.shapes({ hidden: new Set([300]), shapes: false });
  assert.deepEqual([...shapes].map((shape) => shape === HIDDEN), [true, false, false]);
});

test("numbers colour points by a scale over their range; one that is unknown has the plain colour", () => {
  const points = new Points();
  points.addImages({ count: 4, labels: Float32Array.of(-2, 8, 3, NaN) });
  points.addImages({ count: 2, labels: Float32Array.of(8, Infinity) });
  assert.deepEqual([points.classes, points.range], [[], [-2, 8]]);
  assert.deepEqual([points.classOf(0), points.numberOf(0), points.numberOf(3)], [undefined, -2, undefined]);
  const [least, most, middle, unknown, again, infinite] = points.colours("light");
  assert.equal(new Set([least, most, middle, unknown]).size, 4);
  assert.deepEqual([again, infinite], [most, unknown]);
  assert.deepEqual([...points.shapes({ hidden: new Set(), shapes: false })], [0, 0, 0, 0, 0, 0]);
});

test("factors colour points one by one, and without labels or factors all look alike", () => {
  const points = new Points();
  points.addImages({ count: 2, factors: Float32Array.of(0, 0, 1, 1) });
  const [one, other] = points.colours("light");
  assert.notEqual(one, other);
  assert.equal(points.hasFactors, true);
  const plain = new Points();
  plain.addImages({ count: 2 });
  assert.equal(new Set(plain.colours("light")).size, 1);
  assert.deepEqual(plain.classes, []);
});

test("points of hidden classes are to be skipped, and the others stay discs", () => {
  const points = new Points();
  points.addImages({ count: 3, labels: Uint8Array.of(4, 7, 4) });
  points.addImages({ count: 1 });
  const shapes = points.shapes({ hidden: new Set([4]), shapes: false });
  assert.deepEqual([...shapes], [HIDDEN, 0, HIDDEN, 0]);
});

test("on demand a point has the shape of its class", () => {
  const points = new Points();
  points.addImages({ count: 3, labels: Uint8Array.of(4, 0, 9) });
  assert.deepEqual([...points.shapes({ hidden: new Set(), shapes: true })], [4, 0, 9]);
});

test("over ten classes the shape is the tens of the label, wished for or not", () => {
  const points = new Points();
  points.addImages({ count: 4, labels: Uint8Array.of(4, 14, 99, 30) });
  for (const shapes of [false, true]) {
    assert.deepEqual([...points.shapes({ hidden: new Set([30]), shapes })], [0, 1, 9, HIDDEN]);
  }
});

test("the posteriors are kept whole: mu and logvar of z1 and z2", () => {
  const points = new Points();
  points.addImages({ count: 2 });
  place(points, 1, Float32Array.of(1, 2, 9), 3);
  assert.deepEqual([...points.posteriors.mu], [NaN, NaN, 1, 2]);
  assert.deepEqual([...points.posteriors.logvar], [NaN, NaN, -1, -2]);
});

test("a moment is shown in place of the present, which goes on behind it and comes back", () => {
  const points = new Points();
  points.addImages({ count: 2 });
  place(points, 0, Float32Array.of(0, 0, 1, 1), 2);
  points.showMoment({ mu: Float32Array.of(3, 3), logvar: Float32Array.of(0, 0) });
  points.glide(Infinity);
  points.glide(Infinity);
  assert.deepEqual([...points.x], [3, NaN], "the second image had not come at that moment");
  place(points, 0, Float32Array.of(2, 2, 2, 2), 2);
  points.glide(Infinity);
  assert.equal(points.x[0], 3);
  points.showMoment();
  points.glide(Infinity);
  points.glide(Infinity);
  assert.deepEqual([...points.x], [2, 2]);
});
