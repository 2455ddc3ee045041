// The way back over a click that begins another run: for a while the run before is kept, put aside in its worker as it
// is, with what the page has of it. One run at most is kept; its images of the page's own are shared, not copied.

import { canFetchAgain } from "./failures.js";

const OFFERED = 30_000; // ms

export class Undo {
  /** @type {ReturnType<Undo["runAsItIs"]> | undefined} */
  #kept;
  #timer = 0;
  /** It is the reader who begins the next run. */
  #asked = false;

  /** @param {import("./view.js").View} view */
  constructor(view) {
    this.view = view;
  }

  /**
   * The reader is about to begin another run. Where nothing has come of the present one, what was kept before is what
   * would be missed.
   * @param {{ same?: boolean }} [next]  whether the next run will be the same
   */
  keep({ same = false } = {}) {
    const { view } = this;
    view.frame.now(); // what has come of the run
    this.#asked = true;
    const { player: { ready, remote, status }, state: { failure, images, step } } = view;
    const made = step > 0 || status.fromFile;
    if (ready.settled && remote.running && !failure && images > 0 && (made || !(same || this.#kept))) {
      this.#kept = this.runAsItIs();
      remote.putAside();
    }
    if (!this.#kept) return;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.drop(), OFFERED);
    view.set({ undo: this.#kept.numbers.step });
  }

  /** A run begins. What is kept is for the reader who has begun it. */
  runBegins() {
    if (!this.#asked) this.drop();
    this.#asked = false;
  }

  /** @param {import("./state.js").Change} change */
  stateChanged({ failure }) {
    if (failure && !canFetchAgain(failure.kind)) this.drop(); // its worker is gone
  }

  /** The run that was kept goes on, in place of the present one. */
  bringBack() {
    const kept = this.#kept;
    if (!kept) return;
    this.#end();
    const { view, view: { player } } = this;
    view.feed.dropSnapshots();
    view.records.takeBack(kept.record);
    view.clear();
    player.own = kept.own;
    view.set({ ...kept.chosen, edited: false });
    view.parts.forEach((part, i) => part.takeBack?.(kept.parts[i]));
    view.set(kept.numbers);
    view.setLegend(kept.legend);
    player.status.takeBack(kept.status);
    player.takeBack(kept.training);
    view.modelChanged();
    view.commands.tellChange();
  }

  /** It is not offered any longer, and freed. */
  drop() {
    if (!this.#kept) return;
    this.#end();
    this.view.player.remote.forget();
  }

  #end() {
    clearTimeout(this.#timer);
    this.#kept = undefined;
    const { root } = this.view;
    if (root.activeElement?.id === "undo") root.getElementById("train")?.focus(); // the button goes
    this.view.set({ undo: undefined });
  }

  /** What the page has of the run. */
  runAsItIs() {
    const { parts, records, player, state } = this.view;
    const { settings, z, opened, look: { hiddenClasses, image } } = state;
    const { images, step, epoch, losses, evaluation, finding, legend: { classes, range, hasFactors } } = state;
    return {
      parts: parts.map((part) => part.keep?.()),
      record: records.present,
      own: [...player.own],
      training: player.training,
      status: player.status.keep(),
      chosen: { settings, z, opened, options: { hiddenClasses, image } },
      numbers: { images, step, epoch, losses, evaluation, finding },
      legend: { classes, range, hasFactors },
    };
  }
}
