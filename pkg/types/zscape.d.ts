import type { Evaluation, Labels, Posteriors, Settings, Split, StepLosses } from "./session.d.ts";

/**
 * Settings of the element: its images, and those of a session but for `side`. `learningRate` and `beta` apply at once;
 * a change of any other restarts the run.
 */
export interface ZScapeSettings extends Required<Omit<Settings, "side">> {
  /**
   * What is trained on: `mnist` (10,000 digits), `shapes`, or `own` for images that come by `addImages`.
   * @defaultValue mnist
   */
  dataset: "mnist" | "shapes" | "own";
}

/**
 * What may be drawn on the plane. `handle` is the ring that the reader drags; `manifold` a grid of decoded images
 * behind the points; `density` the contours of the aggregate posterior q(z) and of the prior.
 */
export type ZScapeLayer = "axes" | "rings" | "points" | "handle" | "manifold" | "density";

/** How the reader looks at the element and paces it, apart from what a run computes. */
export interface ZScapeLook {
  /**
   * What stands around the plane and the decoded picture: all (`full`); what trains, rewinds and says how it is
   * (`minimal`, also the attribute without a value); nothing (`none`).
   * @defaultValue full
   */
  controls: "full" | "minimal" | "none";
  /**
   * What is drawn on the plane, words apart by spaces in the attribute; also `manifold` (decoded images) and `density`
   * (of q(z)).
   * @defaultValue axes rings points handle
   */
  layers: ZScapeLayer[];
  /**
   * Images a side of the manifold's grid: 12 to 30.
   * @defaultValue 20
   */
  manifoldSide: number;
  /**
   * How strongly the manifold is drawn: 0.1 to 1.
   * @defaultValue 0.6
   */
  manifoldOpacity: number;
  /**
   * Whose posterior is drawn as ellipses of 1 and 2 sigma: `none`, that of `one` image (chosen or hovered), those of a
   * `sample`.
   * @defaultValue one
   */
  posteriors: "none" | "one" | "sample";
  /**
   * The square of the plane that is seen: x and y of its middle, half its side.
   * @defaultValue 0,0,4.3
   */
  window: [x: number, y: number, half: number];
  /** Classes that are not drawn, such as `3,5`. */
  hiddenClasses: number[];
  /** Whether classes differ by shape as well as by colour. */
  classShapes: boolean;
  /** The chosen training image, counted from 0 as they were added. */
  image: number | undefined;
  /**
   * What lies open beside the plane: `training`, or a tool: `charts`, `step`, `compare`, `code`, `point`, `sample`,
   * `path`, `draw`, `export`.
   * @defaultValue training
   */
  tool: "training" | "charts" | "step" | "compare" | "code" | "point" | "sample" | "path" | "draw" | "export";
  /** What a second run has otherwise, such as `beta=4` or `noise=false,beta=0`: the tool `compare` shows it. */
  rival: string;
  /**
   * `large` for projectors.
   * @defaultValue normal
   */
  text: "normal" | "large";
  /** Whether it goes on off-screen and in hidden tabs, where it pauses otherwise. */
  background: boolean;
  /** Whether it works a quarter of the time, for weak devices. It sets itself where the battery is at 20 % or less. */
  gentle: boolean;
  /** Training pauses when so many epochs are done. */
  epochs: number | undefined;
}

/** What the reader looks at, apart from what a run computes. */
export interface ZScapeView extends ZScapeLook {
  /** Where the handle is: x to the right, y upwards. */
  z: [number, number];
}

/** What attributes say beside the settings. */
export interface ZScapeOptions extends ZScapeLook {
  /** Whether it loads when near the viewport and trains when seen; without it a poster waits for a click. */
  autoplay: boolean;
  /** Once it is started, it trains fast to this step, then pauses. */
  until: number | undefined;
  /** `mnist` for the shipped model (30 epochs, L = 2), or the address of a model or session file, to open with. */
  checkpoint: string;
  /** The address of another picture to wait with, or `none`. */
  poster: string;
}

/** What a table says of a value. */
export interface ZScapeField {
  /** Its name as an attribute of the element. */
  attribute: string;
  kind: "choice" | "words" | "text" | "whole" | "wholes" | "number" | "window" | "flag";
  choices?: string[];
  min?: number;
  max?: number;
  /** Whether `min` itself is out of range. */
  above?: boolean;
}

/** One entry of the table of options. */
export interface ZScapeOption extends ZScapeField {
  name: keyof ZScapeOptions;
  /** What the attribute means without a value. */
  bare?: string;
  default: string | number | boolean | string[] | number[] | undefined;
  /** Whether it is part of the view. */
  view?: boolean;
}

/** One entry of the table of settings. */
export interface ZScapeSetting extends ZScapeField {
  name: keyof ZScapeSettings;
  /** Another name of the attribute, for frameworks that take the first for a property of the DOM. */
  alias?: string;
  default: string | number | boolean;
  /** Whether it may change while the run goes on. */
  live: boolean;
  /** The values its slider offers. */
  stops?: number[];
  /** Worth a try in a second run. */
  suggested?: number;
}

/** `event.detail` by the event's name. All bubble and cross shadow roots. */
export interface ZScapeEventDetails {
  /** The worker has answered, the first images are in and drawn. */
  "zscape-ready": Record<string, never>;
  /** One a step, in order, delivered in batches once a frame. */
  "zscape-step": StepLosses;
  /** The decoded picture has changed: 784 pixels in (0, 1). */
  "zscape-decode": { z: [number, number]; pixels: Float32Array };
  /**
   * Settings or view have changed, or the saved model that the run began with (`checkpoint`, as the attribute names it,
   * "" without one), by the reader or by the page.
   */
  "zscape-change": { settings: ZScapeSettings; view: ZScapeView; checkpoint: string };
  /** Something failed or was refused; the element shows it too. */
  "zscape-error": { message: string };
}

export type ZScapeEventMap = { [Name in keyof ZScapeEventDetails]: CustomEvent<ZScapeEventDetails[Name]> };

/**
 * `<z-scape>`: a variational autoencoder that trains in the page.
 *
 * Attributes, all of which may change at any time: the settings (`dataset`, `seed`, `beta`, `learning-rate`,
 * `hidden-units`, `latent`, `batch`, `noise`), the options (`ZScapeOptions`, in kebab case), `lang` and `z`.
 *
 * It loads when it is near the viewport with `autoplay`, else at a click, or as soon as a script asks for `ready` or
 * calls a method. Unless `background` is set, it rests while nobody sees it; `training` stays true then.
 *
 * Properties throw at once on a bad value and change nothing then; promises reject with an Error that names the
 * field, what came and what was expected.
 */
export class ZScape extends HTMLElement {
  static readonly settingsTable: readonly ZScapeSetting[];
  static readonly optionsTable: readonly ZScapeOption[];
  /** Reads an option from text, as a URL holds it; words are apart by spaces, flags are "true" or "false". */
  static parseOption(name: string, text: string): Partial<ZScapeOptions>;
  /** Reads a setting from text, as an attribute or a URL holds it. */
  static parseSetting(name: string, text: string): Partial<ZScapeSettings>;
  /** Reads a point such as "0.5,-1.2". */
  static parsePoint(text: string): [number, number];

  /**
   * Resolves when the first plane of the run is drawn. A restart makes another promise. To ask for it makes the
   * element load.
   */
  readonly ready: Promise<void>;
  readonly training: boolean;
  /** Steps of the present run. */
  readonly stepCount: number;
  /** Where the handle is: x to the right, y upwards. */
  get z(): [number, number];
  /** A text such as "0.5,-1.2" sets the attribute, as frameworks do that know properties alone. */
  set z(z: readonly [number, number] | string);
  get settings(): ZScapeSettings;
  set settings(partial: Partial<ZScapeSettings>);
  get view(): ZScapeView;
  set view(partial: Partial<ZScapeView>);

  train(): void;
  /** Resolves when the last step is done and the plane is that of this step. */
  pause(): Promise<void>;
  /** One step, after which the run is paused. Resolves with its losses when the plane is that of this step. */
  step(): Promise<StepLosses>;
  /** Starts again from step 0 with the same seed; resolves when the first plane is drawn. */
  reset(): Promise<void>;

  /** x: n * 784 values in [0, 1]. */
  encode(x: Float32Array | readonly number[]): Promise<Posteriors>;
  /** z: n * latent values, or [x, y], whose further dimensions are 0. Gives n * 784 pixels in (0, 1). */
  decode(z: Float32Array | readonly number[]): Promise<Float32Array>;
  /** Losses over the held-out images. */
  evaluate(): Promise<Evaluation>;
  /** A model file (safetensors with PyTorch's names), or with `session` a file that the run goes on from. */
  save(options?: { session?: boolean }): Promise<Uint8Array>;
  /** The plane as it is seen: a PNG. */
  picture(): Promise<Blob>;
  /** Opens either file; resolves when its plane is drawn. */
  load(bytes: Uint8Array | ArrayBuffer): Promise<void>;
  /**
   * Images of the page's own, 784 bytes each: they start the data set "own", or with `append` join the present one.
   * Labels colour their points and are never told to the network. Resolves when they are in.
   */
  addImages(
    pixels: Uint8Array,
    labels: Labels | undefined,
    split: Split,
    options?: { append?: boolean },
  ): Promise<void>;

  addEventListener<Name extends keyof ZScapeEventMap>(
    type: Name,
    listener: (this: ZScape, event: ZScapeEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: ZScape, event: HTMLElementEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "z-scape": ZScape;
  }
  interface HTMLElementEventMap extends ZScapeEventMap {}
  interface DocumentEventMap extends ZScapeEventMap {}
}
