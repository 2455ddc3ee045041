// The attributes of both elements as templates write them, for zscape/react and zscape/vue.

import type { ZScapeOptions, ZScapeSettings, ZScapeView } from "./zscape.d.ts";

/** A number, or its text. */
type Numeric = number | `${number}`;

/**
 * An attribute that is there or not. Off is what leaves it out, besides undefined, for that differs between frameworks:
 * React leaves out false, and Vue null. Vue writes false out, and a flag is on whatever it says.
 */
type Flag<Off> = true | "" | Off;

/** Attributes of `<z-scape>`, and the properties that a template may set. `lang` is that of every element. */
export interface ZScapeAttributes<Off> {
  /** What is trained on: `mnist` (10,000 digits), `shapes`, or `own` for images that come by `addImages`. */
  dataset?: ZScapeSettings["dataset"];
  /** Seed of every random number: 0 to 4294967295. */
  seed?: Numeric;
  /** Weight of the KL term: 0 to 1000. Applies while it trains. */
  beta?: Numeric;
  /** Adam's step size: above 0, at most 10. Applies while it trains. */
  "learning-rate"?: Numeric;
  /** Units of the hidden layers: 1 to 4096. */
  "hidden-units"?: Numeric;
  /** Dimensions of z: 1 to 64. Up to 2 are plotted; of more there are pictures and the KL of each. */
  latent?: Numeric;
  /** Images a step: 1 to 4096. The last batch of an epoch may be shorter. */
  batch?: Numeric;
  /** Whether z is sampled; `false` trains z = mu: with beta 0, a plain autoencoder. */
  noise?: "true" | "false";
  /** The same as `dataset`, which frameworks take for a property of the DOM. */
  "data-set"?: ZScapeSettings["dataset"];
  /** Where the handle is, such as `0.5,-1.2`: x to the right, y upwards. */
  z?: string | readonly [number, number];
  /**
   * What stands around the plane and the decoded picture: all (`full`); what trains, rewinds and says how it is
   * (`minimal`, also the attribute without a value); nothing (`none`).
   */
  controls?: ZScapeOptions["controls"] | "";
  /**
   * What is drawn on the plane, words apart by spaces in the attribute; also `manifold` (decoded images) and `density`
   * (of q(z)).
   */
  layers?: string;
  /** Images a side of the manifold's grid: 12 to 30. */
  "manifold-side"?: Numeric;
  /** How strongly the manifold is drawn: 0.1 to 1. */
  "manifold-opacity"?: Numeric;
  /**
   * Whose posterior is drawn as ellipses of 1 and 2 sigma: `none`, that of `one` image (chosen or hovered), those of a
   * `sample`.
   */
  posteriors?: ZScapeOptions["posteriors"];
  /** The square of the plane that is seen: x and y of its middle, half its side. */
  window?: string;
  /** Classes that are not drawn, such as `3,5`. */
  "hidden-classes"?: string;
  /** Whether classes differ by shape as well as by colour. */
  "class-shapes"?: Flag<Off>;
  /** The chosen training image, counted from 0 as they were added. */
  image?: Numeric;
  /**
   * What lies open beside the plane: `training`, or a tool: `charts`, `step`, `compare`, `code`, `point`, `sample`,
   * `path`, `draw`, `export`.
   */
  tool?: ZScapeOptions["tool"];
  /** What a second run has otherwise, such as `beta=4` or `noise=false,beta=0`: the tool `compare` shows it. */
  rival?: string;
  /** `large` for projectors. */
  text?: ZScapeOptions["text"];
  /** Whether it goes on off-screen and in hidden tabs, where it pauses otherwise. */
  background?: Flag<Off>;
  /** Whether it works a quarter of the time, for weak devices. It sets itself where the battery is at 20 % or less. */
  gentle?: Flag<Off>;
  /** Training pauses when so many epochs are done. */
  epochs?: Numeric;
  /** Whether it loads when near the viewport and trains when seen; without it a poster waits for a click. */
  autoplay?: Flag<Off>;
  /** Once it is started, it trains fast to this step, then pauses. */
  until?: Numeric;
  /** `mnist` for the shipped model (30 epochs, L = 2), or the address of a model or session file, to open with. */
  checkpoint?: string;
  /** The address of another picture to wait with, or `none`. */
  poster?: string;
  settings?: Partial<ZScapeSettings>;
  view?: Partial<ZScapeView>;
}

/** Attributes of `<z-scape-figure>`. */
export interface ZScapeFigureAttributes {
  name: "functional" | "inference" | "elbo" | "reparameterisation" | "vae" | "beta" | "diffusion";
  /** What the reader has set, such as "problem=chain&seed=3". */
  state?: string;
  text?: ZScapeOptions["text"];
}
