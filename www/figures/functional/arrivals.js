// What the beads' slide has shown: whether the reader was right, why, and when each has arrived.

import { html, nothing } from "lit-html";
import { fill } from "../../ui/fill.js";
import { keyTemplate } from "./marks.js";

/** @typedef {import("./functional.js").FunctionalFigure} Figure */
/** @typedef {import("../host.js").FigureHost} FigureHost */
/** @typedef {import("./beads.js").Name} Name */

/** @param {Figure} figure */
export function arrivalsTemplate({ host, beads }) {
  return html`
    <div id="arrivals" role="status">
      ${beads.arrived ? [verdictTemplate(host, beads.first), tableTemplate(host, beads)] : nothing}
    </div>`;
}

/**
 * Whether those that arrive first are what was said.
 * @param {string} vote
 * @param {readonly Name[]} first
 */
export function isRight(vote, first) {
  if (vote === "together") return first.length === 3;
  return first.some((name) => name === (vote === "other" ? "cycloid" : vote));
}

/**
 * @param {FigureHost} host
 * @param {readonly Name[]} first
 */
function verdictTemplate({ texts, options: { vote } }, first) {
  if (vote === "") return nothing; // it was known already
  const right = isRight(vote, first);
  return html`
    <p id="vote-verdict">${fill(right ? texts.voteRight : texts.voteWrong, { vote: texts[`vote_${vote}`] })}
      ${texts[`because_${right ? "other" : vote}`]}</p>`;
}

/**
 * @param {FigureHost} host
 * @param {import("./beads.js").Beads} beads
 */
function tableTemplate(host, beads) {
  const { texts } = host;
  const { all, flash } = beads;
  const seconds = (/** @type {number} */ value) => fill(texts.seconds, { value: host.number(value, 3) });
  const [{ slide: first }] = all;
  return html`
    <table class="times">
      <thead><tr><th scope="col">${texts.bead}</th><th scope="col">${texts.arrives}</th>
        <th scope="col">${texts.later}</th></tr></thead>
      <tbody>${all.map(({ name, slide }) => html`
        <tr id="arrival-${name}"><th scope="row">${keyTemplate(name)}${texts[`bead_${name}`]}</th>
          <td>${seconds(slide.arrival)}</td><td>${seconds(slide.arrival - first.arrival)}</td></tr>`)}
      </tbody>
    </table>
    <p class="hint">${fill(texts.flashes, { time: host.number(flash, flash < 0.1 ? 2 : 1) })}</p>`;
}
