// Subscripts in texts, as nodes.

import { subscriptParts } from "../subscripts.js";

/**
 * What a node takes as its children.
 * @param {string} text
 */
export const subscripts = (text) =>
  subscriptParts(text).map((part, i) =>
    (i % 2 ? Object.assign(document.createElement("sub"), { textContent: part }) : part));
