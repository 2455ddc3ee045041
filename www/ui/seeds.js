// New seeds, the one thing that the page itself draws at random.

const SEEDS = 100_000; // short enough to be read out in class

export function newSeed() {
  return crypto.getRandomValues(new Uint32Array(1))[0] % SEEDS;
}
