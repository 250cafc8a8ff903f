/** Documents as they stand in a commit, with the files that they refer to. */
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { promisify } from "node:util";
import { UsageError } from "../mock/load-apis.ts";

const run = promisify(execFile);
const maxBytes = 64 * 1024 * 1024;
const maxFiles = 1000;
const timeoutMs = 30_000;

/** `git:main:api/openapi.yaml`; a path is meant from the current folder. Gives the file that was written. */
export async function checkOut(name: string, folder: string): Promise<string> {
  const [, ref = "", path = ""] = /^git:([^:]+):(.+)$/.exec(name) ?? [];
  if (ref === "" || path === "") throw new UsageError(`"${name}" names no document; write git:<ref>:<path>, such as git:main:openapi.yaml.`);
  if (ref.startsWith("-")) throw new UsageError(`"${ref}" cannot be a git ref: it begins with a dash.`);
  const commit = await commitOf(ref);
  const root = posix.normalize(path);
  const written = new Set<string>([root]);
  for (const file of written) {
    if (written.size > maxFiles) throw new UsageError(`${name} refers to more than ${maxFiles} files.`);
    const text = await show(commit, ref, file, name);
    const target = join(folder, file.replaceAll("../", "up/"));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
    for (const other of filesReferredTo(text)) {
      const inside = posix.normalize(posix.join(posix.dirname(file), other));
      // The loader refuses what lies outside the document's own folder.
      if (!posix.relative(posix.dirname(root), inside).startsWith("..")) written.add(inside);
    }
  }
  return join(folder, root.replaceAll("../", "up/"));
}

async function commitOf(ref: string): Promise<string> {
  const { stdout } = await git(["rev-parse", "--verify", "--quiet", `${ref}^{commit}`]).catch((error: GitError) => {
    if (error.code === "ENOENT") throw new UsageError("git is not installed, or not found on PATH; name a file instead of a git ref.");
    if (/not a git repository/i.test(error.stderr ?? ""))
      throw new UsageError(`"${process.cwd()}" is not inside a git repository; run the command inside one, or name a file.`);
    if (/dubious ownership/i.test(error.stderr ?? ""))
      throw new UsageError(`git refuses to read this repository, which another user owns; see: git help config, safe.directory.`);
    throw new UsageError(`There is no commit "${ref}" in this repository; fetch it first (a shallow clone has the newest alone), or see: git branch --all`);
  });
  return stdout.trim();
}

async function show(commit: string, ref: string, file: string, name: string): Promise<string> {
  const { stdout } = await git(["show", "--end-of-options", `${commit}:./${file}`]).catch((error: GitError) => {
    if (error.code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") throw new UsageError(`${name}: "${file}" is larger than ${maxBytes} bytes.`);
    throw new UsageError(`"${file}" is not in "${ref}", seen from this folder; see: git ls-tree -r --name-only ${ref}`);
  });
  return stdout;
}

type GitError = Error & { readonly code?: string | number; readonly stderr?: string };

// No shell: refs and paths are arguments, whatever they hold.
const git = (words: readonly string[]): Promise<{ stdout: string; stderr: string }> =>
  run("git", [...words], { maxBuffer: maxBytes, timeout: timeoutMs, encoding: "utf8", env: { ...process.env, LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0" } });

/** Found by sight, in JSON and YAML alike: what is no reference at all is only fetched in vain. */
function filesReferredTo(text: string): string[] {
  const found = [...text.matchAll(/["']?\$ref["']?\s*:\s*(?:"([^"\n]+)"|'([^'\n]+)'|([^\s,}"']+))/g)].map(([, a, b, c]) =>
    (a ?? b ?? c ?? "").replace(/#.*$/, ""),
  );
  return [...new Set(found)].filter((file) => file !== "" && !/^[a-z][a-z0-9+.-]*:/i.test(file)).map((file) => decode(file));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
