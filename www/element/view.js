// What the element shows, put together in its shadow root: the template and the parts that draw. Setters mark
// what is stale; one frame draws it all.

import { makeActions } from "./controls/actions.js";
import { fillForm } from "./controls/controls.js";
import { Hint } from "./controls/hint.js";
import { Feed } from "./feed.js";
import { Frame } from "../ui/frame.js";
import { Decoded } from "./images/decoded.js";
import { Hover } from "./images/hover.js";
import { Instruments } from "./instruments.js";
import { LazyParts } from "./life/lazy.js";
import { adopt } from "../ui/sheets.js";
import { Services } from "./life/services.js";
import { keepOwnKeys } from "../ui/ownkeys.js";
import { Handle } from "./plane/handle.js";
import { uncoverTab } from "./plane/held.js";
import { Lens } from "./plane/lens.js";
import { placesOf } from "./plane/places.js";
import { Plane } from "./plane/plane.js";
import { Curves } from "./progress/curves.js";
import { Records } from "./progress/records.js";
import { Timeline } from "./progress/timeline.js";
import { hasPlane, settingsTable } from "./settings.js";
import { styles } from "./styles.js";
import { ThemeProbe } from "./theme.js";
import { Refresh } from "./client/refresh.js";
import { Words } from "./words.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./state.js").ViewState} ViewState */

/**
 * A part of the view. What it draws it draws in a frame.
 * @typedef {object} Part
 * @property {import("./state.js").Subscriber} [stateChanged]  maybe in what concerns it
 * @property {() => void} [clear]  another run begins: what it shows of the last one is void
 * @property {() => any} [keep]  what it has of the run, for takeBack after another one
 * @property {(kept: any) => void} [takeBack]
 * @property {() => void} [close]  the element is out of the document: it frees what it need not hold there
 */

const PLACES_EVERY = 1000;
const BUDGET = 4; // ms: a frame whose pictures took longer is full

export class View {
  words = new Words(this);
  /** The last frame that was not full went to words. */
  #rendered = false;
  #postponed = false;

  /** @param {import("./life/live.js").Parts} parts */
  constructor({ root, box, state: owner, player, commands, speak }) {
    const place = box.live;
    const state = owner.now;
    this.root = root;
    this.box = box;
    this.place = place;
    this.owner = owner;
    this.state = state;
    this.player = player;
    this.commands = commands;
    this.actions = makeActions(this);
    const refuse = (/** @type {Error} */ error) => commands.refuse(error);
    for (const text of styles) adopt(root, text);
    keepOwnKeys(root);
    this.lazy = new LazyParts(root, speak);
    this.records = new Records(state.settings);
    this.services = new Services(this);
    this.frame = new Frame(() => this.#draw());
    this.feed = new Feed((record) => commands.emit("zscape-step", record), () => player.remote.tell("taken"));
    this.timeline = new Timeline(this);
    this.probe = new ThemeProbe(place, (theme) => this.#setTheme(theme));
    const theme = this.probe.read();
    this.state.legend.scheme = theme.scheme;
    this.words.render();
    this.hint = new Hint(place);
    this.places = new Refresh(PLACES_EVERY, async () => {
      this.set({ places: placesOf(this.plane.points, this.state.look.hiddenClasses) });
    }, refuse);

    const requestFrame = (wait = 0) => this.frame.request(wait);
    this.plane = new Plane(this.#element("plane"), requestFrame);
    this.decoded = new Decoded(this.#element("decoded"), requestFrame, (z, pixels) =>
      commands.emit("zscape-decode", { z, pixels }));
    this.decoded.setZ(state.z);
    this.plane.setLayers(state.look);
    this.lens = new Lens(this.#element("plane").parentElement, (window) => this.#seeThrough(window));
    this.handle = new Handle(this.#element("handle"), this.#element("plane"), this.actions.moveRing, (z) =>
      this.lens.keepInView(z));
    this.handle.setZ(state.z);
    const places = { reconstruction: this.#element("reconstruction"), kl: this.#element("kl") };
    this.curves = new Curves(places, this.records, theme, requestFrame);
    this.instruments = new Instruments(this, this.#element("marks"), refuse);
    this.hover = new Hover(this, this.#element("card"), this.#element("said"));
    /** @type {Part[]} */
    this.parts = [
      this.handle, this.decoded, this.timeline, this.plane, this.curves, this.lens, this.instruments, this.hover,
      this.services,
    ];
    this.plane.setClasses(state.look);
    this.lens.showWindow(state.look.window);
    this.instruments.lookChanged({ ...state.look, window: [0, 0, 0], tool: "training" });
    this.#setTheme(theme);
    owner.subscribe((change, now, before) => this.#stateChanged(change, now, before));
    this.observer = new ResizeObserver(() => this.#resize());
  }

  /** The observer tells the sizes of what it begins to observe, too: after the browser's own layout. */
  open() {
    this.observer.observe(this.#element("plane"));
    this.observer.observe(this.#element("kl"));
    this.instruments.lookChanged(this.state.look); // the tool that was open
    this.services.open();
  }

  /** Frees what an element out of the document need not hold. */
  close() {
    this.observer.disconnect();
    this.feed.dropSnapshots();
    for (const part of this.parts.toReversed()) part.close?.();
    this.clear();
    this.frame.cancel();
    this.places.cancel();
    this.words.close();
  }

  /**
   * The run has sent news: the next frame draws them.
   * @param {import("./protocol.js").Snapshot} snapshot
   */
  arrive(snapshot) {
    this.feed.arrive(snapshot);
    this.frame.request();
  }

  /**
   * Another run begins.
   * @param {Settings} settings
   */
  beginRun(settings) {
    this.services.undo.runBegins();
    this.feed.dropSnapshots();
    this.records.beginRun(settings);
    this.clear();
    this.plane.setLatent(settings.latent);
    this.instruments.latentChanged();
  }

  /**
   * The run goes on from a file: its images are those of before.
   * @param {Settings} settings
   */
  beginFromFile(settings) {
    this.services.undo.drop();
    this.set({ opened: "" });
    this.timeline.clear();
    this.plane.forgetPosteriors();
    this.instruments.clear();
    this.records.beginRun(settings);
    this.curves.clear();
  }

  /**
   * The run stands again where it stood before.
   * @param {number} step
   */
  restored(step) {
    this.records.restore(step);
    this.curves.restored(step);
    this.timeline.truncate(step);
  }

  /** Another run: no points, no curves. The handle stays where it is. */
  clear() {
    this.set({
      images: 0, step: 0, epoch: 0, speed: undefined, losses: undefined, evaluation: undefined, hovered: undefined,
    });
    for (const part of this.parts) part.clear?.();
  }

  /** @param {import("./state.js").Change} change */
  set(change) {
    this.owner.set(change);
  }

  /** @type {import("./state.js").Subscriber} */
  #stateChanged(change, now, before) {
    for (const part of this.parts) part.stateChanged?.(change, now, before);
    if (change.training === false) this.feed.takeNow();
    if (change.settings) {
      this.refill();
      if (change.edited === false) this.#refillForm();
    }
    if (now.settings.dataset !== before.settings.dataset) this.setLegend({ search: "" });
    this.words.markStale();
  }

  /** The model that is shown has learned, or is another one. */
  modelChanged() {
    this.instruments.modelChanged();
    this.hover.modelChanged();
  }

  /** @param {Pick<import("./protocol.js").Snapshot, "evaluations">} snapshot  says how the run does */
  measured({ evaluations }) {
    if (evaluations.length === 0) return;
    this.records.addEvaluations(evaluations);
    this.set({ evaluation: evaluations.at(-1) });
  }

  /** @param {import("./protocol.js").Arrived} part */
  addImages(part) {
    this.plane.addImages(part);
    const { classes, range, hasFactors, count } = this.plane.points;
    this.set({ images: count });
    this.setLegend({ classes, range, hasFactors });
  }

  /** @param {Partial<ViewState["legend"]>} change */
  setLegend(change) {
    this.set({ legend: { ...this.state.legend, ...change } });
  }

  /** Puts the settings back into the inputs of what applies at once, where something else was typed. */
  refill() {
    const { settings } = this.state;
    for (const { name, attribute } of settingsTable.filter(({ live }) => live)) {
      const input = this.root.getElementById(attribute);
      if (input instanceof HTMLInputElement) input.value = String(settings[name]);
    }
  }

  /** The same for the folded form, when a run starts: until then, what is typed there and not yet applied stays. */
  #refillForm() {
    const form = this.root.querySelector("form");
    if (form) fillForm(form, this.state.settings);
  }

  /** @param {Readonly<import("./plane/scale.js").Window>} window */
  #seeThrough(window) {
    this.plane.setWindow(window);
    this.handle.setWindow(window);
    this.instruments.marks.setWindow(window);
    const { x, y, half } = window;
    this.actions.look({ window: [x, y, half] });
  }

  /** @param {import("./theme.js").Theme} theme */
  #setTheme(theme) {
    this.#element("decoded").dataset.scheme = theme.scheme;
    this.plane.setTheme(theme);
    this.curves.setTheme(theme);
    this.setLegend({ scheme: theme.scheme });
  }

  #resize() {
    const side = this.#element("plane").clientWidth;
    if (side > 0) {
      uncoverTab(this.root);
      this.plane.resize(side, window.devicePixelRatio);
      this.lens.resize();
      this.instruments.marks.resize(side);
    }
    this.curves.resize();
  }

  /** What a drag waits for comes first; words and curves take turns, and let a frame pass that is full. */
  #draw() {
    const start = performance.now();
    const arrived = this.feed.drawInto(this);
    if (arrived) this.player.status.sayMoment(arrived, this.state);
    this.decoded.draw();
    const moved = this.plane.draw();
    if (moved) this.places.request();
    this.hover.draw();
    if (hasPlane(this.state.settings)) this.instruments.marks.draw(moved);
    const full = performance.now() - start > BUDGET;
    if (full && !this.#postponed) this.frame.request();
    else if (this.words.stale && !this.#rendered) {
      this.words.render();
      this.#rendered = true;
      this.frame.request();
    } else {
      this.curves.draw();
      this.#rendered = false;
      if (this.words.stale) this.frame.request();
    }
    this.#postponed = full && !this.#postponed;
    const told = this.feed.tellSteps(performance.now() - start);
    if (told) this.player.snapshotShown(told);
    if (this.player.ready.settled) this.box.setCovered(false);
  }

  /**
   * @param {string} id
   * @returns {any}
   */
  #element(id) {
    return this.root.getElementById(id);
  }
}
