// Lint of the JavaScript: the recommended rules, no unseeded randomness, no swallowed promise.

import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import globals from "globals";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores([
    "dist/", "node_modules/", "pkg/", "target/", "test-results/",
    "tests/hosts/apps/", "tests/package/apps/{react,vue,webpack}/", // apps with packages of their own
  ]),
  {
    files: ["**/*.{js,mjs}"],
    extends: [js.configs.recommended],
    plugins: { "@typescript-eslint": tseslint.plugin },
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/no-floating-promises": [
        "error",
        // What test() returns is awaited by Node's test runner itself.
        { allowForKnownSafeCalls: [{ from: "package", name: ["test"], package: "node:test" }] },
      ],
      "@typescript-eslint/no-misused-promises": "error",
      eqeqeq: "error",
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "All randomness of a run comes from its seed." },
      ],
      "no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  { files: ["www/**", "src/**"], languageOptions: { globals: globals.browser } },
  {
    files: ["scripts/**", "tests/**", "*.js", "src/wasm/session.node.js"],
    languageOptions: { globals: globals.node },
  },
  {
    // Functions in browser tests and benchmarks run in the page.
    files: ["tests/browser/**", "tests/benchmarks/**", "tests/engines/**", "tests/hosts/**", "tests/package/**"],
    languageOptions: { globals: globals.browser },
    // Playwright demands a pattern as a fixture's first parameter, be it empty.
    rules: { "no-empty-pattern": ["error", { allowObjectPatternsAsParameters: true }] },
  },
);
