import { afterEach } from "vitest";
import { server } from "../dreams-organizations.ts";

export const owner = "Bearer OWNER_TOKEN";
export const key = "AccessKey ak_owner.secret";
export const member = "Bearer MEMBER_TOKEN";
export const outsider = "Bearer OUTSIDER_TOKEN";
export const admin = "Bearer ADMIN_TOKEN";
export const nobody = "";

export const home = "/api/organizations";
export const a = `${home}/123e4567-e89b-12d3-a456-426614174000`;
export const b = `${home}/223e4567-e89b-12d3-a456-426614174000`;
export const neverIssued = `${home}/ffffffff-ffff-4fff-8fff-ffffffffffff`;
export const w1 = "323e4567-e89b-12d3-a456-426614174001";
export const w2 = "323e4567-e89b-12d3-a456-426614174002";
export const w3 = "423e4567-e89b-12d3-a456-426614174001";

export const charge = (organization: string): string => `${organization.replace(home, "/api/admin/organizations")}/charge`;
export const accept = (token: string): string => `${home}/invite/${token}/accept`;
export const passwords = (password: unknown, again = password) => ({ password, password_confirmation: again });

/** A form of one part; no media type, no type of the part's own. */
export function picture(size: number, mediaType?: string, name = "file"): FormData {
  const form = new FormData();
  const content = "x".repeat(size);
  if (mediaType === undefined) form.append(name, content);
  else form.append(name, new Blob([content], { type: mediaType }), "picture");
  return form;
}

const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

/** A fresh server, closed after the test; takes "GET /path", who, and a body: strings and forms as they are, others as JSON. */
export async function startCaller(fault?: string) {
  const { baseUrl, close } = await server.start(fault === undefined ? {} : { fault });
  running.push({ close });
  const call = async (line: string, authorization: string, body?: unknown) => {
    const [method = "GET", path = "/"] = line.split(" ");
    const payload = typeof body === "string" || body instanceof FormData ? body : JSON.stringify(body);
    const headers = authorization === "" ? {} : { Authorization: authorization };
    const response = await fetch(baseUrl + path, { method, headers, ...(payload === undefined ? {} : { body: payload }) });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: text === "" ? undefined : JSON.parse(text) };
  };
  return Object.assign(call, { baseUrl });
}
