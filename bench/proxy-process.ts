/** The proxy in a process of its own, before the target that is named; prints its port. */
import { join } from "node:path";
import { compile } from "../contract/compile.ts";
import { loadDocument } from "../contract/load.ts";
import { packageRoot } from "../contract/package-root.ts";
import { startProxy } from "../proxy/proxy.ts";

const api = "datadog-services";
const contract = compile(api, await loadDocument(join(packageRoot, "spec", api, "openapi.yaml")));
const { port } = await startProxy({ contract, target: new URL(process.argv[2] ?? ""), port: 0, enforce: false, judgedBytes: 1024 * 1024, timeoutMs: 10_000 });
console.log(JSON.stringify({ port }));
