/** Tells when something happens in the folders of some files. Folders, because editors replace files. */
import { type FSWatcher, statSync, watch } from "node:fs";
import { dirname } from "node:path";

/** A save can be several events. */
const settleMs = 40;
/** Folders that are gone are looked for, and what the system forgot to tell is noticed. */
const lookAgainMs = 2000;

export class FolderWatch {
  readonly #files: () => readonly string[];
  readonly #changed: () => void;
  readonly #watchers = new Map<string, { readonly watcher: FSWatcher; readonly ino: number }>();
  readonly #again: NodeJS.Timeout;
  #settling: NodeJS.Timeout | undefined;

  constructor(files: () => readonly string[], changed: () => void) {
    this.#files = files;
    this.#changed = changed;
    this.#again = setInterval(() => this.#look(), lookAgainMs);
    this.#again.unref();
    this.arm();
  }

  /** The files are others now. */
  arm(): void {
    const folders = new Set(this.#files().map((file) => dirname(file)));
    for (const [folder, { watcher, ino }] of this.#watchers) {
      if (folders.has(folder) && ino === inodeOf(folder)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    for (const folder of folders) {
      const ino = inodeOf(folder);
      if (ino === undefined || this.#watchers.has(folder)) continue;
      const watcher = this.#watch(folder);
      if (watcher) this.#watchers.set(folder, { watcher, ino });
    }
  }

  close(): void {
    clearInterval(this.#again);
    clearTimeout(this.#settling);
    for (const { watcher } of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #look(): void {
    this.arm();
    this.#changed();
  }

  /** Undefined where the system has no more watches to give; looking again must do. */
  #watch(folder: string): FSWatcher | undefined {
    try {
      const watcher = watch(folder, { persistent: false }, () => {
        clearTimeout(this.#settling);
        this.#settling = setTimeout(() => this.#look(), settleMs);
        this.#settling.unref();
      });
      return watcher.on("error", () => watcher.close());
    } catch {
      return undefined;
    }
  }
}

function inodeOf(folder: string): number | undefined {
  try {
    return statSync(folder).ino;
  } catch {
    return undefined;
  }
}
