import { Failure } from "./failure.ts";

export type OnOrganization = "show" | "update" | "upload" | "list" | "assign" | "remove" | "charge" | "invite";

export interface Route {
  readonly operation: OnOrganization | "create" | "accept";
  /** The unescaped values of the path. */
  readonly values: readonly string[];
}

const home = "/api/organizations";

/** The first path that fits wins. */
const paths: readonly { readonly path: RegExp; readonly methods: Readonly<Record<string, Route["operation"]>> }[] = [
  { path: pathOf(home), methods: { POST: "create" } },
  { path: pathOf(`${home}/invite/*/accept`), methods: { POST: "accept" } },
  { path: pathOf(`${home}/*`), methods: { GET: "show", PATCH: "update" } },
  { path: pathOf(`${home}/*/upload-avatar`), methods: { POST: "upload" } },
  { path: pathOf(`${home}/*/members`), methods: { GET: "list" } },
  { path: pathOf(`${home}/*/members/*`), methods: { PUT: "assign", DELETE: "remove" } },
  { path: pathOf(`${home}/*/invite`), methods: { POST: "invite" } },
  { path: pathOf("/api/admin/organizations/*/charge"), methods: { POST: "charge" } },
];

/** Throws 404 and 405. */
export function routeOf(method: string, path: string): Route {
  const found = paths.find((candidate) => candidate.path.test(path));
  if (!found) throw new Failure(404, "Nothing lives here");
  const operation = Object.hasOwn(found.methods, method) ? found.methods[method] : undefined;
  if (!operation) throw new Failure(405, `${method} is not offered here`, undefined, { Allow: Object.keys(found.methods).join(", ") });
  return { operation, values: (found.path.exec(path) ?? []).slice(1).map(unescaped) };
}

function pathOf(template: string): RegExp {
  return new RegExp(`^${template.replaceAll("*", "([^/]+)")}$`);
}

/** What cannot be unescaped stays as it is and names nothing. */
function unescaped(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
