/** Values of query parameters that mean nothing. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { list, newService, targetOf } from "./new-service.ts";

const pageValues = ["", "abc", "1.5", "+1", "-1", "%201", "1e1", "0x1", "9223372036854775808"];

export default scenario<operations>()({
  statement: "A page value that is no number within its limits, and an inclusion of anything but users, are refused.",
  sources: [
    "GetServices/400",
    "GetService/400",
    "datadog-services/3.4",
    "datadog-services/3.6",
    "datadog-services/3.8",
    "datadog-services/6.GetServices.400",
    "datadog-services/6.GetService.400",
    "datadog-services/10.6",
    "datadog-services/10.10",
  ],
  principals: ["admin"],
  async run({ admin, ...tools }) {
    const { id } = await newService(admin, tools);
    for (const query of ["page[size]=0", "page[size]=101", "page[size]=abc", "page[offset]=-1", "include=foo", "include[users]=false"]) {
      await admin.raw("GET", `${list}?${query}`).answers(400, "datadog-services/6.GetServices.400");
    }
    await admin.raw("GET", `${targetOf(id)}?include=foo`).answers(400, "datadog-services/6.GetService.400");
    for (const value of pageValues) {
      await admin.raw("GET", `${list}?page[size]=${value}`).answers(400, "datadog-services/3.8");
      await admin.raw("GET", `${list}?page[offset]=${value}`).answers(400, value.length === 19 ? "datadog-services/10.6" : "datadog-services/3.8");
    }
    for (const target of [list, targetOf(id)]) {
      for (const value of ["false", "1", "TRUE", "users", "null"])
        await admin.raw("GET", `${target}?include[users]=${value}`).answers(400, "datadog-services/3.4");
      for (const value of ["", "Users", "users,roles", "true", "[users]"])
        await admin.raw("GET", `${target}?include=${value}`).answers(400, "datadog-services/3.6");
      await admin.raw("GET", `${target}?include=users&include[users]=false`).answers(400, "datadog-services/10.10");
      await admin.raw("GET", `${target}?include[users]=true&include=foo`).answers(400, "datadog-services/3.6");
    }
  },
});
