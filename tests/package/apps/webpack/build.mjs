// Builds the app without a configuration, but for a word on where it is.

import webpack from "webpack";

webpack({ mode: "production", context: import.meta.dirname, entry: "./main.js", performance: false }, (error, stats) => {
  if (error) throw error;
  const { errors = [], warnings = [] } = stats.toJson({ all: false, errors: true, warnings: true });
  for (const { message } of [...errors, ...warnings]) console.error(message);
  process.exitCode = errors.length + warnings.length === 0 ? 0 : 1;
});
