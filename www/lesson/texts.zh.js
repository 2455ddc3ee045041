// 课程页面上各图之外的文字，简体中文。

/** @type {typeof import("./texts.en.js").default} */
export default {
  heading: "变分自编码器里的“变分”是什么意思？",
  main: "实时训练的自编码器",
  beside: "在新标签页中打开；本页保持原样",
  teacher: "教师用页",
  language: "语言",
  largeText: "大字",
  previousFigure: "上一幅：{name}",
  nextFigure: "下一幅：{name}",
  figurePlace: "第 {n} 幅图，共 {of} 幅",
  guided: "导览",
  whole: "完整课程",
  lede:
    "同一个想法出现七次：选定一族对象，让它变动，沿着某个量的梯度走，这就是“变分”（variational）。起初这一族是曲线，接着是概率分布；" +
    "再往后，分布由一个边学边改的神经网络给出，即变分自编码器（variational autoencoder，VAE）；" +
    "最后 q 固定不动，改由 p 来学，即扩散模型（diffusion model）。",
  footer: "一切都在这个标签页里计算，用的正是训练自编码器的那套 Rust 代码。",
  accessibility: "无障碍",
  source: "zscape 源代码",
};
