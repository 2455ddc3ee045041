// The dialog's markup. Texts come by data-text; every name of a field is one of Choice in share-code.js, or "form" or
// "of". What is of one choice alone has a class that says so.

import { FIGURES } from "./share-figure.js";

/**
 * A list to choose from.
 * @param {string} name
 * @param {string} label  the key of its text
 * @param {[value: string, text: string][]} entries  the first is chosen
 */
function select(name, label, entries) {
  const options = entries.map(([value, text]) => `<option value="${value}" data-text="${text}"></option>`);
  return `<label><span data-text="${label}"></span><select name="${name}">${options.join("")}</select></label>`;
}

const forms = [
  ["link", "shareLink"],
  ["script", "shareScript"],
  ["frame", "shareFrame"],
  ["picture", "sharePicture"],
].map(([value, text], i) => `<label class="choice${value === "picture" ? " of-instrument" : ""}">
  <input type="radio" name="form" value="${value}" ${i === 0 ? "checked" : ""}>
  <span data-text="${text}"></span></label>`);

export const markup = `
  <div class="top">
    <h2 id="share-title" data-text="shareHeading"></h2>
    <button id="share-close" type="button" data-text="shareClose"></button>
  </div>
  <form id="share-options">
    ${select("of", "shareOf", [["", "shareInstrument"], .../** @type {[string, string][]} */ (FIGURES)])}
    <fieldset>
      <legend data-text="shareForm"></legend>
      ${forms.join("")}
    </fieldset>
    <div class="of-instrument of-code">
      ${select("controls", "shareControls", [
        ["full", "shareFull"], ["minimal", "shareMinimal"], ["none", "shareNone"],
      ])}
      ${select("start", "shareStart", [["seen", "shareSeen"], ["click", "shareClick"]])}
      ${select("opens", "shareOpens", [
        ["untrained", "shareUntrained"], ["trained", "shareTrained"], ["step", "shareStep"],
      ])}
      <label id="share-until"><span data-text="shareUntil"></span>
        <input name="until" type="number" required value="2000" step="1" inputmode="numeric"></label>
      <label><span data-text="shareEpochs"></span>
        <input name="epochs" type="number" step="1" inputmode="numeric"></label>
      <label class="choice"><input type="checkbox" name="ring" checked><span data-text="shareRing"></span></label>
    </div>
    <label class="of-code"><span data-text="shareLanguage"></span><select name="lang">
      <option value="" data-text="shareReaders"></option>
    </select></label>
    <div id="share-scheme">
      ${select("scheme", "shareScheme", [
        ["light", "shareLight"], ["dark", "shareDark"], ["light dark", "shareEither"],
      ])}
    </div>
  </form>
  <div class="code">
    <div class="of-code">
      <label for="share-code" data-text="shareCode"></label>
      <textarea id="share-code" readonly rows="8" spellcheck="false" translate="no"></textarea>
      <p id="share-own" data-text="shareOwn" hidden></p>
    </div>
    <div class="copy">
      <button id="share-copy" class="of-code" type="button" data-text="shareCopy"></button>
      <a id="share-save" class="of-picture" data-text="shareSave"></a>
      <span id="share-status" role="status"></span>
    </div>
    <p class="example"><a id="share-example" href="examples/blog.html" data-text="shareExample"></a></p>
  </div>
  <div class="preview">
    <h3 data-text="sharePreview"></h3>
    <iframe></iframe>
  </div>`;
