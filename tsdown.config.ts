import { defineConfig } from "tsdown";

export default defineConfig({
  entry: { "cli/main": "cli/main.ts", "mock/index": "mock/index.ts", "conformance/suite.test": "conformance/suite.test.ts" },
  format: "esm",
  platform: "node",
  target: "node20",
  dts: true,
  sourcemap: false,
});
