// How the discs are drawn, in PyTorch and in Rust, as src/data/shapes.rs draws them.

/**
 * @param {import("./datasets.js").Texts} texts
 * @returns {import("./datasets.js").DatasetCode}
 */
export const code = (texts) => ({
  pytorch: {
    packages: "",
    imports: [],
    images: [
      ["data", `centre = 6.5 + 14 * torch.rand(9000, 2, 1, 1)  # ${texts.shapesBytes}`],
      ["data", "column, row = torch.arange(28.0), torch.arange(28.0).view(28, 1)"],
      ["data", "distance = torch.hypot(column - centre[:, 0], row - centre[:, 1])  # (9000, 28, 28)"],
      ["data", "images = (255 * ((6 - distance) / 2).clamp(0, 1)).round().flatten(1) / 255"],
    ],
  },
  rust: { std: [], crates: [], names: ", shapes", images: [["data", "    Ok(vec![shapes(9_000, 1).pixels])"]] },
});
