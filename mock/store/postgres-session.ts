/** The one connection that lasts: calls go over it, it hears what others write, and says that somebody serves. Lost, it comes back. */
import type { Client } from "pg";
import { channel, servingLock } from "./postgres-schema.ts";

export interface Hearing {
  /** Sandboxes that another replica wrote. */
  wrote(sandboxes: readonly string[]): void;
  /** Words may have been missed. */
  missed(): void;
}

const slowestMs = 2000;
const serveText = "SELECT pg_advisory_lock_shared($1)";

export class PostgresSession {
  readonly #connect: () => Promise<Client>;
  readonly #self: string;
  readonly #hearing: Hearing;
  #client: Client | undefined;
  #closed = false;
  #serves = false;
  #waitMs = 100;

  constructor(connect: () => Promise<Client>, self: string, hearing: Hearing) {
    this.#connect = connect;
    this.#self = self;
    this.#hearing = hearing;
  }

  /** Rejects where there is no connection, or another replica is carrying records over. */
  async open(): Promise<Client> {
    const client = await this.#connect();
    client.on("error", () => this.#lost(client));
    client.on("end", () => this.#lost(client));
    client.on("notification", ({ payload = "" }) => this.#hear(payload));
    try {
      if (this.#serves) await client.query(serveText, [servingLock]);
      await client.query(`LISTEN ${channel}`);
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
    this.#client = client;
    this.#waitMs = 100;
    return client;
  }

  /** Undefined while it is lost. */
  get client(): Client | undefined {
    return this.#client;
  }

  /** Says from here on that somebody serves. Waits for whoever carries records over. */
  async serve(): Promise<void> {
    this.#serves = true;
    await this.#client?.query(serveText, [servingLock]);
  }

  /** It has fallen silent, and another may not. */
  drop(client: Client): void {
    this.#lost(client);
    void client.end().catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.end().catch(() => undefined);
  }

  #hear(payload: string): void {
    const [self, ...sandboxes] = payload.split(" ");
    if (self !== this.#self) this.#hearing.wrote(sandboxes);
  }

  #lost(client: Client): void {
    if (this.#closed || this.#client !== client) return;
    this.#client = undefined;
    this.#again();
  }

  #again(): void {
    setTimeout(() => {
      if (this.#closed) return;
      this.open().then(
        () => this.#hearing.missed(),
        () => this.#again(),
      );
    }, this.#waitMs).unref();
    this.#waitMs = Math.min(slowestMs, this.#waitMs * 2);
  }
}
