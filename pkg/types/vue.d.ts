// <z-scape> and <z-scape-figure> in templates of Vue 3, strict ones too: import "zscape/vue" once in an app.

import type { HTMLAttributes, PublicProps } from "vue";
import type { ZScapeAttributes, ZScapeFigureAttributes } from "./attributes.d.ts";
import type { ZScapeFigure, ZScapeFigureEventMap } from "./figure.d.ts";
import type { ZScape, ZScapeEventMap } from "./zscape.d.ts";

/** Templates are checked by the names of components' props: learning-rate is learningRate there. */
type Camel<Name> = Name extends `${infer First}-${infer Rest}` ? `${First}${Capitalize<Camel<Rest>>}` : Name;
type Props<Attributes> = { [Name in keyof Attributes as Camel<Name> & string]: Attributes[Name] };

/** A function that takes each of the events: `emit("zscape-step", event)`. */
type Emit<Events> =
  { [Name in keyof Events]: (take: (name: Name, event: Events[Name]) => void) => void }[keyof Events] extends
    (take: infer All) => void ? All : never;

/** What Vue looks at in a component: the element itself for a ref, its attributes and events for templates. */
type Component<Element, Attributes, Events> = new () => Element & {
  /** @deprecated Of templates alone: no element has it. */
  $props: Omit<HTMLAttributes, keyof Attributes> & Props<Attributes> & PublicProps;
  /** @deprecated Of templates alone: no element has it. */
  $emit: Emit<Events>;
};

declare module "vue" {
  interface GlobalComponents {
    "z-scape": Component<ZScape, ZScapeAttributes<null>, ZScapeEventMap>;
    "z-scape-figure": Component<ZScapeFigure, ZScapeFigureAttributes, ZScapeFigureEventMap>;
  }
}
