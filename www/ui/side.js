// The size of the images that the page shows.

/** Pixels a side. */
export const SIDE = 28;

/** Pixels of an image. */
export const PIXELS = SIDE * SIDE;
