// The values of the latent units as bars from a line at 0, one unit of them chosen.

import { html, svg } from "lit-html";

const LEAST = 2; // what the bars reach to at least, either side
const ROOM = 0.2; // of a bar's width, between two

/**
 * @param {Float32Array | undefined} values  (latent,)
 * @param {number} latent
 * @param {string} symbol  whose colour they have
 * @param {number} chosen  from 0
 * @param {(value: number) => string} write
 */
export function barsTemplate(values, latent, symbol, chosen, write) {
  const most = Math.max(LEAST, Math.ceil(Math.max(0, ...Array.from(values ?? [], Math.abs))));
  return html`
    <svg class="latent symbol-${symbol}" viewBox="0 0 ${latent} 2" preserveAspectRatio="none" aria-hidden="true">
      <rect class="chosen" x=${chosen} width="1" height="2"></rect>
      <path class="zero" d="M0,1H${latent}"></path>
      ${Array.from(values ?? [], (value, k) => svg`
        <rect class="bar" x=${k + ROOM / 2} width=${1 - ROOM} y=${1 - Math.max(0, value) / most}
          height=${Math.abs(value) / most} data-value=${value}><title>${k + 1}: ${write(value)}</title></rect>`)}
    </svg>`;
}
