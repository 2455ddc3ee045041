// What the lesson's page says around its figures, in English.

export default {
  heading: "What is variational about a variational autoencoder?",
  main: "The live autoencoder",
  beside: "Opens in a new tab; this page stays as it is",
  teacher: "For teachers",
  language: "Language",
  largeText: "Large text",
  previousFigure: "Previous: {name}",
  nextFigure: "Next: {name}",
  figurePlace: "Figure {n} of {of}",
  guided: "Guided",
  whole: "The whole lesson",
  lede:
    "One idea, seven times: choose a family, and follow the gradient of a functional. First the family is one of " +
    "curves, then of distributions. Then a neural network learns to give the distributions: a variational " +
    "autoencoder (VAE). At the end q stands still and p learns: a diffusion model.",
  footer: "All of it is computed in this tab, by the Rust code that also trains the autoencoder.",
  accessibility: "Accessibility",
  source: "Source code of zscape",
};
