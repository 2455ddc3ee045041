// A device whose battery runs low is spared: training becomes gentle by itself, once, and is as before when the device
// charges. What the reader switches meanwhile stays. Few browsers tell of the battery, and not to every page.

/** @typedef {import("../state.js").ViewState} ViewState */

/**
 * As the browser tells of it (W3C Battery Status API).
 * @typedef {EventTarget & { charging: boolean, level: number }} Supply
 */

const LOW = 0.2;
const EVENTS = ["chargingchange", "levelchange"];

export class Battery {
  /** @type {Supply | undefined} */
  #supply;
  /** It has been found low since the device charged last. */
  #low = false;
  #open = false;

  /**
   * @param {() => Pick<ViewState, "options" | "spared">} state
   * @param {(gentle: boolean) => void} setGentle
   * @param {(spared: number | undefined) => void} tell  the battery's level where it made training gentle
   */
  constructor(state, setGentle, tell) {
    this.state = state;
    this.setGentle = setGentle;
    this.tell = tell;
    this.read = () => this.#readSupply();
  }

  open() {
    this.#open = true;
    const { getBattery } = /** @type {{ getBattery?: () => Promise<Supply> }} */ (navigator);
    getBattery?.call(navigator).then((supply) => {
      if (!this.#open || this.#supply) return;
      this.#supply = supply;
      for (const event of EVENTS) supply.addEventListener(event, this.read);
      this.#readSupply();
    }, () => undefined); // a page that may not know: nothing is known
  }

  /** Who switches it off means it. */
  stateChanged() {
    const { options, spared } = this.state();
    if (spared !== undefined && !options.gentle) this.tell(undefined);
  }

  close() {
    for (const event of EVENTS) this.#supply?.removeEventListener(event, this.read);
    this.#supply = undefined;
    this.#open = false;
  }

  #readSupply() {
    const { charging, level } = /** @type {Supply} */ (this.#supply);
    const { options, spared } = this.state();
    if (charging) {
      this.#low = false;
      if (spared !== undefined) this.setGentle(false);
    } else if (level <= LOW && !this.#low) {
      this.#low = true;
      if (options.gentle) return;
      this.setGentle(true);
      this.tell(level);
    }
  }
}
