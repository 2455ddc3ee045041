// What the tool "draw" says, in English. {name} stands for a value.

export default {
  drawPad: "Draw pad",
  drawPadHint:
    "Draw a digit with mouse, finger or pen. By keys: arrows move the pen (Shift: fine, Alt: coarse), " +
    "Space or Enter holds it down, Ctrl+Z undoes.",
  drawUndo: "Undo",
  drawUndoHint: "Take the last stroke away (Ctrl+Z on the pad)",
  drawClear: "Clear",
  drawClearHint: "Take all strokes away",
  drawForm: "In MNIST's form",
  drawFormHint:
    "It is brought to the form of MNIST's digits: its longest side 20 pixels, its centre of mass in the middle " +
    "of 28 × 28.",
  drawLike: "Looks like:",
  drawLikeHint: "The three images whose means lie nearest to the drawing's mean, the nearest first",
  drawLikeNone: "No images yet to compare it with.",
  drawRing: "Move the ring here",
  drawRingHint: "Puts the ring on the drawing's mean",
  drawRingSaid: "The ring is now at ({x}, {y}).",
  drawEnds: "As an end of the path:",
  drawEndHint: "Makes the drawing's mean the end {end} of the path",
  drawEndSaid: "{end} is now at ({x}, {y}): see Path.",
  drawPast:
    "The encoder of this earlier step was not kept: where it put the drawing is not known. Back to now, and the " +
    "drawing has its place again.",
};
