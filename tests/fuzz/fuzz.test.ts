import { describe, expect, it } from "vitest";
import { runCampaign } from "./campaign.ts";

/** Fixed, so that a failure stays until it is mended; `npm run fuzz` takes another each time. */
const seed = 20_260_131;
const seconds = 60;

describe("hostile requests over raw sockets", () => {
  it(
    "neither crash nor hang the mock, nor change its state where they are refused, nor grow its memory",
    async () => {
      const { cases, compared, faults, memoryBytes } = await runCampaign({ seed, from: 0, seconds });

      expect(faults.join("\n\n")).toBe("");
      expect(cases).toBeGreaterThan(100);
      expect(compared).toBeGreaterThan(0);
      const [warm = 0, end = 0] = memoryBytes;
      expect(end, "bytes of memory at the end, against those at a third of the run").toBeLessThan(warm * 1.3 + 32 * 2 ** 20);
    },
    (seconds + 100) * 1000,
  );
});
