// The services of a live view beside its drawing: the diagnosis of its run, the way back to the one before, the
// screen's wake lock, the battery saver.

import { relaxedSimd } from "wasm-feature-detect";
import { Findings } from "../progress/finding.js";
import { Battery } from "./battery.js";
import { Undo } from "../undo.js";
import { WakeLock } from "./wakelock.js";

export class Services {
  /** @param {import("../view.js").View} view */
  constructor(view) {
    this.view = view;
    const state = () => view.state;
    this.findings = new Findings(view);
    this.undo = new Undo(view);
    this.wakeLock = new WakeLock(state);
    const setGentle = (/** @type {boolean} */ gentle) => view.actions.changeOptions({ gentle });
    this.battery = new Battery(state, setGentle, (spared) => view.set({ spared }));
  }

  open() {
    this.battery.open();
    // The build that src/wasm/builds.js has chosen.
    relaxedSimd().then((relaxed) => this.view.set({ build: relaxed ? "relaxed SIMD" : "SIMD" })).catch(console.warn);
  }

  /** @param {import("../state.js").Change} change  that the state has got */
  stateChanged(change) {
    this.findings.stateChanged(change);
    this.undo.stateChanged(change);
    this.wakeLock.stateChanged();
    this.battery.stateChanged();
  }

  keep() {
    return this.findings.keep();
  }

  /** @param {ReturnType<Findings["keep"]>} kept */
  takeBack(kept) {
    this.findings.takeBack(kept);
  }

  close() {
    this.undo.drop();
    this.findings.close();
    this.wakeLock.close();
    this.battery.close();
  }
}
