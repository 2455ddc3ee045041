// The numbers of both models that can be set: from the least to the most.

/** What was seen, the standard deviation of what it is seen with, and q's mean and variance, of the model on paper. */
export const X = { min: -3, max: 3 };
export const NOISE = { min: 0.05, max: 4 };
export const M = { min: -4, max: 4 };
export const V = { min: 0.01, max: 4 };

/** Of the trained model: how far q's mean is from the encoder's, and its sigma in units of the encoder's. */
export const SHIFT = { min: -8, max: 8 };
export const SCALE = { min: 0.1, max: 10 };
