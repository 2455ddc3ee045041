// What the guide says, in English: of each page its question, what to do, and what there was to see.

export default {
  place: "{page} of {pages}",
  pages: "Page of the guide",
  back: "Back",
  next: "Next",
  finish: "The whole lesson",
  done: "Done",
  open: "Not done yet",

  functional: "The functional",
  slideTitle: "Which slide is the fastest?",
  slideTask:
    "The bead begins on a straight slide. Drag the points, by hand and without Play, until its time J[f] is at most " +
    "5 % above J[f*].",
  slideSeen:
    "The straight line is the shortest way, and not the fastest: a slide that begins steeply gains speed early. You " +
    "have varied a whole curve to make one number small. That is what “variational” means.",
  slideAsk:
    "Two slides between the same points: one straight, one steep at first. Which bead arrives first? Let the class " +
    "vote.",
  slideListen:
    "Many vote for the straight one, because it is the shortest. The point to reach: what is sought is not a number " +
    "but a whole curve, and J gives each curve a number.",

  descentTitle: "How does a curve find its minimum by itself?",
  descentTask:
    "This curve is random. Press Play, watch the strip of δJ/δf, and let it run until the figure says that it has " +
    "arrived.",
  descentSeen:
    "The curve moved against δJ/δf and stopped where that is 0 all along: no small change makes J smaller there. " +
    "Other seeds begin elsewhere, and end on the same curve.",
  descentAsk: "You may change the curve a little, at one place. How do you know whether to raise or to lower it there?",
  descentListen:
    "By how J would change: that is δJ/δf, a number for each x. Where it is 0 everywhere, no small change helps. It " +
    "is the gradient of a function of very many variables, the heights.",

  filmTitle: "Is every extremal a minimum?",
  filmTask:
    "Here is a film of soap beside its inner catenoid, where δJ/δf is 0 as well. Press “Just inside it”, then Play, " +
    "and see where the film goes.",
  filmSeen:
    "The descent leaves the inner catenoid, on this side until the film breaks: it is an extremal, and no minimum. A " +
    "derivative of 0 says where to look, not what is there.",
  filmAsk: "The inner catenoid has δJ/δf = 0 everywhere. Will a film stay there if it is touched?",
  filmListen: "“The derivative is 0, so it is the minimum.” A ball on top of a hill has no slope under it either.",

  inference: "Variational inference",
  modesTitle: "Two modes, one q: which will it take?",
  modesTask: "Say first what each panel will do. Then press Play, and let both fit until they have settled.",
  modesSeen:
    "One family, two divergences, two answers. KL(q‖p) minds q where p is not: q keeps to one mode, and where it " +
    "began decides which. KL(p‖q) minds p where q is not: q covers both, and the empty land between. Variational " +
    "inference takes the first, for it needs no more of p than p̃.",
  modesAsk: "p has two hills, q is one ellipse. Draw where q will end, for each of the two divergences.",
  modesListen:
    "Some will swap them. Ask where the logarithm becomes huge: in one panel where p is almost 0 and q is not, in " +
    "the other the other way round. Neither answer is wrong; each is what was asked for.",

  familyTitle: "What can a family not say?",
  familyTask:
    "p is a correlated Gaussian, q a diagonal one. Fit it, and see what is left of both divergences. Then choose the " +
    "full Gaussian as the family, and fit again.",
  familySeen:
    "The gradient never leaves the family. The best diagonal q misses the correlation, however long it is fitted; " +
    "the full family has p in it, and nothing is left. What one chooses at the beginning is what one can find.",
  familyAsk:
    "p leans, q must not lean. Will it help to fit longer? What will be wrong with the best q: its place, or its " +
    "widths?",
  familyListen:
    "The place is right. One divergence makes q as narrow as p is when one coordinate is held; the other, as wide as " +
    "p's shadow. Time helps nothing, a larger family does.",

  elbo: "The evidence and its lower bound",
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
    "E[log p(x, z)] − KL(q ‖ p(z)): it stands in the notes behind this lesson. What is wrong with it, and where will " +
    "it draw q?",
  slipListen:
    "The prior is in log p(x, z) already, and in the KL divergence once more: q is drawn to the prior twice. Such an " +
    "error runs without complaint; only the gap, computed by itself, shows it.",

  digitTitle: "Is the encoder's q the best one?",
  digitTask:
    "Now x is a handwritten digit, and q is what the trained encoder says. Press Play until at most half of the gap " +
    "is left.",
  digitSeen:
    "One encoder serves all digits, so for this one there is a better q: that part of the gap is the price of " +
    "sharing. What is left at the end is the price of the family, for the true posterior is no Gaussian along the " +
    "axes.",
  digitAsk: "The encoder is trained to the end. Can there be a better q for this one digit nevertheless?",
  digitListen:
    "Two prices, to be told apart: one encoder for all digits, which Play takes away, and a family of axis-aligned " +
    "Gaussians, which stays.",

  reparameterisation: "Reparameterisation",
  estimatorsTitle: "Two gradients, both right: which one would you train with?",
  estimatorsTask: "Press Play until there are 2,000 estimates by either method, and compare the two histograms.",
  estimatorsSeen:
    "Both have the exact gradient as their mean, but the score function strays much farther, and would need many " +
    "times as many draws. Reparameterisation uses the slope of g. That is why a VAE learns from one draw of z an " +
    "image.",
  estimatorsAsk:
    "The gradient of a mean over dice: but the parameter is in the dice. How can one differentiate that at all?",
  estimatorsListen:
    "Take the chance out: z = μ + σε, where ε knows nothing of the parameters. Both estimators are right on average; " +
    "the widths of the histograms say which one can be used.",

  stepTitle: "When does reparameterisation lose?",
  stepTask:
    "Find a function g for which the score function has the smaller variance, and let 2,000 estimates come. What is " +
    "needed is a slope that is hardly anywhere.",
  stepSeen:
    "Near a step, g has a slope in one place alone: most draws say nothing, and a few say very much. The score " +
    "function asks for no slope. A decoder is smooth, so the VAE keeps to reparameterisation.",
  stepAsk: "Is reparameterisation always the better one? What would g have to be like for it to fail?",
  stepListen: "Where g jumps, counts or chooses, its slope says nothing. That is why discrete z need other means.",

  vae: "The variational autoencoder",
  trainTitle: "What does training do to the two parts of the loss?",
  trainTask:
    "This is the notes' network, with 20 latent units. Train it for 200 steps, and watch reconstruction and KL.",
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

  beta: "What beta does",
  autoencoderTitle: "What is missing without the variational part?",
  autoencoderTask:
    "Say what you expect of an autoencoder without KL and without noise: “Run” waits for it. Then let it train " +
    "beside the VAE.",
  autoencoderSeen:
    "Nothing holds the codes together: they lie where reconstruction likes them best. But the prior knows nothing of " +
    "that, and what is drawn from it is often no digit. It is the variational part that makes the VAE a generator.",
  autoencoderAsk:
    "Take KL and noise away: where will the codes lie, and what will a z drawn from N(0, I) be decoded to?",
  autoencoderListen:
    "“It copies as well, so it is as good.” Then ask it for a new digit: from where would one draw its z?",

  largerTitle: "What does a larger β do?",
  largerTask: "β is the price of KL. Say what a higher one does to both parts of the loss, and run it.",
  largerSeen:
    "A trade: KL becomes smaller, reconstruction worse. Codes come nearer to the prior and tell less of x. No β is " +
    "the right one; it says what a nat of KL is worth.",
  largerAsk: "KL is made dearer. Who pays for it?",
  largerListen:
    "Reconstruction does. Well said is: more order, less told. “More regular, so better” forgets what it costs.",

  collapseTitle: "What if KL costs too much?",
  collapseTask: "The price is higher still. Say what is left of the latent units, and run it.",
  collapseSeen:
    "q is the prior for every x: KL is 0, z says nothing, and the decoder draws one mean picture for all digits. " +
    "This is called collapse. Nothing has gone wrong in training: at this price it pays to say nothing.",
  collapseAsk: "And if it is made very dear: what is the cheapest that an encoder can say?",
  collapseListen:
    "Nothing: the same q for every x. Some will call it a fault of the optimiser; ask what the loss would be " +
    "otherwise.",

  diffusion: "Diffusion",
  boundTitle: "What is variational about diffusion?",
  boundTask:
    "Press “Train anew”: a denoiser that knows nothing begins to learn. Scroll down to the bars, watch the terms of " +
    "the bound for 1,000 steps, and find the one that stays.",
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
