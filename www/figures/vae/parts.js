// The parts of the figure "vae" that lines of code are about: which elements light up with them.

/** @type {import("../../element/tools/code/light.js").Parts} */
export const parts = {
  model: { ids: ["vae-model"], title: "codePartModel" },
  init: { ids: ["reset"], title: "codePartInit" },
  seed: { ids: ["seed"], title: "codePartSeed" },
  data: { ids: ["vae-data"], title: "codePartData" },
  batch: { ids: ["vae-batch"], title: "codePartBatch" },
  x: { ids: ["vae-x"], title: "codePartX" },
  h: { ids: ["vae-h"], title: "codePartH" },
  posterior: { ids: ["vae-mu", "vae-logvar"], title: "codePartPosterior" },
  mu: { ids: ["vae-mu"], title: "codePartMu" },
  logvar: { ids: ["vae-logvar"], title: "codePartLogvar" },
  eps: { ids: ["vae-eps"], title: "codePartEps" },
  z: { ids: ["vae-z"], title: "codePartZ" },
  decoderH: { ids: ["vae-decoder-h"], title: "codePartDecoderH" },
  xhat: { ids: ["vae-xhat"], title: "codePartXhat" },
  losses: { ids: ["vae-reconstruction", "vae-kl"], title: "codePartLosses" },
  reconstruction: { ids: ["vae-reconstruction"], title: "codePartReconstruction" },
  kl: { ids: ["vae-kl"], title: "codePartKl" },
  beta: { ids: ["vae-beta"], title: "codePartBeta" },
  loss: { ids: ["vae-loss"], title: "codePartLoss" },
  gradient: { ids: ["vae-gradient"], title: "codePartGradient" },
  adam: { ids: ["vae-adam"], title: "codePartAdam" },
  step: { ids: ["step", "vae-step"], title: "codePartStep" },
  epoch: { ids: ["play", "vae-epoch"], title: "codePartEpoch" },
};
