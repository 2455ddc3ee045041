// 工具、卡片、图廊与屏幕讲解显示的文字，简体中文，首次打开其中之一时载入；各工具与讲解的文字在各自的文件夹中。{名称} 处填入数值。

import charts from "../element/tools/charts/texts.zh.js";
import code from "../element/tools/code/texts.zh.js";
import compare from "../element/tools/compare/texts.zh.js";
import draw from "../element/tools/draw/texts.zh.js";
import exporting from "../element/tools/export/texts.zh.js";
import path from "../element/tools/path/texts.zh.js";
import point from "../element/tools/point/texts.zh.js";
import sample from "../element/tools/sample/texts.zh.js";
import step from "../element/tools/step/texts.zh.js";
import tour from "../element/tour/texts.zh.js";

/** @type {typeof import("./tools.en.js").default} */
export default {
  ...charts,
  ...code,
  ...compare,
  ...draw,
  ...exporting,
  ...path,
  ...point,
  ...sample,
  ...step,
  ...tour,

  factsImage: "图像 {index}",
  factsDecoded: "由 μ 重画",
  factsClass: "类别",
  factsNumber: "数值",
  factsMuHint: "该图像的后验：均值与标准差",
  factsNats: "奈特",
  factsReconstructionHint: "重画的图像与原图相差多少：对 z 的 16 次抽样取平均，每次都用同一组 eps",
  factsAtMu: "在 z = μ 处",
  factsAtMuHint: "不加噪声、在 z = μ 处，重画的图像与原图相差多少",
  factsKlHint: "该图像的后验偏离先验多远",
  factsPast: "对于这个较早的步骤，只保留了 μ 和 σ；其余数值只有当前的。",
  unitsNone: "从第 1 步起开始测量各单元。",
  unitsActive: "{count} 个单元中 {active} 个活跃（Var(μ) > 0.01）",
  unitsTable: "潜变量各单元",
  unitsUnit: "单元",
  unitsKl: "KL（奈特）",
  unitsState: "状态",
  unitsIsActive: "活跃",
  unitsIsNot: "不活跃",
  unitsNats: "{nats} 奈特",
  unitsBar: "{name}：KL {nats} 奈特，Var(μ) = {variance}，{state}",

  gallery: "{latent} 维模型画出的图像",
  galleryImages: "训练图像，下方是各自的重构",
  galleryPast: "这一步只保留了解码器，没有编码器，因此没有重构。",
  gallerySamples: "从先验抽取的样本",
  galleryNew: "换一批样本",
  galleryNewHint: "从 N(0, I) 另抽十个 z；在此之前，始终是同样的十个 z 随模型的学习重新解码",
  galleryUnits: "潜变量各单元的 KL",
  galleryMeasured: "第 {step} 步时测得",
  gallerySample: "先验样本 {i}：z 取自 {latent} 维的 N(0, I)",
  galleryImage: "图像 {index}，类别 {label}",
  galleryOriginal: "{name}，训练所用的原图",
  galleryRedrawn: "{name}，由其 μ 解码",
  galleryReconstruction: "{name}，由其 μ 解码：重构误差 {reconstruction} 奈特，KL {kl} 奈特",
  galleryChoose: "尚未选择。请点按图廊中的一张训练图像。",
  galleryComing: "图像正在下载",

  differs: "{name} {value}",
  differsNot: "设置相同",
  differsJoin: "，",
};
