// 导览的文字，简体中文：每一页的问题、要做的事，以及做完之后该看到什么。

/** @type {typeof import("./texts.en.js").default} */
export default {
  place: "第 {page} 页，共 {pages} 页",
  pages: "导览的页",
  back: "上一页",
  next: "下一页",
  finish: "看完整课程",
  done: "完成",
  open: "尚未完成",
};
