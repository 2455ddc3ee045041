// The teacher's page in English: what is asked before a figure is touched, and what to listen for.

export default {
  heading: "The lesson on “variational”, for teachers",
  lede:
    "Each question opens its figure in the state that it needs, alone on the page. Let the class say what it expects, and only " +
    "then press Play.",
  lesson: "The whole lesson",
  print: "Print",

  before: "Before the class",
  beforeLoad:
    "Open the lesson once on the machine that will show it: everything is computed in the browser, with no account and no " +
    "server.",
  beforeText: "On a projector, enlarge the page with the browser's zoom (Ctrl and +).",
  beforeSeed:
    "Other seeds give other numbers. The answers below hold for all of them: ask what happens, not how much.",
  beforeGuide:
    "Those who want to go on at home take the guide: its pages are these questions, and it sees what has been done.",

  plans: "Two plans",
  minutes: "{minutes} minutes",
  minute: "Minute",
  question: "Question",

  asked: "The questions",
  openFigure: "Open the figure",
  inGuide: "In the guide",
  ask: "Ask first",
  show: "Do",
  expect: "What shows",
  listen: "Listen for",

  functional: "The functional",
  inference: "Variational inference",
  elbo: "The evidence and its lower bound",
  reparameterisation: "Reparameterisation",
  vae: "The variational autoencoder",
  beta: "What beta does",
  diffusion: "Diffusion",

  slideAsk: "Two slides between the same points: one straight, one steep at first. Which bead arrives first? Let the class vote.",
  slideListen:
    "Many vote for the straight one, because it is the shortest. The point to reach: what is sought is not a number but a whole " +
    "curve, and J gives each curve a number.",
  descentAsk: "You may change the curve a little, at one place. How do you know whether to raise or to lower it there?",
  descentListen:
    "By how J would change: that is δJ/δf, a number for each x. Where it is 0 everywhere, no small change helps. It is the " +
    "gradient of a function of very many variables, the heights.",
  filmAsk: "The inner catenoid has δJ/δf = 0 everywhere. Will a film stay there if it is touched?",
  filmListen: "“The derivative is 0, so it is the minimum.” A ball on top of a hill has no slope under it either.",
  modesAsk: "p has two hills, q is one ellipse. Draw where q will end, for each of the two divergences.",
  modesListen:
    "Some will swap them. Ask where the logarithm becomes huge: in one panel where p is almost 0 and q is not, in the other the " +
    "other way round. Neither answer is wrong; each is what was asked for.",
  familyAsk: "p leans, q must not lean. Will it help to fit longer? What will be wrong with the best q: its place, or its widths?",
  familyListen:
    "The place is right. One divergence makes q as narrow as p is when one coordinate is held; the other, as wide as p's shadow. " +
    "Time helps nothing, a larger family does.",
  gapAsk: "log p(x) cannot be computed for a real model. How can one come nearer to it, and know it?",
  gapListen:
    "ELBO and gap add up to log p(x) for every q: if one rises the other falls. A frequent error: that fitting q raised log p(x). " +
    "Here the model is fixed, and the ceiling does not move.",
  slipAsk: "E[log p(x, z)] − KL(q ‖ p(z)): it stands in the notes behind this lesson. What is wrong with it, and where will it draw q?",
  slipListen:
    "The prior is in log p(x, z) already, and in the KL divergence once more: q is drawn to the prior twice. Such an error runs " +
    "without complaint; only the gap, computed by itself, shows it.",
  digitAsk: "The encoder is trained to the end. Can there be a better q for this one digit nevertheless?",
  digitListen:
    "Two prices, to be told apart: one encoder for all digits, which Play takes away, and a family of axis-aligned Gaussians, " +
    "which stays.",
  estimatorsAsk: "The gradient of a mean over dice: but the parameter is in the dice. How can one differentiate that at all?",
  estimatorsListen:
    "Take the chance out: z = μ + σε, where ε knows nothing of the parameters. Both estimators are right on average; the widths " +
    "of the histograms say which one can be used.",
  stepAsk: "Is reparameterisation always the better one? What would g have to be like for it to fail?",
  stepListen: "Where g jumps, counts or chooses, its slope says nothing. That is why discrete z need other means.",
  trainAsk: "Reconstruction and KL: which of them will fall in training, and must the other fall as well?",
  trainListen:
    "“Both fall, for the loss falls.” But at first q is nearly the prior, and tells the decoder nothing. To tell it something " +
    "costs KL. Then have the class name what of the earlier figures it sees here: q, the bound, z = μ + σε.",
  planeAsk: "Two latent units or twenty: which draws the sharper digits, and which would you rather look at?",
  planeListen: "More numbers, sharper pictures, more KL. Two are chosen here because they can be drawn, not because they suffice.",
  autoencoderAsk: "Take KL and noise away: where will the codes lie, and what will a z drawn from N(0, I) be decoded to?",
  autoencoderListen: "“It copies as well, so it is as good.” Then ask it for a new digit: from where would one draw its z?",
  largerAsk: "KL is made dearer. Who pays for it?",
  largerListen: "Reconstruction does. Well said is: more order, less told. “More regular, so better” forgets what it costs.",
  collapseAsk: "And if it is made very dear: what is the cheapest that an encoder can say?",
  collapseListen: "Nothing: the same q for every x. Some will call it a fault of the optimiser; ask what the loss would be otherwise.",
  boundAsk: "Noise is added in many steps, and a network learns to take it away. Where is there something to choose a family for?",
  boundListen:
    "The family is that of the Gaussian steps back, p. q is given and never learned: so L_T cannot be trained. The bound is the " +
    "ELBO with many z instead of one.",
  chainAsk: "Draw z from N(0, I) and decode it: why is it sometimes no digit, though KL drew q towards the prior?",
  chainListen:
    "KL draws each q(z|x) towards the prior, and reconstruction keeps them apart: so their mixture q(z) is not the prior, and has " +
    "holes. The chain learns that mixture.",
  dragAsk: "Once the samples lie where real codes lie: will the pictures be sharp?",
  dragListen: "No. What was lost in the decoder stays lost. Diffusion in a latent space is as good as the autoencoder around it.",
};
