/** Two services compete for one address. */
import type { operations } from "../../../generated/delightbridge-services.ts";
import { scenario } from "../../scenario.ts";
import { borrow, contentSeen, everyService } from "./borrowed-service.ts";
import { json } from "./json-request.ts";

export default scenario<operations>()({
  statement: "No two services have the same e-mail address, byte for byte, and a former one is free at once.",
  sources: [
    "updateService/409",
    "updateService/200",
    "delightbridge-services/6.updateService.409",
    "delightbridge-services/7.7",
    "delightbridge-services/7.8a",
    "delightbridge-services/7.8b",
    "delightbridge-services/7.8c",
    "delightbridge-services/7.8d",
    "delightbridge-services/7.8e",
    "delightbridge-services/10.11",
  ],
  principals: ["user"],
  async run({ user, same, ...tools }) {
    const [one, other] = [await borrow(user, tools, "service-456"), await borrow(user, tools, "service-789")];
    const address = `${tools.unique()}@example.com`;
    // However it is answered, it is not carried out.
    await user.raw("PATCH", one.target, json({ email: other.before.email })).answers([409, 200, 400], "delightbridge-services/7.8a");
    same("delightbridge-services/7.8a", (await contentSeen(user, tools, one.id, one.with({})))?.email, one.before.email);
    await user.updateService({ path: one.path, body: { email: other.before.email } }).answers(409, "delightbridge-services/6.updateService.409");
    await user
      .updateService({ path: one.path, body: { name: tools.unique(), email: other.before.email, categories: [] } })
      .answers(409, "delightbridge-services/7.8b");
    same("delightbridge-services/7.8a", (await contentSeen(user, tools, one.id, one.with({})))?.email, one.before.email);
    same("delightbridge-services/7.7", await contentSeen(user, tools, one.id, one.with({})), one.with({}));
    await user.updateService({ path: one.path, body: { email: one.before.email } }).answers(200, "delightbridge-services/7.8d");
    await user.updateService({ path: one.path, body: { email: address } }).answers(200, "delightbridge-services/6.updateService.200");
    await user.updateService({ path: other.path, body: { email: address.toUpperCase() } }).answers(200, "delightbridge-services/7.8c");
    await user.updateService({ path: other.path, body: { email: one.before.email } }).answers(200, "delightbridge-services/7.8e");
    await user.updateService({ path: one.path, body: { email: one.before.email } }).answers(409, "delightbridge-services/7.8b");

    const nameless = (await everyService(user)).some(({ email }) => email === "");
    if (!nameless) await user.updateService({ path: other.path, body: { email: "" } }).answers(200, "delightbridge-services/7.8e");
    await user.updateService({ path: one.path, body: { email: "" } }).answers(409, "delightbridge-services/10.11");
    const free = one.with({ email: address });
    same("delightbridge-services/7.8a", await contentSeen(user, tools, one.id, free), free);
    // Back to where they came from, so that neither stands in the other's way when both are put back.
    await user.updateService({ path: other.path, body: { email: other.before.email } }).answers(200, "delightbridge-services/7.8e");
    await user.updateService({ path: one.path, body: { email: one.before.email } }).answers(200, "delightbridge-services/7.8e");
  },
});
