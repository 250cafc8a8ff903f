/** No text is too short, too odd or too long to be a value. */
import type { operations } from "../../../generated/delightbridge-services.ts";
import { scenario } from "../../scenario.ts";
import { borrow, contentSeen, type Update } from "./borrowed-service.ts";

export default scenario<operations>()({
  statement: "Any string is a value of any text field, the empty one too, and is stored as it was sent.",
  sources: ["updateService/200", "delightbridge-services/3.5", "delightbridge-services/3.6", "delightbridge-services/7.1b", "delightbridge-services/10.12"],
  principals: ["user"],
  async run({ user, same, ...tools }) {
    const { path, id, with: changed } = await borrow(user, tools, "service-789");
    const odd = `  ${tools.unique("MiXeD")}\t\n \u00e9 e\u0301 \u{1F680} <b>&amp;</b> "\\/ `;
    const texts = (text: string): Update => ({ name: text, color: text, signature: text, document: text });
    const updates: readonly (readonly [rule: string, Update])[] = [
      ["delightbridge-services/3.6", { ...texts(odd), email: odd, categories: [{ id: odd, name: odd, color: odd, textColor: odd }] }],
      [
        "delightbridge-services/3.5",
        { color: "no colour", email: `no address ${tools.unique()}`, categories: [{ id: "", name: "", color: "", textColor: "no colour" }] },
      ],
      ["delightbridge-services/7.1b", { signature: "", document: "" }],
      ["delightbridge-services/3.5", texts("")],
      ["delightbridge-services/3.5", { document: "long ".repeat(2000) }],
      [
        "delightbridge-services/10.12",
        { ...texts("nul \0 and lone \ud800 \udc00 surrogates"), categories: [{ id: "\0", name: "\udc00", color: "\ud800", textColor: "" }] },
      ],
    ];
    let content = changed({});
    for (const [rule, body] of updates) {
      content = { ...content, ...body };
      // That every string is accepted is the weaker rule; that it is stored as sent, the stronger one.
      await user.updateService({ path, body }).answers(200, rule === "delightbridge-services/7.1b" ? rule : "delightbridge-services/3.5");
      const found = await contentSeen(user, tools, id, content);
      same(rule, found, content);
      content = found ?? content;
    }
  },
});
