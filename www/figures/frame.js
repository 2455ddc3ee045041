// What stands around every figure: its title and what it is about, the controls that all have, the picture in words.

import { html, nothing } from "lit-html";
import { icons } from "../ui/icons.js";
import { newSeed } from "../ui/seeds.js";
import { fill } from "../ui/fill.js";
import { subscripts } from "./subscripts.js";

/** @typedef {import("./host.js").FigureHost} FigureHost */

/** The pieces, by how many must be drawn before: what a figure leaves for later may come with any of them. */
export const PIECES = { controls: 1, picture: 2, rest: 3, formulas: 4, numbers: 5, words: 6, notes: 7, all: 8 };

/** @param {FigureHost} host */
export function frameTemplate(host) {
  const { texts, figure, complaint, pieces, module: { layout = "" } } = host;
  return html`
    <section class="figure ${layout}" part="figure" aria-labelledby="title"
      ?data-coming=${pieces < PIECES.all && !complaint}>
      <h2 id="title" part="title">${texts.title}</h2>
      <p id="intro" part="intro">${texts.intro}</p>
      ${pieces >= PIECES.controls ? transportTemplate(host) : nothing}
      <div class="own">${pieces >= PIECES.controls ? figure?.controls?.() : nothing}</div>
      <div id="picture" part="picture" role="group" aria-labelledby="title" aria-describedby="summary">
        ${(pieces >= PIECES.picture && figure?.template()) || waitingTemplate(host)}
      </div>
      <p id="status" part="status" role="status">${complaint && sentence(complaint, texts)}</p>
      <div class="theory">${pieces >= PIECES.words ? figure?.theory?.() : nothing}</div>
      <p id="summary" part="summary">${pieces >= PIECES.words ? subscripts(host.summary) : ""}</p>
      <div class="notes">${pieces >= PIECES.notes ? figure?.notes?.() : nothing}</div>
    </section>`;
}

/**
 * Not before what stands above it, which would move it.
 * @param {FigureHost} host
 */
function waitingTemplate({ texts, figure, pieces }) {
  return figure && pieces >= PIECES.controls ? html`<p class="waiting">${texts.waiting}</p>` : nothing;
}

/**
 * It may be the texts that have failed.
 * @param {import("./host.js").Complaint} complaint
 * @param {Record<string, string>} texts
 */
function sentence({ text, values }, texts) {
  return fill(texts[text] ?? "{message}", values);
}

/** @param {FigureHost} host */
function transportTemplate(host) {
  const { texts, figure, playing, seed, module: { exact = false } } = host;
  const plays = figure?.advance !== undefined;
  const { waits } = host;
  return html`
    <div class="transport" part="transport" role="group" aria-label=${texts.transport}>
      <button id="play" class="primary" part="button" ?hidden=${!plays} title=${waits || texts.playHint}
        aria-disabled=${waits !== ""} aria-describedby=${waits ? "waits" : nothing}
        @click=${() => (playing ? host.pause() : host.play())}>
        ${playing ? icons.pause : icons.train}<span>${playing ? texts.pause : texts.play}</span></button>
      <button id="step" part="button" ?hidden=${!plays} title=${waits || texts.stepHint}
        aria-disabled=${waits !== ""} aria-describedby=${waits ? "waits" : nothing} @click=${() => host.playOneRound()}>
        ${icons.step}<span>${texts.step}</span></button>
      <button id="reset" part="button" title=${texts.resetHint} @click=${() => host.beginAnew()}>
        ${icons.rewind}<span>${texts.reset}</span></button>
      <button id="new-seed" part="button" ?hidden=${exact} title=${texts.newSeedHint}
        @click=${() => host.setSeed(newSeed())}>
        ${icons.newSeed}<span>${texts.newSeed}</span></button>
      <label class="seed" ?hidden=${exact}><span>${texts.seed}</span>
        <input id="seed" part="input" type="number" inputmode="numeric" required step="1" min="0" max="4294967295"
          title=${texts.seedHint} .value=${String(seed)}
          @change=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) => {
            if (currentTarget.reportValidity()) host.setSeed(Number(currentTarget.value));
            else currentTarget.value = String(host.seed);
          }} /></label>
      <span id="waits" class="hint" ?hidden=${!waits}>${waits}</span>
    </div>`;
}
