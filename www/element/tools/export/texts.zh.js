// 工具“export”的文字，简体中文。{name} 代表一个值。

/** @type {typeof import("./texts.en.js").default} */
export default {
  exportPictures: "图片",
  exportPlanePng: "平面（PNG）",
  exportPlanePngHint: "所见的平面，逐像素保存，连同标记和圆环",
  exportPlaneSvg: "平面（SVG）",
  exportPlaneSvgHint: "平面的矢量图，以 z 为单位，各点按类别分组：便于编辑和打印",
  exportFilm: "胶片（PNG）",
  exportFilmHint: "从 A 到 B 途中解码出的图片，与“路径”工具所示相同",
  exportNumbers: "数据",
  exportPosteriors: "后验（CSV）",
  exportPosteriorsHint: "每幅图像一行：编号、类别、后验的 mu 与 logvar",
  exportCurves: "曲线（CSV）",
  exportCurvesHint: "每步一行：重构误差与 KL 散度，单位为奈特/图",
  exportSettings: "设置（JSON）",
  exportSettingsHint: "本次训练的设置、当前视图与步数",
  exportTwo: "潜变量共 {latent} 维，后验文件只含前两维。",
  exportMeans: "训练步数很多：曲线文件中每一行是连续 {stride} 步的平均，步数取其中点。",
  exportPast: "平面、胶片和后验按所示保存：第 {step} 步。",
  exportTitle: "zscape：第 {step} 步的潜空间平面",
  exportFailed: "无法保存 {name}：{message}",
  exportFrame: "如果没有收到文件：外层页面不允许此框架保存文件（其 sandbox 缺少 allow-downloads）。",
};
