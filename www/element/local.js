// Where a pointer is on an element, whatever scales the page around it: slides are often drawn at another size.

/**
 * In the element's own CSS pixels, from its left upper corner: those of its clientWidth and of its styles.
 * @param {HTMLElement} element
 * @param {{ clientX: number, clientY: number }} pointer
 */
export function localOf(element, { clientX, clientY }) {
  const box = element.getBoundingClientRect();
  return {
    left: (clientX - box.left) * scaleOf(element.offsetWidth, box.width),
    top: (clientY - box.top) * scaleOf(element.offsetHeight, box.height),
  };
}

/**
 * CSS pixels of an element's own a pixel of the viewport.
 * @param {number} own  a length of the element, as its offsetWidth
 * @param {number} seen  the same as it is drawn
 */
export const scaleOf = (own, seen) => (seen > 0 ? own / seen : 1);
