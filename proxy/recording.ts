/** Exchanges to keep, secrets masked; as lines of JSON or as examples in an OpenAPI overlay. Bounded. */
import { bestMatch, essence } from "../contract/media-type.ts";
import type { Contract, Json, MediaType } from "../contract/model.ts";
import { tokensOf } from "../contract/pointer.ts";
import { responseFor } from "../contract/status.ts";
import { withoutCodings } from "./content-coding.ts";
import type { PassedExchange } from "./options.ts";
import { Secrets } from "./secrets.ts";
import { joined, type SeenRequest, type SeenResponse } from "./witnessed.ts";

export interface RecordedMessage {
  readonly headers: readonly (readonly [string, string])[];
  /** Null: none, or none that can be shown. */
  readonly body: Json;
}

export interface Recorded {
  /** Null for a path or method that the contract does not have. */
  readonly operation: string | null;
  readonly request: RecordedMessage & { readonly method: string; readonly target: string };
  readonly response: RecordedMessage & { readonly status: number };
  /** Nothing was found in it. */
  readonly sound: boolean;
}

const perStatus = 20;
const examplesPerPlace = 3;
const longestBody = 64 * 1024;
const longestRecording = 32 * 1024 * 1024;

export class Recording {
  readonly #contract: Contract;
  readonly #secrets: Secrets;
  readonly #kept: Recorded[] = [];
  readonly #counts = new Map<string, number>();
  #length = 0;

  constructor(contract: Contract) {
    this.#contract = contract;
    this.#secrets = new Secrets(contract);
  }

  add({ operation, request, response, sound }: PassedExchange): void {
    const key = `${operation} ${response.status}`;
    const count = this.#counts.get(key) ?? 0;
    if (count >= perStatus || this.#length > longestRecording) return;
    this.#counts.set(key, count + 1);
    const { method, target } = request;
    const match = this.#contract.route(method, target.replace(/\?.*$/s, ""));
    const shown = this.#secrets.target(target, match.kind === "operation" ? match.operation : undefined, match.kind === "unknown" ? [] : match.values);
    const recorded: Recorded = {
      operation: operation ?? null,
      request: { method, target: shown, ...this.#message(request) },
      response: { status: response.status, ...this.#message(response) },
      sound,
    };
    this.#length += JSON.stringify(recorded).length;
    this.#kept.push(recorded);
  }

  #message({ body, headers }: SeenRequest | SeenResponse): RecordedMessage {
    const { bytes } = withoutCodings(body, joined(headers, "content-encoding"));
    const shown = bytes && bytes.length <= longestBody ? this.#secrets.body(essence(joined(headers, "content-type") ?? ""), bytes) : undefined;
    return { headers: this.#secrets.headers(headers), body: shown ?? null };
  }

  lines(): string {
    return this.#kept.map((recorded) => `${JSON.stringify(recorded)}\n`).join("");
  }

  /** An Overlay 1.0 document with what was found sound as examples. */
  overlay(): Json {
    const places = new Map<string, Json[]>();
    const add = (mediaType: MediaType | undefined, body: Json): void => {
      // A form is text here, and other files are not what the overlay is for.
      if (!mediaType || body === null || typeof body === "string" || mediaType.pointer.startsWith("/x-files/") || mediaType.examples.size > 0) return;
      const known = places.get(mediaType.pointer) ?? [];
      const fresh = !known.some((value) => JSON.stringify(value) === JSON.stringify(body));
      if (fresh && known.length < examplesPerPlace) places.set(mediaType.pointer, [...known, body]);
    };
    for (const { operation: id, request, response, sound } of this.#kept) {
      const operation = sound && this.#contract.operations.find((one) => one.id === id);
      if (!operation) continue;
      if (response.status < 400) add(mediaTypeOf(operation.body?.content, request), request.body);
      add(mediaTypeOf(responseFor(operation.responses, response.status)?.content, response), response.body);
    }
    return {
      overlay: "1.0.0",
      info: { title: `Recorded examples of ${this.#contract.title}`, version: this.#contract.version || "1" },
      actions: [...places].map(([pointer, bodies]) => ({
        target: jsonPath(pointer),
        update: { examples: Object.fromEntries(bodies.map((value, index) => [`recorded-${index + 1}`, { value }])) },
      })),
    };
  }
}

const mediaTypeOf = (content: readonly MediaType[] | undefined, { headers }: RecordedMessage): MediaType | undefined =>
  content && bestMatch(content, essence(joined(headers, "content-type") ?? ""));

/** RFC 9535. */
const jsonPath = (pointer: string): string =>
  `$${tokensOf(pointer)
    .map((token) => `['${token.replace(/[\\']/g, "\\$&")}']`)
    .join("")}`;
