// Keys that an element has taken do not travel on: the page around it may turn its slides by the same ones.

/** @param {ShadowRoot} root  whose listeners call preventDefault() where they take a key */
export function keepOwnKeys(root) {
  root.addEventListener("keydown", (event) => {
    if (isTaken(root, /** @type {KeyboardEvent} */ (event))) event.stopPropagation();
  });
}

/**
 * Whether something in the element has taken the key, or the browser does so for a control of it.
 * @param {ShadowRoot} root
 * @param {KeyboardEvent} event
 */
function isTaken(root, { defaultPrevented, ctrlKey, metaKey, altKey, key, target }) {
  if (defaultPrevented) return true;
  if (ctrlKey || metaKey || altKey || key === "Tab") return false;
  if (key === "Escape") return root.querySelector(":popover-open:not([popover=manual]), dialog[open]") !== null;
  const control = /** @type {Element} */ (target);
  if (control.matches("input, select, textarea")) return true;
  return (key === " " || key === "Enter") && control.matches("a, button, summary, [role=button], [role=tab]");
}
