/** What a server of Dreams can get wrong about invitations although every answer fits its schema. */
import { changeResponse, failedWith, forget, remembering, retry, withStatus } from "../combinators.ts";
import type { Fault, Interceptor } from "../fault.ts";
import { withBody } from "../requests.ts";
import { alter, rowsOf } from "../rows.ts";
import { dreams, empty, error, newestMember, organizationOf, sentBy } from "./dreams-calls.ts";

const accept = ["acceptOrganizationInvite"];

/** Tokens whose member is gone are remembered too. */
const reusesTokens =
  (which: "used" | "void"): (() => Interceptor) =>
  () => {
    const seen = remembering(() => new Set<string>());
    return (call, next) => {
      for (const { inviteToken } of rowsOf(call, "invitations").all) seen(call).add(String(inviteToken));
      const answer = next();
      if (call.operation.id !== "acceptOrganizationInvite" || answer.response.status !== 400) return answer;
      const token = call.path.split("/").at(-2) ?? "";
      const present = rowsOf(call, "invitations").has(token);
      return seen(call).has(token) && present === (which === "used") ? { ...answer, response: empty } : answer;
    };
  };

export const dreamsInvitationFaults: readonly Fault[] = [
  dreams("dreams-token-reusable", ["inviteOrganizationUser", ...accept], "A used invitation can be used again.", reusesTokens("used")),
  dreams(
    "dreams-token-survives-removal",
    ["listOrganizationMembers", "deleteOrganizationMember", ...accept],
    "The invitation of a removed member still works.",
    reusesTokens("void"),
  ),
  dreams("dreams-email-case-sensitive", ["inviteOrganizationUser"], "An address that differs in case only may be invited again.", () => (call, next) => {
    const answer = next();
    const { email } = sentBy(call);
    const exact = [...rowsOf(call, "members").all].some((row) => row["email"] === email);
    const known = [...rowsOf(call, "members").all].some(
      (row) => row["organizationId"] === organizationOf(call) && String(row["email"]).toLowerCase() === String(email).toLowerCase(),
    );
    return answer.response.status === 400 && known && !exact ? { ...answer, response: empty } : answer;
  }),
  dreams("dreams-email-known-everywhere", ["inviteOrganizationUser"], "Who is a member elsewhere cannot be invited.", () => (call, next) => {
    const { email } = sentBy(call);
    const elsewhere = [...rowsOf(call, "members").all].some((row) => row["email"] === email && row["organizationId"] !== organizationOf(call));
    const answer = next();
    if (!elsewhere || answer.response.status >= 400) return answer;
    call.api.world.undoLast();
    return { ...answer, response: error(400, "This e-mail already belongs to a member.") };
  }),
  dreams("dreams-acceptance-lost", accept, "Who accepts an invitation stays invited.", forget),
  dreams(
    "dreams-token-only-once-refused",
    accept,
    "A refused acceptance uses the invitation up.",
    () => (call, next) => {
      const answer = next();
      const token = call.path.split("/").at(-2) ?? "";
      if (answer.response.status === 422 && rowsOf(call, "invitations").has(token)) alter(call, () => rowsOf(call, "invitations").delete(token));
      return answer;
    },
    "error-leaves-no-trace",
  ),
  dreams(
    "dreams-passwords-may-differ",
    accept,
    "Two different passwords are accepted.",
    retry(failedWith(422), (call, next) => [() => next(withBody(call, { ...sentBy(call), password_confirmation: sentBy(call)["password"] }))]),
    "invalid",
  ),
  dreams(
    "dreams-unknown-token-404",
    accept,
    "An unknown invitation is answered with 404.",
    changeResponse(failedWith(400), (response) => withStatus(response, 404)),
    "status-documented",
  ),
  dreams(
    "dreams-invited-are-active",
    ["inviteOrganizationUser"],
    "Who is invited is a member at once.",
    newestMember(() => ({ status: "active" })),
    "list-after-create",
  ),
  dreams(
    "dreams-invitation-forgets-roles",
    ["inviteOrganizationUser"],
    "The roles of an invitation are lost.",
    newestMember(() => ({ roles: [] })),
    "list-after-create",
  ),
  dreams(
    "dreams-name-from-email",
    ["inviteOrganizationUser"],
    "Who is invited without a name is named after the address.",
    newestMember(({ name, email }) => ({ name: name === "" ? email : name })),
  ),
];
