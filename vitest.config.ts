import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{contract,mock,conformance,cli,scripts,bench,tests}/**/*.test.ts"],
    // Starting the command from source takes seconds on a busy machine.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
