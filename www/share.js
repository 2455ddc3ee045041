// The dialog that shares the element in its present state, or a figure of the lesson: as a link, as code or as a
// picture, beside a preview of it. It is fetched when it is first opened.

import {
  frameAddress, frameCode, frameHeight, linkTo, scriptCode, sharedState,
} from "./share-code.js";
import { figureFrame, figureLink, figureScript, FRAME_HEIGHT } from "./share-figure.js";
import { markup } from "./share-form.js";
import { chooseLanguage, languages } from "./languages.js";
import { classOf } from "./link.js";
import { listLanguages, translate } from "./translate.js";
import { pageTexts } from "./words.js";

/** @typedef {import("./element/zscape.js").ZScape} ZScape */
/** @typedef {import("./share-code.js").Choice} Choice */
/** @typedef {import("./share-code.js").Shared} Shared */
/** @typedef {import("./languages.js").Language} Language */
/** @typedef {Record<Language, import("./words.js").Texts>} Words */

const PREVIEW_AFTER = 300; // ms of rest: each preview is a page that loads

/** How each form is made of the element and of a figure, and what it usually shows and when it starts. */
const FORMS = {
  link: { make: linkTo, ofFigure: figureLink, controls: "full", start: "seen" },
  script: { make: scriptCode, ofFigure: figureScript, controls: "minimal", start: "click" },
  frame: { make: frameCode, ofFigure: figureFrame, controls: "minimal", start: "click" },
  picture: { make: () => "", ofFigure: () => "", controls: "full", start: "seen" },
};

/** @type {Promise<Share> | undefined} */
let made;

/**
 * Opens the dialog.
 * @param {ZScape} element  whose state is shared
 * @param {string} tag  the page's language
 */
export async function openShare(element, tag) {
  made ??= makeDialog(element).catch((error) => {
    made = undefined; // another click is another try
    throw error;
  });
  (await made).showDialog(chooseLanguage(tag));
}

/** @param {ZScape} element */
async function makeDialog(element) {
  const all = /** @type {Language[]} */ (Object.keys(languages))
    .map(async (language) => [language, await pageTexts(language)]);
  const words = Object.fromEntries(await Promise.all(all));
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("share.css", import.meta.url).href;
  await new Promise((resolve, reject) => {
    style.addEventListener("load", resolve);
    style.addEventListener("error", () => {
      style.remove();
      reject(new Error(`${style.href} could not be fetched`));
    });
    document.head.append(style);
  });
  return new Share(element, words);
}

class Share {
  #dialog = document.createElement("dialog");
  #previewTimer = 0;
  /** @type {Language} */
  #language = "en";

  /**
   * @param {ZScape} element
   * @param {Words} words
   */
  constructor(element, words) {
    this.element = element;
    this.words = words;
    this.#dialog.id = "share";
    this.#dialog.setAttribute("aria-labelledby", "share-title");
    this.#dialog.setAttribute("closedby", "any");
    this.#dialog.innerHTML = markup;
    document.body.append(this.#dialog);
    this.form = this.#find("#share-options", HTMLFormElement);
    listLanguages(this.#find("[name=lang]", HTMLSelectElement));
    this.code = this.#find("#share-code", HTMLTextAreaElement);
    this.status = this.#find("#share-status", HTMLElement);
    this.#limit();
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", ({ target }) => this.#inputChanged(target));
    this.#find("#share-close", HTMLElement).addEventListener("click", () => this.#dialog.close());
    this.#find("#share-copy", HTMLElement).addEventListener("click", () => {
      this.#copy().catch((error) => this.#setStatus(error.message));
    });
    this.#dialog.addEventListener("close", () => this.#closed());
  }

  /** @param {Language} language */
  showDialog(language) {
    this.#language = language;
    translate(this.#dialog, this.words[language]);
    this.#writeCode();
    this.#preview();
    this.#dialog.showModal();
  }

  /** A preview that nobody sees must not train. */
  #closed() {
    clearTimeout(this.#previewTimer);
    this.#showPreview(document.createElement("iframe"));
    this.#dropPicture();
  }

  /** @param {HTMLElement} node  in the place of the last one */
  #showPreview(node) {
    this.#find(".preview", HTMLElement).lastElementChild?.replaceWith(node);
  }

  /** The numbers take what the element takes. */
  #limit() {
    const { optionsTable } = classOf(this.element);
    for (const name of ["until", "epochs"]) {
      const { min, max } = optionsTable.find((option) => option.name === name) ?? {};
      Object.assign(this.#find(`[name=${name}]`, HTMLInputElement), { min, max });
    }
  }

  /** @param {EventTarget | null} target */
  #inputChanged(target) {
    const { of, form } = this.#choice();
    // Of a figure there is no picture.
    if (of && form === "picture") this.#find("[name=form][value=link]", HTMLInputElement).checked = true;
    if (target instanceof HTMLInputElement && target.name === "form") {
      const { controls, start } = FORMS[/** @type {keyof typeof FORMS} */ (target.value)];
      this.#find("[name=controls]", HTMLSelectElement).value = controls;
      this.#find("[name=start]", HTMLSelectElement).value = start;
    }
    this.#writeCode();
    clearTimeout(this.#previewTimer);
    this.#previewTimer = window.setTimeout(() => this.#preview(), PREVIEW_AFTER);
  }

  /** @returns {Choice & { form: keyof typeof FORMS, of: string }} */
  #choice() {
    const data = new FormData(this.form);
    const { form, of, controls, start, opens, lang, scheme } = /** @type {any} */ (Object.fromEntries(data));
    return {
      form, of, controls, start, opens, lang, scheme,
      until: this.#fieldNumber("until"), epochs: this.#fieldNumber("epochs"), ring: data.has("ring"),
    };
  }

  /**
   * What a field for a number holds; nothing while it is out of its limits.
   * @param {string} name
   */
  #fieldNumber(name) {
    const { value, validity } = this.#find(`[name=${name}]`, HTMLInputElement);
    return validity.valid ? value : "";
  }

  /** @returns {Shared & import("./share-figure.js").SharedFigure} */
  #shared() {
    const choice = this.#choice();
    const { settings, view } = this.element;
    const { lang, of: figure } = choice;
    const words = this.words[lang === "" ? this.#language : /** @type {Language} */ (lang)];
    return {
      base: new URL("./", import.meta.url).href,
      state: sharedState(choice, { settings, view }),
      vocabulary: classOf(this.element),
      figure, lang,
      scheme: choice.scheme,
      title: figure ? words.shareFigureTitle : words.shareTitle,
    };
  }

  #writeCode() {
    const { form, opens, of } = this.#choice();
    Object.assign(this.#dialog.dataset, { form, of: of ? "figure" : "instrument" });
    this.#find("#share-until", HTMLElement).hidden = opens !== "step";
    this.#find("#share-scheme", HTMLElement).hidden = form !== "frame";
    this.#find("#share-own", HTMLElement).hidden = of !== "" || this.element.settings.dataset !== "own";
    const { make, ofFigure } = FORMS[form];
    this.code.value = of ? ofFigure(this.#shared()) : make(this.#shared());
    this.#setStatus("");
  }

  /** A new frame each time: one that is sent elsewhere leaves a step in the reader's history. */
  #preview() {
    if (this.#choice().form === "picture") {
      this.#makePicture().catch(() => this.#setStatus(this.words[this.#language].shareNoPicture));
      return;
    }
    const shared = this.#shared();
    const frame = document.createElement("iframe");
    frame.src = shared.figure ? figureLink(shared) : frameAddress(shared);
    frame.title = shared.title;
    frame.height = String(shared.figure ? FRAME_HEIGHT : frameHeight(shared));
    if (this.#choice().form === "frame") frame.style.colorScheme = shared.scheme;
    // A key that is pressed in a frame is not heard outside.
    frame.addEventListener("load", () => {
      frame.contentWindow?.addEventListener("keydown", ({ key }) => {
        if (key === "Escape") this.#dialog.close();
      });
    });
    this.#showPreview(frame);
    this.#dropPicture();
  }

  /** The plane as it is now. */
  async #makePicture() {
    const image = new Image();
    image.alt = this.words[this.#language].sharePicture;
    this.#showPreview(image);
    this.#dropPicture();
    const { element } = this;
    const picture = await element.picture();
    if (!image.isConnected) return; // another one was chosen meanwhile
    image.src = URL.createObjectURL(picture);
    const name = `zscape-plane-step-${element.stepCount}.png`;
    Object.assign(this.#find("#share-save", HTMLAnchorElement), { href: image.src, download: name });
  }

  #dropPicture() {
    const save = this.#find("#share-save", HTMLAnchorElement);
    URL.revokeObjectURL(save.href);
    save.removeAttribute("href");
  }

  /** Where the clipboard is not to be had, the text is selected for the reader to copy. */
  async #copy() {
    const { shareCopied, shareSelected } = this.words[this.#language];
    try {
      await navigator.clipboard.writeText(this.code.value);
      this.#setStatus(shareCopied);
    } catch {
      this.code.focus();
      this.code.select();
      this.#setStatus(shareSelected);
    }
  }

  /** @param {string} text */
  #setStatus(text) {
    this.status.textContent = text;
  }

  /**
   * @template {HTMLElement} Found
   * @param {string} selector
   * @param {new () => Found} kind
   * @returns {Found}
   */
  #find(selector, kind) {
    const found = this.#dialog.querySelector(selector);
    if (found instanceof kind) return found;
    throw new Error(`the dialog lacks ${selector}`);
  }
}
