// The guide's pages: each knows by its figure's facts when the reader has done what it asks, and when not; and the teacher's plans,
// which are made of the same pages.

import assert from "node:assert/strict";
import test from "node:test";
import { figures } from "../../www/figures/figures.js";
import { pages } from "../../www/lesson/guide/pages.js";
import guideEn from "../../www/lesson/guide/texts.en.js";
import guideZh from "../../www/lesson/guide/texts.zh.js";

/** @typedef {Record<string, string | number | boolean>} Facts */

/** What each page sees: the first moments are not enough, the last are. @type {Record<string, { open: Facts[], done: Facts[] }>} */
const MOMENTS = {
  slide: {
    open: [
      { problem: "brachistochrone", heights: "line", steps: 0, excess: 0.33 },
      { problem: "brachistochrone", heights: "", steps: 140, excess: 1e-9, verdict: "arrived" }, // by Play, not by hand
      { problem: "length", heights: "line", steps: 0, excess: 0 },
      { problem: "own", steps: 0, J: 1 }, // no extremal is known
    ],
    done: [{ problem: "brachistochrone", heights: "0.2,0.3", steps: 0, excess: 0.049 }],
  },
  descent: {
    open: [
      { problem: "brachistochrone", steps: 0, verdict: "moving" },
      { problem: "brachistochrone", steps: 80, verdict: "moving" },
      { problem: "length", steps: 100, verdict: "arrived" },
    ],
    done: [{ problem: "brachistochrone", steps: 140, verdict: "arrived" }],
  },
  film: {
    open: [
      { problem: "surface", heights: "outside", verdict: "arrived" },
      { problem: "surface", heights: "inside", verdict: "moving" },
      { problem: "surface", heights: "", distance: 1.5, verdict: "collapsed" },
    ],
    done: [{ problem: "surface", heights: "inside", verdict: "collapsed" }],
  },
  modes: {
    open: [
      { target: "pair", divergence: "both", fitted: false },
      { target: "pair", divergence: "qp", fitted: true },
      { target: "banana", divergence: "both", fitted: true },
      { target: "pair", divergence: "both" }, // the figure is made anew
    ],
    done: [{ target: "pair", divergence: "both", fitted: true }],
  },
  family: {
    open: [
      { target: "gaussian", family: "diagonal", fitted: true, seekKl: 0.46, coverKl: 0.46 },
      { target: "gaussian", family: "full", fitted: false, seekKl: 0.001, coverKl: 0.001 },
      { target: "gaussian", family: "full" },
    ],
    done: [{ target: "gaussian", family: "full", fitted: true, seekKl: 1e-5, coverKl: 1e-5 }],
  },
  gap: {
    open: [{ model: "conjugate", gap: 2.38 }, { model: "conjugate", gap: 0.05 }, { model: "digit", gap: 0.01 }],
    done: [{ model: "conjugate", gap: 0.049 }],
  },
  slip: {
    open: [
      { model: "conjugate", slip: true, onTop: false },
      { model: "conjugate", slip: false, onTop: true },
      { model: "digit", slip: true, onTop: true },
    ],
    done: [{ model: "conjugate", slip: true, onTop: true }],
  },
  digit: {
    open: [
      { model: "digit", slip: false, gap: 1.66, firstGap: 1.66 },
      { model: "digit", slip: false, gap: 0.9, firstGap: 1.66 },
      { model: "conjugate", slip: false, gap: 0.1, firstGap: 2.4 },
      { model: "digit", slip: false },
    ],
    done: [{ model: "digit", slip: false, gap: 0.8, firstGap: 1.66 }],
  },
  estimators: {
    open: [{ count: 1999, exactRatio: 9.8 }, { count: 5000, exactRatio: 0.9 }],
    done: [{ count: 2000, exactRatio: 9.8 }],
  },
  step: {
    open: [{ g: "step", count: 1999, exactRatio: 0.86 }, { g: "square", count: 5000, exactRatio: 9.8 }],
    done: [{ g: "step", count: 2000, exactRatio: 0.86 }],
  },
  train: {
    open: [{ latent: 20, steps: 0 }, { latent: 20, steps: 199 }, { latent: 2, steps: 900 }],
    done: [{ latent: 20, steps: 200, epoch: 1, loss: 180, reconstruction: 170, kl: 10, training: true }],
  },
  plane: {
    open: [{ latent: 20, steps: 900 }, { latent: 2, steps: 199 }, { latent: "2" }],
    done: [{ latent: 2, steps: 200, training: false }],
  },
  autoencoder: {
    open: [
      { question: "autoencoder", predicted: "", ran: false, right: false, answered: 0 },
      { question: "autoencoder", predicted: "spread", ran: false, right: false, answered: 0 },
      { question: "larger", predicted: "trade", ran: true, right: true, answered: 1 },
      { question: "autoencoder" }, // the figure is made anew
    ],
    done: [{ question: "autoencoder", predicted: "worse", ran: true, right: false, answered: 1 }],
  },
  larger: {
    open: [
      { question: "larger", predicted: "same", ran: false, answered: 2 },
      { question: "collapse", predicted: "none", ran: true, right: true, answered: 1 },
    ],
    done: [{ question: "larger", predicted: "trade", ran: true, right: true, answered: 1 }],
  },
  collapse: {
    open: [
      { question: "collapse", predicted: "", ran: false, answered: 0 },
      { question: "autoencoder", predicted: "spread", ran: true, answered: 3 },
    ],
    done: [{ question: "collapse", predicted: "one", ran: true, right: false, answered: 1 }],
  },
  bound: {
    open: [{ weights: "shipped", trainedSteps: 0 }, { weights: "fresh", trainedSteps: 999 }, { weights: "fresh" }],
    done: [{ weights: "fresh", trainedSteps: 1000 }],
  },
  chain: {
    open: [
      { weights: "shipped", ran: true, t: 0 }, // not measured yet
      { weights: "shipped", ran: false, holesPrior: 0.5, holesDiffusion: 0.02 },
      { weights: "fresh", ran: true, holesPrior: 0.5, holesDiffusion: 0.02 },
    ],
    done: [{ weights: "shipped", ran: true, t: 0, holesPrior: 0.5, holesDiffusion: 0.02 }],
  },
  drag: {
    open: [{ dragged: false, returned: false, ran: true }, { dragged: true, returned: false, ran: true }],
    done: [{ dragged: true, returned: true, ran: false }],
  },
};

test("every page of the guide has a name of its own, and a figure; the figures come in the order of the lesson", () => {
  assert.equal(new Set(pages.map(({ id }) => id)).size, pages.length);
  const names = [...new Set(pages.map(({ figure }) => figure))];
  assert.deepEqual(names, Object.keys(figures));
  assert.deepEqual(Object.keys(MOMENTS), pages.map(({ id }) => id));
});

for (const { id, done } of pages) {
  test(`${id}: what has been done is known, and what has not is not taken for it`, () => {
    assert.ok(!done({}), "before the first picture");
    for (const facts of MOMENTS[id].open) assert.ok(!done(facts), JSON.stringify(facts));
    for (const facts of MOMENTS[id].done) assert.ok(done(facts), JSON.stringify(facts));
  });
}

test("the two plans take 10 and 45 minutes, and the longer asks all that the guide asks", () => {
  const sum = (/** @type {"short" | "long"} */ plan) => pages.reduce((total, { minutes: { [plan]: minutes = 0 } }) => total + minutes, 0);
  assert.equal(sum("short"), 10);
  assert.equal(sum("long"), 45);
});

test("each page has its texts in the guide and for the teacher, and there are none for others", () => {
  const kinds = ["Title", "Task", "Seen", "Ask", "Listen"];
  const expected = pages.flatMap(({ id }) => kinds.map((kind) => id + kind));
  assert.deepEqual(Object.keys(guideEn).filter((key) => kinds.some((kind) => key.endsWith(kind))), expected);
});

test("what is to be seen is told without measured digits, for they hang on the seed", () => {
  for (const texts of /** @type {Record<string, string>[]} */ ([guideEn, guideZh])) {
    for (const [key, text] of Object.entries(texts)) {
      if (/(Seen|Ask|Listen)$/.test(key)) assert.doesNotMatch(text, /\d[.,]\d|[1-9]\d/, `${key}: ${text}`);
    }
  }
});
