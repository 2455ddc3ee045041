// The formula of the figure "beta".

export default {
  loss: String.raw`L = \class{symbol-reconstruction}{\mathrm{BCE}}(\class{symbol-x}{x}, \class{symbol-xhat}{\hat{x}})
    + \beta\,\class{symbol-kl}{\mathrm{KL}}(q(\class{symbol-z}{z}|\class{symbol-x}{x}) \,\|\, p(\class{symbol-z}{z}))`,
};
