/** A document behind a URL: only where the caller allows it, bounded in size and time. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../mock/load-apis.ts";

const maxBytes = 64 * 1024 * 1024;
const timeoutMs = 30_000;

/** Gives the file that was written. */
export async function fetchDocument(url: string, folder: string, allowed: boolean): Promise<string> {
  if (!allowed) throw new UsageError(`${url} lies on another host, which is not asked unless --allow-url says so; or download it and name the file.`);
  const bytes = await download(url).catch((error: unknown) => {
    if (error instanceof UsageError) throw error;
    const { cause, message, name } = error as Error & { cause?: Error };
    const reason = name === "TimeoutError" ? `no answer within ${timeoutMs / 1000} seconds` : (cause?.message ?? message);
    throw new UsageError(`${url} cannot be read (${reason}); check the address, or download it and name the file.`);
  });
  const file = join(folder, /\.json$/i.test(new URL(url).pathname) ? "document.json" : "document.yaml");
  await writeFile(file, bytes);
  return file;
}

async function download(url: string): Promise<Uint8Array> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), headers: { Accept: "application/json, application/yaml, */*" } });
  if (!response.ok) throw new UsageError(`${url} answers ${response.status}; check the address.`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new UsageError(`${url} sends more than ${maxBytes} bytes; download the document and name the file.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
