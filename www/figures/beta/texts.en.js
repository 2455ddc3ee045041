// What the figure "beta" says, in English.

export default {
  title: "What β does: predict, then see",
  intro:
    "The loss is BCE + β · KL. Three questions on its second half; each runs only when you have said what you " +
    "expect. Two autoencoders then train side by side on MNIST, with two latent dimensions, the same seed and the " +
    "same batches: the one in question, and a VAE with β\u00a0=\u00a01.",
  play: "Run",
  playHint: "Trains both until there is something to see",
  stepHint: "One step of both",
  resetHint: "Both runs from the beginning, with the same seed",
  questions: "Questions",
  waitsPrediction: "Say what you expect, then it runs.",
  waitsReset: "The runs are over; Reset begins them again.",
  locked: "The runs have begun, and your prediction stands. Reset begins anew.",
  usualRun: "VAE: β = 1",
  losses: "step {step}: reconstruction {reconstruction}, KL {kl}",
  lossesPlain: "step {step}: reconstruction {reconstruction}",
  next: "Next question: {title}",
  "autoencoder-title": "Autoencoder",
  "autoencoder-run": "Autoencoder: no noise, β = 0",
  "autoencoder-question":
    "No noise and β = 0: a plain autoencoder, z = μ. Where will it have put the digits after 5 epochs, and what does " +
    "that mean for samples from N(0, I)?",
  "autoencoder-prior": "Around the origin, much like N(0, I): samples decode to what was learned",
  "autoencoder-point": "All in one small spot: every sample decodes to the same picture",
  "autoencoder-spread": "Far out, beyond N(0, I): samples meet only a small part of the cloud",
  "autoencoder-line": "Along one line: a single dimension is enough, the other one goes unused",
  "autoencoder-prior-answer":
    "It is the KL term that draws the cloud to N(0, I), and β = 0 has switched it off. Nothing in the loss says " +
    "where the codes should lie, so the encoder moves them apart as it likes, and N(0, I) covers little more than " +
    "those near the origin.",
  "autoencoder-point-answer":
    "A single spot carries no information, and reconstruction needs some. Without the KL term nothing is to be paid " +
    "for codes that lie apart, so they spread. That they all fall together is what too large a β does: the third " +
    "question.",
  "autoencoder-spread-answer":
    "Without the KL term distance costs nothing, and nothing ties the codes to the origin: they spread as " +
    "reconstruction likes it. What is lost is the way to new images: N(0, I) is no longer where the codes are.",
  "autoencoder-line-answer":
    "A dimension goes unused where it costs more than it gains. Without the KL term it costs nothing, so the encoder " +
    "uses all it has. What a price on information does to it, the third question shows.",
  "autoencoder-measured":
    "Of the means μ, {inside} % lie in the circle that holds 95 % of N(0, I); with β = 1 it is {usualInside} %. " +
    "Reconstruction so far: {reconstruction} against {usualReconstruction} nats per held-out image.",
  "larger-title": "β = 4",
  "larger-run": "VAE: β = 4",
  "larger-question":
    "β = 4 in place of 1: the KL term weighs four times as much. What happens to reconstruction and KL?",
  "larger-same": "Nothing much: it is only the sum that is larger",
  "larger-both": "Both get smaller: what regularises more also reconstructs better",
  "larger-trade": "KL gets smaller, reconstruction worse, and the cloud draws together",
  "larger-opposite": "KL gets larger, for it weighs more, and reconstruction better",
  "larger-same-answer":
    "β does more than scale a number: it changes the slope that Adam follows. Where a nat of KL costs four, the " +
    "encoder gives up whatever gains less than four nats of reconstruction.",
  "larger-both-answer":
    "KL gets smaller, yes. But KL measures the information that the decoder works from, and what is saved there is " +
    "paid for in reconstruction.",
  "larger-trade-answer":
    "A nat of KL must now gain four nats of reconstruction to be worth it. The encoder gives up what gains less: " +
    "q(z|x) wider, means nearer to the origin, pictures less exact.",
  "larger-opposite-answer":
    "β is a weight in a sum that is made small, and what weighs more is made smaller. KL falls, and reconstruction " +
    "pays for it.",
  "larger-measured":
    "KL is {kl} nats per held-out image against {usualKl} with β = 1, reconstruction {reconstruction} against " +
    "{usualReconstruction}. Of the means μ, {inside} % lie in the circle that holds 95 % of N(0, I), against " +
    "{usualInside} %: look at the samples, too.",
  "collapse-title": "β = 40",
  "collapse-run": "VAE: β = 40",
  "collapse-question": "β = 40. What becomes of the two latent units?",
  "collapse-blur": "Both stay in use; pictures are only less sharp than with β = 4",
  "collapse-one": "One unit gives up, the other one goes on",
  "collapse-apart": "The classes move further apart, so that KL is well spent",
  "collapse-none": "Both give up: q(z|x) is N(0, I) for every x, and every z decodes to the same picture",
  "collapse-blur-answer":
    "With β = 4 it is so. But at this price a nat of KL would have to gain forty nats of reconstruction, and no code " +
    "of these digits gains as much: it pays to use none.",
  "collapse-one-answer":
    "One unit alone would be kept if a nat of its KL gained more than forty nats of reconstruction. For neither does " +
    "it, so neither is kept.",
  "collapse-apart-answer":
    "Codes that lie further apart lie further from N(0, I): that is just what KL counts, here forty times. The " +
    "encoder goes the other way until nothing is left to pay for.",
  "collapse-none-answer":
    "This is posterior collapse: KL is next to 0, q(z|x) depends on x no more, and a decoder that learns nothing " +
    "from z draws the mean of all digits.",
  "collapse-measured":
    "KL is {kl} nats per held-out image against {usualKl} with β = 1, and {active} of {units} units are active " +
    "(Var(μ) > 0.01). From sample to sample a pixel varies by {spread} against {usualSpread}; reconstruction is " +
    "{reconstruction} against {usualReconstruction}.",
  right: "As you said: “{predicted}”.",
  wrong: "Not what you said: “{predicted}”. The runs show: “{right}”.",
  surprise:
    "We expected something else: “{expected}”. A short run of one seed may turn out otherwise. Believe its numbers, " +
    "and try another seed.",
  changed: "Changed after seeing the answer: “{now}”. What counts is what you said before: “{before}”.",
  numbers: "Held-out images, losses in nats",
  reconstruction: "Reconstruction",
  kl: "KL",
  units: "KL of the units",
  active: "Active units",
  rms: "Root mean square of μ",
  inside: "μ in the 95 % circle of N(0, I)",
  spread: "Pixels from sample to sample, standard deviation",
  samples: "The same eight samples z ~ N(0, I), decoded by each:",
  note:
    "What lies beyond the edge of a plane is drawn on the edge. Few epochs, two dimensions, one seed: sizes differ " +
    "from run to run, directions hardly. Which answer is right is read off the numbers of the runs, not known " +
    "beforehand.",
  summary: "Step {step} of {goal} ({epochs} epochs).",
  summaryNone: "No prediction yet.",
  summaryPredicted: "The prediction: “{prediction}”.",
};
