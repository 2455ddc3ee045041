// <z-scape> and <z-scape-figure> in JSX of React 19: import "zscape/react" once in an app.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { ZScapeAttributes, ZScapeFigureAttributes } from "./attributes.d.ts";
import type { ZScapeFigure, ZScapeFigureEventMap } from "./figure.d.ts";
import type { ZScape, ZScapeEventMap } from "./zscape.d.ts";

/** React listens to an event of an element's own by "on" and its name: onzscape-step. */
type Listeners<Events> = { [Name in keyof Events & string as `on${Name}`]?: (event: Events[Name]) => void };

type Props<Element, Attributes, Events> =
  DetailedHTMLProps<Omit<HTMLAttributes<Element>, keyof Attributes>, Element> & Attributes & Listeners<Events>;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "z-scape": Props<ZScape, ZScapeAttributes<false>, ZScapeEventMap>;
      "z-scape-figure": Props<ZScapeFigure, ZScapeFigureAttributes, ZScapeFigureEventMap>;
    }
  }
}
