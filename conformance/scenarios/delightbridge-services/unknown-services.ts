/** Ids that no service has, and one service's id in another spelling. */
import type { operations } from "../../../generated/delightbridge-services.ts";
import { scenario } from "../../scenario.ts";
import { borrow, contentSeen, list } from "./borrowed-service.ts";
import { json } from "./json-request.ts";

export default scenario<operations>()({
  statement: "An id is decoded once and compared exactly; any other names nothing.",
  sources: [
    "updateService/404",
    "delightbridge-services/3.1",
    "delightbridge-services/6.updateService.404",
    "delightbridge-services/8.4",
    "delightbridge-services/10.8",
    "delightbridge-services/10.9",
    "delightbridge-services/10.10",
  ],
  principals: ["user"],
  async run({ user, same, ...tools }) {
    const { id, with: changed } = await borrow(user, tools, "service-456");
    const rename = json({ name: tools.unique() });
    const code = (id.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, "0");
    const louder = [id.toUpperCase(), id.toLowerCase()].filter((other) => other !== id);
    await user.updateService({ path: { id: tools.unique() }, body: { name: "x" } }).answers(404, "delightbridge-services/6.updateService.404");
    await user.updateService({ path: { id: "service-999" }, body: { name: "x" } }).answers(404, "delightbridge-services/8.4");
    for (const [rule, ids] of [
      ["delightbridge-services/3.1", [...louder, `%25${code}${id.slice(1)}`, `${id}%20`, `[${id}]`, "[id]"]],
      ["delightbridge-services/10.8", ["%zz", `${id}%`, "%E0%A4%A"]],
      ["delightbridge-services/10.9", [`${id}%2F`, `%2F${id}`, `x%2F${id}`]],
    ] as const) {
      for (const other of ids) await user.raw("PATCH", `${list}/${other}`, rename).answers(404, rule);
    }
    for (const method of ["GET", "PATCH"]) await user.raw(method, `${list}/`, method === "GET" ? {} : rename).answers(404, "delightbridge-services/10.10");
    same("delightbridge-services/3.1", await contentSeen(user, tools, id, changed({})), changed({}));
    await user.raw("PATCH", `${list}/%${code}${id.slice(1)}`, json({})).answers(200, "delightbridge-services/3.1");
  },
});
