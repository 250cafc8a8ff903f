/** What is no contract operation: the start page and the documents. Express loads when somebody first asks. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { percentDecode } from "../../contract/percent.ts";
import { controlPrefix } from "../control/control.ts";
import type { RequestMessage } from "../message.ts";
import type { MockParts } from "../mock.ts";
import { problem } from "../problem.ts";
import { sendMessage } from "./node.ts";
import { startPage } from "./start-page.ts";

export interface Rest {
  owns(message: RequestMessage): boolean;
  handle(request: IncomingMessage, response: ServerResponse): void;
}

const documents = `${controlPrefix}contracts/`;

/** One API at the root owns `/` itself, save where it has no such path and somebody looks with a browser. */
const isStart = (apis: MockParts["dispatcher"]["apis"], message: RequestMessage): boolean =>
  message.path === "/" &&
  (apis.length > 1 ||
    (message.method === "GET" && message.header("accept")?.includes("text/html") === true && !apis.some(({ contract }) => contract.serves("/"))));

export function restOf({ dispatcher: { apis } }: MockParts): Rest {
  let loading: Promise<(request: IncomingMessage, response: ServerResponse) => void> | undefined;
  return {
    owns: (message) => {
      const { path } = message;
      return isStart(apis, message) || path === controlPrefix || path === controlPrefix.slice(0, -1) || path.startsWith(documents);
    },
    handle(request, response) {
      loading ??= load(apis);
      loading.then(
        (app) => app(request, response),
        (error: Error) => sendMessage(response, problem(500, "handler-failed", { title: "The start page could not be loaded", detail: error.message })),
      );
    },
  };
}

async function load(apis: MockParts["dispatcher"]["apis"]): Promise<(request: IncomingMessage, response: ServerResponse) => void> {
  const { default: express } = await import("express");
  const app = express().disable("x-powered-by");
  const page = (request: { get(name: string): string | undefined }): string => startPage(apis, `http://${request.get("host") ?? "localhost"}`);
  app.get(["/", controlPrefix, controlPrefix.slice(0, -1)], (request, response) => {
    // Everything on the page is in the page.
    response.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:").type("html").send(page(request));
  });
  // No parameter of Express: it answers a broken percent escape with a stack trace.
  app.get(new RegExp(`^${documents}`), (request, response, next) => {
    const asked = percentDecode(request.path.slice(documents.length));
    const api = apis.find(({ contract: { id } }) => id === asked);
    if (api) response.json(api.contract.document);
    else next();
  });
  app.use((request, response) => {
    const known = apis.map(({ contract: { id } }) => `${documents}${id}`).join(", ");
    sendMessage(
      response,
      problem(404, "unknown-path", { title: "There is no such page", detail: `${request.path.slice(0, 200)} is none of ${controlPrefix}, ${known}.` }),
    );
  });
  return app;
}
