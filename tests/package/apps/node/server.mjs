// A server that renders pages imports the element, too: prints what that added to its globals.

const before = Object.getOwnPropertyNames(globalThis);
const { ZScape } = await import("zscape");
const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name));
console.log(JSON.stringify({ beta: ZScape.parseSetting("beta", "4"), added }));
