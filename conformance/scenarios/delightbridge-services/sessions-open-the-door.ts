/** Who is asking is told by a session cookie, taken literally, and by nothing else. */
import type { operations } from "../../../generated/delightbridge-services.ts";
import { scenario } from "../../scenario.ts";
import { borrow, contentSeen, list } from "./borrowed-service.ts";
import { json } from "./json-request.ts";

export default scenario<operations>()({
  statement: "Both operations need the cookie of a session, under its own name and with its literal value.",
  sources: [
    "updateService/401",
    "listServices/401",
    "delightbridge-services/5.1",
    "delightbridge-services/5.2",
    "delightbridge-services/5.3",
    "delightbridge-services/5.8",
    "delightbridge-services/6.updateService.401",
    "delightbridge-services/6.listServices.401",
    "delightbridge-services/7.7",
    "delightbridge-services/10.7",
  ],
  principals: ["user"],
  async run({ user, nobody, credentials, same, ...tools }) {
    const { id, target, with: changed } = await borrow(user, tools, "service-456");
    const { sessionCookie: token = "" } = credentials("user");
    const escaped = `%${(token.codePointAt(0) ?? 0).toString(16).padStart(2, "0")}${token.slice(1)}`;
    const rename = json({ name: tools.unique() });
    const cookie = (value: string) => ({ Cookie: `authjs.session-token=${value}` });
    await nobody.raw("GET", list).answers(401, "delightbridge-services/6.listServices.401");
    await nobody.raw("GET", list, { headers: cookie("wrong") }).answers(401, "delightbridge-services/6.listServices.401");
    await nobody.raw("PATCH", target, rename).answers(401, "delightbridge-services/6.updateService.401");
    for (const [rule, headers] of [
      ["delightbridge-services/6.updateService.401", cookie("wrong")],
      ["delightbridge-services/5.1", { Cookie: "theme=dark" }],
      ["delightbridge-services/5.2", { Cookie: `__Secure-authjs.session-token=${token}` }],
      ["delightbridge-services/5.3", { Authorization: `Bearer ${token}` }],
      ["delightbridge-services/5.3", { "X-API-Key": token, Authorization: token }],
      ["delightbridge-services/5.8", cookie("")],
      ["delightbridge-services/5.8", cookie(`${token}x`)],
      ["delightbridge-services/10.7", cookie(`"${token}"`)],
      ["delightbridge-services/10.7", cookie(escaped)],
    ] as const) {
      await nobody.raw("GET", list, { headers }).answers(401, rule);
      await nobody.raw("PATCH", target, { ...rename, headers: { ...rename.headers, ...headers } }).answers(401, rule);
    }
    same("delightbridge-services/7.7", await contentSeen(user, tools, id, changed({})), changed({}));
    await nobody.raw("GET", list, { headers: { Cookie: `theme=dark; authjs.session-token=${token}` } }).answers(200, "delightbridge-services/5.1");
  },
});
