/**
 * Lets a test start a TypeScript file as a process of its own: node --import ./tests/support/run-typescript.mjs FILE.ts
 * Types are stripped by swc, as in the tests themselves; `./x.js` means `./x.ts` where that is the file.
 */
import { readFile } from "node:fs/promises";
import { register } from "node:module";
import { fileURLToPath } from "node:url";
import { isMainThread } from "node:worker_threads";

if (isMainThread) register(import.meta.url);

/** Module hook: finds the source of a compiled name. */
export async function resolve(specifier, context, nextResolve) {
  try {
    return await nextResolve(specifier, context);
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND" || !/^\.{1,2}\/.*\.js$/.test(specifier)) throw error;
    return nextResolve(specifier.replace(/\.js$/, ".ts"), context);
  }
}

/** Module hook: gives a source its JavaScript. */
export async function load(url, context, nextLoad) {
  if (!url.endsWith(".ts")) return nextLoad(url, context);
  const { transform } = await import("@swc/core");
  const { code } = await transform(await readFile(fileURLToPath(url), "utf8"), {
    filename: fileURLToPath(url),
    swcrc: false,
    sourceMaps: "inline",
    jsc: {
      target: "es2022",
      parser: { syntax: "typescript", decorators: true },
      transform: { legacyDecorator: true, useDefineForClassFields: false },
    },
    module: { type: "es6" },
  });
  return { format: "module", source: code, shortCircuit: true };
}
