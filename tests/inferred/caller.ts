/** Valid requests to any document: bodies and parameters sampled, keys taken from what the mock holds. */
import { join } from "node:path";
import { encodeBody } from "../../contract/body-encode.ts";
import type { Contract, Operation } from "../../contract/model.ts";
import { encodeParameters } from "../../contract/parameter-encode.ts";
import { inferResources } from "../../contract/resources/infer.ts";
import type { Resources } from "../../contract/resources/model.ts";
import { sampleMediaType, sampleSchema } from "../../contract/sample.ts";
import { createMock, type Mock } from "../../mock/mock.ts";
import type { MockOptions } from "../../mock/options.ts";
import type { ServedApi } from "../../mock/served-api.ts";

export const documentsFolder = join(import.meta.dirname, "documents");

export interface Step {
  /** Which operation, which thing, which sample. */
  readonly operation: number;
  readonly thing: number;
  readonly seed: number;
}

export class Caller {
  readonly mock: Mock;
  readonly api: ServedApi;
  /** Answers that were made up because what was stored could not be shown. */
  readonly rescued: string[] = [];
  readonly #resources: Resources;

  private constructor(mock: Mock, api: ServedApi) {
    this.mock = mock;
    this.api = api;
    this.#resources = inferResources(api.contract);
    const { behaviour } = api;
    const { rescue } = behaviour;
    Object.assign(behaviour, {
      rescue: (id: string, status: number) => {
        this.rescued.push(`${id} ${status}`);
        return rescue?.(id, status);
      },
    });
  }

  static async of(document: string, options: MockOptions = {}): Promise<Caller> {
    const mock = createMock({ now: "2026-01-31T09:00:00Z", ...options, apis: [document] });
    const [api] = (await mock.ready()).dispatcher.apis;
    if (!api) throw new Error(`${document} is not served.`);
    return new Caller(mock, api);
  }

  get contract(): Contract {
    return this.api.contract;
  }

  /** The operation with the response to one valid request for it. */
  async call({ operation: index, thing, seed }: Step): Promise<{ operation: Operation; status: number; text: string; sent: string }> {
    const { operations, document, basePath } = this.contract;
    const operation = operations[index % operations.length];
    if (!operation) throw new Error("The document has no operations.");
    const path = this.#pathValues(operation, thing);
    const sections = { path, query: {} as Record<string, unknown>, header: {} as Record<string, unknown>, cookie: {} as Record<string, unknown> };
    for (const parameter of operation.parameters) {
      if (parameter.in === "querystring" || Object.hasOwn(sections[parameter.in], parameter.name) || (!parameter.required && seed % 3 === 0)) continue;
      const sample = sampleSchema(document, parameter.schema, () => undefined, { seed, direction: "request" });
      if (sample.ok) sections[parameter.in][parameter.name] = sample.value;
    }
    const encoded = encodeParameters(operation, sections);
    const content = operation.body?.content[seed % (operation.body.content.length || 1)];
    const sample = content && sampleMediaType(document, content, { seed, direction: "request", optional: seed % 2 === 0 ? "all" : "none" });
    const body = content && sample?.ok ? encodeBody(content, sample.value, document) : undefined;
    const headers = { authorization: "Bearer a", ...Object.fromEntries(encoded.headers), ...(body && { "content-type": body.contentType }) };
    const url = `${basePath}${encoded.path}${encoded.query === "" ? "" : `?${encoded.query}`}`;
    const response = await this.mock.fetch(url, { method: operation.method, headers, ...(body && { body: new Uint8Array(body.bytes) }) });
    const sent = `${operation.method} ${url} ${body ? new TextDecoder().decode(body.bytes) : ""}`;
    return { operation, status: response.status, text: await response.text(), sent };
  }

  /** Of a thing that the operation could mean, where there is one. */
  #pathValues(operation: Operation, choice: number): Record<string, unknown> {
    const names = templatesOf(operation.path);
    let resource = this.#resources.of(operation)?.resource;
    for (let hops = 0; resource && hops < 8; hops += 1) {
      const state = this.api.world.state as Readonly<Record<string, { all: Iterable<{ key: string }> } | undefined>>;
      const keys = [...(state[resource.name]?.all ?? [])].map(({ key }) => key).filter((key) => !key.endsWith("."));
      const key = keys[choice % (keys.length || 1)];
      const path = templatesOf(resource.itemPath ?? resource.collectionPath ?? "");
      if (key !== undefined) {
        const values = key.split("/").map(decodeURIComponent);
        return Object.fromEntries(names.slice(0, path.length).map((name, index) => [name, values[index]]));
      }
      const { parent }: { parent: string | undefined } = resource;
      resource = this.#resources.resources.find(({ name }) => name === parent);
    }
    return {};
  }
}

const templatesOf = (path: string): string[] => [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
