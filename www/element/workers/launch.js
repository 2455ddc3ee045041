// Starts workers: the one place. A classic worker from a blob: that imports the real one is the only way that works from
// another origin and in a sandboxed frame.

/**
 * Throws where workers cannot be started at all; a script that does not load posts { type: "failed", message }.
 *
 * @param {string} script  its address
 */
export function launch(script) {
  const source = `import(${JSON.stringify(script)}).catch((error) =>
    self.postMessage({ type: "failed", message: "the worker did not load: " + error.message }));`;
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const revoke = () => URL.revokeObjectURL(url);
  try {
    const worker = new Worker(url);
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
