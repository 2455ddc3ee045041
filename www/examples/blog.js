// The article's own script: its buttons say what the models beside them train with.

/** @typedef {import("zscape").ZScape} ZScape */
/** @typedef {import("zscape").ZScapeSettings} ZScapeSettings */

/** @type {Record<string, Record<string, Partial<ZScapeSettings>>>} by the model's id, then the button's */
const choices = {
  order: { low: { beta: 0.1 }, standard: { beta: 1 }, high: { beta: 8 } },
  holes: { plain: { beta: 0, noise: false }, variational: { beta: 1, noise: true } },
};

// Module scripts run in their order: the elements are defined by now, or their script did not come.
for (const [id, settings] of customElements.get("z-scape") ? Object.entries(choices) : []) {
  const model = /** @type {ZScape} */ (document.getElementById(id));
  const names = Object.keys(settings);
  const buttons = names.map((name) => /** @type {HTMLButtonElement} */ (document.getElementById(name)));
  for (const button of buttons) {
    button.disabled = false;
    button.addEventListener("click", () => {
      if (button.ariaPressed === "true") return;
      for (const other of buttons) other.ariaPressed = String(other === button);
      model.settings = settings[button.id];
      model.train();
    });
  }
}
