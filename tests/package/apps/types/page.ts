// A page's script in TypeScript, as small as it gets; tsc checks it against the installed declarations.

import "zscape";
import type { ZScape, ZScapeSettings } from "zscape";

const element: ZScape = document.createElement("z-scape");
const settings: ZScapeSettings = element.settings;
element.settings = { beta: settings.beta * 2 };
element.addEventListener("zscape-step", ({ detail }) => console.log(detail.step, detail.loss));
export const pixels: Float32Array = await element.decode([0, 0]);

// @ts-expect-error a method that does not exist
element.untrain();
