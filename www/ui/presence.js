// Where an element is for its reader: near the viewport, or seen in it. In a tab that is hidden nothing is seen.

const NEAR = "400px"; // what is that far off is loaded, so that it is there when it is seen

export class Presence {
  near = false;
  #inViewport = false;

  /**
   * @param {Element} element
   * @param {() => void} changed
   */
  constructor(element, changed) {
    this.element = element;
    this.changed = changed;
    this.onVisibility = () => changed();
  }

  get seen() {
    return this.#inViewport && this.element.ownerDocument.visibilityState === "visible";
  }

  open() {
    this.document = this.element.ownerDocument;
    this.nearby = this.#observe(NEAR, (near) => {
      this.near = near;
    });
    this.inside = this.#observe("0px", (inside) => {
      this.#inViewport = inside;
    });
    this.document.addEventListener("visibilitychange", this.onVisibility);
  }

  close() {
    this.nearby?.disconnect();
    this.inside?.disconnect();
    this.document?.removeEventListener("visibilitychange", this.onVisibility);
    this.near = false;
    this.#inViewport = false;
  }

  /**
   * @param {string} margin
   * @param {(crossing: boolean) => void} take
   */
  #observe(margin, take) {
    const observer = new IntersectionObserver((entries) => {
      take(entries[entries.length - 1].isIntersecting);
      this.changed();
    }, { rootMargin: margin });
    observer.observe(this.element);
    return observer;
  }
}
