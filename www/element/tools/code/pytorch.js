// What is running as a PyTorch script, with the settings of the page: a line after the other, each with the part of the
// page that it is about (parts.js). It computes what the golden numbers were made with (tests/fixtures/make_golden.py).

/** @typedef {import("./parts.js").PartName} PartName */
/** @typedef {readonly [part: PartName, text: string] | undefined} Line  undefined: a blank one */
/** @typedef {import("../../settings.js").Settings} Settings */
/** @typedef {{ settings: Settings, epochs: number, texts: import("../../texts.js").Texts }} Running */

/** The images as float32 in [0, 1]: (n, 784). @type {Record<string, (texts: Running["texts"]) => Line[]>} */
const DATA = {
  mnist: (texts) => [
    ["data", `images = MNIST("data", download=True).data[:9000].flatten(1) / 255  # ${texts.codeMnist}`],
  ],
  // As src/data/shapes.rs draws them.
  shapes: (texts) => [
    ["data", `centre = 6.5 + 14 * torch.rand(9000, 2, 1, 1)  # ${texts.codeShapes}`],
    ["data", "column, row = torch.arange(28.0), torch.arange(28.0).view(28, 1)"],
    ["data", "distance = torch.hypot(column - centre[:, 0], row - centre[:, 1])  # (9000, 28, 28)"],
    ["data", "images = (255 * ((6 - distance) / 2).clamp(0, 1)).round().flatten(1) / 255"],
  ],
  own: (texts) => [
    ["data", `file = open("images.bin", "rb")  # ${texts.codeOwn}`],
    ["data", "images = torch.frombuffer(bytearray(file.read()), dtype=torch.uint8).view(-1, 784) / 255"],
  ],
};

/**
 * @param {Running} running
 * @returns {Line[]}
 */
export function pytorch({ settings, epochs, texts }) {
  const { dataset, seed, beta, learningRate, hidden, latent, batch, noise } = settings;
  const digits = dataset === "mnist";
  return [
    ["model", `# ${texts.codePytorchHead}: pip install torch${digits ? " torchvision" : ""}`],
    ["model", "import torch"],
    ["losses", "import torch.nn.functional as F"],
    ["model", "from torch import nn"],
    ...(digits ? [/** @type {Line} */ (["data", "from torchvision.datasets import MNIST"])] : []),
    undefined,
    ["seed", `torch.manual_seed(${seed})  # ${texts.codeSeed}`],
    ...DATA[dataset](texts),
    undefined,
    undefined,
    ["model", "class VAE(nn.Module):"],
    ["model", "    def __init__(self):"],
    ["model", "        super().__init__()"],
    ["h", `        self.fc1 = nn.Linear(784, ${hidden})`],
    ["mu", `        self.fc21 = nn.Linear(${hidden}, ${latent})`],
    ["logvar", `        self.fc22 = nn.Linear(${hidden}, ${latent})`],
    ["decoderH", `        self.fc3 = nn.Linear(${latent}, ${hidden})`],
    ["xhat", `        self.fc4 = nn.Linear(${hidden}, 784)`],
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
