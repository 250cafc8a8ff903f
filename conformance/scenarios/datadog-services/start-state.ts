/** The services and users that were there before; their names, titles and pictures are for implementations to send or not. */
import type { operations } from "../../../generated/datadog-services.ts";
import { scenario } from "../../scenario.ts";
import { everyService } from "./every-service.ts";
import { factsOf, read, statusRule } from "./new-service.ts";

const user = (n: number): string => `a0000000-0000-4000-8000-00000000000${n}`;
const twoDigits = (n: number): string => String(n).padStart(2, "0");
const service = (n: number): string => `5e000000-0000-4000-8000-0000000000${twoDigits(n)}`;

export default scenario<operations>()({
  statement: "The twelve services of organization one, the one of organization two and their users are there as the start state says.",
  sources: [
    "GetServices/200",
    "GetService/200",
    "GetService/404",
    "datadog-services/7.8a",
    "datadog-services/8.2",
    "datadog-services/8.5",
    "datadog-services/8.6",
    "datadog-services/8.7",
    "datadog-services/8.8",
    "datadog-services/8.9",
    "datadog-services/8.10",
    "datadog-services/8.11",
  ],
  principals: ["admin", "outsider"],
  readOnly: true,
  shares: true,
  async run({ admin, outsider, fixture, same }) {
    fixture("start-state");
    const seeded = Array.from({ length: 12 }, (_, index) => index + 1);
    const first = await admin.GetServices().answers(200, statusRule);
    same(
      "datadog-services/8.10",
      first.data.map(({ id }) => id),
      seeded.slice(0, 10).map(service),
    );
    const { offset, next_offset, size } = first.meta.pagination;
    same("datadog-services/8.10", { offset, next_offset, size }, { offset: 0, next_offset: 10, size: 10 });
    const second = await admin.GetServices({ query: { "page[offset]": 10 } }).answers(200, statusRule);
    same(
      "datadog-services/8.11",
      second.data.slice(0, 2).map(({ id }) => id),
      [service(11), service(12)],
    );
    same("datadog-services/8.11", second.meta.pagination.next_offset, 20);

    for (const n of seeded) {
      const created = Date.parse(`2024-01-${twoDigits(n)}T09:00:00Z`);
      const modified = n === 3 ? Date.parse("2024-02-01T09:00:00Z") : created;
      const createdBy = user(n === 4 ? 2 : 1);
      const lastModifiedBy = user(n === 3 || n === 4 ? 2 : 1);
      const rule = n === 3 ? "datadog-services/8.6" : n === 4 ? "datadog-services/8.7" : "datadog-services/8.5";
      same(rule, factsOf(await read(admin, service(n))), {
        id: service(n),
        type: "services",
        name: `service-${twoDigits(n)}`,
        created,
        modified,
        createdBy,
        lastModifiedBy,
      });
    }
    const { included = [] } = await admin.GetService({ path: { service_id: service(3) }, query: { include: "users" } }).answers(200, statusRule);
    const handles = included.map(({ id, attributes }) => [id, attributes?.handle]).sort();
    same("datadog-services/8.2", handles, [
      [user(1), "admin@example.com"],
      [user(2), "editor@example.com"],
    ]);

    const created = Date.parse("2024-01-20T09:00:00Z");
    const other = { id: service(99), type: "services", name: "other-service", created, modified: created, createdBy: user(5), lastModifiedBy: user(5) };
    const theirs = (await everyService(outsider)).map(factsOf);
    same(
      "datadog-services/8.8",
      theirs.find(({ id }) => id === service(99)),
      other,
    );
    same(
      "datadog-services/7.8a",
      theirs.filter(({ id }) => seeded.map(service).includes(id)),
      [],
    );
    await admin.GetService({ path: { service_id: "ffffffff-ffff-4fff-8fff-ffffffffffff" } }).answers(404, "datadog-services/8.9");
  },
});
