import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { madeFolder } from "./made-folder.ts";

it("a folder is made with all that are missing above it, however often it is asked for at once", async () => {
  const root = await mkdtemp(join(tmpdir(), "made-folder-"));
  const folder = join(root, "a", "b", "c");

  await Promise.all([madeFolder(folder), madeFolder(folder), madeFolder(join(root, "a", "d"))]);
  await madeFolder(folder);

  expect([existsSync(folder), existsSync(join(root, "a", "d"))]).toEqual([true, true]);
  await rm(root, { recursive: true });
});

it("a folder below a file is refused", async () => {
  const root = await mkdtemp(join(tmpdir(), "made-folder-"));
  await writeFile(join(root, "file"), "");

  await expect(madeFolder(join(root, "file", "a", "b"))).rejects.toMatchObject({ code: "ENOTDIR" });
  await rm(root, { recursive: true });
});

// macOS has no /proc.
it.runIf(existsSync("/proc"))("a folder below /proc is refused, and nobody waits for ever", async () => {
  await expect(madeFolder("/proc/none/such")).rejects.toMatchObject({ code: "ENOENT" });
});
