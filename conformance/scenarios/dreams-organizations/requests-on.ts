/** One valid request for each operation on one organization, to be sent by callers or to ids that must be refused. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import type { RawRequest } from "../../scenario.ts";
import { avatarForm } from "./avatar-form.ts";
import { json } from "./json.ts";

export interface Request {
  readonly operation: keyof operations;
  readonly method: string;
  readonly target: string;
  readonly request: RawRequest;
}

export interface Subject {
  readonly organizationId: string;
  readonly memberId?: string | number;
  readonly workspace?: string | number;
  readonly email?: string;
}

export const creation: Request = {
  operation: "createOrganization",
  method: "POST",
  target: "/api/organizations",
  request: json({ name: "X", countryCode: "US" }),
};

export const reading = ({ organizationId }: Subject): readonly Request[] => [
  { operation: "getOrganization", method: "GET", target: `/api/organizations/${organizationId}`, request: {} },
  { operation: "listOrganizationMembers", method: "GET", target: `/api/organizations/${organizationId}/members`, request: {} },
];

/** The empty update comes first: where it is wrongly let through, it does no harm. */
export function managing({ organizationId, memberId = 1, workspace = organizationId, email = "nobody@example.com" }: Subject): readonly Request[] {
  const at = `/api/organizations/${organizationId}`;
  return [
    { operation: "updateOrganization", method: "PATCH", target: at, request: json({}) },
    { operation: "updateOrganizationMember", method: "PUT", target: `${at}/members/${memberId}`, request: json({ workspaces: [workspace], roles: [2] }) },
    { operation: "deleteOrganizationMember", method: "DELETE", target: `${at}/members/${memberId}`, request: {} },
    { operation: "inviteOrganizationUser", method: "POST", target: `${at}/invite`, request: json({ email }) },
    { operation: "uploadOrganizationAvatar", method: "POST", target: `${at}/upload-avatar`, request: avatarForm() },
  ];
}

export const charging = ({ organizationId }: Subject): Request => ({
  operation: "chargeOrganizationWallet",
  method: "POST",
  target: `/api/admin/organizations/${organizationId}/charge`,
  request: json({ amount: 1000, service: "sms", sms_point: 100 }),
});

export const everyRequest = (subject: Subject): readonly Request[] => [...reading(subject), ...managing(subject), charging(subject)];

/** `operation/status` and the rule of that row, for the sources of a story. */
export const rowsOf = (status: number, requests: readonly Request[]): readonly string[] =>
  requests.flatMap(({ operation }) => [`${operation}/${status}`, ruleOf(operation, status)]);

export const ruleOf = (operation: keyof operations, status: number): string => `dreams-organizations/6.${operation}.${status}`;
