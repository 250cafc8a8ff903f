/** Bodies are open: what is not declared is taken, whatever it is, and does nothing. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { idIn, json } from "./json-request.ts";
import { factsOf, keep, list, newService, read, targetOf } from "./new-service.ts";

const longAgo = "2001-01-01T00:00:00Z";
const nobody = "ffffffff-ffff-4fff-8fff-fffffffffff0";
const relationships = { created_by: { data: { type: "users", id: nobody } }, last_modified_by: { data: { type: "users", id: nobody } } };

export default scenario<operations>()({
  statement: "Undeclared members of a body, times, users and on create an id among them, have no effect whatever their value.",
  sources: [
    "CreateService/201",
    "UpdateService/200",
    "datadog-services/3.14",
    "datadog-services/3.15",
    "datadog-services/3.16",
    "datadog-services/6.CreateService.404",
  ],
  principals: ["admin"],
  async run({ admin, same, holds, ...tools }) {
    const plain = await newService(admin, tools);
    const before = factsOf(plain);
    const name = tools.unique();
    const sensible = { relationships, attributes: { name, created: longAgo, modified: longAgo, colour: "red" } };
    const senseless = { relationships: 5, attributes: { name, created: null, modified: [], colour: {} } };
    for (const { rule, id, ...members } of [
      { rule: "datadog-services/3.14", id: undefined, ...sensible },
      { rule: "datadog-services/3.15", id: undefined, ...senseless },
      { rule: "datadog-services/6.CreateService.404", id: nobody, ...sensible },
      { rule: "datadog-services/3.16", id: 5, ...senseless },
      { rule: "datadog-services/3.16", id: null, ...senseless },
    ]) {
      const body = { data: { type: "services", id, ...members, extra: true }, extra: [], included: null };
      const answer = await admin.raw("POST", list, json(body)).answers(201, rule);
      await keep(admin, tools, idIn(answer.body));
      const created = factsOf(await read(admin, idIn(answer.body)));
      holds("datadog-services/3.16", created.id !== nobody, "an id of the server's own", created.id);
      same("datadog-services/3.15", [created.createdBy, created.lastModifiedBy], [before.createdBy, before.lastModifiedBy]);
      holds("datadog-services/3.15", Math.min(created.created, created.modified) >= before.created, "times of the server's own", created);
    }
    for (const { relationships: users, attributes } of [sensible, senseless]) {
      const { name: _, ...undeclared } = attributes;
      const body = { data: { type: "services", relationships: users, attributes: undeclared, extra: {} }, extra: 1 };
      await admin.raw("PATCH", targetOf(plain.id), json(body)).answers(200, "datadog-services/3.15");
    }
    same("datadog-services/3.15", factsOf(await read(admin, plain.id)), before);
  },
});
