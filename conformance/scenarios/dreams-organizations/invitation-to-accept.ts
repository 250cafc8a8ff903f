/** An invitation that can be accepted: of the run's own where the profile's state `invitation` tells the token for an e-mail, else the seeded one. */

import type { Tools } from "../../scenario.ts";
import type { Fixture } from "../../target.ts";
import { newEmail, newMember } from "./members.ts";
import type { Actor } from "./new-organization.ts";

export async function invitationToAccept(tools: Tools, owner: Actor): Promise<Fixture["values"]> {
  const seeded = tools.fixture("invitation-2");
  const { organizationId = "" } = seeded;
  let memberId: string | number = "";
  const inviteToken = await tools.state("invitation", async () => {
    const email = newEmail(tools);
    memberId = (await newMember(tools, owner, String(organizationId), { email })).id;
    return { email };
  });
  return inviteToken === undefined ? seeded : { organizationId, memberId, inviteToken };
}
