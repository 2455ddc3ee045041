// Style sheets in shadow roots: one object for all elements of a document, since a strict CSP wants no style elements.

/**
 * By their text; a document takes none but those that were made in it.
 * @type {WeakMap<Document, Map<string, CSSStyleSheet>>}
 */
const sheets = new WeakMap();

/**
 * The texts that a root has.
 * @type {WeakMap<ShadowRoot, Set<string>>}
 */
const adopted = new WeakMap();

/**
 * Puts a style sheet into a shadow root, once.
 * @param {ShadowRoot} root
 * @param {string} css
 */
export function adopt(root, css) {
  const texts = adopted.get(root) ?? new Set();
  adopted.set(root, texts);
  if (texts.has(css)) return;
  texts.add(css);
  root.adoptedStyleSheets.push(sheetOf(root.ownerDocument, css));
}

/**
 * Takes a style sheet out of a shadow root.
 * @param {ShadowRoot} root
 * @param {string} css
 */
export function drop(root, css) {
  if (adopted.get(root)?.delete(css)) readopt(root);
}

/**
 * Puts the style sheets of a root into it again: it has lost them on its way into another document.
 * @param {ShadowRoot} root
 */
export function readopt(root) {
  root.adoptedStyleSheets = [...(adopted.get(root) ?? [])].map((css) => sheetOf(root.ownerDocument, css));
}

/**
 * @param {Document} document
 * @param {string} css
 */
function sheetOf(document, css) {
  const known = sheets.get(document) ?? new Map();
  sheets.set(document, known);
  const present = known.get(css);
  if (present) return present;
  const { CSSStyleSheet: Sheet } = document.defaultView ?? globalThis;
  const sheet = new Sheet();
  sheet.replaceSync(css);
  known.set(css, sheet);
  return sheet;
}
