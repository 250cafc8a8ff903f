/** Carries the whole suite of each API through the proxy to the mock, and tells what the proxy found: nothing, or it ends with 1. */
import { join } from "node:path";
import { defaults, verify } from "../conformance/verify.ts";
import { compile } from "../contract/compile.ts";
import { loadDocument } from "../contract/load.ts";
import { packageRoot } from "../contract/package-root.ts";
import { createMock } from "../mock/index.ts";
import { shippedIds } from "../mock/load-apis.ts";
import { startProxy } from "../proxy/proxy.ts";

const named = process.argv.slice(2);
for (const api of named.length > 0 ? named : shippedIds) {
  const mock = await createMock({ apis: [api] }).listen({ port: 0 });
  const contract = compile(api, await loadDocument(join(packageRoot, "spec", api, "openapi.yaml")));
  const proxy = await startProxy({ contract, target: new URL(mock.origin), port: 0, enforce: false, judgedBytes: 1024 * 1024, timeoutMs: 10_000 });
  const result = await verify({ ...defaults, api, target: proxy.origin, strict: true });
  await proxy.close(0);
  await mock.close(0);
  const { entries, exchanges } = proxy.ledger;
  const count = (level: string): number => entries.filter((entry) => entry.level === level).length;
  console.log(`${api}: suite ${result.exitCode}, ${exchanges} exchanges, ${count("error")} errors, ${count("warning")} warnings, ${count("note")} notes`);
  for (const { count: times, finding, first, level } of entries)
    if (level !== "note")
      console.log(`  ${level} ${finding.check} ${first} (${times}): ${finding.message} Expected ${finding.expected}, found ${finding.found}.`);
  if (result.exitCode !== 0) for (const { finding, cases } of result.causes) console.log(`  suite: ${cases[0]} ${finding.message}`);
  if (count("error") > 0 || result.exitCode !== 0) process.exitCode = 1;
}
