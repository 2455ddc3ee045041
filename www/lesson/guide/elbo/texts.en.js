// What the guide says on this figure's pages, in English: the figure's name there; of each page its question, what to
// do, what there was to see, and what a teacher asks and listens for.

export default {
  elbo: "The evidence and its lower bound",
  gapWhere:
    "In the picture at the right: the point on the axis is the mean, the one on the slope the width. The gap " +
    "is the upper bar at the left.",
  slipWhere:
    "“Play follows the slip below” is a box to tick beside the picture, in a narrow window above it; under " +
    "it stands the formula.",
  digitWhere:
    "The digit is chosen already. Another one: “Held-out digit”, beside the picture, in a narrow window " +
    "above it.",

  gapTitle: "What fills the gap under log p(x)?",
  gapTask: "Drag q, its mean and its width, until the gap is under 0.05 nats. Watch the ceiling meanwhile.",
  gapSeen:
    "The ceiling stays; what the gap loses, the ELBO gains. So raising the ELBO brings q to the posterior, though " +
    "the posterior is never asked for. q is to the ELBO what the curve was to J.",
  gapAsk: "log p(x) cannot be computed for a real model. How can one come nearer to it, and know it?",
  gapListen:
    "ELBO and gap add up to log p(x) for every q: if one rises the other falls. A frequent error: that fitting q " +
    "raised log p(x). Here the model is fixed, and the ceiling does not move.",

  slipTitle: "What if the prior is counted twice?",
  slipTask: "Tick “Play follows the slip below”, press Play, and wait until it stops.",
  slipSeen:
    "The slip looks like the ELBO and rises like it, but its top is elsewhere: q ends too narrow, too near the " +
    "prior, and the gap stays open. That a number improves does not say that it is the right number.",
  slipAsk:
    "E[log p(x, z)] − KL(q ‖ p(z)): some lecture notes have it so. What is wrong with it, and where will " +
    "it draw q?",
  slipListen:
    "The prior is in log p(x, z) already, and in the KL divergence once more: q is drawn to the prior twice. Such an " +
    "error runs without complaint; only the gap, computed by itself, shows it.",

  digitTitle: "Is the encoder's q the best one?",
  digitTask:
    "Now x is a handwritten digit, a 3, and q is what the trained encoder says. Press Play until at most half of " +
    "its gap is left.",
  digitSeen:
    "One encoder serves all digits, so for this one there is a better q: that part of the gap is the price of " +
    "sharing. What is left at the end is the price of the family, for the true posterior is no Gaussian along the " +
    "axes.",
  digitAsk: "The encoder is trained to the end. Can there be a better q for this one digit nevertheless?",
  digitListen:
    "Two prices, to be told apart: one encoder for all digits, which Play takes away, and a family of axis-aligned " +
    "Gaussians, which stays.",
};
