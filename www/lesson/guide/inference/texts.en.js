// What the guide says on this figure's pages, in English: the figure's name there; of each page its question, what to
// do, what there was to see, and what a teacher asks and listens for.

export default {
  inference: "Variational inference",
  modesWhere: "Nothing is to be chosen. Under each panel, after “Steps of Adam”, stands “(settled)” when it is done.",
  familyWhere: "The list “Family of q” is beside the picture, in a narrow window above it; “Full Gaussian” is in it.",

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
};
