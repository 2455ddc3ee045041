// How the digits are read, in PyTorch and in Rust.

/**
 * @param {import("./datasets.js").Texts} texts
 * @returns {import("./datasets.js").DatasetCode}
 */
export const code = (texts) => ({
  pytorch: {
    packages: " torchvision",
    imports: [["data", "from torchvision.datasets import MNIST"]],
    images: [["data", `images = MNIST("data", download=True).data[:9000].flatten(1) / 255  # ${texts.mnistBytes}`]],
  },
  rust: {
    std: [["data", "use std::fs::File;"], ["data", "use std::io::Read;"], undefined],
    crates: [["data", "use flate2::read::GzDecoder;"]],
    names: ", read_idx",
    images: [
      ["data", "    let mut parts = Vec::new();"],
      ["data", `    // ${texts.codeParts}`],
      ["data", "    for part in 0..5 {"],
      ["data", '        let file = File::open(format!("www/data/mnist/train-{part}.images.idx.gz"))?;'],
      ["data", "        let mut bytes = Vec::new();"],
      ["data", "        GzDecoder::new(file).read_to_end(&mut bytes)?;"],
      ["data", "        parts.push(read_idx(&bytes)?.values.to_vec());"],
      ["data", "    }"],
      ["data", "    Ok(parts)"],
    ],
  },
});
