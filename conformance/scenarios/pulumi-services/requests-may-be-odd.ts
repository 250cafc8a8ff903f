/** What clients send beside the documented must not matter: headers, bodies of GET, unknown parameters. */
import type { operations } from "../../../generated/pulumi-services.ts";
import { scenario } from "../../scenario.ts";
import { lifeOfAService, type Oddity } from "./life-of-a-service.ts";

const type = "application/json";

const oddities: readonly (Oddity & { readonly rule: string })[] = [
  { headers: { "Content-Type": type, Accept: "application/vnd.pulumi+8" }, rule: "pulumi-services/3.31a" },
  { headers: { "Content-Type": type, Accept: "application/vnd.pulumi+3" }, rule: "pulumi-services/3.31b" },
  { headers: { "Content-Type": type, Accept: "*/*" }, rule: "pulumi-services/3.31b" },
  { headers: { "Content-Type": type, Accept: "application/json" }, rule: "pulumi-services/3.31b" },
  { headers: {}, rule: "pulumi-services/3.28" },
  { headers: { "Content-Type": "text/plain" }, rule: "pulumi-services/3.28" },
  { headers: { "Content-Type": "application/x-www-form-urlencoded" }, rule: "pulumi-services/3.28" },
  { headers: { "Content-Type": "application/json; charset=utf-8" }, rule: "pulumi-services/3.28" },
  { headers: { "Content-Type": type }, rule: "pulumi-services/3.30a" },
  { headers: { "Content-Type": type }, needless: "", rule: "pulumi-services/3.30b" },
  { needless: '{"name": ', rule: "pulumi-services/3.29" },
  { needless: '{"name": 5}', rule: "pulumi-services/3.29" },
  { query: "specimen=1&force_=x&owner=", rule: "pulumi-services/3.17" },
];

export default scenario<operations>()({
  statement: "Every operation succeeds whatever Accept, Content-Type, needless bodies and unknown query parameters come with it.",
  sources: [
    "createService/200",
    "listServices/200",
    "headService/204",
    "getService/200",
    "updateService/200",
    "addServiceItems/200",
    "removeServiceItem/200",
    "deleteService/204",
    "pulumi-services/3.17",
    "pulumi-services/3.28",
    "pulumi-services/3.29",
    "pulumi-services/3.30a",
    "pulumi-services/3.30b",
    "pulumi-services/3.31a",
    "pulumi-services/3.31b",
  ],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    for (const { rule, ...oddity } of oddities) await lifeOfAService(admin, tools, rule, oddity);
  },
});
