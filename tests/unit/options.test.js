// The table of options: what the attributes beside the settings take, as HTML and as links write them.

import assert from "node:assert/strict";
import test from "node:test";
import { checkOption, defaultOptions, optionsTable, parseOption, readAttribute } from "../../www/element/options.js";

test("the defaults: everything is shown, nothing starts or ends by itself", () => {
  assert.deepEqual({ ...defaultOptions }, {
    controls: "full", layers: ["axes", "rings", "points", "handle"], autoplay: false, background: false,
    until: undefined, epochs: undefined, checkpoint: "", poster: "",
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
  ["layers", "points dots", 'layers must be some of axes, rings, points, handle, each once, got ["points", "dots"]'],
  ["layers", "axes axes", 'layers must be some of axes, rings, points, handle, each once, got ["axes", "axes"]'],
  ["until", "soon", 'until must be a whole number from 1 to 10000000, got "soon"'],
  ["epochs", "0", "epochs must be a whole number from 1 to 100000, got 0"],
];
for (const [name, text, message] of refusals) {
  test(`a bad attribute is refused: ${message}`, () => {
    assert.throws(() => readAttribute(name, text), { message });
  });
}

test("an unknown option is refused with the names there are", () => {
  assert.throws(() => checkOption("colour", "red"), {
    message:
      'unknown option "colour"; the options are ' +
      "controls, layers, autoplay, background, until, epochs, checkpoint, poster",
  });
});
