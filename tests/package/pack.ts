/** The package as npm would publish it, built into a folder of its own. */
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly files: readonly string[];
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

export const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;

/** What a checkout has and a package has not. */
const compiled = (): boolean => process.env["SPECIMEN_COMPILED"] !== undefined && existsSync("dist/cli/main.mjs");

/** Path of the tarball. `npm test` has just built `dist`; else it is built here. */
export function pack(): string {
  const stage = mkdtempSync(join(tmpdir(), "specimen-package-"));
  for (const name of ["package.json", "README.md", "LICENSE", ...manifest.files.filter((file) => file !== "dist" && !file.startsWith("!"))])
    cpSync(name, join(stage, name), { recursive: true });
  if (compiled()) cpSync("dist", join(stage, "dist"), { recursive: true });
  else execFileSync(process.execPath, ["node_modules/tsdown/dist/run.mjs", "--out-dir", join(stage, "dist"), "--log-level", "error"], { stdio: "pipe" });
  const [tarball] = JSON.parse(execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--loglevel", "error"], { cwd: stage, encoding: "utf8" })) as {
    filename: string;
  }[];
  return join(stage, tarball?.filename ?? "");
}

interface Locked {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

/** Names of every package that an installation brings to its top folder. */
export function installedNames(): string[] {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, Locked> };
  return Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => /^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(path) && !dev && !devOptional)
    .map(([path]) => path.slice("node_modules/".length));
}

/** A project as `npm install <tarball>` leaves it, without asking a registry: what the lock names, and nothing else. */
export function install(tarball: string, files: Readonly<Record<string, string>>, extra: readonly string[] = []): string {
  const project = mkdtempSync(join(tmpdir(), "specimen-installed-"));
  const own = join(project, "node_modules", manifest.name);
  mkdirSync(own, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "--strip-components", "1", "-C", own]);
  for (const name of [...installedNames(), ...extra]) {
    const from = resolve("node_modules", name);
    const to = join(project, "node_modules", name);
    // Packages of other platforms are in the lock only.
    if (!existsSync(from) || existsSync(to)) continue;
    mkdirSync(dirname(to), { recursive: true });
    symlinkSync(from, to);
  }
  const bin = join(project, "node_modules", ".bin");
  mkdirSync(bin);
  const programs = { specimen: `${manifest.name}/dist/cli/main.mjs`, vitest: "vitest/vitest.mjs", tsc: "typescript/bin/tsc" };
  for (const [name, path] of Object.entries(programs)) symlinkSync(join("..", path), join(bin, name));
  chmodSync(join(own, "dist/cli/main.mjs"), 0o755);
  write(project, files);
  return project;
}

export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
