// What stands around every figure of the lesson, in English.

export default {
  transport: "What plays",
  play: "Play",
  playHint: "Follows the gradient, a step a frame",
  pause: "Pause",
  step: "One step",
  stepHint: "One step of what Play does",
  reset: "Reset",
  resetHint: "Back to the beginning, with the same seed",
  seed: "Seed",
  seedHint: "The same seed gives the same random numbers",
  newSeed: "New seed",
  newSeedHint: "Back to the beginning, with other random numbers",
  unread: "Part of the link could not be read, so the default stands: {message}",
  refused: "This was not taken, and what was there stays: {message}",
  failed: "The figure cannot go on; Reset tries again. The reason: {message}",
  waiting: "The figure is on its way …",
  policy:
    "This page's policy forbids a part of the figure. Trusted Types must allow zscape lit-html 'allow-duplicates'.",
};
