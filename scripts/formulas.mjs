// A plugin of esbuild for the formulas of the lesson: the TeX in each figure's formulas.js becomes MathML when the page
// is built, as templates of lit-html, so that a reader's browser has nothing to typeset.

import { pathToFileURL } from "node:url";
import { stat } from "node:fs/promises";
import temml from "temml";

/** @type {import("esbuild").Plugin} */
export const formulas = {
  name: "formulas",
  setup(build) {
    build.onLoad({ filter: /[/\\]figures[/\\]\w+[/\\]formulas\.js$/ }, async ({ path }) => {
      const { mtimeMs } = await stat(path); // a module is read once by its address
      const { default: table } = await import(`${pathToFileURL(path)}?${mtimeMs}`);
      const entries = Object.entries(table).map(([name, tex]) => `  ${name}: html\`${escaped(mathml(tex))}\`,`);
      return {
        contents: `import { html } from "lit-html";\nexport default {\n${entries.join("\n")}\n};\n`, loader: "js",
      };
    });
  },
};

/**
 * Without styles in attributes, which a strict CSP refuses: www/figures/figure.css has them.
 * @param {string} tex
 */
function mathml(tex) {
  return temml.renderToString(tex, { displayMode: true, throwOnError: true, trust: true })
    .replace(/ style="[^"]*"/g, "");
}

/**
 * As it stands in a template of JavaScript.
 * @param {string} text
 */
function escaped(text) {
  return text.replace(/[\\`]|\$\{/g, "\\$&");
}
