// What the bundler makes of a grammar (scripts/grammar.mjs).
declare module "*.peggy" {
  /** Throws a SyntaxError at text that the grammar does not have. */
  export function parse(text: string): (string | number)[];
  export class SyntaxError extends Error {
    location: { start: { offset: number } };
    found: string | null;
    expected: { type: string, description?: string }[];
  }
}
