import { defineConfig } from "tsdown";

export default defineConfig({
  // The first four are entry points of the package; package.json names the same.
  entry: {
    "mock/index": "mock/index.ts",
    "mock/vitest": "mock/vitest.ts",
    "mock/client": "mock/client.ts",
    "conformance/index": "conformance/index.ts",
    "conformance/suite.test": "conformance/suite.test.ts",
    "cli/main": "cli/main.ts",
  },
  outputOptions: { chunkFileNames: "chunks/[name]-[hash].mjs" },
  // What is imported is a dependency, and is never copied in.
  deps: { skipNodeModulesBundle: true },
  format: "esm",
  platform: "node",
  target: "node20",
  dts: true,
  sourcemap: false,
});
