/** A server that keeps its state in a file, and is killed, or finds its disk full. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { packageRoot } from "../../contract/package-root.ts";
import { charge, chargesAt, compare, kill, killAll, newTally, post, sleep, startReplica, totalAt } from "./clients.fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "specimen-crash-"));
afterEach(killAll);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a server with a store in a file", () => {
  it("has every acknowledged write, once, however often it is killed in the middle of them", { timeout: 60_000 }, async () => {
    const store = join(folder, "kills.db");
    const tally = newTally();
    for (let round = 0; round < 5; round += 1) {
      const replica = await startReplica(store);
      const found = await chargesAt(replica.origin);
      expect(compare(tally, found)).toEqual({ lost: [], duplicated: [] });
      let stopped = false;
      const clients = charge(
        () => [replica.origin],
        8,
        () => stopped,
        tally,
        `${round}-`,
      );
      await sleep(100 + Math.random() * 300);
      await kill(replica);
      stopped = true;
      await clients;
    }
    const last = await startReplica(store);

    const found = await chargesAt(last.origin);
    expect(compare(tally, found)).toEqual({ lost: [], duplicated: [] });
    expect(await totalAt(last.origin)).toBe(found.length);
    expect(tally.acknowledged.length).toBeGreaterThan(20);
    expect(tally.odd).toEqual([]);
  });

  it("refuses what it has no room for with 503 and Retry-After, forgets that it was asked, and goes on answering", { timeout: 60_000 }, async () => {
    const store = join(folder, "full.db");
    // The shell's limit is in blocks of 1024 bytes: the file cannot grow beyond it.
    const command = `ulimit -f 300; exec "${process.execPath}" --import tsx "${join(packageRoot, "tests/stores/replica.ts")}" "${store}"`;
    const child = spawn("bash", ["-c", command], { cwd: packageRoot, stdio: ["ignore", "pipe", "inherit"] });
    const [port] = (await once(child.stdout, "data")) as [Buffer];
    const origin = `http://127.0.0.1:${String(port).trim()}`;
    const long = "x".repeat(10_000);
    let refusal: Response | undefined;
    for (let count = 0; count < 100 && !refusal; count += 1) {
      const response = await fetch(`${origin}/wallets/main/charges`, post({ name: `${count} ${long}` }));
      if (response.status !== 201) refusal = response;
    }
    const total = await totalAt(origin);
    const found = await chargesAt(origin);
    child.kill("SIGKILL");

    expect([refusal?.status, refusal?.headers.get("retry-after"), refusal?.headers.get("content-type")]).toEqual([503, "1", "application/problem+json"]);
    expect(await refusal?.json()).toMatchObject({ title: "The state cannot be kept", type: "/_specimen/problems/store-unavailable" });
    expect(total).toBeGreaterThan(0);
    expect(found).toHaveLength(total);
  });
});
