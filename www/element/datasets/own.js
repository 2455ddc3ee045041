// Images of the page's own: it sends them itself (`addImages`).

/** @type {import("./datasets.js").Dataset} */
export const own = {
  source: () => ({ side: 28, images: 0, pieces: [] }),
  code: () => import("./own.code.js"),
};
