// The contenders' times: each in a page of its own, taking turns, so that what disturbs the machine disturbs all alike.

import { fetchedCode } from "./sizes.mjs";

/** @typedef {import("@playwright/test").Browser} Browser */
/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("./contenders.mjs").Entrant} Entrant */
/** @typedef {import("./start.js").Answers} Answers */

/**
 * @typedef {object} Visit
 * @property {Page} page
 * @property {number} loaded milliseconds from navigation to the end of the first step
 * @property {Set<string>} code paths of the JavaScript and wasm that were fetched
 */

/** @typedef {Map<string, number[]>} Times all times of an operation, by contender */

const ROUNDS = 16;
const VISITS = 8;

/** Short turns: a moment without other work on the machine is enough to get through one. */
const PLANS = [
  { operation: "train step", calls: 2, repeats: 6 },
  { operation: "decode 1", calls: 100, repeats: 3 },
  { operation: "decode 400", calls: 2, repeats: 6 },
  { operation: "encode 1,000", calls: 1, repeats: 6 },
];

/** Losses and values of the same mathematics in another order of float32 operations. */
const TOLERANCE = 1e-4;
/** Mean losses under another eps and in another order of images: two seeds of one contender differ by up to 3 %. */
const NOISY_TOLERANCE = 5e-2;

/**
 * Opens a page with nothing in its cache.
 * @param {Browser} browser
 * @param {string} origin
 * @param {Entrant} entrant
 * @returns {Promise<Visit>}
 */
async function visit(browser, origin, { id, name }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const code = fetchedCode(page);
  const failed = new Promise((_, reject) => {
    page.on("pageerror", (error) => reject(new Error(`${name}: ${error.stack}`)));
  });
  await page.goto(`${origin}/${id}/index.html`);
  await Promise.race([page.waitForFunction("globalThis.benchmark"), failed]);
  return { page, loaded: await page.evaluate("benchmark.loaded"), code };
}

/**
 * Refuses contenders that compute something else than the first. From the same weights, trained on the same images at
 * z = mu, the losses of eight steps must agree, and afterwards mu, logvar and decoded pixels: so gradient and Adam do
 * too. As eps cannot be the same, of training with it only the mean loss is compared.
 * @param {Map<string, Answers>} answers
 */
function compare(answers) {
  const [[first, expected], ...others] = answers;
  for (const [name, came] of others) {
    for (const field of /** @type {const} */ (["losses", "encoded", "decoded"])) {
      const at = expected[field].findIndex(
        (value, i) => !(Math.abs(came[field][i] - value) <= TOLERANCE * Math.max(1, Math.abs(value))),
      );
      if (at >= 0) {
        const values = `${came[field][at]}, that of ${first} is ${expected[field][at]}`;
        throw new Error(`Not the same mathematics: ${field}[${at}] of ${name} is ${values}.`);
      }
    }
    if (!(Math.abs(came.noisyLoss / expected.noisyLoss - 1) <= NOISY_TOLERANCE)) {
      const values = `${came.noisyLoss}, that of ${first} is ${expected.noisyLoss}`;
      throw new Error(`Not the same training: the mean loss of ${name} is ${values}.`);
    }
  }
}

/**
 * There and back again, so that nobody is always the first.
 * @template T
 * @param {T[]} entrants
 * @param {number} round
 */
const inTurn = (entrants, round) => (round % 2 === 0 ? entrants : entrants.toReversed());

/**
 * @param {Entrant[]} entrants
 * @returns {Times}
 */
const noTimes = (entrants) => new Map(entrants.map(({ name }) => [name, []]));

/**
 * Times from navigation to the end of the first step, and what code was fetched for it.
 * @param {Browser} browser
 * @param {string} origin
 * @param {Entrant[]} entrants
 */
export async function measureLoading(browser, origin, entrants) {
  const times = noTimes(entrants);
  /** @type {Map<string, Set<string>>} */
  const code = new Map();
  for (let round = 0; round < VISITS; round++) {
    for (const entrant of inTurn(entrants, round)) {
      const { page, loaded, code: fetched } = await visit(browser, origin, entrant);
      await page.context().close();
      times.get(entrant.name)?.push(loaded);
      code.set(entrant.name, fetched);
    }
  }
  return { times, code };
}

/**
 * @param {Browser} browser
 * @param {string} origin
 * @param {Entrant[]} entrants
 * @returns {Promise<Map<string, Times>>} by operation
 */
export async function measureOperations(browser, origin, entrants) {
  /** @type {Map<string, Page>} */
  const pages = new Map();
  /** @type {Map<string, Answers>} */
  const answers = new Map();
  for (const entrant of entrants) {
    const { page } = await visit(browser, origin, entrant);
    pages.set(entrant.name, page);
    answers.set(entrant.name, await page.evaluate("benchmark.answer()"));
  }
  compare(answers);

  const operations = new Map(PLANS.map(({ operation }) => [operation, noTimes(entrants)]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const plan of PLANS) {
      for (const [name, page] of inTurn([...pages], round)) {
        const times = operations.get(plan.operation)?.get(name);
        times?.push(...(await page.evaluate(`benchmark.time(${JSON.stringify(plan)})`)));
      }
    }
  }
  for (const page of pages.values()) await page.context().close();
  return operations;
}
