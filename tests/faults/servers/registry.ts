/** The independent servers, by API. */
import type { ConformingServer } from "./server.ts";

type Module = () => Promise<{ readonly server: ConformingServer }>;

const servers: Readonly<Record<string, Module>> = {
  "clerk-organizations": () => import("./clerk-organizations.ts"),
  "datadog-services": () => import("./datadog-services.ts"),
  "delightbridge-services": () => import("./delightbridge-services.ts"),
  "dreams-organizations": () => import("./dreams-organizations.ts"),
  "pulumi-services": () => import("./pulumi-services.ts"),
};

export const servedIds: readonly string[] = Object.keys(servers);

/** Undefined where an API has none. */
export const serverOf = async (api: string): Promise<ConformingServer | undefined> => (await servers[api]?.())?.server;
