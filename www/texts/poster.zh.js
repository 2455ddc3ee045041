// 元素启动之前的文字，以及不能启动的原因（中文）。

/** @type {import("../element/texts.js").PosterTexts} */
export default {
  play: "在这里训练",
  playTrained: "试试训练好的模型",
  playHint: "下载图像，就在您的浏览器里开始",
  posterLabel: "训练好的平面：十类数字，是一团团彩色的点",
  statusLoading: "正在加载……",
  failedWorker: "训练无法启动，或已中断。",
  failedData: "图像下载失败。",
  failedCheckpoint: "无法打开训练好的模型。",
  failedRun: "本次训练无法继续。",
  failedSimd: "此浏览器不支持 zscape 所需的 WebAssembly SIMD。请使用较新的 Chrome、Edge、Firefox 或 Safari（16.4 及以上）。",
  failedPolicy: "此页面的安全策略禁止了 zscape 的一部分。trusted-types 须允许 zscape lit-html 'allow-duplicates'。",
};
