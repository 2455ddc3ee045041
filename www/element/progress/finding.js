// What a run's numbers say went wrong, in words with one thing to try: looked for when the run is measured, shown
// until it is mended, gone or dismissed.

import { html } from "lit-html";
import { EARLY } from "./records.js";

/** @typedef {import("../state.js").ViewState} ViewState */
/** @typedef {import("../controls/actions.js").Actions} Actions */
/** @typedef {import("./diagnosis.js").Finding} Found */

/**
 * @typedef {object} Finding
 * @property {Found["kind"]} kind
 * @property {(state: ViewState) => { what: string, try: string } & import("./diagnosis.js").Remedy} say
 * @property {string} announced  as it was first said: who listens need not hear every number that changes
 */

/** What of the state may bring a finding, or take it away. */
const CONCERNS = /** @type {const} */ (["evaluation", "settings", "training"]);
const GONE_AFTER = 3; // evaluations without it in a row

export class Findings {
  /** @type {import("./records.js").Record | undefined} */
  #record;
  /** The step at which the settings last changed. */
  #since = -1;
  /** @type {import("./records.js").Record["restored"]} */
  #mended;
  /** @type {Set<Found["kind"]>} */
  #dismissed = new Set();
  #missed = 0;
  #looks = 0;

  /** @param {import("../view.js").View} view */
  constructor(view) {
    this.view = view;
  }

  /** @param {import("../state.js").Change} change */
  stateChanged(change) {
    if (!CONCERNS.some((name) => name in change)) return;
    const { present } = this.view.records;
    if (present !== this.#record) this.#beginRecord();
    else if (change.settings) this.#forgetFinding();
    const tells = present.restored !== undefined || (present.evaluations.at(-1)?.step ?? 0) > EARLY;
    if (tells && this.view.state.look.controls === "full") {
      this.#diagnoseRun("evaluation" in change).catch((error) => this.view.commands.refuse(error));
    }
  }

  close() {
    this.#showFinding(undefined);
  }

  /** What it has to remember of a run. */
  keep() {
    return { record: this.#record, since: this.#since, mended: this.#mended, dismissed: new Set(this.#dismissed) };
  }

  /** @param {ReturnType<Findings["keep"]>} kept */
  takeBack({ record, since, mended, dismissed }) {
    this.#record = record;
    this.#since = since;
    this.#mended = mended;
    this.#dismissed = dismissed;
  }

  /** The reader does not want to hear of it again in this run. */
  dismiss() {
    const { finding } = this.view.state;
    if (finding) this.#dismissed.add(finding.kind);
    this.#showFinding(undefined);
  }

  #beginRecord() {
    this.#record = this.view.records.present;
    this.#since = -1;
    this.#mended = undefined;
    this.#dismissed.clear();
    this.#showFinding(undefined);
  }

  #forgetFinding() {
    this.#since = this.view.state.step;
    this.#mended = this.view.records.present.restored;
    this.#showFinding(undefined);
  }

  /** @param {boolean} measured  there is one evaluation more */
  async #diagnoseRun(measured) {
    const look = ++this.#looks;
    const { diagnose, findingText } = await import("./diagnosis.js");
    if (look !== this.#looks) return;
    const { state, records: { present: { evaluations, restored: fallen } } } = this.view;
    const { settings, step, finding: present } = state;
    const restored = fallen === this.#mended ? undefined : fallen;
    const found = diagnose({ settings, step, evaluations, since: this.#since, restored })
      .find(({ kind }) => !this.#dismissed.has(kind) && (kind !== "flat" || state.training));
    this.#missed = found || !measured ? 0 : this.#missed + 1;
    if (!found && present && measured && this.#missed < GONE_AFTER) return;
    if (!found) return this.#showFinding(undefined);
    const say = (/** @type {ViewState} */ now) => findingText(found, now);
    const words = say(state);
    const announced = found.kind === present?.kind ? present.announced : sentences(words);
    this.#showFinding({ kind: found.kind, say, announced });
  }

  /** @param {Finding | undefined} finding */
  #showFinding(finding) {
    if (!finding) {
      this.#looks += 1;
      this.#missed = 0;
    }
    if (finding !== this.view.state.finding) this.view.set({ finding });
  }
}

/**
 * Where the page is wide it has the place of the caption beside the decoded picture, which who listens still has.
 * @param {ViewState} state
 * @param {Actions} actions
 */
export function findingTemplate(state, actions) {
  const { texts, look } = state;
  const finding = look.controls === "full" ? state.finding : undefined;
  const words = finding?.say(state);
  return html`
    <div class="finding ${words ? "found" : ""}" part="finding">
      <p class="said" role="status">${finding?.announced}</p>
      ${words && html`
        <p id="finding">${sentences(words)}</p>
        <div class="finding-buttons">
          <button id="mend" class="link" part="button" title=${texts.findingMendHint} aria-describedby="finding"
            ?hidden=${!words.remedy && finding?.kind !== "flat"} @click=${actions.mend}>
            ${words.remedy ? texts.findingMend : texts.pause}
          </button>
          <button id="dismiss" class="link" part="button" title=${texts.findingDismissHint} @click=${actions.dismiss}>
            ${texts.findingDismiss}
          </button>
        </div>`}
    </div>`;
}

/**
 * Chinese sentences have no space between them.
 * @param {{ what: string, try: string }} words
 */
function sentences({ what, try: advice }) {
  return what.endsWith("。") ? what + advice : `${what} ${advice}`;
}
