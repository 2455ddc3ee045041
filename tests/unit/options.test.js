// The table of options: what the attributes beside the settings take, as HTML and as links write them.

import assert from "node:assert/strict";
import test from "node:test";
import { checkLook, defaultOptions, optionsTable, parseOption, readAttribute } from "../../www/element/options.js";

test("the defaults: everything is shown, nothing starts or ends by itself", () => {
  assert.deepEqual({ ...defaultOptions }, {
    controls: "full", layers: ["axes", "rings", "points", "handle"], manifoldSide: 20, manifoldOpacity: 0.6,
    posteriors: "one", window: [0, 0, 4.3], hiddenClasses: [], classShapes: false, image: undefined, tool: "training",
    rival: "", text: "normal", background: false, gentle: false, epochs: undefined, autoplay: false, until: undefined,
    checkpoint: "", poster: "",
  });
});

test("an attribute that is gone is the default", () => {
  for (const { name, default: value } of optionsTable) assert.deepEqual(readAttribute(name, null), { [name]: value });
});

test("a flag is on whatever its attribute says, as HTML has it", () => {
  for (const text of ["", "autoplay", "false"]) assert.deepEqual(readAttribute("autoplay", text), { autoplay: true });
});

test("layers are words in any order; none is allowed", () => {
  assert.deepEqual(readAttribute("layers", "  points\n axes "), { layers: ["points", "axes"] });
  assert.deepEqual(readAttribute("layers", ""), { layers: [] });
});

test("links say true or false", () => {
  assert.deepEqual(parseOption("background", "true"), { background: true });
  assert.deepEqual(parseOption("until", "2000"), { until: 2000 });
});

/** @type {[string, string, string][]} */
const refusals = [
  ["controls", "some", 'controls must be one of full, minimal, none, got "some"'],
  [
    "layers", "points dots",
    'layers must be some of axes, rings, points, handle, manifold, density, each once, got ["points", "dots"]',
  ],
  [
    "layers", "axes axes",
    'layers must be some of axes, rings, points, handle, manifold, density, each once, got ["axes", "axes"]',
  ],
  ["window", "0,1", "window must be three finite numbers x, y, half, half above 0, got [0, 1]"],
  ["window", "0,1,0", "window must be three finite numbers x, y, half, half above 0, got [0, 1, 0]"],
  ["hiddenClasses", "3 x", 'hiddenClasses must be whole numbers from 0 to 65535, each once, got [3, "x"]'],
  ["until", "soon", 'until must be a whole number from 1 to 10000000, got "soon"'],
  ["epochs", "0", "epochs must be a whole number from 1 to 100000, got 0"],
];
for (const [name, text, message] of refusals) {
  test(`a bad attribute is refused: ${message}`, () => {
    assert.throws(() => readAttribute(name, text), { message });
  });
}

test("a view takes what is its own, and refuses the rest with the names there are", () => {
  checkLook({ hiddenClasses: [3, 7], window: [1, 0, 2], image: undefined });
  assert.throws(() => checkLook({ autoplay: true }), {
    message:
      'unknown "autoplay"; a view has z, controls, layers, manifoldSide, manifoldOpacity, posteriors, window, ' +
      "hiddenClasses, classShapes, image, tool, rival, text, background, gentle, epochs",
  });
  assert.throws(() => checkLook({ tool: undefined }), { message: /^tool must be one of training, / });
});

test("an unknown option is refused with the names there are", () => {
  assert.throws(() => parseOption("colour", "red"), {
    message:
      'unknown option "colour"; the options are controls, layers, manifoldSide, manifoldOpacity, posteriors, window, ' +
      "hiddenClasses, classShapes, image, tool, rival, text, background, gentle, epochs, autoplay, until, " +
      "checkpoint, poster",
  });
});
