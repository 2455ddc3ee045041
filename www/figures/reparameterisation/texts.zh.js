// “重参数化”一图的文字，简体中文。

/** @type {typeof import("./texts.en.js").default} */
export default {
  title: "同一个期望，两种梯度估计",
  intro:
    "训练需要 E[g(z)] 对 q = N(μ, σ²) 的参数的梯度，而 z 正是从 q 中抽取的。重参数化（reparameterisation）把 z 写成 μ + σε，其中 ε ~ N(0, 1)，" +
    "直接对 g 求导；得分函数法（score function，又称 REINFORCE）不碰 g 的导数，只用 g 的值来加权。两种估计平均起来都对。" +
    "按“播放”不断添加估计，看每一个偏离多远。",
  g: "函数 g",
  "g-square": "z²",
  "g-sine": "sin z",
  "g-exponential": "exp z",
  "g-step": "tanh 5z，近似阶跃",
  parameter: "对谁求梯度",
  "parameter-mu": "μ，均值",
  "parameter-sigma": "σ，标准差",
  n: "每个估计的抽样数 n",
  baseline: "基线 b = E[g(z)]",
  density: "阴影是 q(z)，曲线是 g(z)（高度按图缩放）",
  moveMu: "均值 μ",
  moveSigma: "标准差 σ",
  count: "两种方法各有 {count} 个估计",
  histograms: "估计值落在各处的次数。两个直方图各有自己的高度；竖线是精确的梯度。",
  reparameterised: "重参数化",
  score: "得分函数",
  estimator: "估计量",
  mean: "均值 ± 标准误",
  variance: "方差",
  exactVariance: "精确方差",
  outside: "落在图外",
  exact: "精确值 {value}",
  ratio: "得分函数估计的方差是重参数化估计的 {ratio} 倍（精确值为 {exact} 倍）。",
  note:
    "要使均值同样可靠，噪声大的估计量就得多抽这么多倍的样本。基线（baseline）从 g 中减去一个常数，不改变均值，往往有帮助，却很少足够。" +
    "得分函数法的长处是不需要 g 的导数：g 可以跳变，也可以是离散的选择。当 g 接近阶跃时，重参数化就失去了优势。",
  summary:
    "共 {count} 个估计，n = {n}，对 {parameter} 求梯度，μ = {mu}，σ = {sigma}；精确值为 {exact}。" +
    "重参数化：均值 {oneMean} ± {oneError}。得分函数：均值 {otherMean} ± {otherError}。方差之比：{ratio}。",
  loading: "估计量正在载入 …",
};
