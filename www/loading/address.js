// Addresses of files, as workers can use them.

/**
 * Some bundlers give the address of a file from the root on ("/_next/static/..."). A worker from a blob: has no root,
 * so that every address is made whole on the page. For pages alone.
 * @param {URL} url
 */
export function absolute(url) {
  return new URL(String(url), document.baseURI).href;
}

/**
 * An address as a message shows it.
 * @param {string} url
 */
export function nameOf(url) {
  const { host, pathname } = new URL(url);
  return host + pathname;
}
