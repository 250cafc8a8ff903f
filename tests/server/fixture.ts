/** One mock of the five APIs on a port, and single requests to it as bytes. */
import { afterAll, beforeAll } from "vitest";
import { createMock } from "../../mock/index.ts";
import type { Listening } from "../../mock/transports/listen.ts";
import { plain, type WireCase, type WireResult, wireCall } from "../fuzz/wire-call.ts";

export const limitBytes = 64 * 1024;

export interface Server {
  send(wireCase: WireCase): Promise<WireResult>;
  /** One request, one answer. */
  ask(
    head: readonly string[],
    body?: string,
  ): Promise<{ status: number; type: string; header(name: string): string | undefined; body: string; ended: boolean }>;
  state(): Promise<string>;
}

/** For the tests of one file. `apis`: the five unless said. */
export function serve(apis?: readonly string[]): Server {
  const mock = createMock({ bodyLimitBytes: limitBytes, ...(apis && { apis }) });
  let listening: Listening | undefined;
  beforeAll(async () => {
    listening = await mock.listen({ port: 0 });
  });
  afterAll(() => listening?.close(0));
  const send = (wireCase: WireCase): Promise<WireResult> => wireCall(listening?.port ?? 0, wireCase);
  return {
    send,
    async ask(head, body = "") {
      const { answers, ended, error } = await send(plain(request(head, body)));
      const [answer] = answers;
      if (!answer) throw new Error(`No answer: ${error ?? (ended ? "the connection ended" : "the connection stayed open")}.`);
      const header = (name: string): string | undefined => answer.headers.get(name);
      return { status: answer.status, type: header("content-type") ?? "", header, body: answer.body, ended };
    },
    state: async () => (await mock.fetch("/_specimen/v1/state")).text(),
  };
}

/** Lines of the head without their ends; a body gets its Content-Length. */
export function request(head: readonly string[], body = ""): string {
  const length =
    body === "" || head.some((line) => /^(?:content-length|transfer-encoding):/i.test(line)) ? [] : [`Content-Length: ${Buffer.byteLength(body, "latin1")}`];
  return `${[...head, ...length].join("\r\n")}\r\n\r\n${body}`;
}

const local = "Host: localhost";
export const json = "Content-Type: application/json";

const organization = "123e4567-e89b-12d3-a456-426614174000";

/** Heads of a writing operation of each API, as somebody who may call it. */
export const writes = {
  datadog: ["POST /datadog-services/api/v2/services HTTP/1.1", local, "DD-API-KEY: api-key-org-one", "DD-APPLICATION-KEY: app-key-admin"],
  pulumi: ["POST /pulumi-services/api/orgs/my-org/services HTTP/1.1", local, "Authorization: token PULUMI_ACCESS_TOKEN"],
  clerk: ["POST /clerk-organizations/v1/organizations HTTP/1.1", local, "Cookie: __client=token-admin"],
  delightbridge: ["PATCH /delightbridge-services/api/services/service-123 HTTP/1.1", local, "Cookie: authjs.session-token=YOUR_SESSION_TOKEN"],
  dreams: [`PUT /dreams-organizations/api/organizations/${organization}/members/5 HTTP/1.1`, local, "Authorization: Bearer ADMIN_TOKEN"],
};

/** A head that uploads the avatar, short of its Content-Type. */
export const upload = [`POST /dreams-organizations/api/organizations/${organization}/upload-avatar HTTP/1.1`, local, "Authorization: Bearer ADMIN_TOKEN"];

export const credentials = writes.datadog.slice(1);
export const read = ["GET /datadog-services/api/v2/services HTTP/1.1", ...credentials];
