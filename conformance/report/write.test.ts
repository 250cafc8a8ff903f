import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConfigurationError } from "../configuration-error.ts";
import { fixture } from "./fixture.ts";
import { json } from "./json.ts";
import { reportFiles, writeReports } from "./write.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "specimen-reports-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("written reports", () => {
  it("stand under fixed names, in a folder that is made, and nothing else stands there", async () => {
    const directory = join(folder, "deep", "er");

    await writeReports(fixture, directory);

    expect((await readdir(directory)).sort()).toEqual(["badge.svg", "junit.xml", "report.html", "report.json", "report.md", "report.sarif", "report.txt"]);
    expect(JSON.parse(await readFile(join(directory, "report.json"), "utf8"))).toEqual(JSON.parse(json(fixture)));
  });

  it("replace those of the run before", async () => {
    await writeFile(join(folder, "report.txt"), "old");

    await writeReports(fixture, folder);

    expect(await readFile(join(folder, "report.txt"), "utf8")).toBe(reportFiles["report.txt"](fixture));
  });

  it("end with a word about what to do where the folder is a file", async () => {
    const file = join(folder, "taken");
    await writeFile(file, "");

    const writing = writeReports(fixture, file);

    await expect(writing).rejects.toThrow(ConfigurationError);
    await expect(writing).rejects.toThrow(
      /cannot be written to ".*taken" \(ENOTDIR: not a directory, open .*Name a folder that you may write to with --report\.$/,
    );
  });

  it("leave no temporary file where one cannot be put in place", async () => {
    await writeReports(fixture, folder);
    await rm(join(folder, "badge.svg"));
    await mkdir(join(folder, "badge.svg", "in the way"), { recursive: true });

    await expect(writeReports(fixture, folder)).rejects.toThrow(ConfigurationError);

    expect((await readdir(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});
