// What lights up: the part of the page that the line under the pointer or with the focus is about; and the lines that
// are about the part of the page under the pointer or with the focus. What came last counts.

/** @typedef {import("./parts.js").PartName} PartName */

/**
 * Of each part the elements that light up with it, by their ids, and what it is called.
 * @typedef {Record<PartName, { ids: readonly string[], title: keyof import("../../texts.js").Texts }>} Parts
 */

/**
 * @typedef {object} Spot
 * @property {readonly PartName[]} parts  whose lines light up
 * @property {readonly string[]} ids  of the elements that do
 * @property {boolean} line  it is a line of code
 */

export class Light {
  /** @type {Spot | undefined} */
  #hovered;
  /** @type {Spot | undefined} */
  #focused;
  /** @type {readonly Element[]} */
  #lit = [];
  #listening = new AbortController();
  /** The focus has moved since the pointer did. */
  #keys = false;

  /**
   * @param {ShadowRoot} root
   * @param {Parts} parts
   * @param {(spot: Spot | undefined) => void} changed
   */
  constructor(root, parts, changed) {
    this.root = root;
    this.parts = parts;
    this.changed = changed;
    const { signal } = this.#listening;
    /** @type {(type: string, act: (event: any) => void, place?: EventTarget) => void} */
    const on = (type, act, place = root) => place.addEventListener(type, act, { signal });
    on("pointerover", ({ target, pointerType }) => {
      // What rests under the pointer may be scrolled away by a key; a finger never rests.
      if (!this.#keys || pointerType === "touch") this.#hover(this.#spotOf(target));
    });
    on("pointermove", ({ target }) => {
      if (this.#keys) this.#hover(this.#spotOf(target));
    });
    on("pointerleave", ({ pointerType }) => {
      if (pointerType !== "touch") this.#hover(undefined); // a finger leaves at once
    }, root.host);
    on("focusin", ({ target }) => {
      // Which of its lines has the focus, the list itself tells.
      if (!target.matches("[role=listbox]")) this.focus(this.#spotOf(target));
    });
    on("focusout", () => this.#blur());
  }

  get spot() {
    return this.#hovered ?? this.#focused;
  }

  /** @param {Spot | undefined} spot */
  focus(spot) {
    this.#focused = spot;
    if (spot) this.#hovered = undefined;
    this.#keys = spot !== undefined;
    this.#lightUp();
  }

  close() {
    this.#listening.abort();
    this.#hovered = this.#focused = undefined;
    this.#lightUp();
  }

  #blur() {
    this.#focused = undefined;
    this.#lightUp();
  }

  /** @param {Spot | undefined} spot */
  #hover(spot) {
    this.#keys = false;
    if (!spot && !this.#hovered) return;
    this.#hovered = spot;
    this.#lightUp();
  }

  /** An attribute that no template knows: none takes it back. */
  #lightUp() {
    const { spot } = this;
    for (const element of this.#lit) element.removeAttribute("data-lit");
    this.#lit = (spot?.ids ?? []).flatMap((id) => this.root.getElementById(id) ?? []);
    for (const element of this.#lit) element.setAttribute("data-lit", "");
    this.changed(spot);
  }

  /**
   * What is under the pointer, or has the focus: a line, or the innermost element that some part has.
   * @param {EventTarget | null} target
   * @returns {Spot | undefined}
   */
  #spotOf(target) {
    if (!(target instanceof Element)) return undefined;
    const part = target.closest("[data-part]")?.getAttribute("data-part");
    if (part) return spotOfLine(this.parts, /** @type {PartName} */ (part));
    for (let element = target.closest("[id]"); element; element = element.parentElement?.closest("[id]") ?? null) {
      const found = partsAt(this.parts, element.id);
      if (found.length > 0) return { parts: found, ids: [element.id], line: false };
    }
    return undefined;
  }
}

/**
 * The spot of a line about a part.
 * @param {Parts} parts
 * @param {PartName} part
 * @returns {Spot}
 */
export function spotOfLine(parts, part) {
  return { parts: [part], ids: parts[part].ids, line: true };
}

/**
 * The parts that an element belongs to.
 * @param {Parts} parts
 * @param {string} id
 */
export function partsAt(parts, id) {
  const names = /** @type {PartName[]} */ (Object.keys(parts));
  return names.filter((name) => parts[name].ids.includes(id));
}
