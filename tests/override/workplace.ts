/** A folder with the shop's document and behaviour files, and a mock that serves them. */
import { copyFile, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll } from "vitest";
import { createMock, type Mock } from "../../mock/mock.ts";
import type { MockEvent, MockOptions } from "../../mock/options.ts";
import type { ServedApi } from "../../mock/served-api.ts";
import { startPage } from "../../mock/transports/start-page.ts";

const folders: string[] = [];
const mocks: Mock[] = [];

afterAll(async () => {
  for (const mock of mocks) await mock.close().catch(() => undefined);
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects where it reads.
  readonly body: any;
}

export class Workplace {
  readonly folder: string;
  readonly events: MockEvent[] = [];
  #mock: Mock | undefined;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** `files` stand beside `shop.yaml`. */
  static async with(files: Readonly<Record<string, string>>): Promise<Workplace> {
    const folder = await mkdtemp(join(tmpdir(), "specimen-override-"));
    folders.push(folder);
    await copyFile(join(import.meta.dirname, "shop.yaml"), join(folder, "shop.yaml"));
    const place = new Workplace(folder);
    for (const [name, text] of Object.entries(files)) await place.write(name, text);
    return place;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** In one step: the watch would meet a file that is half written. */
  async write(name: string, text: string): Promise<void> {
    const half = join(this.folder, "..", `${basename(this.folder)}-half`);
    await writeFile(half, text);
    await rename(half, this.path(name));
  }

  async edit(name: string, change: (text: string) => string): Promise<void> {
    await this.write(name, change(await readFile(this.path(name), "utf8")));
  }

  /** Serves the shop with a behaviour file. */
  serve(behaviour: string, options: MockOptions = {}): Mock {
    const onEvent = (event: MockEvent): void => void this.events.push(event);
    this.#mock = createMock({ apis: [this.path("shop.yaml")], behaviour: this.path(behaviour), onEvent, ...options });
    mocks.push(this.#mock);
    return this.#mock;
  }

  /** Looks at the files now. */
  async reload(): Promise<void> {
    const { watching } = (await this.#mock?.ready()) ?? {};
    await watching?.check();
  }

  async api(): Promise<ServedApi> {
    const [api] = (await this.#mock?.ready())?.dispatcher.apis ?? [];
    if (!api) throw new Error("Nothing is served yet.");
    return api;
  }

  /** What the start page says of a save that cannot be served. */
  async trouble(): Promise<string | undefined> {
    const page = startPage([await this.api()], "http://localhost");
    return /latest change is not served:<\/strong><\/p><code class="command">(.*?)<\/code>/s.exec(page)?.[1];
  }

  async send(method: string, path: string, body?: unknown): Promise<Answer> {
    if (!this.#mock) throw new Error("Nothing is served yet.");
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body), headers: { "content-type": "application/json" } };
    const response = await this.#mock.fetch(path, init);
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  }
}
