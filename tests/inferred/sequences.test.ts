/** After any sequence of valid calls every answer is valid, and made of what is stored. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { responseFor } from "../../contract/status.ts";
import { isSilent } from "../../mock/inferred/answer.ts";
import { Caller, documentsFolder, type Step } from "./caller.ts";

const documents = readdirSync(documentsFolder).filter((name) => name.endsWith(".yaml"));
const step: fc.Arbitrary<Step> = fc.record({ operation: fc.nat(1000), thing: fc.nat(5), seed: fc.nat(10_000) });

it.each(documents)("whatever valid calls %s gets, its answers hold", { timeout: 60_000 }, async (name) => {
  const caller = await Caller.of(join(documentsFolder, name));
  const property = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
    await caller.mock.reset();
    for (const one of steps) {
      const { operation, status, text, sent } = await caller.call(one);
      expect(status, `${sent}\n${text}`).toBeLessThan(500);
      const documented = responseFor(operation.responses, status);
      const content = documented?.content[0];
      if (documented && content && text !== "" && documented.status !== "default") expect(content.check(JSON.parse(text)), `${sent}\n${text}`).toBeUndefined();
      // Refusals of valid requests are for what the state forbids alone.
      if (!documented && !(isSilent(operation) && status === 200)) expect([404, 409], `${sent}\n${text}`).toContain(status);
    }
    expect(caller.rescued).toEqual([]);
  });

  // A failure prints the seed that repeats it.
  await fc.assert(property, { numRuns: 15 });
});
