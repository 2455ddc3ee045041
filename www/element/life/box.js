// What an element's shadow root holds from the start: the box that keeps its room, the page's own children, and the
// poster over the place where the live element is drawn.

import css from "./box.css";
import coloursCss from "../../ui/colours.css";
import { Poster } from "./poster.js";
import { adopt } from "../../ui/sheets.js";

export class Box {
  /** The reader's focus was on the button that is gone now. */
  #played = false;

  /**
   * @param {ShadowRoot} root
   * @param {() => void} play  the reader wants it to train
   */
  constructor(root, play) {
    this.root = root;
    adopt(root, coloursCss);
    adopt(root, css);
    this.box = makePart("box");
    this.cell = makePart("cell");
    /** Where the live element is drawn. */
    this.live = makePart("live");
    this.poster = new Poster(() => {
      this.#played = true;
      play();
    });
    const children = makePart("children");
    children.append(document.createElement("slot"));
    this.cell.append(this.live, this.poster.element);
    this.box.append(this.cell, children);
    root.append(this.box);
    this.poster.element.hidden = true;
    this.setCovered(true);
  }

  /** As it was at first. */
  reset() {
    this.poster.close();
    this.poster.setState("waiting");
    this.setFailed(false);
    this.setCovered(true);
  }

  /**
   * How much of the controls there is, and how large the text: the room depends on it.
   * @param {Pick<import("../options.js").Options, "controls" | "text">} options
   */
  setOptions({ controls, text }) {
    this.box.dataset.controls = controls;
    this.box.dataset.text = text;
  }

  /**
   * The poster lies over the live element, which nobody can reach then.
   * @param {boolean} covered
   */
  setCovered(covered) {
    if (this.poster.element.hidden === !covered) return;
    this.poster.element.hidden = !covered;
    this.live.inert = covered;
    this.live.classList.toggle("covered", covered);
    if (covered || !this.#played) return;
    this.#played = false;
    const { activeElement, body } = this.root.ownerDocument;
    if (activeElement === body) {
      this.root.getElementById("handle")?.focus({ preventScroll: true });
    }
  }

  /**
   * Nothing can be shown: the page's own children stand in.
   * @param {boolean} failed
   */
  setFailed(failed) {
    this.cell.toggleAttribute("data-failed", failed);
  }
}

/** @param {string} name */
function makePart(name) {
  const element = document.createElement("div");
  element.className = name;
  element.setAttribute("part", name);
  return element;
}
