// The tool "export": the plane, the film of the path, the posteriors, the curves and the settings as files, as they are
// shown. A file is made when its button is pressed.

import { html } from "lit-html";
import { version } from "../../../../pkg/package.json";
import { number } from "../../../ui/numbers.js";
import { withinReach } from "../../plane/scale.js";
import { inUnits, opening, pixelOf, planeTexts, ringText } from "../../plane/vector.js";
import { hasPlane } from "../../settings.js";
import { fill } from "../../../ui/fill.js";
import css from "./export.css";
import { curveLines, fileName, joined, labelsOf, posteriorLines, settingsText } from "./exports.js";
import { filmOf } from "./film.js";
import { inlined, solid } from "./inlined.js";
import { filmPng, manifoldAddress, planePng } from "./stills.js";

/** @typedef {import("../bench.js").Bench} Bench */
/** @typedef {keyof import("../../texts.js").Texts} Key */

/**
 * One thing to save. Of a moment of the time line there is what is shown of it; the rest is of the run as it is now.
 * @typedef {object} Kind
 * @property {string} id
 * @property {string} what  in the file's name
 * @property {string} ending
 * @property {Key} text
 * @property {Key} hint
 * @property {boolean} ofMoment
 * @property {(bench: Bench) => boolean} there  whether there is something to save
 * @property {(bench: Bench, step: number) => Promise<BlobPart[] | undefined>} make  undefined: a newer one is on its
 *   way
 */

const UNLOADED_AFTER = 60_000; // ms: browsers read what they save some time after the click

/** @type {Record<string, string>} */
const TYPES = { png: "image/png", svg: "image/svg+xml", csv: "text/csv", json: "application/json" };

const hasImages = (/** @type {Bench} */ bench) => bench.state.images > 0;
const showsPlane = (/** @type {Bench} */ bench) => hasImages(bench) && hasPlane(bench.state.settings);

/** @type {readonly { title: Key, kinds: readonly Kind[] }[]} */
const GROUPS = [
  {
    title: "exportPictures",
    kinds: [
      {
        id: "plane-png", what: "plane", ending: "png", text: "exportPlanePng", hint: "exportPlanePngHint",
        ofMoment: true, there: showsPlane, make: async (bench) => [await planeAsPng(bench)],
      },
      {
        id: "plane-svg", what: "plane", ending: "svg", text: "exportPlaneSvg", hint: "exportPlaneSvgHint",
        ofMoment: true, there: showsPlane, make: planeAsSvg,
      },
      {
        id: "film", what: "film", ending: "png", text: "exportFilm", hint: "exportFilmHint",
        ofMoment: true, there: (bench) => bench.model !== undefined && hasPlane(bench.state.settings), make: film,
      },
    ],
  },
  {
    title: "exportNumbers",
    kinds: [
      {
        id: "posteriors", what: "posteriors", ending: "csv", text: "exportPosteriors", hint: "exportPosteriorsHint",
        ofMoment: true, there: hasImages, make: posteriors,
      },
      {
        id: "curves", what: "curves", ending: "csv", text: "exportCurves", hint: "exportCurvesHint",
        ofMoment: false, there: ({ records }) => records.present.series.steps.length > 0,
        make: ({ records }) => joined(curveLines(records.present.series)),
      },
      {
        id: "settings", what: "settings", ending: "json", text: "exportSettings", hint: "exportSettingsHint",
        ofMoment: false, there: () => true, make: async (bench) => [settingsText(bench.state, version)],
      },
    ],
  },
];

class Export {
  #remark = "";

  /** @param {Bench} bench */
  constructor(bench) {
    this.bench = bench;
  }

  template() {
    const { texts } = this.bench.state;
    return html`
      <div class="export" part="export">
        ${GROUPS.map(({ title, kinds }) => html`
          <div class="export-group" role="group" aria-labelledby=${title}>
            <span id=${title} class="hint">${texts[title]}</span>
            ${kinds.map((kind) => html`
              <button id="export-${kind.id}" class="chip" part="button" title=${texts[kind.hint]}
                ?disabled=${!kind.there(this.bench)}
                @click=${() => this.#saveFile(kind)}>${texts[kind.text]}</button>`)}
          </div>`)}
        <p class="hint">${this.#notes()}</p>
        <p id="export-remark" class="hint" role="status">${this.#remark}</p>
      </div>`;
  }

  imagesChanged() {
    this.#setRemark("");
  }

  close() {}

  /** What a reader of the files has to know. */
  #notes() {
    const state = this.bench.state;
    const { texts, settings: { latent }, past } = state;
    const { stride } = this.bench.records.present.series;
    return [
      past ? fill(texts.exportPast, { step: number(state, past.step) }) : "",
      latent > 2 ? fill(texts.exportTwo, { latent }) : "",
      stride > 1 ? fill(texts.exportMeans, { stride: number(state, stride) }) : "",
    ].filter((note) => note !== "").join(" ");
  }

  /** @param {Kind} kind */
  #saveFile({ what, ending, ofMoment, make }) {
    const { past, step, texts } = this.bench.state;
    const at = ofMoment ? (past?.step ?? step) : step;
    const name = fileName(what, at, ending);
    const writeFile = async () => {
      const content = await make(this.bench, at);
      if (content === undefined) return;
      download(name, new Blob(content, { type: TYPES[ending] }));
      this.#setRemark(maySaveNothing() ? texts.exportFrame : "");
    };
    writeFile().catch(({ message }) => this.#setRemark(fill(texts.exportFailed, { name, message })));
  }

  /** @param {string} remark */
  #setRemark(remark) {
    this.#remark = remark;
    this.bench.changed();
  }
}

/** @param {Bench} bench */
export async function planeAsPng(bench) {
  if (!showsPlane(bench)) throw new Error("there is no plane to make a picture of");
  bench.plane.drawSharp();
  const scene = seen(bench);
  const over = `${opening(bench.plane.canvas.width, scene.side)}${inUnits(scene)}${marksOf(bench, scene)}</g></svg>`;
  return planePng(bench.plane.canvas, over);
}

/**
 * @param {Bench} bench
 * @param {number} step
 */
async function planeAsSvg(bench, step) {
  const scene = seen(bench);
  const classes = labelsOf(scene.parts);
  const marks = marksOf(bench, scene);
  const title = fill(bench.state.texts.exportTitle, { step });
  const { manifold, theme, opacity } = scene;
  const address = manifold && (await manifoldAddress(manifold, theme, opacity));
  return joined(planeTexts(scene, { title, manifold: address, classes, marks }));
}

/** @param {Bench} bench */
async function film(bench) {
  const model = bench.model;
  const { legend: { scheme } } = bench.state;
  if (!model) return undefined;
  const { theme: { ground } } = seen(bench);
  const pixels = await bench.decode("export", filmOf(bench, model.latent).z);
  return pixels && [await filmPng(pixels, model.side, { ground, scheme })];
}

/** @param {Bench} bench */
function posteriors({ plane: { points }, state }) {
  const { mu, logvar } = points.posteriors;
  const present = { mu: mu.slice(), logvar: logvar.slice() };
  return joined(posteriorLines(present, points.parts, state.settings.latent));
}

/**
 * The scene as it is now, though the run goes on, in colours that any viewer knows.
 * @param {Bench} bench
 */
function seen({ plane }) {
  const { scene } = plane;
  if (!scene) throw new Error("the plane is not drawn yet");
  const [ground, ink, muted, line] = [scene.theme.ground, scene.theme.ink, scene.theme.muted, scene.theme.line]
    .map((colour) => solid(colour)[0]);
  return { ...scene, x: scene.x.slice(), y: scene.y.slice(), theme: { ...scene.theme, ground, ink, muted, line } };
}

/**
 * What lies over the points: marks and the ring.
 * @param {Bench} bench
 * @param {import("../../plane/vector.js").Scene} scene
 */
function marksOf({ marks, state }, scene) {
  const { look, z: [x, y] } = state;
  const ring = look.layers.includes("handle") ? ringText(scene, [withinReach(x), withinReach(y)]) : "";
  return inlined(marks, pixelOf(scene)) + ring;
}

/**
 * @param {string} name
 * @param {Blob} content
 */
function download(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), UNLOADED_AFTER);
}

/** A frame in a sandbox is not told whether it may save files. */
function maySaveNothing() {
  return window !== window.top && window.origin === "null";
}

/** @type {import("../tools.js").ToolModule["open"]} */
export const open = (bench) => new Export(bench);

export { css };
