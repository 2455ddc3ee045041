// What is running as a PyTorch script, with the settings of the page: a line after the other, each with the part of the
// page that it is about (parts.js). It computes what the golden numbers were made with (tests/fixtures/make_golden.py).

/** @typedef {import("./parts.js").PartName} PartName */
/** @typedef {readonly [part: PartName, text: string] | undefined} Line  undefined: a blank one */
/** @typedef {import("../../settings.js").Settings} Settings */
/** @typedef {import("../../texts.js").Texts} Texts */

/**
 * @typedef {object} Running
 * @property {Settings} settings
 * @property {number} pixels  of an image
 * @property {(texts: Texts, pixels: number) => import("../../datasets/datasets.js").DatasetCode} data  how the images
 *   are read
 * @property {number} epochs
 * @property {Texts} texts
 */

/**
 * @param {Running} running
 * @returns {Line[]}
 */
export function pytorch({ settings, pixels, data, epochs, texts }) {
  const { seed, beta, learningRate, hidden, latent, batch, noise } = settings;
  const { packages, imports, images } = data(texts, pixels).pytorch;
  return [
    ["model", `# ${texts.codePytorchHead}: pip install torch${packages}`],
    ["model", "import torch"],
    ["losses", "import torch.nn.functional as F"],
    ["model", "from torch import nn"],
    ...imports,
    undefined,
    ["seed", `torch.manual_seed(${seed})  # ${texts.codeSeed}`],
    ...images,
    undefined,
    undefined,
    ["model", "class VAE(nn.Module):"],
    ["model", "    def __init__(self):"],
    ["model", "        super().__init__()"],
    ["h", `        self.fc1 = nn.Linear(${pixels}, ${hidden})`],
    ["mu", `        self.fc21 = nn.Linear(${hidden}, ${latent})`],
    ["logvar", `        self.fc22 = nn.Linear(${hidden}, ${latent})`],
    ["decoderH", `        self.fc3 = nn.Linear(${latent}, ${hidden})`],
    ["xhat", `        self.fc4 = nn.Linear(${hidden}, ${pixels})`],
    undefined,
    ["x", "    def encode(self, x):"],
    ["h", "        h = torch.relu(self.fc1(x))"],
    ["mu", "        mu = self.fc21(h)"],
    ["logvar", "        logvar = self.fc22(h)"],
    ["posterior", "        return mu, logvar"],
    undefined,
    ["z", "    def decode(self, z):"],
    ["decoderH", "        h = torch.relu(self.fc3(z))"],
    ["xhat", "        logits = self.fc4(h)  # x_hat = sigmoid(logits)"],
    ["xhat", "        return logits"],
    undefined,
    undefined,
    ["losses", `def losses(model, x):  # ${texts.codeSummed}`],
    ["posterior", "    mu, logvar = model.encode(x)"],
    ["eps", noise ? "    eps = torch.randn_like(mu)" : `    eps = torch.zeros_like(mu)  # ${texts.codeNoise}`],
    ["z", "    z = mu + torch.exp(logvar / 2) * eps"],
    ["xhat", "    logits = model.decode(z)"],
    ["reconstruction", '    reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction="sum")'],
    ["kl", "    kl = -0.5 * torch.sum(1 + logvar - mu**2 - logvar.exp())"],
    ["losses", "    return reconstruction, kl"],
    undefined,
    undefined,
    ["init", "model = VAE()"],
    ["adam", `adam = torch.optim.Adam(model.parameters(), lr=${learningRate})`],
    ["beta", `beta = ${beta}`],
    ["epoch", `for epoch in range(1, ${epochs + 1}):`],
    ["losses", "    sums = torch.zeros(2)"],
    ["data", "    shuffled = images[torch.randperm(len(images))]"],
    ["batch", `    for x in shuffled.split(${batch}):  # ${texts.codeLastBatch}`],
    ["losses", "        reconstruction, kl = losses(model, x)"],
    ["loss", "        loss = reconstruction + beta * kl"],
    ["gradient", "        adam.zero_grad()"],
    ["gradient", "        loss.backward()"],
    ["step", "        adam.step()"],
    ["losses", "        sums += torch.stack([reconstruction, kl]).detach()"],
    ["losses", `    means = sums / len(images)  # ${texts.codeNats}`],
    ["losses", '    print(f"epoch {epoch}: reconstruction {means[0]:.1f}, KL {means[1]:.2f}")'],
  ];
}
