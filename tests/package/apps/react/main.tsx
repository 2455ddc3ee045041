// An app in React 19: the element and two figures, in strict mode, and a place where they are not.

import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import "zscape";
import "zscape/figure";
import "zscape/react";

function Page() {
  const [away, setAway] = useState(false);
  if (away) return <button id="back" onClick={() => setAway(false)}>Come back</button>;
  return (
    <>
      <button id="away" onClick={() => setAway(true)}>Go away</button>
      <z-scape autoplay controls="minimal" lang="en">A picture.</z-scape>
      <z-scape-figure name="functional" lang="en" />
      <z-scape-figure name="vae" lang="en" />
    </>
  );
}

createRoot(document.getElementById("root")!).render(<StrictMode><Page /></StrictMode>);
