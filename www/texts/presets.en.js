// What the presets are called, and what is to be watched, in English.

export default {
  presetDefaults: "Good defaults",
  presetDefaultsWatch:
    "Watch the reconstruction fall fast for an epoch and slowly from then on, while the KL settles at 5 to 6 nats.",
  presetDefaultsElsewhere: "Watch the reconstruction fall fast at first and slowly from then on, while the KL settles.",
  presetAutoencoder: "Autoencoder",
  presetAutoencoderWatch:
    "Without noise and with β = 0 nothing draws the dots together: watch them spread, and drag the ring into the " +
    "holes between.",
  presetBetaZero: "β = 0 with noise",
  presetBetaZeroWatch:
    "Nothing keeps σ up: watch it shrink to a few hundredths within three epochs, while the dots spread.",
  presetBetaZeroElsewhere: "Nothing keeps σ up: watch it shrink, while the dots spread.",
  presetCollapse: "Collapse (β = 40)",
  presetCollapseWatch:
    "The KL costs more than a unit is worth: on the digits both fall unused within three epochs, and all decoded " +
    "pictures look alike.",
  presetCollapseElsewhere:
    "The KL costs more than a unit is worth: watch whether the units fall unused, and all decoded pictures look alike.",
  presetRateHigh: "Learning rate 0.1",
  presetRateHighWatch:
    "Watch the loss jump to many thousands. By the seed, the KL then comes down to a few nats, stays in the " +
    "hundreds, or the loss grows too large to compute.",
  presetRateHighElsewhere:
    "The first steps throw the weights far off: watch the loss jump up, and how far down it comes again.",
  presetRateTooHigh: "Learning rate 1",
  presetRateTooHighWatch: "The third step brings a loss too large to compute: watch the state of step 0 come back.",
  presetRateTooHighElsewhere:
    "Within a few steps the loss often grows too large to compute: watch the state before that come back.",
  presetRateLow: "Learning rate 10⁻⁸",
  presetRateLowWatch:
    "Each step moves the weights by next to nothing: watch the losses stand still, until after four epochs it is " +
    "asked whether to stop.",
  presetNarrow: "8 hidden units",
  presetNarrowWatch:
    "All that the encoder sees passes through 8 numbers: watch the reconstruction fall late, and lie 30 nats above " +
    "that of the defaults after five epochs; the digits stay blurred.",
  presetLatent20: "20 latent units",
  presetLatent20Watch:
    "Ten times the room: watch the reconstruction of the digits fall below 125 nats in five epochs, where two units " +
    "stay above 160.",
  presetLatent20Elsewhere: "Ten times the room: watch the reconstruction fall lower than two units let it.",
  presetNarrowElsewhere: "All that the encoder sees passes through 8 numbers: watch the pictures stay blurred.",
};
