/** Parts of the list, held against the whole; nobody else is expected to delete the oldest services meanwhile. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { everyService } from "./every-service.ts";
import { idsAt, partOf } from "./json-request.ts";
import { list, newService, statusRule } from "./new-service.ts";

export default scenario<operations>()({
  statement: "A page starts at its offset, holds at most its size, and says both; behind the end it is empty.",
  sources: [
    "GetServices/200",
    "datadog-services/3.9",
    "datadog-services/6.GetServices.404",
    "datadog-services/7.10a",
    "datadog-services/7.10b",
    "datadog-services/7.10c",
    "datadog-services/7.10d",
    "datadog-services/10.11",
  ],
  principals: ["admin"],
  async run({ admin, same, holds, ...tools }) {
    const made = [await newService(admin, tools), await newService(admin, tools), await newService(admin, tools)].map(({ id }) => id);
    const all = (
      await tools.eventually(
        () => everyService(admin),
        (services) => made.every((one) => services.some(({ id }) => id === one)),
      )
    ).map(({ id }) => id);
    const last = all.length - 1;
    const pages = [
      {},
      { size: 1 },
      { size: 2, offset: 1 },
      { size: 1, offset: last },
      { size: 2, offset: last },
      { offset: 1 },
      { size: 100, offset: last - 2 },
    ];
    for (const { size, offset } of pages) {
      const query = { ...(size !== undefined && { "page[size]": size }), ...(offset !== undefined && { "page[offset]": offset }) };
      const { data, meta } = await admin.GetServices({ query }).answers(200, statusRule);
      const { size: inForce = 10, offset: from = 0 } = { ...(size && { size }), ...(offset && { offset }) };
      const expected = all.slice(from, from + inForce);
      same(
        "datadog-services/7.10a",
        data.slice(0, expected.length).map(({ id }) => id),
        expected,
      );
      holds("datadog-services/7.10a", data.length <= inForce, `at most ${inForce} services`, data.length);
      same("datadog-services/7.10b", [meta.pagination.offset, meta.pagination.size], [from, inForce]);
      same("datadog-services/7.10c", meta.pagination.next_offset, from + inForce);
    }
    for (const offset of [all.length, 5_000_000_000]) {
      const { data, meta } = await admin
        .GetServices({ query: { "page[size]": 7, "page[offset]": offset } })
        .answers(200, offset > all.length ? "datadog-services/6.GetServices.404" : "datadog-services/7.10d");
      same(
        "datadog-services/7.10d",
        data.map(({ id }) => id).filter((id) => offset > all.length || all.includes(id)),
        [],
      );
      same("datadog-services/7.10c", meta.pagination.next_offset, offset + 7);
    }
    for (const query of ["page[size]=2&page[offset]=1", "page%5Bsize%5D=2&page%5Boffset%5D=1", "page%5bsize%5d=2&page%5boffset%5d=1"]) {
      const { body } = await admin.raw("GET", `${list}?${query}`).answers(200, "datadog-services/3.9");
      same("datadog-services/3.9", idsAt(body, "/data"), all.slice(1, 3));
    }
    // Whoever takes away older ones moves every page; here it shows.
    await everyService(admin);
    const padded = await admin.raw("GET", `${list}?page[size]=010&page[offset]=00`).answers(200, "datadog-services/10.11");
    same("datadog-services/10.11", partOf(padded.body, "/meta/pagination/size"), 10);
  },
});
