// “扩散”一图的文字，简体中文。

/** @type {typeof import("./texts.en.js").default} */
export default {
  title: "潜空间平面上的扩散模型",
  intro:
    "VAE 从先验 N(0, I) 中抽取 z，可是真实数字的编码分布 q(z) 并不是高斯分布：它有枝杈，有空隙，宽窄也不同。" +
    "去噪扩散概率模型（denoising diffusion probabilistic model，DDPM）学的正是 q(z)：向编码一步步加入噪声，再让一个小网络学会去掉它。" +
    "按“播放”，粒子就沿这条链往回走，从噪声走到编码的云团。",
  playHint: "让粒子沿链从噪声走到云团；去噪网络若是新的，就边走边训练",
  stepHint: "链的一步，t − 1",
  beta: "VAE 的 β",
  "beta-0.3": "0.3：空洞明显",
  "beta-1": "1：作为对照",
  weights: "去噪网络",
  "weights-shipped": "事先训练好",
  "weights-fresh": "从头开始：播放时训练",
  train: "重新训练",
  trainHint: "就在这里从头训练一个新的去噪网络",
  trained: "Adam 已走 {steps} 步，共 {all} 步；损失 {loss}",
  untrained: "尚未训练；播放时将训练 {all} 步",
  loading: "模型正在载入 …",
  why: "变分在哪里",
  fixed:
    "损失仍是 −log p 的一个上界（即证据下界 ELBO 取负）：往回的每一步贡献一个 KL 散度，两边都是高斯分布，都有闭式。" +
    "不同的是，这里的 q（加噪）是固定的，没有什么可学；要学的只有 p（去噪）。VAE 则两者都学：q 是编码器，p 是解码器。" +
    "所以 L_T 没有可训练的东西；只要 q 的终点是噪声，它就接近 0。",
  bars:
    "上：变分界（variational bound）的各项，从左边的 L_T 到右边的 L_1，用对数刻度（L_0 是密度的负对数，可以小于 0）。" +
    "中：训练使每一项改变了多少，用线性刻度。下：同样各步的简单损失（simple loss）。阴影标出链的下一步。",
  change: "训练带来的变化（奈特）",
  sums: "各项怎样相加，用线性刻度：每一条从上一条的末端开始，虚线是训练之前的界。对 {codes} 个留出编码取平均。",
  nats: "奈特",
  simple: "简单损失",
  index: "项的下标：左边是噪声，右边是云团",
  termPrior: "L_T",
  termSteps: "L_(T−1) … L_1",
  termReconstruction: "L_0",
  termTotal: "变分界",
  simpleNote:
    "训练时用的是简单损失：网络 ε_θ 能多准地认出 z_t 中的噪声 ε，各个 t 一视同仁。每个 L_(t−1) 就是这一误差乘以一个只与 t 有关的权重（再加一个常数）；" +
    "去掉权重，改变的是网络更看重哪些步，而不是最优解在哪里。",
  chain: "链",
  plane:
    "z 平面。底色和小点：q(z) 与 1,000 个留出数字的均值，虚线之外是空洞；圆点：粒子。用指针或 Page Up、Page Down 选一个粒子，拖动它，" +
    "或用方向键移动它：它走到哪里，就解码到哪里。",
  time: "链的时间",
  run: "运行这条链",
  timeNow: "t = {t}，共 {T}",
  noise: "‹ 加噪",
  noiseHint: "q 的一步：t + 1，噪声是新抽的",
  denoise: "去噪 ›",
  denoiseHint: "p 的一步：t − 1",
  noising: "向左，q 加入新抽的噪声；向右，p 去掉噪声。向左走不是倒带：从那里再往回，会到达别处。",
  moveParticle: "选中的粒子",
  particleAt: "第 {k} 个粒子，位于 ({x}, {y})",
  particles: "选中的粒子",
  particle: "第 {k} 个粒子，共 {count} 个",
  previous: "上一个粒子",
  next: "下一个粒子",
  decodedStart: "在起点（噪声中）解码",
  decodedNow: "在当前位置解码，t\u00a0=\u00a0{t}",
  decodedEnd: "扩散之后，t\u00a0=\u00a00",
  strip: "第 1 至 {count} 个粒子的解码：上排在起点，下排在当前位置。",
  measuredTitle: "测量",
  measuring: "停止播放时测量距离 …",
  table: "样本与留出均值之间的距离，以及落入空洞的比例",
  samples: "样本来自",
  toMean: "样本到最近的均值",
  toSample: "均值到最近的样本",
  holes: "落入空洞",
  "of-posterior": "q(z) 本身",
  "of-diffusion": "扩散链",
  "of-noise": "t = T 时的噪声",
  "of-prior": "先验 N(0, I)",
  times: "（{ratio} 倍）",
  tableNote:
    "每种 {count} 个样本，对照 1,000 个留出数字的均值：平均距离，以 z 为单位，括号内是 q(z) 本身的多少倍。" +
    "样本落在云团之外，前一个距离就大；云团有一部分没有样本，后一个距离就大。" +
    "t = T 时的噪声是与 q(z) 同中心、同宽的高斯分布。若某处的 log q(z) 比留出后验的 99% 的样本都低，该处就算空洞。",
  stale: "这张表测的是上次训练之前的去噪网络；停止播放时会重新测量。",
  end:
    "可见，扩散补上的是先验与 q(z) 之间的差距：它的样本落在有编码的地方。它补不了解码器：这里的每个数字，无论样本从何而来，" +
    "都和 VAE 自己的重构一样模糊。",
  summary:
    "链在 t = {t}，共 {T}。每个点的变分界为 {total} 奈特（训练前为 {before}）：L_T 为 {prior}，L_(T−1) 至 L_1 共 {steps}，L_0 为 " +
    "{reconstruction}；简单损失平均为 {simple}。第 {k} 个粒子位于 ({x}, {y})。",
  summaryMeasured:
    "扩散链的样本到最近留出均值的距离是 q(z) 样本的 {toMean} 倍，均值到最近样本的距离是 {toSample} 倍；先验则是 {priorToMean} 倍和 {priorToSample} 倍。" +
    "落入空洞的，扩散链有 {holes}%，t = T 时的噪声有 {noiseHoles}%，先验有 {priorHoles}%。",
};
