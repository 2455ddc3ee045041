// 教师用页的文字，简体中文：动手之前问什么，课堂上留意什么回答。

/** @type {typeof import("./texts.en.js").default} */
export default {
  heading: "“变分”（variational）一课：教师用页",
  lede: "每个问题都有链接，打开时只显示所需的那幅图，并处于所需的状态。先请学生说出预期，再按“播放”。",
  lesson: "完整课程",
  largeText: "大字",
  print: "打印",

  before: "课前",
  beforeLoad: "先在上课用的电脑上打开一次课程：一切都在浏览器里计算，不需要账号，也不需要服务器。",
  beforeText: "投影时，在任何一页按“Aa”：文字变大，从那里打开的页面也一样。",
  beforePlay: "“播放”“运行”或“训练”在图的上方，翻页时也看得见；同一行里的“重置”可从头再来。",
  beforeTime: "多数运行只要几秒。训练要久一些：慢的电脑上约半分钟，关于 β 的每个问题至多两分钟。这段时间可以让学生讨论。",
  beforeSeed: "种子不同，数值就不同。下面的每个回答都用十个种子试过，个个成立：问“会怎样”，不问“是多少”。",
  beforeGuide: "想在课后继续的学生可以用导览：每一页就是这里的一个问题，做到了没有，页面自己看得出来。",

  plans: "两种安排",
  minutes: "{minutes} 分钟",
  minute: "分钟",
  question: "问题",

  asked: "问题",
  openFigure: "打开这幅图",
  inGuide: "在导览中打开",
  ask: "先问",
  show: "操作",
  expect: "会看到",
  listen: "留意",
};
