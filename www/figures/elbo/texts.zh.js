// “证据下界”一图的文字，简体中文。

/** @type {typeof import("./texts.en.js").default} */
export default {
  title: "证据、它的下界，以及两者的间隙",
  intro:
    "x 给定之后，log p(x) 就是一个定值，叫做证据（evidence），好比天花板。每个 q 都给出一个证据下界（ELBO），离天花板恰好差 KL(q ‖ p(z|x))；" +
    "这一项在图中是单独算出的，不是相减得来的。拖动 q，间隙随之张合；按“播放”，q 便沿 ELBO 的梯度上升" +
    "（以 q 自身的尺度为单位，即自然梯度，natural gradient），全程不需要 p(z|x)。",
  model: "模型",
  conjugate: "高斯模型，可以手算",
  digit: "训练好的 VAE 下的一个数字",
  x: "观测值 x =",
  noise: "噪声方差 s² =",
  whichDigit: "留出集中的数字",
  encoded: "编码器给出的 q",
  followSlip: "播放时改走下面那个误写的式子",
  bars: "单位为奈特（nat）：天花板 log p(x)，其下的 ELBO，以及两者的间隙。",
  nats: "奈特",
  inNats: "奈特",
  evidence: "log p(x)，天花板",
  gap: "KL(q ‖ p(z|x))，间隙",
  elbo: "ELBO，水位",
  slip: "误写的式子",
  prior: "先验（prior）p(z)",
  posterior: "后验 p(z|x)",
  q: "近似分布 q(z)",
  slipTop: "误写的式子在此最大",
  line: "z 轴上的各个密度。拖动轴上的点改变 m，拖动坡上的点改变 v。",
  moveM: "q 的均值 m",
  moveV: "q 的方差 v",
  plane: "z 平面：实线是 p(z|x) 的等高线，虚线是 q，都画在 1、2、3 个标准差处。拖动 q 的中心或右上角的点。",
  moveMean: "q 的均值",
  moveSigma: "q 的标准差",
  digitPicture: "数字 x",
  decodedPicture: "由 q 的均值解码",
  integrating: "正在平面上对 p(x|z) p(z) 积分：第 {grid} 张网格，目前 log p(x) ≈ {evidence} 奈特 …",
  loading: "模型正在载入 …",
  forms: "ELBO 的两种写法是一回事：−E[log q] 就是 q 的熵（entropy），而 log p(x, z) = log p(x|z) + log p(z)，恰好把先验计入一次。",
  slipNote:
    "很容易把两种写法混在一起：E[log p(x, z)] 配上 KL(q ‖ p(z))，有的讲义就是这样写的。这样先验就算了两次，" +
    "使它最大的不再是真正的后验，而是以 p(z)² 为先验（方差减半）时的后验。当 x = 1.7、s² = 0.5 时，得到 N(0.85, 0.25)，" +
    "而不是 N(1.13, 0.333)。勾选上面的选项，看看播放会走到哪里。",
  mseNote: "网上有的代码本身算得对，只是把 KL 项命名为“MSE”。它不是均方误差，而是 KL(q ‖ p(z)) 的闭式。",
  digitNote:
    "对于数字，p(x|z) 在每个像素上是伯努利分布，灰色像素按墨量的比例计入，与训练时相同；log p(x) 由平面上的积分得到，精确到 0.001 奈特。" +
    "编码器给出的 q 处的间隙有两部分：一部分播放可以消去，因为同一个编码器要照顾所有数字；另一部分消不掉，因为 p(z|x) 并不是轴对齐的高斯分布。",
  summary: "log p(x) 为 {evidence} 奈特，ELBO 为 {elbo}，间隙 KL(q ‖ p(z|x)) 为 {gap}。",
  summaryConjugate: "q 为 N({m}, {v})，后验为 N({mean}, {variance})。",
  summaryDigit: "数字是 {digit}；q 的均值为 ({m1}, {m2})，标准差为 ({s1}, {s2})。",
};
