// What the guide says on this figure's pages, in English: the figure's name there; of each page its question, what to
// do, what there was to see, and what a teacher asks and listens for.

export default {
  diffusion: "Diffusion",
  boundWhere:
    "“Train anew” is beside the plane, under “Denoiser”, in a narrow window above it; the bars are under " +
    "“Why it is variational”.",
  chainWhere: "“The chain” is above the plane; the table under “Measured” is far below, and comes once nothing plays.",
  dragWhere:
    "The particles are the dots on the plane. A dashed line is around what is no hole; the pictures are " +
    "beside the plane.",

  boundTitle: "What is variational about diffusion?",
  boundTask:
    "Press “Train anew”: a denoiser that knows nothing begins to learn. Watch the terms of the bound for 1,000 " +
    "steps, and find the one that stays.",
  boundSeen:
    "The bound is a sum of KL divergences again, one a step. Training lowers those of the steps back; L_T stays, for " +
    "it holds q alone, and q, the noising, is fixed. The VAE learns q and p, diffusion p.",
  boundAsk:
    "Noise is added in many steps, and a network learns to take it away. Where is there something to choose a family " +
    "for?",
  boundListen:
    "The family is that of the Gaussian steps back, p. q is given and never learned: so L_T cannot be trained. The " +
    "bound is the ELBO with many z instead of one.",

  chainTitle: "Where do samples fall: the prior's, and the chain's?",
  chainTask:
    "Press Play, and follow the particles of “The chain” out of the noise as far as t = 0. Then compare the chain " +
    "with the prior, in the table under “Measured”.",
  chainSeen:
    "The prior falls into the holes as well, where no digit has its code; the chain seldom does. Nothing of the VAE " +
    "has changed: the chain has learned q(z), of which the prior was only a guess.",
  chainAsk: "Draw z from N(0, I) and decode it: why is it sometimes no digit, though KL drew q towards the prior?",
  chainListen:
    "KL draws each q(z|x) towards the prior, and reconstruction keeps them apart: so their mixture q(z) is not the " +
    "prior, and has holes. The chain learns that mixture.",

  dragTitle: "Does diffusion draw better pictures?",
  dragTask:
    "In “The chain”, drag a particle over the dashed line into a hole, then back into the cloud, and watch what the " +
    "decoder makes of it.",
  dragSeen:
    "In holes the decoder has had no training, and often draws no digit. In the cloud it draws digits, as blurred as " +
    "its reconstructions. Diffusion repairs where samples fall, not what is drawn from them. Here the chain of ideas " +
    "ends: a family, a functional, a gradient.",
  dragAsk: "Once the samples lie where real codes lie: will the pictures be sharp?",
  dragListen:
    "No. What was lost in the decoder stays lost. Diffusion in a latent space is as good as the autoencoder around " +
    "it.",
};
