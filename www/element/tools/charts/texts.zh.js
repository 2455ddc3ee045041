// 工具“charts”的文字，简体中文。{name} 代表一个值。

/** @type {typeof import("./texts.en.js").default} */
export default {
  chartsStep: "第 {step} 步",
  chartsNow: "{step}（现在）",
  chartsAt: "第 {step} 步时",
  chartsMeasured: "留出：取自第 {step} 步",
  chartsEmpty: "还没有训练过：请按“训练”或“单步”。",
  chartsTraining: "训练",
  chartsHeldOut: "留出",
  chartsHeldOutHint: "在从不用于训练的图像上测得；先在第 1、8、32 步，之后在每轮结束时",
  chartsNoHeldOut: "没有留出图像",
  chartsNotMeasured: "尚未测量",
  chartsLog: "步数取对数",
  chartsLogHint: "横轴改为对数，从第 1 步起：变化最大的前几步就看得清了",
  chartsLabel: "{name}随步数的变化",
  chartsHint: "指向某一步即可读数（也可用方向键；按住 Shift 逐步移动，按住 Alt 大步移动）。点击或按 Enter 查看平面当时的样子；按 Esc 回到现在。",
  chartsSaid: "{name}：训练 {training} 奈特",
  chartsSaidBoth: "{name}：训练 {training}，留出 {heldOut} 奈特",
  chartsSaidJoin: "；",
  chartsRuns: "以前的训练",
  chartsRunsNone: "还没有。重新开始训练后，前一次会以细线留在图中，最多保留最近五次。",
  chartsRunHint: "显示或隐藏这次训练；名称是它与当前训练的不同之处",
  chartsRunSteps: "{step} 步",
  chartsForget: "清除",
  chartsForgetHint: "清除以前的训练记录",
  chartsUnits: "潜变量各单元的 KL",
};
