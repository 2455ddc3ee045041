// What the tool "charts" says, in English. {name} stands for a value.

export default {
  chartsStep: "Step {step}",
  chartsNow: "{step} (now)",
  chartsAt: "at step {step}",
  chartsMeasured: "held-out: of step {step}",
  chartsEmpty: "No step yet: press Train, or One step.",
  chartsTraining: "training",
  chartsHeldOut: "held-out",
  chartsHeldOutHint: "Over images that are never trained on; measured at steps 1, 8 and 32, then at the ends of epochs",
  chartsNoHeldOut: "no held-out images",
  chartsNotMeasured: "not measured yet",
  chartsLog: "Log steps",
  chartsLogHint: "A logarithmic axis of steps, from step 1: the first steps, in which most happens, get room",
  chartsLabel: "{name} over the steps",
  chartsHint:
    "Point at a step to read it (arrow keys; Shift: single steps, Alt: coarse). A click or Enter shows the plane as " +
    "it was; Esc: as it is now.",
  chartsSaid: "{name}: training {training} nats",
  chartsSaidBoth: "{name}: training {training}, held-out {heldOut} nats",
  chartsSaidJoin: "; ",
  chartsRuns: "Earlier runs",
  chartsRunsNone: "None yet. When a run begins anew, the one before it stays here as a thin line: the last five.",
  chartsRunHint: "Show or hide this run; it is named by what differs from the present one",
  chartsRunSteps: "{step} steps",
  chartsForget: "Forget",
  chartsForgetHint: "Forget the earlier runs",
  chartsUnits: "KL of each latent unit",
};
