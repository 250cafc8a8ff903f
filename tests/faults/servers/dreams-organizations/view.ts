import { type Member, type Organization, roleNames } from "./start-state.ts";

export const showOrganization = ({ id, name, status, type, owner, avatarUrl }: Organization) => ({
  links: { self: `/api/organizations/${id}` },
  ...(type === undefined ? {} : { type }),
  avatarUrl,
  owner,
  status,
  name,
  id,
});

export const showMember = ({ id, name, email, status, roles, workspaces }: Member) => ({
  object: "member",
  workspaces: [...workspaces].sort().reverse(),
  roles: roles.map((role) => roleNames.get(role) ?? "").sort(),
  status,
  email,
  name,
  id,
});

/** JSON that keeps all digits of a bigint. */
export function write(value: unknown): string {
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(write).join(", ")}]`;
  return `{${Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${write(member)}`)}}`;
}
