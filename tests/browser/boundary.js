// Runs a function of a test inside a dedicated worker of the built page, with the package's session module loaded.

/** @typedef {typeof import("zscape/session") & { memory: WebAssembly.Memory }} Boundary */

/**
 * Opens the page's origin, starts a worker there and returns what `body` returns in it.
 *
 * `body` is sent as text: it sees its arguments only.
 * @template Argument
 * @template Result
 * @param {import("@playwright/test").Page} page
 * @param {(zscape: Boundary, argument: Argument) => Result} body
 * @param {Argument} [argument]
 * @returns {Promise<Awaited<Result>>}
 */
export async function inWorker(page, body, argument) {
  await page.goto("/icon.svg"); // any document of the origin, without the element
  return page.evaluate(
    async ([text, value]) => {
      const source = `onmessage = async ({ data }) => {
        try {
          const module = await import(data.url);
          const { memory } = await module.default();
          postMessage({ result: await (${text})({ ...module, memory }, data.value) });
        } catch (error) {
          postMessage({ error: error.stack });
        }
      };`;
      const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
      const answer = await new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = (event) => reject(new Error(event.message));
        worker.postMessage({ url: new URL("/pkg/session.js", location.href).href, value });
      });
      worker.terminate();
      if (answer.error) throw new Error(answer.error);
      return answer.result;
    },
    /** @type {[string, any]} */ ([body.toString(), argument]),
  );
}
