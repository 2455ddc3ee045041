// The element's declarations, used as a page would use them; tsc checks this file, nothing runs it.

import type { ZScape as Declared, ZScapeSettings } from "zscape";
import { ZScape as Source } from "../../www/element/zscape.js";

export async function usePublicApi(bytes: Uint8Array) {
  const element = document.createElement("z-scape");
  document.body.append(element);
  await element.ready;

  element.train();
  const training: boolean = element.training;
  const steps: number = element.stepCount;
  await element.pause();
  const { step, epoch, loss, reconstruction, kl } = await element.step();
  await element.reset();

  element.z = [0.5, -1.2];
  const [x, y] = element.z;
  element.view = { z: [x, y] };
  element.settings = { beta: 4, learningRate: 2e-3 };
  const settings: ZScapeSettings = element.settings;

  const { mu, logvar } = await element.encode(new Float32Array(784));
  const pixels: Float32Array = await element.decode(element.z);
  const { images } = await element.evaluate();
  await element.load(await element.save());
  await element.load(await element.save({ session: true }));
  await element.addImages(bytes, undefined, "train");
  await element.addImages(bytes, new Uint8Array(1), "held-out", { append: true });

  element.addEventListener("zscape-step", ({ detail }) => detail.reconstruction + detail.kl);
  element.addEventListener("zscape-decode", ({ detail }) => detail.pixels.length + detail.z[0]);
  element.addEventListener("zscape-change", ({ detail }) => detail.settings.seed + detail.view.z[1]);
  document.addEventListener("zscape-error", ({ detail }) => detail.message.length);
  element.addEventListener("pointerdown", (event) => event.pointerId);

  return { training, steps, step, epoch, loss, reconstruction, kl, settings, mu, logvar, pixels, images };
}

export async function refuseMisuse(element: Declared) {
  // @ts-expect-error an unknown setting
  element.settings = { latnet: 2 };
  // @ts-expect-error an unknown data set
  element.settings = { dataset: "cifar" };
  // @ts-expect-error z has two coordinates
  element.z = [1, 2, 3];
  // @ts-expect-error read only
  element.stepCount = 3;
  // @ts-expect-error an unknown split
  await element.addImages(new Uint8Array(784), undefined, "test");
}

// What is declared is what the source has: the two cannot drift apart.
export const declared: typeof Declared = Source;
