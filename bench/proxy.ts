/** What the proxy adds to an answer: the same requests straight to a mock and through the proxy, in turn, each in a process of its own. */
import { Agent, request as httpRequest } from "node:http";
import { start } from "./process.ts";

const command = (...words: string[]): string[] => ["--import", "tsx", ...words];
const rounds = 3000;
const warmUp = 1000;
const ceilingMs = 1;

const mock = await start(command("cli/main.ts", "mock", "datadog-services", "--port", "0", "--log", "json", "--as", "admin"));
const target = `http://127.0.0.1:${mock.port}`;
const proxy = await start(command("bench/proxy-process.ts", target));
const agent = new Agent({ keepAlive: true });

function once(port: number): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const request = httpRequest({ agent, host: "127.0.0.1", port, path: "/api/v2/services", headers: { Accept: "application/json" } }, (response) => {
      response
        .resume()
        .on("end", () => (response.statusCode === 200 ? resolve(performance.now() - began) : reject(new Error(`It answered ${response.statusCode}.`))));
    });
    request.on("error", reject).end();
  });
}

const straight: number[] = [];
const through: number[] = [];
for (let at = 0; at < warmUp + rounds; at += 1) {
  // In turn, so that whatever else the machine does falls on both.
  const [one, other] = [await once(mock.port), await once(proxy.port)];
  if (at < warmUp) continue;
  straight.push(one);
  through.push(other);
}
const quantile = (values: readonly number[], share: number): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
const added = quantile(through, 0.5) - quantile(straight, 0.5);
for (const [name, values] of [
  ["straight", straight],
  ["through", through],
] as const)
  console.log(`${name.padEnd(9)} median ${quantile(values, 0.5).toFixed(3)} ms, p95 ${quantile(values, 0.95).toFixed(3)} ms`);
console.log(`added     median ${added.toFixed(3)} ms (at most ${ceilingMs}), ${proxy.rssMb().toFixed(0)} MB`);
agent.destroy();
await Promise.all([mock.stop(), proxy.stop()]);
process.exitCode = added < ceilingMs ? 0 : 1;
