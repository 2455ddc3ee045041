// What stands in an element's place until the live one is drawn: a picture of a trained plane, and the button that
// starts training, or a word that it is loading.

import { FAILURE_TEXTS } from "../failures.js";
import { posterPicture } from "../files.js";
import { ThemeProbe } from "../theme.js";

/** @typedef {import("../texts.js").PosterTexts} Texts */

const TRIANGLE = "M4 2.2v11.6a.6.6 0 0 0 .92.5l9-5.8a.6.6 0 0 0 0-1l-9-5.8a.6.6 0 0 0-.92.5z";
const SVG = "http://www.w3.org/2000/svg";

const SHOWN_AFTER = 400; // ms: what goes live sooner needs no picture meanwhile

/**
 * Pictures that were fetched, as addresses in this page.
 * @type {Map<string, Promise<string>>}
 */
const pictures = new Map();

export class Poster {
  /** @type {Texts | undefined} */
  #texts;
  /** The page's own picture, "none", or "" for that of the trained model. */
  #source = "";
  #wanted = false;
  #timer = 0;
  /** @type {import("../failures.js").FailureKind} */
  #failure = "worker";

  /** @param {() => void} play */
  constructor(play) {
    this.element = document.createElement("div");
    this.element.className = "poster";
    this.element.setAttribute("part", "poster");
    this.picture = document.createElement("img");
    this.picture.setAttribute("part", "poster-picture");
    this.picture.alt = "";
    this.picture.hidden = true;
    this.word = document.createElement("p");
    this.word.role = "status";
    this.button = document.createElement("button");
    this.button.id = "play";
    this.button.type = "button";
    this.button.setAttribute("part", "button play");
    this.button.addEventListener("click", play);
    this.button.addEventListener("keydown", (event) => {
      if (event.key === " " || event.key === "Enter") event.stopPropagation(); // else it turned a page's slides, too
    });
    this.label = document.createElement("span");
    this.button.append(triangle(), this.label);
    const front = document.createElement("div");
    front.className = "poster-front";
    front.append(this.word, this.button);
    const plane = document.createElement("div");
    plane.className = "poster-plane";
    plane.append(this.picture, front);
    this.element.append(plane);
    this.probe = new ThemeProbe(this.element, () => this.#drawPicture());
    this.setState("waiting");
  }

  /**
   * @param {Texts} texts
   * @param {boolean} trained  whether it opens with a trained model
   */
  setTexts(texts, trained) {
    this.#texts = texts;
    this.label.textContent = trained ? texts.playTrained : texts.play;
    this.button.title = texts.playHint;
    this.#sayState();
  }

  /** @param {string} source */
  setSource(source) {
    if (source === this.#source) return;
    this.#source = source;
    this.#drawPicture();
  }

  /** @param {import("../failures.js").FailureKind} failure */
  showFailure(failure) {
    this.#failure = failure;
    this.setState("failed");
  }

  /** @param {"waiting" | "loading" | "failed"} state */
  setState(state) {
    this.state = state;
    this.element.toggleAttribute("data-loading", state === "loading");
    this.button.hidden = state === "loading";
    this.#sayState();
  }

  /**
   * The picture is fetched now, and not before.
   * @param {boolean} loading  it may soon be covered by the live element
   */
  showPicture(loading) {
    if (this.#wanted || this.#timer !== 0) return;
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      this.#wanted = true;
      this.#drawPicture();
    }, loading ? SHOWN_AFTER : 0);
  }

  close() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#wanted = false;
  }

  #sayState() {
    this.word.hidden = this.state === "waiting";
    const key = this.state === "failed" ? FAILURE_TEXTS[this.#failure] : "statusLoading";
    this.word.textContent = this.#texts?.[key] ?? "";
  }

  #drawPicture() {
    if (!this.#wanted || this.element.hidden) return;
    const source = this.#source;
    this.element.toggleAttribute("data-shipped", source === "");
    this.picture.alt = source === "" ? (this.#texts?.posterLabel ?? "") : "";
    if (source === "none") {
      this.picture.hidden = true;
      return;
    }
    const address = source === "" ? shipped(posterPicture(this.probe.read().scheme)) : Promise.resolve(source);
    address.then(
      (picture) => {
        if (source !== this.#source) return;
        this.picture.src = picture;
        this.picture.hidden = false;
      },
      (error) => console.warn("zscape: the poster's picture could not be fetched", error),
    );
  }
}

/**
 * Fetched by script, so that a policy for images need not name the package's host.
 * @param {string} url
 */
function shipped(url) {
  const present = pictures.get(url);
  if (present) return present;
  const picture = fetch(url).then(async (response) => {
    if (!response.ok) throw new Error(`${url} was answered with ${response.status}`);
    return URL.createObjectURL(await response.blob());
  });
  pictures.set(url, picture);
  picture.catch(() => pictures.delete(url));
  return picture;
}

function triangle() {
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("viewBox", "0 0 16 16");
  icon.ariaHidden = "true";
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", TRIANGLE);
  icon.append(path);
  return icon;
}
