// <z-scape> and <z-scape-figure> in templates of Vue 3, strict ones too: import "zscape/vue" once in an app.

import type { HTMLAttributes, PublicProps } from "vue";
import type { ZScapeAttributes, ZScapeFigureAttributes } from "./attributes.d.ts";
import type { ZScapeFigure, ZScapeFigureEventMap } from "./figure.d.ts";
import type { ZScape, ZScapeEventMap } from "./zscape.d.ts";

/** A function that takes each of the events: `emit("zscape-step", event)`. */
type Emit<Events> = { [Name in keyof Events]: (take: (name: Name, event: Events[Name]) => void) => void }[keyof Events] extends
  (take: infer All) => void ? All : never;

/** What Vue looks at in a component: the element itself for a ref, its attributes and events for templates. */
type Component<Element, Attributes, Events> = new () => Element & {
  /** @deprecated Of templates alone: no element has it. */
  $props: Omit<HTMLAttributes, keyof Attributes> & Attributes & PublicProps;
  /** @deprecated Of templates alone: no element has it. */
  $emit: Emit<Events>;
};

declare module "vue" {
  interface GlobalComponents {
    "z-scape": Component<ZScape, ZScapeAttributes<null>, ZScapeEventMap>;
    "z-scape-figure": Component<ZScapeFigure, ZScapeFigureAttributes, ZScapeFigureEventMap>;
  }
}
