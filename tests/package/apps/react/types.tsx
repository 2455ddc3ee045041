// What JSX may say of both elements, and what the types refuse; nothing here runs.

import { useRef } from "react";
import type { ZScape, ZScapeSettings } from "zscape";
import "zscape/react";

export function Page({ training }: { training: boolean }) {
  const element = useRef<ZScape>(null);
  const settings: ZScapeSettings | undefined = element.current?.settings;
  return (
    <main>
      <z-scape ref={element} key="one" className="wide" style={{ width: 400 }} id="one" title="A run" onClick={() => 1}
        data-set="shapes" beta={settings?.beta} learning-rate="0.002" noise="false" controls="" z={[1, 2]}
        autoplay={training} settings={{ hidden: 16 }} view={{ tool: "charts" }}
        onzscape-step={({ detail }) => console.log(detail.step, detail.loss)}>
        A picture.
      </z-scape>
      <z-scape dataset="mnist" z="0.5,-1.2" autoplay />
      <z-scape-figure name="elbo" state="seed=3" text="large" onzscape-figure-change={({ detail }) => detail.state.length} />
      {/* @ts-expect-error a data set that does not exist */}
      <z-scape dataset="cifar" />
      {/* @ts-expect-error no number */}
      <z-scape beta="four" />
      {/* @ts-expect-error left out by React, and then there is noise */}
      <z-scape noise={false} />
      {/* @ts-expect-error an attribute that does not exist */}
      <z-scape betta="4" />
      {/* @ts-expect-error an event has no such field */}
      <z-scape onzscape-step={({ detail }) => detail.accuracy} />
      {/* @ts-expect-error a figure that does not exist */}
      <z-scape-figure name="gan" />
      {/* @ts-expect-error a figure has a name */}
      <z-scape-figure lang="en" />
    </main>
  );
}
