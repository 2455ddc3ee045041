// 图“vae”的文字，简体中文。

/** @type {typeof import("./texts.en.js").default} */
export default {
  title: "变分自编码器，边训练边看",
  intro:
    "前面的各部分在这里合到一起：编码器给每张图像 x 一个 q(z|x) = N(μ, σ²)，用重参数化从中抽取 z，解码器给出 p(x|z)，" +
    "Adam 则最小化负的证据下界（ELBO）。在这里训练它，并看当前这一批中的一张图像如何穿过模型。" +
    "指向一行代码，图中对应的部分会亮起；指向图的一部分，对应的代码行会亮起。",
  play: "训练",
  playHint: "开始训练，每秒几次显示当前批中的一张图像",
  stepHint: "训练一步，只用一批图像",
  latent: "潜变量维数",
  "latent-20": "20，画不成平面",
  "latent-2": "2，即平面",
  flow: "一张图像穿过模型的过程，以及它所在批的损失",
  data: "MNIST",
  batch: "批大小",
  image: "图像 x",
  decoded: "解码器由 z 画出的图像 x̂",
  layer: "{hidden} 个隐藏单元中有 {active} 个不为 0",
  loss: "损失",
  nothing: "还没有图像穿过模型：走一步，或开始训练。",
  atStep: "第 {step} 步，",
  epoch: "第 {epoch} 轮：",
  which: "第 {index} 号图像，数字 {label}，本批的第一张；模型是这一步更新之前的。",
  unit: "单元",
  own: "损失是整批的平均值，以每张图像的奈特数计；这张图像自己的：BCE {reconstruction}，KL {kl}。",
  batchLosses: "损失是整批的平均值，以每张图像的奈特数计。",
  curves: "每批的损失随步数的变化，以每张图像的奈特数计。",
  curve: "{name} 随步数的变化：每张图像从 {first} 奈特到 {last} 奈特。",
  codePartInit: "初始权重：点“重置”就回到这里",
  codePartSeed: "所有随机数的种子",
  codePartPosterior: "μ 与 log σ²：每张图像的后验 q(z|x)",
  codePartMu: "μ：后验的均值",
  codePartZ: "z = μ + σ ε：交给解码器的向量",
  codePartStep: "一步：点“单步”就走一步",
  codePartEpoch: "轮次：点“训练”就一轮轮走下去",
  lossNote:
    "BCE 对像素求和，就是每个像素取伯努利分布（Bernoulli）时的 −log p(x|z)；β = 1 时，损失正是前面几幅图中 ELBO 的相反数，" +
    "其中的期望用一次抽取的 ε 估计。",
  mseNote:
    "有的讲义，其代码算的正是这个损失，只是把 KL 项命名为“MSE”，属于笔误：它不是均方误差，而是上式的 KL 散度" +
    "（Kullback–Leibler divergence）。这里就叫它 kl。",
  summaryStart: "潜变量为 {latent} 维的变分自编码器（VAE），尚未训练。",
  summary:
    "潜变量为 {latent} 维的变分自编码器（VAE），已训练 {step} 步，在第 {epoch} 轮。最近一批：每张图像的损失为 {loss} 奈特，" +
    "其中重构 {reconstruction}，KL {kl}。",
};
