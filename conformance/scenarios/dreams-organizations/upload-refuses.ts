/** What an upload does not take. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { avatarForm, pixel } from "./avatar-form.ts";
import { faultyFields } from "./faulty-fields.ts";
import { json } from "./json.ts";
import { newOrganization } from "./new-organization.ts";

const faulty = [
  [{ part: "picture" }, "dreams-organizations/3.18"],
  [{ mediaType: "text/plain" }, "dreams-organizations/3.19"],
  [{ mediaType: "image/svg+xml" }, "dreams-organizations/3.19"],
  [{ mediaType: null }, "dreams-organizations/10.19"],
  [{ bytes: new Uint8Array() }, "dreams-organizations/3.20"],
  [{ bytes: new Uint8Array(2_097_153) }, "dreams-organizations/3.20"],
] as const;

const noForms = [
  json({ file: "pixel" }),
  { headers: { "Content-Type": "image/png" }, body: pixel },
  { headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: "file=pixel" },
];

export default scenario<operations>()({
  statement: "An upload needs a form with one image of 1 to 2,097,152 bytes; otherwise the avatar stays.",
  sources: [
    "uploadOrganizationAvatar/400",
    "dreams-organizations/6.uploadOrganizationAvatar.400",
    "dreams-organizations/3.18",
    "dreams-organizations/3.19",
    "dreams-organizations/3.20",
    "dreams-organizations/3.22",
    "dreams-organizations/3.29",
    "dreams-organizations/4.9",
    "dreams-organizations/7.13",
    "dreams-organizations/10.19",
  ],
  principals: ["owner"],
  async run({ owner, ...tools }) {
    const path = { organizationId: await newOrganization(tools, owner) };
    const target = `/api/organizations/${path.organizationId}/upload-avatar`;
    for (const [part, rule] of faulty) {
      const refusal = await owner.raw("POST", target, avatarForm(part)).answers(400, rule);
      tools.holds("dreams-organizations/4.9", faultyFields(refusal.body)?.includes("file") === true, "data.errors with file", refusal.body);
    }
    for (const request of noForms) await owner.raw("POST", target, request).answers(400, "dreams-organizations/3.22");
    const { avatarUrl } = await owner.getOrganization({ path }).answers(200);
    tools.same("dreams-organizations/7.13", avatarUrl ?? null, null);
  },
});
