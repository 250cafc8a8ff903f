import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{contract,mock,conformance,proxy,cli,scripts,bench,tests}/**/*.test.ts"],
    // Starting the command from source takes seconds on a busy machine.
    testTimeout: 30_000,
    // All cores; most files wait for processes and sockets.
    maxWorkers: "100%",
    hookTimeout: 30_000,
  },
});
