// 导览中这幅图各页的文字，简体中文：图的名称；每一页的问题、要做的事、做完之后该看到什么，以及教师该问什么、听什么。

/** @type {typeof import("./texts.en.js").default} */
export default {
  beta: "β 的作用",
  autoencoderTitle: "去掉变分的部分，会少了什么？",
  autoencoderTask: "先说说你的预期：没有 KL、也没有噪声的自编码器会怎样？说了之后“运行”才可用。然后让它和 VAE 一起训练。",
  autoencoderSeen: "没有什么把编码聚在一起，怎样有利于重构，它们就落在哪里。先验对此一无所知，从先验抽样，画出的往往不是数字。让 VAE 能够生成的，正是变分的部分。",
  autoencoderAsk: "去掉 KL 和噪声，编码会落在哪里？从 N(0, I) 抽取的 z 又会解码成什么？",
  autoencoderListen: "“它照样能复原，所以一样好。”接着请他画一个新数字：z 该从哪里抽？",

  largerTitle: "β 变大会怎样？",
  largerTask: "β 是 KL 的价格。先说说价格提高后损失的两个部分各会怎样，再运行。",
  largerSeen: "是一笔交换：KL 变小，重构变差。编码更靠近先验，关于 x 说得更少。没有哪个 β 是“正确”的，它只规定一奈特的 KL 值多少。",
  largerAsk: "把 KL 的价格提高，由谁来付？",
  largerListen: "由重构来付。说得好的是：更有条理，说得更少。“更规整，所以更好”忘了代价。",

  collapseTitle: "KL 太贵会怎样？",
  collapseTask: "价格再高一些。先说说潜变量单元还剩下几个在起作用，再运行。",
  collapseSeen: "对每个 x，q 都成了先验：KL 为 0，z 什么也没说，解码器对所有数字画出同一张平均的图。这叫坍缩（collapse）。训练并没有出错：在这个价格下，什么都不说才划算。",
  collapseAsk: "如果价格很高，编码器最省的说法是什么？",
  collapseListen: "什么都不说：对每个 x 都给同一个 q。有人会怪优化器出错，可以反问：不这样，损失会是多少？",
};
