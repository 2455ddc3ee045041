// 课程每幅图周围的文字，简体中文。

/** @type {typeof import("./texts.en.js").default} */
export default {
  transport: "播放控制",
  play: "播放",
  playHint: "沿梯度前进，每帧一步",
  pause: "暂停",
  step: "单步",
  stepHint: "只走“播放”的一步",
  reset: "重置",
  resetHint: "以同一个种子回到开头",
  seed: "种子",
  seedHint: "种子相同，随机数就相同",
  newSeed: "换种子",
  newSeedHint: "以另一组随机数回到开头",
  unread: "链接中有一部分无法识别，已改用默认值：{message}",
  refused: "这一项没有采用，仍保持原样：{message}",
  failed: "这幅图无法继续，点“重置”可再试一次。原因：{message}",
  waiting: "图正在载入 …",
  policy: "此页面的安全策略禁止了图的一部分。trusted-types 须允许 zscape lit-html 'allow-duplicates'。",
};
