/** How files stand: enough to see that one was written, replaced, removed or restored. */
import { stat } from "node:fs/promises";

/** By path. */
export type Marks = ReadonlyMap<string, string>;

const mark = (file: string): Promise<string> =>
  stat(file).then(
    ({ mtimeMs, size, ino }) => `${mtimeMs} ${size} ${ino}`,
    () => "absent",
  );

export const marksOf = async (files: readonly string[]): Promise<Marks> =>
  new Map(await Promise.all(files.map(async (file): Promise<[string, string]> => [file, await mark(file)])));

/** Those that differ, or that only one knows. */
export const changedFiles = (before: Marks, after: Marks): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((file) => before.get(file) !== after.get(file));
