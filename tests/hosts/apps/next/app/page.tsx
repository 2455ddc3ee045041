"use client";
import Link from "next/link";
import "zscape";
import "zscape/figure";
import "zscape/react";

export default function Page() {
  return (
    <main>
      <Link id="away" href="/away">Go away</Link>
      <z-scape autoplay controls="minimal" lang="en">A picture.</z-scape>
      <z-scape-figure name="functional" lang="en" />
      <z-scape-figure name="vae" lang="en" />
    </main>
  );
}
