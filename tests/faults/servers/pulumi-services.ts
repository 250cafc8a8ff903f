import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type Call, Cloud } from "./pulumi-services/cloud.ts";
import { writeExact } from "./pulumi-services/exact-json.ts";
import { Failure } from "./pulumi-services/failure.ts";
import { faults, isFault } from "./pulumi-services/fault.ts";
import type { ConformingServer } from "./server.ts";

/** Pulumi Services as another team would have written it. */
export const server: ConformingServer = {
  api: "pulumi-services",
  faults,
  async start({ fault, port = 0 } = {}) {
    if (fault !== undefined && !isFault(fault)) throw new Error(`No fault "${fault}"; known: ${Object.keys(faults).join(", ")}`);
    const cloud = new Cloud(fault);
    const listener = createServer((request, response) => void serve(cloud, request, response));
    await new Promise<void>((resolve, reject) => listener.once("error", reject).listen(port, "127.0.0.1", resolve));
    const address = listener.address();
    return {
      baseUrl: `http://127.0.0.1:${typeof address === "object" && address ? address.port : port}`,
      close: () =>
        new Promise((resolve) => {
          listener.close(() => resolve());
          listener.closeAllConnections();
        }),
    };
  },
};

async function serve(cloud: Cloud, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk);
  } catch {
    return void response.destroy();
  }
  try {
    const { status, body } = cloud.answer(callOf(request, Buffer.concat(chunks)));
    send(response, status, body, {});
  } catch (error) {
    if (error instanceof Failure) send(response, error.status, error.body, error.headers);
    else send(response, 500, { code: 500, message: `Internal Server Error: ${error}` }, {});
  }
}

function callOf({ method = "GET", url = "/", headers }: IncomingMessage, bytes: Uint8Array): Call {
  const [path = "/", ...query] = url.replace(/^https?:\/\/[^/?]*/i, "").split("?");
  return { method, path, query: new URLSearchParams(query.join("?")), authorization: headers.authorization, bytes };
}

/** Without a length, so that bodies travel in chunks. */
function send(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>>): void {
  const type = body === undefined ? {} : { "Content-Type": "Application/JSON; charset=UTF-8" };
  response.writeHead(status, { "X-Request-Id": "00000000-0000-4000-8000-000000000000", Vary: "Accept", ...type, ...headers });
  if (body === undefined) return void response.end();
  const bytes = Buffer.from(writeExact(body));
  response.write(bytes.subarray(0, 1));
  response.end(bytes.subarray(1));
}
