// What the guide says on this figure's pages, in English: the figure's name there; of each page its question, what to
// do, what there was to see, and what a teacher asks and listens for.

export default {
  beta: "What beta does",
  autoencoderWhere:
    "The question is “Autoencoder”, its four answers are beside the planes, in a narrow window above them; " +
    "“Run” waits for one of them.",
  largerWhere: "The question is “β = 4”, the second of the three buttons; its four answers are below it.",
  collapseWhere: "The question is “β = 40”, the third of the three buttons; its four answers are below it.",

  autoencoderTitle: "What is missing without the variational part?",
  autoencoderTask:
    "Say what you expect of an autoencoder without KL and without noise: “Run” waits for it. Then let it train " +
    "beside the VAE.",
  autoencoderSeen:
    "Nothing holds the codes together: they lie where reconstruction likes them best. But the prior knows nothing of " +
    "that: it draws where few of the codes are, and most of what was learned is hardly ever drawn. It is the " +
    "variational part that makes the VAE a generator.",
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
};
