/** The contracts that ship with a behaviour. A module loads when its API is served. */
import type { Behaviour } from "../handler.ts";

type Load = () => Promise<{ default: Behaviour }>;

export const behaviours: Readonly<Record<string, Load>> = {
  "datadog-services": () => import("./datadog-services.ts"),
  "pulumi-services": () => import("./pulumi-services.ts"),
  "clerk-organizations": () => import("./clerk-organizations.ts"),
  "delightbridge-services": () => import("./delightbridge-services.ts"),
  "dreams-organizations": () => import("./dreams-organizations.ts"),
};
