/** A sandbox against a model of it: states in a row, of which undo and redo choose one. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { createMock } from "../../mock/index.ts";
import { message } from "../../mock/message.ts";
import { now } from "./fixture.ts";
import { answerTo } from "./mixed-calls.ts";

const parts = createMock({ apis: ["delightbridge-services"], now }).ready();
const things = "/apis/delightbridge-services/collections/services/things";
const services = ["service-123", "service-456", "service-789"];

const step = fc.oneof(
  fc.record({ do: fc.constantFrom("call" as const, "edit" as const), thing: fc.constantFrom(...services), name: fc.constantFrom("a", "b", "c") }),
  fc.record({ do: fc.constant("delete" as const), thing: fc.constantFrom(...services) }),
  fc.record({ do: fc.constantFrom("undo" as const, "redo" as const), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constantFrom("import" as const, "fork" as const) }),
);

let made = 0;

it("undo and redo choose among the states that there were, whatever was done", async () => {
  const all = await parts;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      made += 1;
      let name = `h-${made}`;
      const send = (method: string, path: string, body?: unknown): string => {
        const headers = { Host: "localhost", "Specimen-Sandbox": name, "Content-Type": "application/json", Cookie: "authjs.session-token=YOUR_SESSION_TOKEN" };
        const answer = answerTo(all, message(method, path, headers, body === undefined ? undefined : JSON.stringify(body)));
        return answer.slice(answer.indexOf("} ") + 2);
      };
      const control = (method: string, path: string, body?: unknown): string => send(method, `/_specimen/v1${path}`, body);
      const state = (): string => control("GET", "/state");
      const position = (): string | undefined => /"position":(\d+)/.exec(control("GET", "/apis"))?.[1];
      const start = control("GET", "/export");
      let [past, future]: [string[], string[]] = [[], []];
      let present = state();
      for (const one of steps) {
        if (one.do === "undo" || one.do === "redo") {
          control("POST", `/${one.do}`, { count: one.count });
          for (let count = one.count; count > 0; count -= 1) {
            const next = one.do === "undo" ? past.pop() : future.pop();
            if (next === undefined) break;
            (one.do === "undo" ? future : past).push(present);
            present = next;
          }
        } else if (one.do === "fork") {
          control("PUT", `/sandboxes/${name}-f`, { from: name });
          name = `${name}-f`;
          // A fork has the things, and not the way to them.
          [past, future] = [[], []];
        } else {
          const before = position();
          if (one.do === "call") send("PATCH", `/api/services/${one.thing}`, { name: one.name });
          else if (one.do === "edit") control("PATCH", `${things}/${one.thing}`, { name: one.name });
          else if (one.do === "delete") control("DELETE", `${things}/${one.thing}`);
          else control("POST", "/import", JSON.parse(start));
          if (position() !== before) [past, future] = [[...past, present], []];
          present = state();
        }
        expect(state()).toBe(present);
      }
    }),
    { numRuns: 40 },
  );
});
