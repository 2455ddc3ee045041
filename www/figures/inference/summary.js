// The picture of the figure "inference" in words: p and the family of q, and of each panel how far its q has come and
// where it is.

import { fill } from "../../ui/fill.js";
import { pointOf } from "./handles.js";
import { short } from "../short.js";

/** @typedef {import("../host.js").FigureHost} FigureHost */
/** @typedef {import("./panel.js").Name} Name */
/** @typedef {import("./panel.js").Seen} Seen */
/** @typedef {import("./shapes.js").Shape} Shape */

/**
 * @param {Name[]} names  of the panels that are shown
 * @param {Record<Name, Shape[]>} shapes  where q is drawn
 * @param {Record<Name, Seen>} seen
 * @param {FigureHost} host
 */
export function summaryOf(names, shapes, seen, host) {
  const { texts, options } = host;
  const panels = names.map((name) => {
    const components = shapes[name].map((shape) => fill(texts.summaryShape, {
      ...pointOf(shape, host),
      first: host.number(shape.sd[0], 2),
      second: host.number(shape.sd[1], 2),
    }));
    return fill(texts[`summary-${name}`], {
      steps: host.number(seen[name].steps),
      kl: short(host, name === "qp" ? seen[name].klQP : seen[name].klPQ),
      shape: components.join(texts.and),
    });
  });
  const q = fill(texts.summary, {
    target: texts[`target-${options.target}`], family: texts[`family-${options.family}`],
  });
  return [q, ...panels, ...comparison(names, shapes, host)].join(texts.sentence);
}

/**
 * How much smaller the q on the left is than that on the right, where both are one ellipse.
 * @param {Name[]} names
 * @param {Record<Name, Shape[]>} shapes
 * @param {FigureHost} host
 */
function comparison(names, { qp, pq }, host) {
  if (names.length < 2 || qp.length > 1) return [];
  const ratio = (qp[0].sd[0] * qp[0].sd[1]) / (pq[0].sd[0] * pq[0].sd[1]);
  return [fill(host.texts.summaryRatio, { ratio: host.number(ratio, 2) })];
}
