// The plane that stays in sight beside a tool (held.css).

/**
 * The plane has another size, as a tab was pressed: on phones it may lie over that tab now, which comes out below it.
 * @param {ShadowRoot} root
 */
export function uncoverTab(root) {
  const tab = root.activeElement?.closest(".stage[data-held] [role='tab']");
  const plane = root.getElementById("plane")?.getBoundingClientRect();
  if (!tab || !plane) return;
  const { top, left } = tab.getBoundingClientRect();
  if (top < plane.bottom && left < plane.right) tab.closest(".tools")?.scrollIntoView({ block: "start" });
}
