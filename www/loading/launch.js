// Starts workers: the one place. A classic worker from a blob: that imports the real one is the only way that works
// from another origin and in a sandboxed frame.

/**
 * The policy by which a page with Trusted Types knows our scripts: one a page, whichever of our entries asks for it.
 */
const POLICY = Symbol.for("zscape.policy");

/**
 * Throws where workers cannot be started at all; a script that does not load posts { type: "failed", message }.
 * @param {string} script  its address
 */
export function launch(script) {
  const source = `import(${JSON.stringify(script)}).catch((error) =>
    self.postMessage({ type: "failed", message: "the worker did not load: " + error.message }));`;
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const revoke = () => URL.revokeObjectURL(url);
  try {
    const worker = new Worker(trusted(url));
    return {
      worker,
      end() {
        worker.terminate();
        revoke();
      },
    };
  } catch (error) {
    revoke();
    throw error;
  }
}

/** @param {string} url  of a script of ours */
function trusted(url) {
  const page = /** @type {any} */ (globalThis);
  if (!page.trustedTypes) return url;
  page[POLICY] ??= page.trustedTypes.createPolicy("zscape", {
    createScriptURL: (/** @type {string} */ address) => address,
  });
  return page[POLICY].createScriptURL(url);
}
