// What the guide says on this figure's pages, in English: the figure's name there; of each page its question, what to
// do, what there was to see, and what a teacher asks and listens for.

export default {
  vae: "The variational autoencoder",
  trainWhere: "“BCE” and “KL” stand in the last row of the picture; the step's number above its first.",
  planeWhere:
    "The list “Latent dimensions” is above the picture; “2, the plane” is in it. The plane is below the " +
    "code.",

  trainTitle: "What does training do to the two parts of the loss?",
  trainTask:
    "This network has 20 latent units. Train it for 200 steps, and watch reconstruction and KL.",
  trainSeen:
    "The loss is the negative ELBO, and falls. Reconstruction falls far; KL grows from almost nothing, for what the " +
    "decoder is to know about x must be told by a q that is not the prior. All that was in the figures before is at " +
    "work: a family, a bound, a gradient through z = μ + σε.",
  trainAsk: "Reconstruction and KL: which of them will fall in training, and must the other fall as well?",
  trainListen:
    "“Both fall, for the loss falls.” But at first q is nearly the prior, and tells the decoder nothing. To tell it " +
    "something costs KL. Then have the class name what of the earlier figures it sees here: q, the bound, z = μ + σε.",

  planeTitle: "What do two latent units cost, and what do they give?",
  planeTask: "Set the latent dimensions to 2, and train for 200 steps again. Compare with what you have seen at 20.",
  planeSeen:
    "Two numbers tell less: KL is smaller, and the pictures are more blurred. But two numbers are a plane: what the " +
    "network has made of the digits can be seen.",
  planeAsk: "Two latent units or twenty: which draws the sharper digits, and which would you rather look at?",
  planeListen:
    "More numbers, sharper pictures, more KL. Two are chosen here because they can be drawn, not because they " +
    "suffice.",
};
