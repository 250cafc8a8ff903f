import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type Answer, Dreams, type Incoming } from "./dreams-organizations/dreams.ts";
import { Failure } from "./dreams-organizations/failure.ts";
import { faults, isFault } from "./dreams-organizations/fault.ts";
import { write } from "./dreams-organizations/view.ts";
import type { ConformingServer } from "./server.ts";

/** Dreams Organizations as another team would have written it. */
export const server: ConformingServer = {
  api: "dreams-organizations",
  faults,
  async start({ fault, port = 0 } = {}) {
    if (fault !== undefined && !isFault(fault)) throw new Error(`No fault "${fault}"; known: ${Object.keys(faults).join(", ")}`);
    const dreams = new Dreams((name) => name === fault);
    const http = createServer((request, response) => void serve(dreams, request, response));
    await new Promise<void>((resolve, reject) => http.once("error", reject).listen(port, "127.0.0.1", resolve));
    const address = http.address();
    return {
      baseUrl: `http://127.0.0.1:${typeof address === "object" && address ? address.port : port}`,
      close: () =>
        new Promise((resolve) => {
          http.close(() => resolve());
          http.closeAllConnections();
        }),
    };
  },
};

async function serve(dreams: Dreams, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk);
  } catch {
    return void response.destroy();
  }
  const target = (request.url ?? "/").replace(/^https?:\/\/[^/?]*/i, "");
  const [path = "/", ...rest] = target.split("?");
  const incoming = { query: new URLSearchParams(rest.join("?")), headers: request.headers, bytes: Buffer.concat(chunks) };
  send(response, answered(dreams, request.method ?? "GET", path, incoming));
}

function answered(dreams: Dreams, method: string, path: string, incoming: Incoming): Answer {
  try {
    return dreams.answer(method, path, incoming);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

/** Every body leaves in chunks, an empty one too. */
function send(response: ServerResponse, { status, body, headers }: Answer): void {
  const type = body === undefined ? {} : { "Content-Type": "Application/JSON; charset=UTF-8" };
  response.writeHead(status, { "Transfer-Encoding": "chunked", "X-RateLimit-Remaining": "59", "Cache-Control": "no-cache, private", ...type, ...headers });
  if (body === undefined) return void response.end();
  const bytes = Buffer.from(write(body));
  response.write(bytes.subarray(0, 11));
  response.end(bytes.subarray(11));
}
