// What the tour of the screen says, in English. {name} stands for a value.

export default {
  tourCount: "{at} of {count}",
  tourBack: "Back",
  tourNext: "Next",
  tourDone: "Done",
  tourEnd: "Close",
  tourEndHint: "Close the explanations (Esc)",
  tourOff: "{words} They are off now: press “{button}”.",
  tourElsewhere: "{words} Its curve is under “{button}”.",

  tourDots: "A dot is an image",
  tourDotsPlane:
    "{dot} It boils the image down to two numbers, z₁ and z₂: where the dot lies. Images that look alike end up " +
    "close together.",
  tourDotsLine:
    "{dot} It boils the image down to one number, z: where on the line the dot lies. Images that look alike end " +
    "up close together.",

  tourEdge: "Dots in line at the edge",
  tourEdgeText:
    "These dots belong further out than the plane reaches ({most} each way): what is out of range is drawn at the " +
    "border. There may be many early in a run, or where a small β lets the KL draw less.",

  tourRing: "The ring is yours",
  tourRingText:
    "It marks a spot z of your choice. Drag it, or move it by the arrow keys: the decoder draws a picture from " +
    "that spot at once.",

  tourDecoded: "The decoder's picture",
  tourDecodedText:
    "It is drawn from z alone, the ring's place. Where dots of several kinds lie mixed it is blurred; far from " +
    "all dots it is a guess.",
  tourDecodedManifold:
    "It is drawn from z alone, the ring's place; the pictures behind the dots are the same for other spots. Among " +
    "dots of several kinds it is blurred; far from all dots it is a guess.",
  tourDecodedGallery:
    "The picture that you pick in the gallery, large: an image, what comes back of one, or a draw from the prior.",

  tourRings: "The circles: the prior",
  tourRingsPlane:
    "The prior N(0, I) is a round cloud into which the KL draws the dots. The circles lie at 1σ, 2σ and 3σ; " +
    "{one}, {two} and {three} of its mass lie within.",
  tourRingsLine:
    "The prior N(0, 1) is a cloud into which the KL draws the dots. On the line, {one}, {two} and {three} of its " +
    "mass lie within 1σ, 2σ and 3σ; the shares at the circles are a plane's.",

  tourAggregate: "q(z): where all dots lie",
  tourAggregateText:
    "Solid lines: q(z), the clouds of all images together. Dashed: the prior. Where the prior has mass and q(z) " +
    "has none there are holes: what is drawn from there may look like no image.",
  tourAggregateOff:
    "q(z), the aggregate posterior, is the clouds of all images together: where dots lie. Press “{button}” to see " +
    "it beside the prior, as lines.",

  tourGallery: "Images and their codes",
  tourGalleryText:
    "On top, ten images of the training, and below each what the decoder makes of its code z. Then ten draws from " +
    "the prior N(0, I), decoded: pictures that are new.",

  tourUnits: "The units of z",
  tourUnitsText:
    "A bar for each of the {latent} numbers in z: its KL. A number that says nothing about the image stays like " +
    "the prior, and its bar is near 0.",

  tourReconstruction: "Reconstruction",
  tourReconstructionText:
    "How far the redrawn pictures are off: minus the log-probability that the decoder gives to the image's own " +
    "pixels. Lower is better.",

  tourKl: "KL divergence",
  tourKlText:
    "Each image has a small cloud about its dot, its posterior. The KL says how far it is from the prior: the " +
    "price of telling images apart. The loss is reconstruction + β · KL.",

  tourNats: "Nats",
  tourNatsText:
    "Both losses are counted in nats, a unit of information: 1 nat is 1.44 bits. Reconstruction and KL together " +
    "are at least what an image takes to describe, on average, by this model.",
};
