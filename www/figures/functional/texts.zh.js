// “泛函”这幅图的文字，简体中文。

/** @type {typeof import("./texts.en.js").default} */
export default {
  title: "泛函，以及使它最小的那条曲线",
  intro:
    "泛函（functional）J 以整条曲线 f 为自变量，得出一个数。拖动曲线上的点（或用方向键），看 J 怎样变化。" +
    "泛函导数（functional derivative）δJ/δf 说的是：只在 x 处把 f 抬高一点，J 会变多少；它处处为 0 时，f 就是极值曲线（extremal）。" +
    "按“播放”，曲线便沿负梯度下降（梯度用 H¹ 内积作过平滑），直到梯度消失。",

  problem: "J 是",
  problem_length: "曲线的长度",
  problem_brachistochrone: "下滑的时间（最速降线）",
  problem_chain: "悬挂的链条的势能",
  problem_surface: "两个圆环之间肥皂膜的面积",
  problem_own: "自己写的公式",

  about_length: "两点之间最短的曲线。方程说斜率不变，所以 f* 是直线。",
  about_brachistochrone:
    "最速降线（brachistochrone）：小珠从左上角由静止无摩擦地滑下，终点在右方 1 m 处。f 是深度，所以和物理课上一样，向下为正。",
  aboutCycloid: "f* 是摆线（cycloid）。",
  about_chain:
    "每米重 1 N 的链条，两端挂在水平相距 1 m 的两点，长度 L 固定。拉格朗日乘子（Lagrange multiplier）λ 是链条再长一米时势能的增量，单位 N；" +
    "f* 是悬链线（catenary），它的准线高度恰为 λ（以 m 计）。",
  about_surface:
    "曲线绕轴旋转一周，两端是半径 R = 1、相距 d 的圆环，好比一张肥皂膜。f* 是外侧的悬链面（catenoid）。" +
    "内侧的悬链面（画成点线）也满足方程，却不是极小：从它旁边出发，下降就会离它而去。",
  about_own:
    "F 由你来写，x 从 0 到 1。对它求导的，正是训练 VAE 的那套自动微分（autograd）。极值曲线没有已知的闭式解，所以不画；" +
    "δJ/δf 处处为 0 时，就找到了它。开头的公式是空中一个球的作用量（action），即动能减势能，x 是时间。",

  formula: "F(x, f, f′) =",
  formulaHint: "可用：数、x、f、f'（或 p）、pi、e、+ − * / ^、括号，以及 sqrt exp log（或 ln）sin cos tan tanh abs。",
  cameInstead: "第 {place} 个字符是“{found}”，而这里应为{wanted}。上一个正确的公式仍然有效。",
  endsEarly: "公式到此为止，而这里应为{wanted}。上一个正确的公式仍然有效。",
  expects_value: "数、x、f、f′、函数或“(”",
  expects_operator: "运算符",
  expects_open: "“(”",
  expects_close: "“)”",
  or: "或",
  formulaNotFinite: "在当前曲线上，这个 F 或它的导数在 x = {x} 附近不是有限数。上一个正确的公式仍然有效。",
  formulaLong: "公式最多 {longest} 个字符。上一个正确的公式仍然有效。",
  formulaRefused: "这个 F 没有采用：{message}。上一个正确的公式仍然有效。",
  curveNotFinite: "在那条曲线上，F 或它的导数在 x = {x} 附近不是有限数。上一条曲线仍然有效。",

  left: "左端的高度",
  right: "右端的高度",
  depth: "终点的深度",
  slack: "链长（以两端距离为单位）",
  distance: "圆环的距离 d/R",
  metres: "{value} m",

  begin: "起始曲线",
  beginWave: "随机曲线",
  beginLine: "直线",
  beginOutside: "内侧悬链面稍外",
  beginInside: "内侧悬链面稍内",

  beads: "下滑的小珠",
  vote: "三颗小珠同时放开。哪一颗先到？",
  vote_line: "直线上的",
  vote_own: "你的曲线上的",
  vote_other: "藏着的曲线上的",
  vote_together: "同时到",
  waitsVote: "先说说哪一颗先到，再放开。",
  letGo: "放开小珠",
  letGoHint: "小珠由静止开始，无摩擦地滑下",
  goOn: "继续",
  letGoAgain: "再来一次",
  slow: "速度",
  slow_1: "真实速度",
  slow_4: "放慢到 1/4",
  slow_10: "放慢到 1/10",
  seconds: "{value} s",
  voteAgain: "藏起 f*，重新表决",
  voteRight: "正如你的预测：“{vote}”。",
  voteWrong: "与你的预测“{vote}”不同。",
  because_line: "直线最短。可是直线上的小珠有很长一段都很慢；开头陡的那条，小珠几乎全程都快。",
  because_own: "你的曲线也许开头不错，可是没有哪条曲线比摆线 f* 更快：它从竖直方向开始，多走的路恰好值得换来的速度。",
  because_other: "摆线 f* 从竖直方向开始，小珠早早就有了速度，省下的时间比多走的路花去的多。没有更快的曲线。",
  because_together:
    "能量守恒，v = √(2 g f)，所以到终点时速度都一样。可是用多少时间，要看小珠多早有了速度，还要看路有多长。",
  bead: "哪条线上的小珠",
  arrives: "到达时间",
  later: "比最先到的晚",
  bead_line: "直线",
  bead_own: "你的曲线 f",
  bead_cycloid: "摆线 f*",
  flashes: "小点标出每颗小珠每隔 {time} s 所在的位置。",

  handle: "曲线在 x = {x} 处的高度",
  curve: "你的曲线 f",
  extremal: "极值曲线 f*",
  innerCurve: "内侧的悬链面",
  downhill: "J 下降的方向",
  strip: "沿 x 的 δJ/δf",
  depthAxis: "深度 f",
  heightAxis: "f",
  inUnit: "{name}，单位 {unit}",

  jNow: "当前的 J[f]",
  jExtremal: "极值 J[f*]",
  gap: "max |f − f*| / (b − a)",
  steps: "步数",
  lambda: "当前的 λ",
  lambdaExtremal: "悬链线的 λ",
  lengthNow: "当前长度，应为 L = {held} m",
  discs: "两个圆盘的面积",
  over: "超过 {value}",
  none: "没有",
  unknown: "没有闭式解",
  afterVote: "表决之后揭晓",
  unit_length: "{value} m",
  unit_brachistochrone: "{value} s",
  unit_chain: "{value} N m",
  unit_surface: "{value} R²",
  unit_own: "{value}",
  newtons: "{value} N",

  euler: "x = {x} 处的欧拉–拉格朗日方程",
  place: "读数的位置 x",
  byValue: "∂F/∂f",
  bySlope: "d/dx ∂F/∂f′",
  difference: "两者之差，即 δJ/δf",

  verdict_moving: "",
  verdict_arrived: "到了：整条曲线上的 δJ/δf 都几乎为 0。",
  verdict_collapsed:
    "膜的颈部已经闭合，剩下的是两个圆盘，即戈德施密特（Goldschmidt）解：曲线从圆环直落到轴上；图中让它停在轴上方 0.01 R 处。",
  verdict_away: "曲线越走越远：这个 J 没有下降法能找到的最小值。",
  verdict_stuck: "沿梯度再走，J 也不再减小。",

  film_outer: "d/R = {distance}：外侧悬链面的面积比两个圆盘小，{area} R² 对 {discs} R²。",
  film_discs:
    "d/R = {distance}：两个圆盘的面积更小，{discs} R² 对外侧悬链面的 {area} R²；d/R 超过 {rivalled} 之后总是如此，" +
    "悬链面只在邻近的膜中是极小。",
  film_none: "d/R = {distance}：d/R 超过 {farthest} 之后，悬链面不复存在，膜会破成两个圆盘。",

  summary: "J 是{problem}。走了 {steps} 步，J[f] = {j}；|δJ/δf| 最大为 {largest}。",
  summaryExtremal: "极值曲线的 J[f*] = {j}，f 与它相差不超过 {gap} (b − a)。",
};
