// The tools that lie beside the plane, one open at a time: a table of what each is called and where its code is. A
// tool's code comes when it is first opened.

import { html, nothing } from "lit-html";

/** @typedef {import("../options.js").Look["tool"]} ToolName */
/** @typedef {import("../state.js").ViewState} ViewState */
/** @typedef {import("../controls/actions.js").Actions} Actions */

/**
 * A tool while it is open. It is made anew each time it is opened.
 * @typedef {object} Tool
 * @property {() => import("lit-html").TemplateResult} template  in its panel
 * @property {(rule: import("../plane/marks.js").Rule) => import("../plane/marks.js").Drawing} [marks]  on the plane
 * @property {() => void} [modelChanged]  the model that is shown is another one, or has learned; a few times a second
 * @property {() => void} [ringMoved]  z is another one
 * @property {() => void} [imagesChanged]  the run began anew, maybe with other images
 * @property {() => void} close
 */

/** @typedef {{ open: (bench: import("./bench.js").Bench) => Tool, css?: string }} ToolModule */

/** What tools are for; the settings of the run are for all of it. They wrap by rows, then by groups. */
const ROWS = /** @type {const} */ ([
  [["run"], ["look", "toolsLook"]], [["understand", "toolsUnderstand"], ["keep", "toolsKeep"]],
]);

/**
 * In the groups' order.
 * @type {readonly { name: ToolName, group: typeof ROWS[number][number][0], title: keyof import("../texts.js").Texts,
 *   hint: keyof import("../texts.js").Texts, load?: () => Promise<ToolModule> }[]}
 */
export const tools = [
  { name: "training", group: "run", title: "toolTraining", hint: "toolTrainingHint" },
  {
    name: "point", group: "look", title: "toolPoint", hint: "toolPointHint", load: () => import("./point/point.js"),
  },
  {
    name: "sample", group: "look", title: "toolSample", hint: "toolSampleHint",
    load: () => import("./sample/sample.js"),
  },
  { name: "path", group: "look", title: "toolPath", hint: "toolPathHint", load: () => import("./path/path.js") },
  { name: "draw", group: "look", title: "toolDraw", hint: "toolDrawHint", load: () => import("./draw/draw.js") },
  {
    name: "charts", group: "understand", title: "toolCharts", hint: "toolChartsHint",
    load: () => import("./charts/charts.js"),
  },
  { name: "step", group: "understand", title: "toolStep", hint: "toolStepHint", load: () => import("./step/step.js") },
  {
    name: "compare", group: "understand", title: "toolCompare", hint: "toolCompareHint",
    load: () => import("./compare/compare.js"),
  },
  { name: "code", group: "understand", title: "toolCode", hint: "toolCodeHint", load: () => import("./code/code.js") },
  {
    name: "export", group: "keep", title: "toolExport", hint: "toolExportHint",
    load: () => import("./export/export.js"),
  },
];

/**
 * Which tab an arrow key goes to.
 * @type {Record<string, (at: number) => number>}
 */
const STEPS = {
  ArrowLeft: (at) => (at + tools.length - 1) % tools.length,
  ArrowRight: (at) => (at + 1) % tools.length,
  Home: () => 0,
  End: () => tools.length - 1,
};

/**
 * The tabs, as WAI-ARIA has them: one is in the tab order, arrows go to the others. What a group is for stands above
 * it, and is told of each of its tabs.
 * @param {ViewState} state
 * @param {Actions} actions
 */
export function tabsTemplate({ texts, look }, actions) {
  const onKey = (/** @type {KeyboardEvent & { currentTarget: HTMLElement }} */ event) => {
    const step = Object.hasOwn(STEPS, event.key) ? STEPS[event.key] : undefined;
    if (!step) return;
    const { name } = tools[step(tools.findIndex((tool) => tool.name === look.tool))];
    actions.look({ tool: name });
    /** @type {HTMLElement} */ (event.currentTarget.querySelector(`#tab-${name}`)).focus();
    event.preventDefault();
  };
  const tabTemplate = (/** @type {typeof tools[number]} */ { name, group, title, hint }) => html`
    <button id="tab-${name}" part="button tab" role="tab" title=${texts[hint]} aria-controls="tool"
      aria-describedby=${group === "run" ? nothing : `tools-${group}`}
      aria-selected=${name === look.tool} tabindex=${name === look.tool ? 0 : -1}
      @click=${() => actions.look({ tool: name })}>${texts[title]}</button>`;
  return html`
    <div class="tools tabs" part="tabs" role="tablist" aria-label=${texts.tools} @keydown=${onKey}>
      ${ROWS.map((groups) => html`
        <div class="tab-row" role="none">
          ${groups.map(([group, purpose]) => html`
            <div class="tab-group" role="none">
              <span id="tools-${group}" class="purpose" aria-hidden="true">
                ${purpose ? texts[purpose] : "\u00a0"}</span>
              <div role="none">${tools.filter((tool) => tool.group === group).map(tabTemplate)}</div>
            </div>`)}
        </div>`)}
    </div>`;
}
