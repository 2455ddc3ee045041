/** Event of `<z-scape-figure>`: the reader has changed its state. */
export interface ZScapeFigureChange {
  /** As the attribute `state` holds it. */
  state: string;
}

/** Events of `<z-scape-figure>`. All bubble and cross shadow roots. */
export interface ZScapeFigureEventMap {
  "zscape-figure-change": CustomEvent<ZScapeFigureChange>;
  /** It has drawn itself anew: `facts` are the numbers of the moment. */
  "zscape-figure-draw": CustomEvent<null>;
  /** Something failed or was refused; the figure shows it too. */
  "zscape-error": CustomEvent<{ message: string }>;
}

/** One figure of the lesson: `<z-scape-figure name="functional">`. */
export declare class ZScapeFigure extends HTMLElement {
  static readonly observedAttributes: string[];
  /** The names of all figures, in the lesson's order. */
  static readonly names: readonly string[];
  /** The options and the seed that are not the defaults, as a query string such as "problem=chain&seed=3". */
  state: string;
  /** Options, seed, `playing`, and the figure's numbers of the moment; empty before it is there. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

declare global {
  interface HTMLElementTagNameMap {
    "z-scape-figure": ZScapeFigure;
  }
  interface HTMLElementEventMap extends ZScapeFigureEventMap {}
  interface DocumentEventMap extends ZScapeFigureEventMap {}
}
