// The marks on the plane as they are drawn, for a file: what style sheets say of them stands in attributes, and lengths
// in pixels are in units of z.

const SVG = "http://www.w3.org/2000/svg";

/** What a file says of each mark and of each text, unless it is what SVG takes anyway. */
const INITIAL = {
  mark: {
    opacity: "1", "fill-opacity": "1", "stroke-opacity": "1", "stroke-linecap": "butt", "stroke-linejoin": "miter",
  },
  text: {
    "font-family": "", "font-weight": "400", "font-style": "normal", "text-anchor": "start", "paint-order": "normal",
  },
};

/** Where marks lie: in all else those that are drawn alike are the same. */
const PLACE = /^(c?[xy][12]?|r[xy]?|d[xy]?|transform)$/;

/**
 * @param {SVGSVGElement} svg  in the document
 * @param {number} pixel  in units of z
 */
export function inlined(svg, pixel) {
  const copy = /** @type {SVGSVGElement} */ (svg.cloneNode(true));
  const copies = copy.querySelectorAll("*");
  /**
   * To ask for styles is dear, and most marks are drawn like one beside them.
   * @type {Map<Node | null, Map<string, Look>>}
   */
  const families = new Map();
  svg.querySelectorAll("*").forEach((node, i) => {
    const family = families.get(node.parentNode) ?? new Map();
    families.set(node.parentNode, family);
    const likeness = likenessOf(node);
    const look = family.get(likeness) ?? lookOf(node, pixel);
    family.set(likeness, look);
    copies[i].removeAttribute("class");
    for (const [name, value] of look) copies[i].setAttribute(name, value);
  });
  const group = document.createElementNS(SVG, "g");
  group.id = "marks";
  group.append(...copy.children);
  // lit marks the places of its templates by comments.
  return new XMLSerializer().serializeToString(group).replaceAll(/<!--.*?-->/gs, "");
}

/** @typedef {[name: string, value: string][]} Look */

/** @param {Element} node */
function likenessOf({ tagName, attributes }) {
  const others = [...attributes].filter(({ name }) => !PLACE.test(name));
  return [tagName, ...others.map(({ name, value }) => `${name}=${value}`)].join(" ");
}

/**
 * @param {Element} node
 * @param {number} pixel
 * @returns {Look}
 */
function lookOf(node, pixel) {
  const style = getComputedStyle(node);
  const unit = style.vectorEffect === "non-scaling-stroke" ? pixel : 1;
  const lengths = (/** @type {string} */ text) =>
    text.split(/[\s,]+/).map((length) => Number.parseFloat(length) * unit).join(" ");
  const text = node instanceof SVGTextElement;
  /** @type {Look} */
  const look = Object.entries({ ...INITIAL.mark, ...(text ? INITIAL.text : {}) })
    .map(([name, initial]) => /** @type {const} */ ([name, style.getPropertyValue(name), initial]))
    .filter(([, value, initial]) => value !== initial)
    .map(([name, value]) => [name, value]);
  look.push(...paintOf("fill", style), ...paintOf("stroke", style));
  if (style.stroke !== "none") look.push(["stroke-width", lengths(style.strokeWidth)]);
  if (style.strokeDasharray !== "none") look.push(["stroke-dasharray", lengths(style.strokeDasharray)]);
  if (text) look.push(["font-size", String(Number.parseFloat(style.fontSize))]);
  if (style.display === "none") look.push(["display", "none"]);
  return look;
}

/**
 * Viewers know colours as #rrggbb; what is translucent takes a second attribute.
 * @param {"fill" | "stroke"} name
 * @param {CSSStyleDeclaration} style
 * @returns {Look}
 */
function paintOf(name, style) {
  if (style[name] === "none") return [[name, "none"]];
  const [hex, alpha] = solid(style[name]);
  const opacity = `${name}-opacity`;
  return alpha < 1 ? [[name, hex], [opacity, String(alpha * Number(style.getPropertyValue(opacity)))]] : [[name, hex]];
}

/** @type {Map<string, readonly [hex: string, alpha: number]>} */
const known = new Map();
/** @type {OffscreenCanvasRenderingContext2D | undefined} */
let probe;

/**
 * Any CSS colour, by way of a pixel.
 * @param {string} colour
 */
export function solid(colour) {
  const kept = known.get(colour);
  if (kept) return kept;
  probe ??= /** @type {OffscreenCanvasRenderingContext2D} */ (
    new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })
  );
  const context = probe;
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
  const hex = `#${((r << 16) | (g << 8) | b).toString(16).padStart(6, "0")}`;
  const found = /** @type {const} */ ([hex, a / 255]);
  known.set(colour, found);
  return found;
}
