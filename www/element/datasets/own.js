// Images of the page's own: it sends them itself (`addImages`).

/** @type {import("./datasets.js").Dataset} */
export const own = {
  side: 28,
  source: () => ({ images: 0, pieces: [] }),
  code: () => import("./own.code.js"),
};
