/** Mocks and calls for tests of the control API. */
import { createMock, type Mock, type MockOptions } from "../../mock/index.ts";

export const now = "2026-01-31T09:00:00.000Z";

export const pulumi = (options: MockOptions = {}): Mock => createMock({ apis: ["pulumi-services"], now, ...options });

const headers = { Authorization: "token pul-member", "Content-Type": "application/json" };

export const serviceUrl = "/api/orgs/my-org/services";

type Fetch = Mock["fetch"];

export const createService = (fetch: Fetch, name: string): Promise<Response> =>
  fetch(serviceUrl, { method: "POST", headers, body: JSON.stringify({ name, description: name, ownerType: "team", ownerName: "my-team" }) });

export const listServices = (fetch: Fetch): Promise<Response> => fetch(serviceUrl, { headers });
