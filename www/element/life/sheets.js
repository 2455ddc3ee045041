// Style sheets in shadow roots: one object for all elements, since a strict CSP wants no style elements.

/** @type {Map<string, CSSStyleSheet>} */
const sheets = new Map();

/**
 * Puts a style sheet into a shadow root, once.
 *
 * @param {ShadowRoot} root
 * @param {string} css
 */
export function adopt(root, css) {
  const sheet = sheets.get(css) ?? new CSSStyleSheet();
  if (!sheets.has(css)) sheet.replaceSync(css);
  sheets.set(css, sheet);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
