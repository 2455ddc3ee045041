// 工具“sample”的文字，简体中文。{name} 代表一个值。

/** @type {typeof import("./texts.en.js").default} */
export default {
  samplePriorGroup: "从先验",
  samplePriorHint: "从 N(0, I) 中抽取 z 并解码",
  samplePosteriorGroup: "从后验",
  samplePosteriorHint: "从所选图像的后验中抽取 z = μ + σ ε 并解码",
  sampleOne: "抽一个",
  sampleTen: "抽十个",
  sampleReconstruct: "重构",
  sampleReconstructHint: "编码所选图像，抽取 ε，再解码 z = μ + σ ε：原图与画回来的图",
  sampleNoImage: "请先点按平面上的一个点，选一幅图像",
  sampleImage: "第 {index} 号图像",
  samplePrior: "先验",
  samplePosterior: "后验",
  sampleReconstruction: "重构",
  samplePicture: "{kind}：位于 z = ({x}, {y})",
  sampleStrip: "抽到的样本，最新的在前",
  sampleCount: "已抽 {count} 个，最新的在前",
  sampleClear: "清除",
  sampleClearHint: "移除这些图像和它们的点",
  sampleCaption: "每次抽样留下一个点：空心的来自先验，实心的来自后验。点不动，图像则是当前模型从这些点解码出来的。",
  sampleLatent: "全部 {latent} 维都抽样；图像是当前模型从这些 z 解码出来的。",
  samplePast: "后验取自当前的训练状态；图像则由所显示的那一时刻的模型解码。",
  sampleNoNoise: "本次训练不加噪声：从后验中抽样时 z = μ。",
};
