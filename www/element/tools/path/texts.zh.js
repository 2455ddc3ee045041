// 工具“path”的文字，简体中文。{name} 代表一个值。

/** @type {typeof import("./texts.en.js").default} */
export default {
  stripHint: "把圆环移到这里",
  pathSet: "{name} 设在圆环处",
  pathSetHint: "把端点 {name} 放到圆环所在之处",
  pathSwap: "对调",
  pathSwapHint: "对调端点 A 与 B",
  pathPlay: "播放",
  pathStop: "停止",
  pathPlayHint: "让圆环沿路径往返一次；按 Esc 或触碰圆环即停止",
  pathShape: "路径的形状",
  pathStraight: "直线",
  pathStraightHint: "沿 A 到 B 的直线",
  pathArc: "绕原点的弧",
  pathArcHint: "角度与半径均匀变化，走较短的一侧",
  pathCount: "图像数",
  pathCountHint: "沿途解码多少幅图像，含两个端点",
  pathFilm: "从 A 到 B 沿途解码出的图像",
  pathPicture: "第 {i} 幅，共 {count} 幅：z = ({x}, {y})",
  pathNoArc: "有一个端点离原点不到 0.1，没有角度可言：路径取直线。",
  pathLatent: "路径画在平面上，而 {latent} 维潜变量没有平面；要画路径，请设为二维。",
  pathCaption:
    "维数高时，先验的质量集中在半径 √L 附近：直线会穿过空荡的中部，弧线则留在质量所在之处。在二维中，弧线只供比较。",
};
