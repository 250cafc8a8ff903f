/** A target whose owner brings a precondition about, by an endpoint or a command: stories use up nothing that was there before. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { shippedProfile } from "../conformance/profile.ts";
import type { CaseResult } from "../conformance/result.ts";
import { defaults, verify } from "../conformance/verify.ts";
import { createMock } from "../mock/index.ts";
import type { Collection } from "../mock/state/collection.ts";

const api = "dreams-organizations";
const story = `${api}/acceptOrganizationInvite/200/scenario/acceptance-makes-a-member-active`;

interface Invitation {
  readonly to: string;
  readonly inviteToken: string;
}

/** The story, told to a mock whose mails a side door reads; and which seeded invitation is there afterwards. */
async function tell(
  stateOf: (door: string) => object,
): Promise<{ readonly told: CaseResult | undefined; readonly isSeedThere: boolean; readonly asked: readonly string[] }> {
  const mock = createMock({ apis: [api] });
  const { close, origin } = await mock.listen({ port: 0 });
  const [served] = (await mock.ready()).dispatcher.apis;
  if (!served) throw new Error("Nothing is served.");
  // One of this API's collections.
  const invitations = () => [...(served.world.state as { invitations: Collection<Invitation> }).invitations.stored()].map(({ value }) => value);
  const asked: string[] = [];
  const door = createServer(({ url = "" }, response) => {
    asked.push(url);
    const token = invitations().find(({ to }) => to === decodeURIComponent(url.slice(1)))?.inviteToken;
    response.writeHead(token === undefined ? 500 : 200).end(`${token ?? "no such mail"}\n`);
  });
  await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
  const folder = await mkdtemp(join(tmpdir(), "specimen-states-"));
  onTestFinished(async () => {
    door.close();
    await close(0);
    await rm(folder, { recursive: true });
  });
  const profile = join(folder, "profile.yaml");
  const state = stateOf(`http://127.0.0.1:${(door.address() as AddressInfo).port}`);
  await writeFile(profile, `${await readFile(shippedProfile(api), "utf8")}\nstates: ${JSON.stringify({ invitation: state })}\n`);
  const { cases } = await verify({ ...defaults, api, target: origin, profile, only: [story], strict: true });
  return { told: cases[0], isSeedThere: invitations().some(({ inviteToken }) => inviteToken === "INVITE_TOKEN_2"), asked };
}

const script = (door: string): string =>
  `"${process.execPath}" -e 'fetch("${door}/" + encodeURIComponent(process.env.SPECIMEN_EMAIL)).then((it) => it.text()).then((it) => console.log(it))'`;

describe("a state of the profile", () => {
  it.each([
    ["an endpoint", (door: string) => ({ url: `${door}/{email}`, method: "GET" })],
    ["a command", (door: string) => ({ command: script(door) })],
  ])("is brought about by %s, and the story is told with it", async (_by, stateOf) => {
    const { asked, isSeedThere, told } = await tell(stateOf);

    expect([told?.verdict, told?.reason]).toEqual(["pass", undefined]);
    expect(told?.covered).toContainEqual(expect.objectContaining({ operation: "acceptOrganizationInvite", status: 200 }));
    expect(isSeedThere).toBe(true);
    expect(asked).toEqual([expect.stringMatching(/^\/specimen-run-.*%40example\.com$/)]);
  });

  it.each([
    [
      "an endpoint that refuses",
      (door: string) => ({ url: `${door}/nobody`, method: "GET" }),
      /^The state "invitation" cannot be brought about by GET .*: It answered 500\.$/,
    ],
    [
      "an endpoint that is not there",
      () => ({ url: "http://127.0.0.1:1/", method: "POST" }),
      /^The state "invitation" cannot be brought about by POST .*refused/,
    ],
    ["a command that fails", () => ({ command: "exit 3" }), /^The command for state "invitation" ended with 3: exit 3\nRun it by hand to see why\.$/],
  ])("that comes of %s accuses nobody, and says what to look at", async (_by, stateOf, reason) => {
    const { isSeedThere, told } = await tell(stateOf);

    expect(told?.verdict).toBe("inconclusive");
    expect(told?.findings).toEqual([]);
    expect(told?.reason).toMatch(reason);
    expect(isSeedThere).toBe(true);
  });
});
