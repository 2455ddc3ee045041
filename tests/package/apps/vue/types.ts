// What zscape/vue says of both elements; nothing here runs. tests/hosts checks a template of Vue's with them.

import type { GlobalComponents } from "vue";
import "zscape/vue";

type Scape = InstanceType<GlobalComponents["z-scape"]>;
type Figure = InstanceType<GlobalComponents["z-scape-figure"]>;

export const scape: Scape["$props"] = {
  dataSet: "shapes", beta: 4, learningRate: "0.002", noise: "false", z: [1, 2], autoplay: null, class: "wide",
  id: "one", style: { width: "400px" }, key: "one", settings: { hidden: 16 },
};
export const figure: Figure["$props"] = { name: "elbo", state: "seed=3", lang: "en" };
export async function emit(element: Scape) {
  element.$emit("zscape-step", new CustomEvent("zscape-step", { detail: await element.step() }));
}

// @ts-expect-error Vue writes false out, and a flag is on whatever it says
scape.autoplay = false;
// @ts-expect-error a data set that does not exist
scape.dataset = "cifar";
// @ts-expect-error a figure that does not exist
figure.name = "gan";
