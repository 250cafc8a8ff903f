/** Serves what changes in the files of APIs, while the mock runs. */
import type { Dispatcher } from "../dispatch.ts";
import type { MockOptions } from "../options.ts";
import { ApiReload, type ReloadHost } from "./api-reload.ts";
import { FolderWatch } from "./folder-watch.ts";

export interface Watching {
  /** Looks now; resolves when what has changed is served, or said to be broken. */
  check(): Promise<void>;
  close(): void;
}

export async function watchApis(dispatcher: Dispatcher, { onEvent }: MockOptions): Promise<Watching> {
  const host: ReloadHost = {
    sandboxes: () => dispatcher.sandboxes.list(),
    renew: () => dispatcher.renew(),
    replaced: (contract) => dispatcher.log?.replaced(contract),
    tell: (event) => onEvent?.(event),
  };
  const reloads = dispatcher.apis.flatMap((api) => (api.madeFrom ? [new ApiReload(api, api.madeFrom, host)] : []));
  // How the files stand at the start.
  for (const reload of reloads) await reload.check();
  let running = Promise.resolve();
  const check = (): Promise<void> => {
    running = running.then(async () => {
      for (const reload of reloads) await reload.check();
      folders.arm();
    });
    return running;
  };
  const folders = new FolderWatch(
    () => reloads.flatMap(({ files }) => files),
    () => void check(),
  );
  return { check, close: () => folders.close() };
}
