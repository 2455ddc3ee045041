// What lies beside and upon the plane: tools, layers, and what is saved from the tool "export".

import assert from "node:assert/strict";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { optionsTable } from "../../../www/element/options.js";

/** @typedef {import("../hand.mjs").Hand} Hand */
/** @typedef {import("../specs.mjs").Spec} Spec */

const TRAINED = "/#v=1&lang=en&checkpoint=mnist";
const TOOLS = /** @type {string[]} */ (optionsTable.find(({ name }) => name === "tool")?.choices);

/**
 * What is seen of a tool when its script has come and the model has answered.
 * @type {Record<string, string>}
 */
const FILLED = {
  training: "#beta",
  charts: ".charts-units",
  step: "#slow-make",
  compare: "#compare-start",
  code: ".code-line[id]",
  point: ".point-pulls",
  sample: "#sample-prior",
  path: "#film button canvas",
  draw: "#pad",
  export: "#export-plane-png:enabled",
};

/**
 * What each button of the tool saves: how the file's name ends, and how the file begins.
 * @type {Record<string, [string, RegExp]>}
 */
const SAVED = {
  "plane-png": ["plane-step-0.png", /^\x89PNG/],
  "plane-svg": ["plane-step-0.svg", /^<\?xml|^<svg/],
  film: ["film-step-0.png", /^\x89PNG/],
  posteriors: ["posteriors-step-0.csv", /^image,class,mu1,mu2,/],
  settings: [".json", /^\{/],
};

/**
 * The trained model, with an image chosen.
 * @param {Hand} hand
 * @param {string} origin
 * @param {string} [fields]
 */
async function openTrained(hand, origin, fields = "") {
  await hand.open(`${origin}${TRAINED}&image=5${fields}`);
  await hand.until(async (watch) => {
    const element = watch.all("z-scape")[0];
    await element?.ready;
    return element !== undefined;
  });
}

/**
 * The sum of the plane's pixels, once two frames in a row have the same.
 * @param {Hand} hand
 */
const planeAtRest = (hand) => hand.until(async (watch) => {
  const sum = () => {
    const canvas = watch.find("z-scape >> #plane");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return data.reduce((/** @type {number} */ total, /** @type {number} */ value) => total + value, 0);
  };
  const before = sum();
  for (let i = 0; i < 4; i++) await watch.twoFrames();
  return before === sum() && before;
});

/**
 * The file that a button of the tool saves.
 * @param {Hand} hand
 * @param {string} id
 */
async function save(hand, id) {
  const { downloads } = hand.session;
  await Promise.all((await readdir(downloads)).map((name) => rm(join(downloads, name))));
  await hand.click(`z-scape >> #export-${id}:enabled`);
  let size = -1;
  // Browsers write under another name first, or bit by bit.
  for (;;) {
    await hand.ask((watch) => watch.twoFrames());
    const names = (await readdir(downloads)).filter((name) => name.startsWith("zscape"));
    if (names.length !== 1 || names[0].match(/part$|crdownload$|wkdownload$/)) continue;
    const bytes = await readFile(join(downloads, names[0]));
    if (bytes.length > 0 && bytes.length === size) return { name: names[0], bytes };
    size = bytes.length;
  }
}

/** @type {Spec[]} */
export const tools = [
  {
    name: "every tool opens and has something in it",
    async run(hand, { strict }) {
      await openTrained(hand, strict.origin);
      for (const tool of TOOLS) {
        await hand.click(`z-scape >> #tab-${tool}`);
        await hand.until((watch, filled) => watch.find(`z-scape >> ${filled}`), FILLED[tool]);
      }
    },
  },
  {
    name: "samples are drawn, a step is made in slow motion, a second run trains beside the first",
    async run(hand, { strict }) {
      await openTrained(hand, strict.origin, "&tool=sample");
      for (const kind of ["prior", "posterior", "reconstruct"]) await hand.click(`z-scape >> #sample-${kind}`);
      await hand.until((watch) => watch.all("z-scape >> #samples button canvas").length >= 3);
      await hand.click("z-scape >> #tab-step");
      await hand.click("z-scape >> #slow-make");
      await hand.until((watch) => watch.find("z-scape >> [id^=slow-title-]"));
      await hand.click("z-scape >> #tab-compare");
      await hand.click("z-scape >> #compare-start");
      await hand.until((watch) => watch.all("z-scape >> z-scape").some(({ stepCount }) => stepCount > 3));
    },
  },
  {
    name: "on the pad a stroke is drawn, and the network says what it makes of it",
    async run(hand, { strict }) {
      await openTrained(hand, strict.origin, "&tool=draw");
      await hand.drag("z-scape >> #pad", 10, 70);
      await hand.until((watch) => /\d/.test(watch.find("z-scape >> .draw .facts dd")?.textContent ?? ""));
      assert.ok((await hand.ask((watch) => watch.all("z-scape >> #marks .drawn ellipse").length)) > 0);
    },
  },
  {
    name: "each layer shows something on the plane",
    async run(hand, { strict }) {
      await openTrained(hand, strict.origin);
      const bare = await planeAtRest(hand);
      await hand.click("z-scape >> #layer-manifold");
      await hand.until(async (watch) => watch.find("z-scape").view.layers.includes("manifold"));
      await hand.until(async (watch, before) => {
        const canvas = watch.find("z-scape >> #plane");
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        return data.reduce((/** @type {number} */ total, /** @type {number} */ value) => total + value, 0) !== before;
      }, bare);
      await hand.click("z-scape >> #layer-density");
      await hand.until((watch) => watch.all("z-scape >> #marks .aggregate path").length === 3);
      await hand.ask((watch) => {
        const choice = watch.find("z-scape >> #posteriors");
        choice.value = "sample";
        choice.dispatchEvent(new Event("change", { bubbles: true }));
      });
      await hand.until((watch) => watch.all("z-scape >> #marks .posteriors ellipse").length === 120);
      const before = await planeAtRest(hand);
      await hand.click("z-scape >> #layer-points");
      await hand.until((watch) => !watch.find("z-scape").view.layers.includes("points"));
      assert.notEqual(await planeAtRest(hand), before);
    },
  },
  {
    name: "what is exported is a file of its kind",
    async run(hand, { strict }) {
      await openTrained(hand, strict.origin, "&tool=export");
      for (const [id, [ending, beginning]] of Object.entries(SAVED)) {
        const { name, bytes } = await save(hand, id);
        assert.ok(name.endsWith(ending), name);
        assert.match(bytes.subarray(0, 40).toString("latin1"), beginning, name);
      }
      await hand.click("z-scape >> #tab-training");
      await hand.click("z-scape >> #step");
      await hand.steps(1);
      await hand.click("z-scape >> #tab-export");
      assert.match(String((await save(hand, "curves")).bytes), /^step,[\s\S]*\n1,/);
    },
  },
];
