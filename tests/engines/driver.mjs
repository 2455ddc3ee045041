// What the specs ask of a browser, whichever it is.

/**
 * One window of one browser. The pointer is a mouse, with its left button.
 * @typedef {object} Session
 * @property {string} version  the browser's name and version
 * @property {string} downloads  the folder into which it saves
 * @property {(url: string) => Promise<void>} go  until it is loaded
 * @property {() => Promise<void>} back
 * @property {() => Promise<void>} forward
 * @property {(expression: string) => Promise<string>} run  in the page; the expression's value is a promise of a text
 * @property {(x: number, y: number) => Promise<void>} move
 * @property {() => Promise<void>} press
 * @property {() => Promise<void>} release
 * @property {(key: string) => Promise<void>} type  a key by its name, such as "ArrowLeft" or "s"
 * @property {() => Promise<void>} close
 */

/** How wide and high the page is, in CSS pixels. */
export const VIEWPORT = { width: 1280, height: 800 };
