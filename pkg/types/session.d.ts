/** Settings of a run; every field is optional. */
export interface Settings {
  /**
   * Width and height of an image in pixels: 1 to 256.
   * @defaultValue 28
   */
  side?: number;
  /**
   * Units of the hidden layers: 1 to 4096.
   * @defaultValue 400
   */
  hidden?: number;
  /**
   * Dimensions of z: 1 to 64. Up to 2 are plotted; of more there are pictures and the KL of each.
   * @defaultValue 2
   */
  latent?: number;
  /**
   * Images a step: 1 to 4096. The last batch of an epoch may be shorter.
   * @defaultValue 128
   */
  batch?: number;
  /**
   * Adam's step size: above 0, at most 10. Applies while it trains.
   * @defaultValue 0.001
   */
  learningRate?: number;
  /**
   * Weight of the KL term: 0 to 1000. Applies while it trains.
   * @defaultValue 1
   */
  beta?: number;
  /**
   * Whether z is sampled; `false` trains z = mu: with beta 0, a plain autoencoder.
   * @defaultValue true
   */
  noise?: boolean;
  /**
   * Seed of every random number: 0 to 4294967295.
   * @defaultValue 1
   */
  seed?: number;
}

/** Losses in nats an image. */
export interface Losses {
  /** reconstruction + beta * kl */
  loss: number;
  reconstruction: number;
  kl: number;
}

/** Losses of one step: means over its batch. */
export interface StepLosses extends Losses {
  /** Steps made, this one included. */
  step: number;
  /** The epoch of this step, from 1. */
  epoch: number;
}

/** Losses over the held-out images. */
export interface Evaluation extends Losses {
  images: number;
}

/** The posteriors N(mu, exp(logvar)) of n images: n * latent values each. */
export interface Posteriors {
  mu: Float32Array;
  logvar: Float32Array;
}

/** One image under the present model; losses in nats. */
export interface Inspection {
  /** (latent,) */
  mu: Float32Array;
  /** (latent,) */
  logvar: Float32Array;
  /** The decoder's picture of z = mu: side * side pixels in (0, 1). */
  decoded: Float32Array;
  /** Mean over 16 draws of eps, the same for every image and every call. */
  reconstruction: number;
  /** The same for z = mu. */
  reconstructionAtMu: number;
  kl: number;
}

/** What pulls at the mu of one image: minus the gradient of the loss in mu, in nats per unit of z; (latent,) each. */
export interface Pulls {
  /** Of beta * KL: -beta * mu, exactly. */
  kl: Float32Array;
  /** Of the reconstruction: mean over 64 draws of eps, the same for every image and every call. */
  reconstruction: Float32Array;
  /** Of that mean. */
  standardError: Float32Array;
}

/** The units of z over n images; (latent,) each. */
export interface Units {
  /** Mean KL(q(z_k|x) || N(0, 1)) of each, in nats per image; their sum is the KL of an image. */
  kl: Float32Array;
  /** Variance over the images of each mu_k; Burda et al. (2015) call a unit active above 0.01. */
  variance: Float32Array;
  images: number;
}

/** One image on its way through the model as it was before the step. */
export interface TracedImage {
  /** Its place among the training images, in the order they were added. */
  index: number;
  /** Its pixels in [0, 1]: (side * side,). */
  x: Float32Array;
  /** The encoder's hidden layer, after relu: (hidden,). */
  h: Float32Array;
  /** (latent,) */
  mu: Float32Array;
  /** (latent,) */
  logvar: Float32Array;
  /** The draw from N(0, I), zeros without noise: (latent,). */
  eps: Float32Array;
  /** mu + exp(logvar / 2) * eps: (latent,) */
  z: Float32Array;
  /** The decoder's hidden layer, after relu: (hidden,). */
  decoderH: Float32Array;
  /** What the decoder draws from z, in (0, 1): (side * side,). */
  decoded: Float32Array;
  /** Of this z, in nats. */
  reconstruction: number;
  /** In nats. */
  kl: number;
}

/** What a step did to one parameter; norms are L2. */
export interface TracedParameter {
  /** Its name in PyTorch's state dict: "fc1.weight". */
  name: string;
  /** How many values it has. */
  size: number;
  /** Norm of the gradient of the loss summed over the batch. */
  gradient: number;
  /** Norm of after - before. */
  move: number;
}

/** What a step did to one value of a parameter; float32 numbers, but for the rate. */
export interface TracedWeight {
  /** "fc21.weight": (latent, hidden) */
  name: string;
  /** The output: a dimension of mu. */
  row: number;
  /** The input: a unit of the encoder's hidden layer. */
  column: number;
  before: number;
  /** Of the loss summed over the batch, in nats per unit of the weight. */
  gradient: number;
  /** Adam's moments before the step. */
  mBefore: number;
  vBefore: number;
  /** Adam's moments after it: m = 0.9 mBefore + 0.1 gradient, v = 0.999 vBefore + 0.001 gradient^2. */
  m: number;
  v: number;
  /** The learning rate. */
  rate: number;
  /** before - rate / (1 - 0.9^step) * m / (sqrt(v / (1 - 0.999^step)) + 1e-8) */
  after: number;
}

/** What one step of training did: the losses of its batch, its first image, its parameters, and one weight. */
export interface Trace extends StepLosses {
  /** Images in the batch. */
  batch: number;
  /** The first image of the batch. */
  image: TracedImage;
  /**
   * Of that image's loss, reconstruction + beta * kl (in z: of the reconstruction), in nats per unit: (latent,) each.
   */
  gradients: { z: Float32Array; mu: Float32Array; logvar: Float32Array };
  /** All ten, encoder first. */
  parameters: TracedParameter[];
  /** The value of fc21.weight with the largest gradient. */
  weight: TracedWeight;
}

/**
 * What is known of each image: its class (Uint8Array, Uint16Array), or a number to colour by (Float32Array; one that is
 * not finite is an unknown one).
 */
export type Labels = Uint8Array | Uint16Array | Float32Array;

export type Split = "train" | "held-out";

/**
 * One run: its images, its model, its optimiser. Every method throws an Error that names what came and what was
 * expected.
 */
export class Session {
  constructor(settings?: Settings);
  /** Steps made. */
  readonly step: number;
  /** The epoch of the last step, from 1. */
  readonly epoch: number;
  /** The settings as they are now. */
  readonly settings: Required<Settings>;
  /** How many images have been added. */
  readonly images: { train: number; heldOut: number };
  /** Whether the next step needs images that `expectImages` announced and that have not come. */
  readonly waiting: boolean;
  /** Adds n images of side * side bytes; what one call adds to "train" is a shard, visited in order in epoch 1. */
  addImages(pixels: Uint8Array, labels: Labels | undefined, split: Split): void;
  /** Announces how many training images will come in all: until then epoch 1 waits instead of ending early. */
  expectImages(images: number): void;
  /**
   * One step of Adam on the next batch. An Error named "NonFiniteError" says that the loss or a parameter was not
   * finite and that the last good state, at most 50 steps old, was restored; `step` tells which.
   */
  trainStep(): StepLosses;
  /**
   * The step that `trainStep` would make, to the last bit, and what it did: first image, gradients, parameters, one
   * weight. It throws the same errors.
   */
  traceStep(): Trace;
  /** x: n * side * side values in [0, 1]. */
  encode(x: Float32Array): Posteriors;
  /** z: n * latent values; gives n * side * side pixels in (0, 1). */
  decode(z: Float32Array): Float32Array;
  /** Posteriors of the stored training images from..from + n, in the order they were added. */
  posteriors(from: number, n: number): Posteriors;
  /** Losses over the held-out images, one eps an image; changes no later step. */
  evaluate(): Evaluation;
  /**
   * Each unit of z over the held-out images, or, where none are held out, the first 1,000 training images. Changes no
   * later step.
   */
  units(): Units;
  /** The stored training image of this index, in the order they were added: side * side values in [0, 1]. */
  image(index: number): Float32Array;
  /** What the model makes of one image: x is side * side values in [0, 1]. Changes no later step. */
  inspect(x: Float32Array): Inspection;
  /** What pulls at the mu of one image: x is side * side values in [0, 1]. Changes no later step. */
  pulls(x: Float32Array): Pulls;
  /** The next n draws from N(0, 1) for the reader's samples, n at most 1,000,000. Changes no later step. */
  draw(n: number): Float32Array;
  /**
   * One sample of each held-out image's posterior, or, where none are held out, of the first 1,000 training images':
   * (images, latent). The same eps each time. Changes no later step.
   */
  posteriorSamples(): Float32Array;
  setLearningRate(value: number): void;
  setBeta(value: number): void;
  /** fc3.weight, fc3.bias, fc4.weight, fc4.bias in a row, for `Decoder.set`. */
  decoderWeights(): Float32Array;
  /** A model file: ten float32 tensors as safetensors, named as in PyTorch's state dict. */
  save(): Uint8Array;
  /** A session file: also Adam's moments, the step and the random streams; goes on to the last bit. */
  saveSession(): Uint8Array;
  /** Opens either file. A session wants the images it was saved with to be added first. */
  load(bytes: Uint8Array): void;
  /** Gives the memory back; every later call throws. */
  free(): void;
}

/** The decoder alone. */
export class Decoder {
  constructor(settings?: Pick<Settings, "side" | "hidden" | "latent">);
  /** Takes over what `Session.decoderWeights` gave. */
  set(weights: Float32Array): void;
  /** z: n * latent values; gives n * side * side pixels in (0, 1). */
  decode(z: Float32Array): Float32Array;
  /** Gives the memory back; every later call throws. */
  free(): void;
}

/**
 * The aggregate posterior of a plane, q(z) = 1/n sum N(z; mu_i, diag(exp(logvar_i))): a density per unit of area. Every
 * method throws an Error that names what came and what was expected.
 */
export class Aggregate {
  /** mu and logvar: (n, 2) each, n at least 1; mu finite, logvar from -80 to 80. */
  constructor(mu: Float32Array, logvar: Float32Array);
  /**
   * The mean density in each of side * side cells of a square window (x and y of its middle, half its side, in units of
   * z), the first row at the top: (side, side), side from 1 to 1024.
   */
  cells(window: { x: number; y: number; half: number }, side: number): Float32Array;
  /** The density at the border of each highest-density region that holds one of these shares, 0 to 1, of all mass. */
  levels(shares: Float64Array): Float64Array;
  /** z: (m, 2); gives ln q(z) in nats: (m,). */
  logDensity(z: Float32Array): Float64Array;
  /** KL(q(z) || N(0, I)) in nats, to 0.01 where the sigmas are 1/400 of what the posteriors span or more. */
  kl(): number;
  /** Gives the memory back; every later call throws. */
  free(): void;
}

/** The shape and the values of an IDX file of unsigned bytes, not gzipped. */
export function readIdx(bytes: Uint8Array): { shape: number[]; values: Uint8Array };

/** n images of the `shapes` data set: n * 784 bytes, and n * (u, v) in [0, 1], u to the right and v upwards. */
export function makeShapes(n: number, seed: number): { pixels: Uint8Array; factors: Float32Array };

/** Fetches (in Node: reads) and compiles the module once; everything else needs it done. */
export default function init(options?: {
  module_or_path?: WebAssembly.Module | BufferSource | Response | Promise<Response> | URL | string;
}): Promise<unknown>;
