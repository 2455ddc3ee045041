// How images of one's own are read from a file of bytes, in PyTorch and in Rust.

/** @param {import("./datasets.js").Texts} texts @returns {import("./datasets.js").DatasetCode} */
export const code = (texts) => ({
  pytorch: {
    packages: "",
    imports: [],
    images: [
      ["data", `file = open("images.bin", "rb")  # ${texts.ownBytes}`],
      ["data", "images = torch.frombuffer(bytearray(file.read()), dtype=torch.uint8).view(-1, 784) / 255"],
    ],
  },
  rust: { std: [], crates: [], names: "", images: [["data", `    Ok(vec![std::fs::read("images.bin")?]) // ${texts.ownBytes}`]] },
});
