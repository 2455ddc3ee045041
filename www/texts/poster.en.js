// What an element says before it is live, and why it does not go live, in English.

export default {
  play: "Train it here",
  playTrained: "Try the trained model",
  playHint: "Fetches the images and starts, here in your browser",
  posterLabel: "A trained plane: ten classes of digits as clouds of coloured dots",
  statusLoading: "Loading …",
  failedWorker: "Training could not start here, or broke off.",
  failedData: "The images could not be fetched.",
  failedCheckpoint: "The trained model could not be opened.",
  failedRun: "This run cannot go on.",
  failedSimd:
    "This browser lacks WebAssembly SIMD, which zscape needs. " +
    "A recent Chrome, Edge, Firefox or Safari (16.4 or later) has it.",
  failedPolicy:
    "This page's policy forbids a part of zscape. Trusted Types must allow zscape lit-html 'allow-duplicates'.",
};
