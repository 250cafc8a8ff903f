/** Which sandbox a request is for: by header, by the first segment of its path, or by a credential. */
import type { RequestMessage, ResponseMessage } from "../message.ts";
import { problem } from "../problem.ts";
import { isSandboxName, nameRule } from "./sandbox-name.ts";

/** `/~ci-7/pets` gives `ci-7` and `/pets`. */
export function splitSandbox(path: string): { readonly name: string | undefined; readonly path: string } {
  if (!path.startsWith("/~")) return { name: undefined, path };
  const end = path.indexOf("/", 2);
  return end < 0 ? { name: path.slice(2), path: "/" } : { name: path.slice(2, end), path: path.slice(end) };
}

export type Chosen = { readonly name: string | undefined } | { readonly refused: ResponseMessage };

const nobody: readonly string[] = Object.freeze([]);
const unnamed: Chosen = Object.freeze({ name: undefined });

/** `inPath` and `inCredentials` are what other places of the request name. */
export function chosenSandbox(request: RequestMessage, inPath: string | undefined, inCredentials: readonly string[] = nobody): Chosen {
  const inHeader = request.header("specimen-sandbox");
  if (inHeader === undefined && inPath === undefined && inCredentials.length === 0) return unnamed;
  const places = [
    ...(inHeader === undefined ? [] : [{ where: "the header Specimen-Sandbox", name: inHeader }]),
    ...(inPath === undefined ? [] : [{ where: "the path", name: inPath }]),
    ...inCredentials.map((name) => ({ where: "a credential", name })),
  ];
  const first = places[0] as (typeof places)[number];
  const wrong = places.find(({ name }) => !isSandboxName(name));
  if (wrong) return refuse(`${capital(wrong.where)} names the sandbox ${JSON.stringify(wrong.name.slice(0, 80))}; a name is ${nameRule}.`);
  const other = places.find(({ name }) => name !== first.name);
  if (other) return refuse(`${capital(first.where)} names the sandbox "${first.name}", ${other.where} "${other.name}"; name one.`);
  return { name: first.name };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const refuse = (detail: string): Chosen => ({ refused: problem(400, "sandbox-unclear", { title: "The sandbox is not clear", detail }) });
