// 屏幕讲解显示的文字，简体中文。{名称} 处填入数值。

/** @type {typeof import("./texts.en.js").default} */
export default {
  tourCount: "第 {at} 条，共 {count} 条",
  tourBack: "上一条",
  tourNext: "下一条",
  tourDone: "完成",
  tourEnd: "关闭",
  tourEndHint: "关闭讲解（Esc 键）",
  tourOff: "{words}现在没有显示，按“{button}”即可看到。",
  tourElsewhere: "{words}曲线在“{button}”里。",

  tourDots: "一个点就是一张图像",
  tourDotsPlane: "{dot}它把图像压缩成两个数 z₁ 和 z₂，点就画在那里。看起来相似的图像会渐渐靠近。",
  tourDotsLine: "{dot}它把图像压缩成一个数 z，点就画在直线上的那个位置。看起来相似的图像会渐渐靠近。",

  tourEdge: "边缘上排成一线的点",
  tourEdgeText: "这些点本该在更远处，超出了平面的范围（每个方向到 {most} 为止），因此画在边框上。训练刚开始，或 β 小、KL 的拉力弱时，这样的点可能很多。",

  tourRing: "圆环由你来移动",
  tourRingText: "它标出你选定的位置 z。拖动它，或用方向键移动，解码器会立刻由这个位置画出一张图。",

  tourDecoded: "解码器画的图",
  tourDecodedText: "只凭 z，即圆环的位置，画出这张图。几类点混在一起的地方，图会模糊；远离所有点的地方，只是猜测。",
  tourDecodedManifold:
    "只凭 z，即圆环的位置，画出这张图；点背后的图像是其他位置画出来的。几类点混在一起的地方，图会模糊；远离所有点的地方，只是猜测。",
  tourDecodedGallery: "你在图廊中选中的图像，放大显示：一张原图、它的重构，或由先验抽样解码的图。",

  tourRings: "圆圈：先验",
  tourRingsPlane: "先验 N(0, I) 是一团圆形的云，KL 把各点拉向它。圆圈位于 1σ、2σ、3σ，其中分别含有它 {one}、{two}、{three} 的质量。",
  tourRingsLine:
    "先验 N(0, 1) 是一团云，KL 把各点拉向它。在直线上，1σ、2σ、3σ 以内分别含有它 {one}、{two}、{three} 的质量；" +
    "圆圈旁写的是平面上的份额。",

  tourAggregate: "q(z)：所有点在哪里",
  tourAggregateText: "实线是 q(z)，即所有图像的云合在一起；虚线是先验。先验有质量而 q(z) 没有的地方是空洞，从那里解码出的图可能不像任何图像。",
  tourAggregateOff: "q(z) 是聚合后验，即所有图像的云合在一起：点都在哪里。按“{button}”，就能用线条看到它与先验。",

  tourGallery: "图像与它们的编码",
  tourGalleryText: "上面是十张训练图像，每张下方是解码器由其编码 z 画出的图。再往下是从先验 N(0, I) 抽取的十个 z 解码出的图：全新的图像。",

  tourUnits: "z 的各个单元",
  tourUnitsText: "z 的 {latent} 个数各有一根条，表示它的 KL。某个数若不携带图像的信息，就与先验一样，条接近 0。",

  tourReconstruction: "重构误差",
  tourReconstructionText: "画回来的图与原图相差多少：解码器给原图各像素的对数概率，取负号。越低越好。",

  tourKl: "KL 散度",
  tourKlText: "每张图像在它的点周围有一小团云，即它的后验。KL 表示这团云离先验多远，是区分图像的代价。损失 = 重构误差 + β · KL。",

  tourNats: "奈特",
  tourNatsText: "两项损失都以奈特计，这是信息的单位：1 奈特等于 1.44 比特。重构误差与 KL 之和，不小于用这个模型描述一张图像平均所需的信息量。",
};
