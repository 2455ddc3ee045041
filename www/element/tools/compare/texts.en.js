// What the tool "compare" says, in English. {name} stands for a value.

export default {
  compareSecond: "The second run",
  compareWhat: "Second run with",
  compareWhatHint: "What the second run has otherwise; all else is as in this one",
  compareAutoencoder: "Autoencoder (noise off, β 0)",
  compareStart: "Start both",
  compareStartHint: "Both runs begin anew at step 0 and train, a step of each in turn",
  compareEnd: "End comparison",
  compareEndHint: "The second run ends; its losses stay in the charts",
  compareAnew:
    "Both begin anew at step 0, with the same seed ({seed}) unless that is what changes. The losses of the run so " +
    "far stay in the charts.",
  compareIs: "Second run: {what}; all else as in the first.",
  compareStarting: "Both begin anew.",
  compareTraining: "Both train, a step of each in turn.",
  comparePaused: "Both stand at step {step}.",
  compareStands: "The second run stands at step {step}.",
  compareDiverged: "The second run met a number that is not finite and stands at step {step}; the first goes on.",
  compareAlone: "The first run has stopped at step {step}; the second goes on.",
  comparePause: "Pause the second run",
  comparePauseHint: "Both runs stand then; Train sets both going",
  compareFirst: "First",
  compareOther: "Second",
  compareHeldOut: "held-out",
  compareChart: "{name} over the steps, of both runs",

  compareValueHint: "A value from {min} to {max}",
};
