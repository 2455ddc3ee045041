// What stands above the picture of the brachistochrone: which bead arrives first, as the reader says, and the button
// that lets them go.

import { html, nothing } from "lit-html";
import { icons } from "../../ui/icons.js";
import { fill } from "../../ui/fill.js";
import { optionOf } from "../options.js";
import { options } from "./options.js";

/** @typedef {import("./functional.js").FunctionalFigure} Figure */

const [votes, speeds] = ["vote", "slow"].map((name) => optionOf(options, name).choices ?? []);

/** @param {Figure} figure */
export function voteTemplate({ host, beads, picture }) {
  const { texts } = host;
  const { vote, slow } = host.options;
  const { waits } = beads;
  return html`
    <div class="beads" role="group" aria-label=${texts.beads}>
      <fieldset ?disabled=${beads.known}>
        <legend>${texts.vote}</legend>
        ${votes.filter(Boolean).map((choice) => html`
          <label class="check"><input id="vote-${choice}" type="radio" name="vote" value=${choice}
            .checked=${choice === vote} @change=${() => host.set({ vote: choice })} />
            <span>${texts[`vote_${choice}`]}</span></label>`)}
      </fieldset>
      <div class="race">
        ${goTemplate(host, beads)}
        <label class="speed">${texts.slow}
          <select id="slow" part="input" .value=${slow}
            @change=${(/** @type {{ currentTarget: HTMLSelectElement }} */ { currentTarget }) =>
              host.set({ slow: currentTarget.value })}>
            ${speeds.map((speed) => html`
              <option value=${speed} ?selected=${speed === slow}>${texts[`slow_${speed}`]}</option>`)}
          </select></label>
        <span id="clock">${fill(texts.seconds, { value: host.number(beads.time, 3) })}</span>
        ${beads.known && !picture?.steps ? html`
          <button id="vote-again" part="button" @click=${() => {
            beads.voteAgain();
            // This button goes, and the focus with it.
            /** @type {HTMLElement | null} */ (host.place.querySelector("#let-go"))?.focus();
          }}>${texts.voteAgain}</button>` : nothing}
        <span id="waits-vote" class="hint" ?hidden=${!waits}>${waits}</span>
      </div>
    </div>`;
}

/**
 * @param {import("../host.js").FigureHost} host
 * @param {import("./beads.js").Beads} beads
 */
function goTemplate({ texts, place }, beads) {
  const { sliding, arrived, time, waits } = beads;
  const stopped = arrived ? texts.letGoAgain : time > 0 ? texts.goOn : texts.letGo;
  const letGo = () => {
    beads.letGo();
    // The end of the curve is what one looks at.
    if (beads.time === 0) place.querySelector(".field")?.scrollIntoView({ block: "nearest" });
  };
  return html`
    <button id="let-go" class="primary" part="button" title=${waits || texts.letGoHint} aria-disabled=${waits !== ""}
      aria-describedby=${waits ? "waits-vote" : nothing} @click=${() => (sliding ? beads.pause() : letGo())}>
      ${sliding ? icons.pause : icons.train}<span>${sliding ? texts.pause : stopped}</span></button>`;
}
