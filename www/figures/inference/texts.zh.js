// 图“inference”的文字，简体中文。

/** @type {typeof import("./texts.en.js").default} */
export default {
  title: "变分推理：选定一族分布，沿梯度走",
  intro:
    "密度 p(z) 已知，只差一个归一化常数 Z，贝叶斯推理中的后验（posterior）正是如此。变分推理（variational inference，VI）" +
    "先选定一族简单的分布 q，再沿 q 的一个泛函的梯度下降。这个泛函就是 KL 散度（Kullback–Leibler divergence），它有两个方向，" +
    "两幅图各取其一。在任一幅图中拖动 q 的均值或轴端，再让它自己拟合。",
  target: "密度 p",
  "target-pair": "两个高斯",
  "target-banana": "香蕉形",
  "target-funnel": "漏斗形",
  "target-regression": "贝叶斯线性回归",
  "target-gaussian": "相关的高斯",
  family: "q 的分布族",
  "family-isotropic": "各向同性高斯",
  "family-diagonal": "对角高斯",
  "family-full": "一般高斯",
  "family-mixture": "两个高斯的混合",
  divergence: "显示",
  "divergence-both": "两个方向",
  "divergence-qp": "只看 KL(q‖p)",
  "divergence-pq": "只看 KL(p‖q)",
  map: "正负贡献图",
  samples: "q 的样本",
  qp: "寻峰（mode seeking）：最小化 KL(q‖p)",
  pq: "覆盖（mass covering）：最小化 KL(p‖q)",
  "map-qp": "q log(q/p)，单位：奈特（nat）／单位面积",
  "map-pq": "p log(p/q)，单位：奈特／单位面积",
  sum: "着色的格子加起来是 {inside} 奈特，画面之外还有 {outside} 奈特。",
  weight: "第 1 个分量的权重",
  nats: "奈特",
  elbo: "ELBO",
  steps: "Adam 步数",
  settled: "（已收敛）",
  legendP: "p：三条等高线分别围住 50%、90%、99%",
  legendQ: "q：1 倍与 2 倍标准差的椭圆",
  mean: "q 的均值",
  radius: "q 的半径",
  axis: "q 的第 {axis} 轴",
  component: "，第 {k} 个分量",
  meanValue: "({x}, {y})",
  axisValue: "标准差 {sd}",
  axisTurned: "标准差 {sd}，方向 {angle} 度",
  regressionPlot: "八个数据点，以及 q 的 24 个样本对应的直线；上图横轴为截距，纵轴为斜率。",
  functional:
    "这与“泛函”那幅图对曲线所做的是同一件事：泛函给每个密度 q 一个数，下降就是在分布族之内沿它的梯度走。" +
    "左边（窄屏上是上边）的期望在 q 下取，p 几乎为 0 的地方 q 不能去，于是它守住一个峰；" +
    "梯度经 z = μ + Lε 传到 μ 和 L，这就是重参数化（reparameterisation），对 ε 的期望用网格求和来算。" +
    "右边（窄屏上是下边）的期望在 p 下取，凡有 p 的地方都要有 q，于是 q 盖住整个 p；这需要 p 本身，这里也用网格求和，" +
    "而证据下界（evidence lower bound，ELBO）只用到 p̃，即去掉 Z 的 p。",
  summary: "p：{target}；q：{family}。",
  "summary-qp": "KL(q‖p)（寻峰）走了 {steps} 步，为 {kl} 奈特，q 的{shape}。",
  "summary-pq": "KL(p‖q)（覆盖）走了 {steps} 步，为 {kl} 奈特，q 的{shape}。",
  summaryShape: "均值 ({x}, {y})、标准差 {first} 和 {second}",
  summaryRatio: "寻峰的椭圆，面积是覆盖的椭圆的 {ratio} 倍。",
  and: "；",
  sentence: "",
};
