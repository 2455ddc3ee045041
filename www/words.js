// The texts of the main page, of the page for frames and of the dialog that writes code. The lesson's pages have their
// own.

import { textsIn } from "./languages.js";
import en from "./texts/page/page.en.js";

/** @typedef {typeof en} Texts */

/** @param {import("./languages.js").Language} language */
export const pageTexts = (language) => textsIn(language, en, (other) => import(`./texts/page/page.${other}.js`));
