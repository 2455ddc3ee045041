// 工具“draw”的文字，简体中文。{name} 代表一个值。

/** @type {typeof import("./texts.en.js").default} */
export default {
  drawPad: "画板",
  drawPadHint:
    "用鼠标、手指或触控笔写一个数字。用键盘时：方向键移动画笔（Shift 细调，Alt 大步），" +
    "按住空格或回车落笔，Ctrl+Z 撤销。",
  drawUndo: "撤销",
  drawUndoHint: "去掉最后一笔（在画板上按 Ctrl+Z）",
  drawClear: "清空",
  drawClearHint: "擦掉所有笔画",
  drawForm: "MNIST 格式",
  drawFormHint: "它会先整理成 MNIST 数字的样子：最长边 20 像素，重心在 28 × 28 的中央。",
  drawLike: "看起来像：",
  drawLikeHint: "均值离这幅手写的均值最近的三张图像，由近到远",
  drawLikeNone: "还没有可以比较的图像。",
  drawRing: "把圆环移到这里",
  drawRingHint: "把圆环放到这幅手写的均值处",
  drawRingSaid: "圆环现在位于 ({x}, {y})。",
  drawEnds: "设为路径端点：",
  drawEndHint: "把这幅手写的后验均值设为路径的端点 {end}",
  drawEndSaid: "端点 {end} 现在位于 ({x}, {y})，请看“路径”。",
  drawPast: "这一较早时刻的编码器没有保留，无从知道它会把手写放在哪里。回到“现在”，手写就又有自己的位置。",
};
