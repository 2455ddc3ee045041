// Subscripts in texts: "L_T" as it is written by hand.

/** What a node takes as its children. @param {string} text */
export const subscripts = (text) =>
  text.split(/_(\w)/).map((part, i) => (i % 2 ? Object.assign(document.createElement("sub"), { textContent: part }) : part));
