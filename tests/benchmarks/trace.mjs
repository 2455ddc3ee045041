// Reads a trace of Chromium: what the page's main thread did, task by task.

/** What has to be traced for it. */
export const TRACED = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"];

/** The page's renderer is the one that runs one of these. */
const SCRIPT = /\/pkg\/[\w-]+\.js$/;

/** The parts of a task that are worth naming. */
const PARTS = new Set([
  "EvaluateScript", "v8.compile", "v8.evaluateModule", "FireAnimationFrame", "FunctionCall", "TimerFire",
  "EventDispatch", "RunMicrotasks", "ParseHTML", "UpdateLayoutTree", "Layout", "PrePaint", "Paint", "Layerize",
  "Commit", "MinorGC", "MajorGC", "HitTest", "wasm.CompileModule", "V8.GCScavenger",
]);

/**
 * @typedef {object} Task
 * @property {number} at ms since the trace began
 * @property {number} wall ms by the clock, other programs' turns included
 * @property {number} cpu ms of the thread itself
 * @property {{ name: string, ms: number }[]} parts the longest first
 */

/**
 * @typedef {object} TraceEvent
 * @property {string} name
 * @property {string} ph
 * @property {number} pid
 * @property {number} tid
 * @property {number} ts in µs
 * @property {number} [dur]
 * @property {number} [tdur] of the thread's own clock
 * @property {Record<string, any>} args
 */

/**
 * The tasks of the page's main thread, the longest first.
 * @param {Buffer} trace as Chromium writes it
 * @returns {Task[]}
 */
export function mainThreadTasks(trace) {
  /** @type {TraceEvent[]} */
  const events = JSON.parse(trace.toString()).traceEvents;
  const complete = events.filter(({ ph }) => ph === "X");
  const begin = complete.reduce((least, { ts }) => Math.min(least, ts), Infinity);
  const threads = events.filter(({ ph, name, args }) =>
    ph === "M" && name === "thread_name" && args.name === "CrRendererMain");
  const ofThread = threads.map(({ pid, tid }) => complete.filter((event) => event.pid === pid && event.tid === tid));
  // A browser has more renderers than the page's.
  const own = ofThread.find((some) => some.some(({ args }) => SCRIPT.test(String(args.data?.url)))) ?? [];
  const parts = own.filter(({ name }) => PARTS.has(name)).sort((a, b) => a.ts - b.ts);
  const runs = own.filter(({ name }) => name.endsWith("RunTask")).sort((a, b) => a.ts - b.ts);
  let end = 0;
  let next = 0;
  return runs
    .filter(({ ts, dur = 0 }) => {
      // A task is traced by two names, one within the other, and may run others inside.
      const outermost = ts >= end;
      if (outermost) end = ts + dur;
      return outermost;
    })
    .map(({ ts, dur = 0, tdur = 0 }) => {
      while (next < parts.length && parts[next].ts < ts) next += 1;
      const inside = [];
      for (; next < parts.length && parts[next].ts < ts + dur; next++) inside.push(parts[next]);
      const named = inside.map(({ name, dur: ms = 0, args }) => ({ name: label(name, args), ms: ms / 1000 }));
      return {
        at: (ts - begin) / 1000,
        wall: dur / 1000,
        cpu: tdur / 1000,
        parts: named.filter(({ ms }) => ms >= 0.5).sort((a, b) => b.ms - a.ms).slice(0, 6),
      };
    })
    .sort((a, b) => b.wall - a.wall);
}

/**
 * @param {string} name
 * @param {Record<string, any>} args
 */
function label(name, args) {
  const source = args.data?.url ?? args.fileName ?? args.data?.type ?? "";
  return source ? `${name} ${String(source).split("/").pop()}` : name;
}
