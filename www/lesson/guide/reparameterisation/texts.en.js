// What the guide says on this figure's pages, in English: the figure's name there; of each page its question, what to
// do, what there was to see, and what a teacher asks and listens for.

export default {
  reparameterisation: "Reparameterisation",
  estimatorsWhere:
    "The histograms are at the right of the picture; how many estimates there are stands above them.",
  stepWhere:
    "The list “Function g” is beside the picture, in a narrow window above it; “tanh 5z, nearly a step” is " +
    "what is sought.",

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
};
