// A <z-scape> inside a figure. It trains as the figure's own buttons say, in sight or not, for the figure rests where
// nobody sees it; what it tells stays in the figure, but for what went wrong.

/** @typedef {import("../element/zscape.js").ZScape} ZScape */
/** @typedef {import("../element/settings.js").Settings} Settings */
/**
 * @typedef {{ step: number, epoch: number, loss: number, reconstruction: number, kl: number }} Losses  of a batch, in
 *   nats per image
 */

const INNER = ["zscape-ready", "zscape-step", "zscape-decode", "zscape-change"];

export class Trainer {
  /** @type {ZScape | undefined} */
  element;
  /**
   * Of the last step.
   * @type {Losses | undefined}
   */
  losses;
  /** The first plane, or gallery, of the run is there. */
  ready = false;
  #runs = 0;

  /**
   * @param {import("./host.js").FigureHost} host
   * @param {string} id  of its element
   * @param {(element: ZScape) => void} [prepare]  the element, before it loads
   */
  constructor(host, id, prepare) {
    this.host = host;
    this.id = id;
    this.prepare = prepare;
  }

  get training() {
    return this.element?.training ?? false;
  }

  get steps() {
    return this.element?.stepCount ?? 0;
  }

  /**
   * A run from step 0.
   * @param {Partial<Settings>} settings
   */
  async beginRun(settings) {
    const { ZScape } = await import("../element/zscape.js");
    this.#runs += 1;
    this.losses = undefined;
    this.ready = false;
    const { element } = this;
    if (!element) await this.#create(ZScape, settings).ready;
    else {
      element.settings = settings;
      await element.reset(); // beta alone would go on with the run there is
    }
    this.ready = true;
  }

  /** The element, for a template. */
  get shown() {
    const { element, host: { language } } = this;
    if (element && element.lang !== language) element.lang = language;
    return element;
  }

  /** @param {number} [epochs]  it pauses by itself when so many are done */
  train(epochs) {
    const { element } = this;
    if (epochs !== undefined) element?.setAttribute("epochs", String(epochs));
    element?.train();
  }

  pause() {
    this.element?.pause().catch(() => undefined); // it may be gone before it rests
  }

  /**
   * Resolves once it rests, and `steps` and `losses` are those of its last step: that a run has ended is known before.
   */
  async settle() {
    await this.element?.pause();
  }

  /** What happens in a step: of the training, or in one that is made; undefined if there is none any more. */
  async trace() {
    const run = this.#runs;
    try {
      return await this.element?.trace();
    } catch (error) {
      if (run !== this.#runs) return undefined;
      throw error;
    }
  }

  /**
   * @param {new () => ZScape} ZScape
   * @param {Partial<Settings>} settings
   */
  #create(ZScape, settings) {
    const { host } = this;
    const element = (this.element = new ZScape());
    element.id = this.id;
    for (const name of ["background", "controls", "poster"]) element.setAttribute(name, ATTRIBUTES[name]);
    element.settings = settings;
    for (const type of INNER) element.addEventListener(type, (event) => event.stopPropagation());
    element.addEventListener("zscape-step", (event) => this.#stepped(/** @type {CustomEvent} */ (event).detail));
    element.addEventListener("zscape-error", (event) => host.refuse(/** @type {CustomEvent} */ (event).detail));
    this.prepare?.(element);
    host.changed(); // which puts it into the document
    return element;
  }

  /** @param {Losses} losses */
  #stepped(losses) {
    const { host } = this;
    this.losses = losses;
    if (host.playing) return;
    if (this.training) host.play(); // as after a failure that was tried again
    else host.changed();
  }
}

/** @type {Record<string, string>} */
const ATTRIBUTES = { background: "", controls: "none", poster: "none" };
