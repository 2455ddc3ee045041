// The colours of the points: one for each of ten classes, one of a scale of numbers, or a mixture of two factors.
//
// No published palette has ten colours that are as easily told apart as these and hold 3:1 against the
// ground. They were found as in Petroff (2021), "Accessible Color Sequences for Data Visualization": the
// least distance between any two, by OKLab and by CIEDE2000, in normal sight and in simulated protanopia,
// deuteranopia and tritanopia (Machado, Oliveira and Fernandes 2009), was made large by annealing. In OKLab they are
// twice as far apart as Paul Tol's "muted" or Petroff's ten. tests/unit/palette.test.js measures both. A class keeps a
// kindred hue in light and dark; digits that lie close together on the plane (4 and 9, 3, 5 and 8) have
// colours that lie far apart.

/** @typedef {[number, number, number]} Rgb  bytes */

export const CLASS_COLOURS = {
  light: [
    "#974a47", "#6b0151", "#269d63", "#176c89", "#c27eb5",
    "#ee580a", "#7e50d1", "#2095fe", "#011597", "#464000",
  ],
  dark: [
    "#ffc0a0", "#f25982", "#5f7013", "#9bf7ff", "#92528e",
    "#d18e00", "#c7aaff", "#479fbe", "#1f64d4", "#dcf354",
  ],
};

/** Points without labels have one colour. */
const PLAIN = { light: "#3f51b5", dark: "#9fb0ff" };

/**
 * Two factors: from blue to orange by the first (told apart in every kind of colour blindness), lightness by
 * the second.
 */
const FACTOR = {
  light: { from: [-0.055, -0.155], to: [0.085, 0.125], dark: 0.36, light: 0.66 },
  dark: { from: [-0.05, -0.15], to: [0.08, 0.13], dark: 0.53, light: 0.88 },
};

/** @typedef {keyof typeof CLASS_COLOURS} Scheme */

/**
 * Which set of colours suits a ground.
 * @param {Rgb} ground
 * @returns {Scheme}
 */
export function schemeFor(ground) {
  return luminance(ground) > 0.18 ? "light" : "dark";
}

/**
 * The colour of a class. Over ten, the colours repeat, and shapes tell classes apart (shapes.js).
 * @param {Scheme} scheme
 * @param {number} label
 * @returns {string}
 */
export function classColour(scheme, label) {
  return CLASS_COLOURS[scheme][label % CLASS_COLOURS[scheme].length];
}

/** @param {Scheme} scheme */
export function plainColour(scheme) {
  return PLAIN[scheme];
}

/**
 * The colour of two factors in [0, 1], by OKLab: a straight line from blue to orange, lighter with the second
 * factor.
 * @param {Scheme} scheme
 * @param {number} u
 * @param {number} v
 * @returns {Rgb}
 */
export function factorColour(scheme, u, v) {
  const { from, to, dark, light } = FACTOR[scheme];
  const [a, b] = from.map((start, i) => start + (to[i] - start) * u);
  return oklabToRgb(dark + (light - dark) * v, a, b);
}

/**
 * The colour of a number's share of the range in [0, 1]: from dark blue to light orange.
 * @param {Scheme} scheme
 * @param {number} share
 */
export const numberColour = (scheme, share) => factorColour(scheme, share, share);

/**
 * @param {string} hex  such as "#974a47"
 * @returns {Rgb}
 */
export function parseHex(hex) {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/**
 * Relative luminance as WCAG 2 has it, from 0 to 1.
 * @param {Rgb} rgb
 */
export function luminance(rgb) {
  const [r, g, b] = rgb.map(toLinear);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * Contrast as WCAG 2 has it, from 1 to 21.
 * @param {Rgb} one
 * @param {Rgb} other
 */
export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** @param {number} byte */
export function toLinear(byte) {
  const c = byte / 255;
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

/** @param {number} linear */
function toByte(linear) {
  const c = Math.min(1, Math.max(0, linear));
  return Math.round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055));
}

/**
 * Ottosson's OKLab to sRGB bytes; what lies outside of sRGB is clipped.
 * @param {number} lightness
 * @param {number} a
 * @param {number} b
 * @returns {Rgb}
 */
function oklabToRgb(lightness, a, b) {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    toByte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    toByte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    toByte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}
