// Builds the app without a configuration, but for a word on where it is. What is in the package is minified, and to do
// so again takes most of the time.

import webpack from "webpack";

const here = { context: import.meta.dirname, entry: "./main.js" };
const quick = { optimization: { minimize: false }, performance: false };
webpack({ mode: "production", ...here, ...quick }, (error, stats) => {
  if (error) throw error;
  const { errors = [], warnings = [] } = stats.toJson({ all: false, errors: true, warnings: true });
  for (const { message } of [...errors, ...warnings]) console.error(message);
  process.exitCode = errors.length + warnings.length === 0 ? 0 : 1;
});
