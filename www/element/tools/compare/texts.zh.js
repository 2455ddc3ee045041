// 工具“compare”的文字，简体中文。{name} 代表一个值。

/** @type {typeof import("./texts.en.js").default} */
export default {
  compareSecond: "第二次训练",
  compareWhat: "第二次训练改用",
  compareWhatHint: "第二次训练与本次不同之处；其余设置都相同",
  compareAutoencoder: "自编码器（无噪声，β 0）",
  compareStart: "一起开始",
  compareStartHint: "两次训练都从第 0 步重新开始，轮流各走一步",
  compareEnd: "结束对比",
  compareEndHint: "第二次训练结束，它的损失曲线仍留在曲线图中",
  compareAnew: "两次训练都从第 0 步重新开始，种子相同（{seed}），除非改的就是种子。此前训练的损失仍留在曲线图中。",
  compareIs: "第二次训练：{what}；其余与第一次相同。",
  compareStarting: "两次训练正在重新开始。",
  compareTraining: "两次训练轮流各走一步。",
  comparePaused: "两次训练都停在第 {step} 步。",
  compareStands: "第二次训练停在第 {step} 步。",
  compareDiverged: "第二次训练出现了非有限的数值，停在第 {step} 步；第一次继续。",
  compareAlone: "第一次训练已停在第 {step} 步；第二次继续。",
  comparePause: "暂停第二次训练",
  comparePauseHint: "暂停后两次训练都停下；再按“训练”则一起继续",
  compareFirst: "第一次",
  compareOther: "第二次",
  compareHeldOut: "留出集",
  compareChart: "两次训练的{name}随步数的变化",

  compareValueHint: "从 {min} 到 {max} 的值",
};
