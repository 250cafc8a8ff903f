/** Every rule that the mock can show is cited, by its id, in the title of a behaviour test. */
import { readFile } from "node:fs/promises";
import { load } from "js-yaml";
import { createVitest } from "vitest/node";
import { shippedApis } from "./generate.ts";

interface Rule {
  readonly id: string;
  readonly free?: boolean;
}

const vitest = await createVitest("test", { watch: false, pool: "threads", isolate: false, include: ["tests/behaviours/**/*.test.ts"], reporters: [{}] });
const { testModules } = await vitest.collect();
const titles = testModules.flatMap((module) => [...module.children.allTests()].map(({ fullName }) => fullName)).join("\n");
await vitest.close();

const isCited = (id: string): boolean => new RegExp(`${id.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w])`).test(titles);

let cited = 0;
for (const api of await shippedApis()) {
  const { rules } = load(await readFile(`spec/${api}/rules.yaml`, "utf8")) as { rules: Rule[] };
  for (const { id, free } of rules) {
    if (free === true) continue;
    if (isCited(id)) cited += 1;
    else {
      console.error(`spec/${api}/rules.yaml: no behaviour test has "${id}" in its title.`);
      process.exitCode = 1;
    }
  }
}
console.log(`${cited} rules are shown by behaviour tests.`);
