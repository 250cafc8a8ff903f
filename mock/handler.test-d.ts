/** What must not compile in a behaviour module. Each line below an expectation fails the type check if it compiles. */

import type { operations as clerk } from "../generated/clerk-organizations.ts";
import type { operations } from "../generated/datadog-services.ts";
import type { operations as dreams } from "../generated/dreams-organizations.ts";
import { type Call, defineBehaviour, type Handlers } from "./handler.ts";

interface Caller {
  readonly id: string;
  readonly credentials: readonly Record<string, string>[];
}

declare const create: Call<operations["CreateService"], object, Caller>;
declare const remove: Call<operations["DeleteService"], object, Caller>;
declare const dreamsCreate: Call<dreams["createOrganization"], object, Caller>;
declare const dreamsGet: Call<dreams["getOrganization"], object, Caller>;
declare const clerkDelete: Call<clerk["deleteOrganization"], object, Caller>;

const errors = { errors: ["x"] };

create.reply(400, errors);
// @ts-expect-error an undocumented status
create.reply(418, errors);
// @ts-expect-error a missing body
create.reply(400);
// @ts-expect-error a missing member
create.reply(400, {});
// @ts-expect-error an extra member of a literal
create.reply(400, { errors: ["x"], code: 1 });
// @ts-expect-error a member of another type
create.reply(400, { errors: "x" });
// @ts-expect-error headers where none are documented
create.reply(400, errors, { Location: "/x" });

remove.reply(204);
// @ts-expect-error a body where none is documented
remove.reply(204, {});

dreamsCreate.reply(201, { Location: "/api/organizations/x" });
// @ts-expect-error a required header is missing
dreamsCreate.reply(201);
// @ts-expect-error a header that is not documented
dreamsCreate.reply(201, { Location: "/api/organizations/x", "X-Other": "1" });

dreamsGet.reply(200, { id: "x", name: "y", status: "active", owner: "z" });
// @ts-expect-error a value outside the enum
dreamsGet.reply(200, { id: "x", name: "y", status: "closed", owner: "z" });
// @ts-expect-error undefined is not absent
dreamsGet.reply(200, { id: "x", name: "y", status: "active", owner: "z", type: undefined });

declare const client: clerk["deleteOrganization"]["responses"]["200"]["content"]["application/json"]["client"];
clerkDelete.reply(200, { response: { object: "organization", id: "x", deleted: true }, client });
// @ts-expect-error a value other than the constant
clerkDelete.reply(200, { response: { object: "organization", id: "x", deleted: false }, client });

create.body.data.attributes.name satisfies string;
// @ts-expect-error a member that the request does not have
create.body.data.attributes.nickname;
// @ts-expect-error a path parameter of another operation
create.path.service_id;
// @ts-expect-error stored things are not changed in place
create.state = {};

declare const all: Handlers<operations, object, Caller>;
const { GetServices: _one, ...fewer } = all;
const rest = { principals: [], state: () => ({}), refuse: () => errors };
defineBehaviour<operations>()({ ...rest, operations: all });
// @ts-expect-error a forgotten operation
defineBehaviour<operations>()({ ...rest, operations: fewer });
// @ts-expect-error an operation that the contract does not have
defineBehaviour<operations>()({ ...rest, operations: { ...all, PatchService: all.UpdateService } });
// @ts-expect-error an answer that reply did not make
defineBehaviour<operations>()({ ...rest, operations: { ...all, GetServices: () => ({ status: 200 }) } });
// @ts-expect-error a refusal outside the API's error schema
defineBehaviour<operations>()({ ...rest, operations: all, refuse: () => ({ error: "x" }) });
