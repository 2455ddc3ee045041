// A server that renders pages imports the elements, too: prints what that added to its globals.

const before = Object.getOwnPropertyNames(globalThis);
const { ZScape } = await import("zscape");
const { ZScapeFigure } = await import("zscape/figure");
const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name));
console.log(JSON.stringify({ beta: ZScape.parseSetting("beta", "4"), figure: ZScapeFigure.observedAttributes, added }));
