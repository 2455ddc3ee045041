// The parts of a diagram as buttons of which one is in the tab order: arrow keys go to the others.

/**
 * Hands the focus on; says which button has it then, or undefined if the key is none of these.
 * @param {KeyboardEvent & { currentTarget: HTMLElement }} event  on what holds them
 * @param {string} stop  the id, or data-id, of the one in the tab order
 */
export function moveAmong({ key, currentTarget }, stop) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (step === undefined) return undefined;
  const chips = [...currentTarget.querySelectorAll("button")];
  const at = chips.findIndex((chip) => nameOf(chip) === stop);
  const chip = chips[(at + step + chips.length) % chips.length];
  chip.focus();
  return nameOf(chip);
}

/** @param {HTMLElement} chip */
const nameOf = ({ id, dataset }) => dataset.id ?? id;
