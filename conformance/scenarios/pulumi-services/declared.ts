/** Answers reduced to what the contract declares and always sends; an implementation may send more. */
import type { components } from "../../../generated/pulumi-services.ts";

type Schemas = components["schemas"];

export const memberOf = ({ type, name, avatarURL }: Schemas["ServiceMember"]) => ({ type, name, avatarURL });

export const propertyOf = ({ key, value, type, order }: Schemas["ServiceProperty"]) => ({ key, value, type, order });

/** Such as `stack my-project/my-stack`. */
export const nameOf = ({ type, name }: Pick<Schemas["ServiceItem"], "type" | "name">): string => `${type} ${name}`;

export const itemOf = ({ organizationName, type, name, addedByUser }: Schemas["ServiceItem"]) => ({ organizationName, type, name, addedBy: addedByUser?.name });

/** Without times, which are told apart by {@link apartMs}. The order of members means nothing. */
export const serviceOf = ({ organizationName, owner, name, description, members, itemCountSummary, properties }: Schemas["Service"]) => ({
  organizationName,
  owner: memberOf(owner),
  name,
  description,
  members: members.map((member) => JSON.stringify(memberOf(member))).sort(),
  itemCountSummary: { ...itemCountSummary },
  properties: properties.map(propertyOf),
});

/** How much later the second time is; undefined where one was not sent. */
export const apartMs = (first: string | undefined, second: string | undefined): number | undefined =>
  first === undefined || second === undefined ? undefined : Date.parse(second) - Date.parse(first);
