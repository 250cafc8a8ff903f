/** One request and its answer on a connection of their own, byte for byte. */
import { request as httpRequest } from "node:http";
import { pairsOf } from "../../proxy/witnessed.ts";

export interface Message {
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

export interface Sent extends Message {
  readonly method: string;
  readonly path: string;
  readonly chunked: boolean;
}

export interface Came extends Message {
  readonly status: number;
  readonly reason: string;
}

export function sendAndReceive(origin: string, { body, chunked, headers, method, path }: Sent): Promise<Came> {
  const { hostname, host, port } = new URL(origin);
  const delimited = chunked ? ["Transfer-Encoding", "chunked"] : body.length > 0 ? ["Content-Length", String(body.length)] : [];
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, method, path, headers: ["Host", host, ...headers.flat(), ...delimited] }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, reason: response.statusMessage ?? "", headers: pairsOf(response.rawHeaders), body: Buffer.concat(chunks) }),
      );
    });
    request.on("error", reject);
    const half = body.length >> 1;
    if (chunked && half > 0) request.write(body.subarray(0, half));
    request.end(chunked && half > 0 ? body.subarray(half) : body);
  });
}
