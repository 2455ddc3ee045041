// How tall a figure's transport and its picture are, told to its style: Play stays in sight above what it plays, and a
// picture that is taller than its room scrolls.

export class Heights {
  /** @type {Set<Element>} */
  #followed = new Set();
  #sizes = new ResizeObserver((entries) => {
    for (const { target, borderBoxSize: [{ blockSize }] } of entries) {
      this.place.style.setProperty(`--${target.getAttribute("part")}`, `${blockSize}px`);
    }
  });

  /** @param {HTMLElement} place  of the figure */
  constructor(place) {
    this.place = place;
  }

  /** What has been drawn by now. */
  follow() {
    if (this.#followed.size === 2) return;
    for (const part of this.place.querySelectorAll(".figure > :is(.transport, #picture)")) {
      this.#followed.add(part);
      this.#sizes.observe(part, { box: "border-box" });
    }
  }

  close() {
    this.#sizes.disconnect();
  }
}
