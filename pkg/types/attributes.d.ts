// The attributes of both elements as templates write them, for zscape/react and zscape/vue.

import type { ZScapeOptions, ZScapeSettings, ZScapeView } from "./zscape.d.ts";

/** A number, or its text. */
type Numeric = number | `${number}`;

/**
 * An attribute that is there or not. Off is what leaves it out, besides undefined, for that differs between frameworks: React leaves
 * out false, and Vue null. Vue writes false out, and a flag is on whatever it says.
 */
type Flag<Off> = true | "" | Off;

/** Attributes of `<z-scape>`, and the properties that a template may set. `lang` is that of every element. */
export interface ZScapeAttributes<Off> {
  /** The same as `data-set`, which also works where a template is drawn before the element is defined. */
  dataset?: ZScapeSettings["dataset"];
  "data-set"?: ZScapeSettings["dataset"];
  seed?: Numeric;
  beta?: Numeric;
  "learning-rate"?: Numeric;
  "hidden-units"?: Numeric;
  latent?: Numeric;
  batch?: Numeric;
  /** In words: without the attribute there is noise. */
  noise?: "true" | "false";
  /** x to the right, y upwards: "0.5,-1.2", or both numbers. */
  z?: string | readonly [number, number];
  controls?: ZScapeOptions["controls"] | "";
  /** Words apart by spaces: "axes points manifold". */
  layers?: string;
  "manifold-side"?: Numeric;
  "manifold-opacity"?: Numeric;
  posteriors?: ZScapeOptions["posteriors"];
  /** x and y of its middle, half its side: "0,0,4.3". */
  window?: string;
  /** Such as "3,5". */
  "hidden-classes"?: string;
  "class-shapes"?: Flag<Off>;
  image?: Numeric;
  tool?: ZScapeOptions["tool"];
  /** Such as "beta=4". */
  rival?: string;
  text?: ZScapeOptions["text"];
  background?: Flag<Off>;
  gentle?: Flag<Off>;
  epochs?: Numeric;
  autoplay?: Flag<Off>;
  until?: Numeric;
  checkpoint?: string;
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
