// How images of one's own are read from a file of bytes, in PyTorch and in Rust.

import { fill } from "../../ui/fill.js";

/**
 * @param {import("./datasets.js").Texts} texts
 * @param {number} pixels  of an image
 * @returns {import("./datasets.js").DatasetCode}
 */
export const code = (texts, pixels) => ({
  pytorch: {
    packages: "",
    imports: [],
    images: [
      ["data", `file = open("images.bin", "rb")  # ${fill(texts.ownBytes, { pixels })}`],
      ["data", `images = torch.frombuffer(bytearray(file.read()), dtype=torch.uint8).view(-1, ${pixels}) / 255`],
    ],
  },
  rust: {
    std: [], crates: [], names: "",
    images: [["data", `    Ok(vec![std::fs::read("images.bin")?]) // ${fill(texts.ownBytes, { pixels })}`]],
  },
});
