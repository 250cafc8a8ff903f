/** An avatar is a file of an accepted type and size; its bytes are nobody's business. */
import type { operations } from "../../../generated/dreams-organizations.ts";
import { scenario } from "../../scenario.ts";
import { type AvatarPart, avatarForm, pixel } from "./avatar-form.ts";
import { newOrganization } from "./new-organization.ts";

const accepted: readonly (readonly [AvatarPart, string])[] = [
  [{ mediaType: "image/png", bytes: pixel }, "dreams-organizations/6.uploadOrganizationAvatar.200"],
  [{ mediaType: "image/png", bytes: pixel }, "dreams-organizations/7.14b"],
  [{ mediaType: "image/jpeg", bytes: new TextEncoder().encode("no image at all") }, "dreams-organizations/3.21"],
  [{ mediaType: "image/gif", bytes: new Uint8Array(1) }, "dreams-organizations/3.20"],
  [{ mediaType: "image/gif", bytes: new Uint8Array(2_097_152) }, "dreams-organizations/3.20"],
];

export default scenario<operations>()({
  statement: "Every upload gives the organization another avatar URL, until an update writes one.",
  sources: [
    "uploadOrganizationAvatar/200",
    "dreams-organizations/6.uploadOrganizationAvatar.200",
    "dreams-organizations/3.1",
    "dreams-organizations/3.19",
    "dreams-organizations/3.20",
    "dreams-organizations/3.21",
    "dreams-organizations/7.3a",
    "dreams-organizations/7.3c",
    "dreams-organizations/7.14b",
    "dreams-organizations/10.27",
  ],
  principals: ["owner"],
  async run({ owner, ...tools }) {
    const { eventually, holds, same } = tools;
    const path = { organizationId: await newOrganization(tools, owner) };
    const avatar = async () => (await owner.getOrganization({ path }).answers(200, "dreams-organizations/3.1")).avatarUrl ?? "none";
    const seen = new Set(["none"]);
    for (const [part, rule] of accepted) {
      const uploaded = await owner.raw("POST", `/api/organizations/${path.organizationId}/upload-avatar`, avatarForm(part)).answers(200, rule);
      holds("dreams-organizations/10.27", uploaded.header("Content-Type") === undefined, "no Content-Type", uploaded.header("Content-Type"));
      const url = await eventually(avatar, (found) => !seen.has(found));
      holds("dreams-organizations/7.3a", /^https?:\/\//i.test(url) && URL.canParse(url) && !seen.has(url), "another absolute http(s) URL", url);
      seen.add(url);
    }
    const avatarUrl = "https://example.com/written.png";
    await owner.updateOrganization({ path, body: { avatarUrl } }).answers(200);
    same("dreams-organizations/7.3c", await eventually(avatar, (found) => found === avatarUrl), avatarUrl);
  },
});
