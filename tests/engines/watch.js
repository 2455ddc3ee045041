// Stands first in every page that the engines open, in frames too: notes what goes wrong, and finds what is in shadow
// roots. What a spec runs in the page is given it.

(() => {
  /** @type {string[]} */
  const problems = [];
  const note = (/** @type {string} */ what, /** @type {unknown} */ why) => problems.push(`${what}: ${why}`);

  const { error } = console;
  console.error = (...words) => {
    note("console", words.map(String).join(" "));
    error.apply(console, words);
  };
  // Captured: a file that does not load tells its element alone.
  addEventListener("error", (event) => {
    const { src, href } = /** @type {any} */ (event.target);
    note(event.message ? "uncaught" : "not loaded", event.message || src || href);
  }, true);
  addEventListener("unhandledrejection", ({ reason }) => note("rejected", reason?.stack ?? reason));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    note(violatedDirective, blockedURI));
  addEventListener("zscape-error", (event) => note("refused", /** @type {any} */ (event).detail.message));

  /**
   * All elements of a path: selectors apart by " >> ", each within the shadow roots of those before.
   * @param {string} path
   * @returns {Element[]}
   */
  function all(path) {
    const [first, ...inner] = path.split(" >> ");
    return inner.reduce(
      (found, selector) => found.flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll(selector) ?? [])]),
      [...document.querySelectorAll(first)],
    );
  }

  /**
   * The first of them that is seen.
   * @param {string} path
   * @returns {any}
   */
  const find = (path) => all(path).find((element) => element.checkVisibility({ visibilityProperty: true }));

  /**
   * What an element is called in a message.
   * @param {Element | null} element
   */
  const nameOf = (element) =>
    element && `<${element.localName} id="${element.id}" class="${element.getAttribute("class") ?? ""}">`;

  const twoFrames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

  /**
   * The middle of what a path leads to, once it is in sight and stands still. What lies upon it would take the pointer:
   * that is an error.
   * @param {string} path
   */
  async function place(path) {
    const element = find(path);
    if (!element) throw new Error(`${path} is not to be seen`);
    element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    await twoFrames();
    const { x, y, width, height } = element.getBoundingClientRect();
    const middle = { x: x + width / 2, y: y + height / 2, width, height };
    let hit = document.elementFromPoint(middle.x, middle.y);
    while (hit?.shadowRoot?.elementFromPoint(middle.x, middle.y)) {
      const inner = hit.shadowRoot.elementFromPoint(middle.x, middle.y);
      if (inner === hit) break;
      hit = inner;
    }
    /** @type {Node | null} */
    let around = hit;
    while (around && around !== element) around = around instanceof ShadowRoot ? around.host : around.parentNode;
    if (!around) throw new Error(`${path} lies under ${nameOf(hit)}`);
    return middle;
  }

  Object.assign(globalThis, { watch: { problems, all, find, place, twoFrames } });
})();
