// What stands around every figure: its title and what it is about, the controls that all have, the picture in words.

import { html, nothing } from "lit-html";
import { icons } from "../element/controls/icons.js";
import { newSeed } from "../element/controls/seeds.js";
import { fill } from "../element/fill.js";
import { subscripts } from "./subscripts.js";

/** @typedef {import("./stage.js").Stage} Stage */

/** The pieces, by how many must be drawn before: what a figure leaves for later may come with any of them. */
export const PIECES = { controls: 1, picture: 2, rest: 3, formulas: 4, summary: 5, notes: 6, all: 7 };

/** @param {Stage} stage */
export function frameTemplate(stage) {
  const { texts, figure, complaint, pieces, module: { layout = "" } } = stage;
  return html`
    <section class="figure ${layout}" part="figure" aria-labelledby="title">
      <h2 id="title" part="title">${texts.title}</h2>
      <p id="intro" part="intro">${texts.intro}</p>
      <div class="own">${pieces >= PIECES.controls ? figure?.controls?.() : nothing}</div>
      <div id="picture" part="picture" role="group" aria-labelledby="title" aria-describedby="summary">
        ${(pieces >= PIECES.picture && figure?.template()) || html`<p class="waiting">${texts.waiting}</p>`}
      </div>
      ${pieces >= PIECES.controls ? transportTemplate(stage) : nothing}
      <p id="status" part="status" role="status">${complaint && sentence(complaint, texts)}</p>
      <p id="summary" part="summary">${pieces >= PIECES.summary ? subscripts(stage.summary) : ""}</p>
      <div class="notes">${pieces >= PIECES.notes ? figure?.notes?.() : nothing}</div>
    </section>`;
}

/** It may be the texts that have failed. @param {import("./stage.js").Complaint} complaint @param {Record<string, string>} texts */
function sentence({ text, values }, texts) {
  return fill(texts[text] ?? "{message}", values);
}

/** @param {Stage} stage */
function transportTemplate(stage) {
  const { texts, figure, playing, seed, module: { exact = false } } = stage;
  const plays = figure?.advance !== undefined;
  const { waits } = stage;
  return html`
    <div class="transport" part="transport" role="group" aria-label=${texts.transport}>
      <button id="play" class="primary" part="button" ?hidden=${!plays} title=${waits || texts.playHint}
        aria-disabled=${waits !== ""} aria-describedby=${waits ? "waits" : nothing}
        @click=${() => (playing ? stage.pause() : stage.play())}>
        ${playing ? icons.pause : icons.train}<span>${playing ? texts.pause : texts.play}</span></button>
      <button id="step" part="button" ?hidden=${!plays} title=${waits || texts.stepHint}
        aria-disabled=${waits !== ""} aria-describedby=${waits ? "waits" : nothing} @click=${() => stage.step()}>
        ${icons.step}<span>${texts.step}</span></button>
      <button id="reset" part="button" title=${texts.resetHint} @click=${() => stage.begin()}>
        ${icons.rewind}<span>${texts.reset}</span></button>
      <button id="new-seed" part="button" ?hidden=${exact} title=${texts.newSeedHint} @click=${() => stage.setSeed(newSeed())}>
        ${icons.newSeed}<span>${texts.newSeed}</span></button>
      <label class="seed" ?hidden=${exact}>${texts.seed}
        <input id="seed" part="input" type="number" inputmode="numeric" required step="1" min="0" max="4294967295"
          title=${texts.seedHint} .value=${String(seed)}
          @change=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) => {
            if (currentTarget.reportValidity()) stage.setSeed(Number(currentTarget.value));
            else currentTarget.value = String(stage.seed);
          }} /></label>
      <span id="waits" class="hint" ?hidden=${!waits}>${waits}</span>
    </div>`;
}
