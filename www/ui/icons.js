// The few pictures on buttons, drawn with the colour of the text.

import { html } from "lit-html";

/** @param {string} path */
const icon = (path) => html`
  <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${path} /></svg>`;

export const icons = {
  train: icon("M4 2.2v11.6a.6.6 0 0 0 .92.5l9-5.8a.6.6 0 0 0 0-1l-9-5.8a.6.6 0 0 0-.92.5z"),
  pause: icon("M4 2h2.6v12H4zM9.4 2H12v12H9.4z"),
  step: icon("M2.5 3v10a.5.5 0 0 0 .78.42L10 9v4h2.5V3H10v4L3.28 2.58A.5.5 0 0 0 2.5 3z"),
  plus: icon("M7 3h2v4h4v2H9v4H7V9H3V7h4z"),
  minus: icon("M3 7h10v2H3z"),
  close: icon("M4 2.6 8 6.6l4-4L13.4 4l-4 4 4 4-1.4 1.4-4-4-4 4L2.6 12l4-4-4-4z"),
  home: icon("M2 2h5v2H4v3H2zM9 2h5v5h-2V4H9zM2 9h2v3h3v2H2zM12 9h2v5H9v-2h3z"),
  rewind: icon(
    "M8 3a5 5 0 1 1-4.9 6h1.85A3.2 3.2 0 1 0 8 4.8c-.9 0-1.7.36-2.28.94L7.5 7.5h-5v-5l1.94 1.94A5 5 0 0 1 8 3z",
  ),
  newSeed: icon(
    "M3.5 2h9A1.5 1.5 0 0 1 14 3.5v9a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 12.5v-9A1.5 1.5 0 0 1 3.5 2z" +
    "m.3 1.8v8.4h8.4V3.8zM6 5a1.1 1.1 0 1 1 0 2.2A1.1 1.1 0 0 1 6 5zm4 3.8a1.1 1.1 0 1 1 0 2.2 1.1 1.1 0 0 1 0-2.2z",
  ),
};
