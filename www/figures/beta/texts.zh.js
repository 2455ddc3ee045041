// 图“beta”的文字，简体中文。

/** @type {typeof import("./texts.en.js").default} */
export default {
  title: "β 的作用：先预测，再看结果",
  intro:
    "损失是 BCE + β · KL。下面三个问题都关于后一项；先说出你的预测，才能运行。随后，两个自编码器在 MNIST 上并排训练，" +
    "潜变量都是二维，种子相同，每一批图像也相同：一个是题目中的模型，另一个是 β\u00a0=\u00a01 的变分自编码器（VAE）。",
  play: "运行",
  playHint: "训练两个模型，直到看得出结果",
  stepHint: "两个模型各走一步",
  resetHint: "以同一个种子从头训练两个模型",
  questions: "问题",
  waitsPrediction: "先作出预测，才能运行。",
  waitsReset: "训练已结束；点“重置”可从头再来。",
  locked: "训练已经开始，预测不能再改。点“重置”可从头再来。",
  usualRun: "VAE：β = 1",
  losses: "第 {step} 步：重构 {reconstruction}，KL {kl}",
  lossesPlain: "第 {step} 步：重构 {reconstruction}",
  next: "下一题：{title}",
  "autoencoder-title": "自编码器",
  "autoencoder-run": "自编码器：无噪声，β = 0",
  "autoencoder-question":
    "去掉噪声，β = 0：这就是普通的自编码器（autoencoder），z = μ。训练 5 轮之后，它会把数字放在平面的什么地方？" +
    "从 N(0, I) 抽取的样本又会怎样？",
  "autoencoder-prior": "在原点周围，与 N(0, I) 差不多：样本解码后就是学到的数字",
  "autoencoder-point": "全部挤在一小块：每个样本都解码成同一幅图",
  "autoencoder-spread": "散到 N(0, I) 之外很远：样本只落在点云的一小部分上",
  "autoencoder-line": "排成一条线：一维就够，另一维闲置",
  "autoencoder-prior-answer":
    "把点云拉向 N(0, I) 的是 KL 项，而 β = 0 把它关掉了。损失中再没有哪一项规定编码应落在何处，编码器便随意把它们拉开，" +
    "N(0, I) 只盖住靠近原点的那一小部分。",
  "autoencoder-point-answer":
    "挤在一处就不含信息，而重构离不开信息。没有 KL 项，编码彼此远离不付任何代价，于是它们散开。所有编码缩成一点，" +
    "是 β 太大时的结果，见第三题。",
  "autoencoder-spread-answer":
    "没有 KL 项，距离不付代价，也没有什么把编码系在原点：它们按重构的需要散开。失去的是生成新图像的途径：" +
    "编码已不在 N(0, I) 所在之处。",
  "autoencoder-line-answer":
    "一个维度只有在得不偿失时才会闲置。没有 KL 项，用它不付代价，编码器自然把能用的都用上。信息有了价格会怎样，见第三题。",
  "autoencoder-measured":
    "均值 μ 中有 {inside}% 落在包含 N(0, I) 之 95% 的圆内；β = 1 时是 {usualInside}%。到此为止的重构：每张留出图像 {reconstruction} 奈特" +
    "（nat），β = 1 时是 {usualReconstruction} 奈特。",
  "larger-title": "β = 4",
  "larger-run": "VAE：β = 4",
  "larger-question": "β 由 1 改为 4：KL 项的分量变成四倍。重构和 KL 会怎样变化？",
  "larger-same": "没什么变化：只是总和变大了",
  "larger-both": "两者都变小：正则化越强，重构也越好",
  "larger-trade": "KL 变小，重构变差，点云收拢",
  "larger-opposite": "KL 的分量更重，所以变大，重构则变好",
  "larger-same-answer":
    "β 不只是放大一个数：它改变了 Adam 所沿的坡度。一奈特 KL 要付四奈特的代价，凡是换不回四奈特重构的信息，编码器都会放弃。",
  "larger-both-answer": "KL 确实变小。但 KL 衡量的正是解码器所依据的信息，这里省下的，要由重构来补。",
  "larger-trade-answer":
    "现在，一奈特 KL 要换回四奈特重构才合算。换不回的，编码器就放弃：q(z|x) 变宽，均值更靠近原点，图像不那么精确。",
  "larger-opposite-answer": "β 是求最小值的和式中的权重，分量越重的项压得越小。KL 下降，代价由重构承担。",
  "larger-measured":
    "每张留出图像的 KL 是 {kl} 奈特（nat），β = 1 时是 {usualKl}；重构是 {reconstruction}，β = 1 时是 {usualReconstruction}；" +
    "均值 μ 中有 {inside}% 落在包含 N(0, I) 之 95% 的圆内，β = 1 时是 {usualInside}%：样本的变化也值得一看。",
  "collapse-title": "β = 40",
  "collapse-run": "VAE：β = 40",
  "collapse-question": "β = 40。两个潜变量单元会怎样？",
  "collapse-blur": "两个都还在用，只是图像比 β = 4 时更模糊",
  "collapse-one": "一个单元失效，另一个继续工作",
  "collapse-apart": "各类数字离得更远，让 KL 花得值",
  "collapse-none": "两个都失效：对每个 x，q(z|x) 都成了 N(0, I)，任何 z 都解码成同一幅图",
  "collapse-blur-answer":
    "β = 4 时确实如此。但在这里，一奈特 KL 要换回四十奈特重构才合算，这些数字没有哪种编码换得回这么多：最合算的是什么也不编码。",
  "collapse-one-answer": "若某个单元的一奈特 KL 能换回四十奈特以上的重构，它就会留下。两个单元都换不回，所以都留不下。",
  "collapse-apart-answer":
    "编码彼此离得越远，离 N(0, I) 也越远：KL 数的正是这个，而且在这里要乘以四十。编码器只会反过来走，直到再没有什么要付代价。",
  "collapse-none-answer":
    "这就是后验坍缩（posterior collapse）：KL 几乎为 0，q(z|x) 不再随 x 而变；解码器从 z 得不到任何信息，只好画出所有数字的平均。",
  "collapse-measured":
    "每张留出图像的 KL 是 {kl} 奈特（nat），β = 1 时是 {usualKl}；{units} 个单元中有 {active} 个活跃（Var(μ) > 0.01）。" +
    "不同样本之间，像素的变化是 {spread}，β = 1 时是 {usualSpread}；重构是 {reconstruction}，β = 1 时是 {usualReconstruction}。",
  right: "正如你的预测：“{predicted}”。",
  wrong: "与你的预测“{predicted}”不同。结果是：“{right}”。",
  surprise: "我们原先预期的是另一个结果：“{expected}”。训练时间短，又只有一个种子，结果可能不同。请以数字为准，并换个种子再试。",
  changed: "看过答案后改为：“{now}”。作数的是之前的预测：“{before}”。",
  numbers: "留出图像，损失以奈特计",
  reconstruction: "重构",
  kl: "KL",
  units: "各单元的 KL",
  active: "活跃单元",
  rms: "μ 的均方根",
  inside: "落在 N(0, I) 的 95% 圆内的 μ",
  spread: "像素在样本之间的标准差",
  samples: "同样的八个样本 z ~ N(0, I)，由两个模型分别解码：",
  note: "超出平面边缘的点画在边缘上。训练轮数不多，只有二维，一个种子：每次运行大小有别，方向很少改变。哪个答案正确，是从运行的数字读出来的，并非事先写定。",
  summary: "第 {step} 步，共 {goal} 步（{epochs} 轮）。",
  summaryNone: "还没有预测。",
  summaryPredicted: "预测：“{prediction}”。",
};
