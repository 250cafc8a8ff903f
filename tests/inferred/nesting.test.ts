/** Things under things. */
import { describe, expect, it } from "vitest";
import { clientOf, type Send } from "./client.ts";

async function grown(send: Send): Promise<{ board: string; cards: string; card: string }> {
  await send("POST", "/teams", { slug: "red", name: "Red" });
  const board = `/teams/red/boards/${(await send("POST", "/teams/red/boards", { title: "Plan" })).body.id}`;
  const card = (await send("POST", `${board}/cards`, { title: "Begin" })).body.id;
  return { board, cards: `${board}/cards`, card: `${board}/cards/${card}` };
}

describe("a child", () => {
  it("is shown under its parent alone, with the member that names the parent", async () => {
    const send = clientOf("three-levels");
    const { board, card } = await grown(send);
    await send("POST", "/teams", { slug: "blue", name: "Blue" });

    expect((await send("GET", board)).body).toMatchObject({ title: "Plan", team_slug: "red" });
    expect((await send("GET", card)).status).toBe(200);
    expect((await send("GET", card.replace("red", "blue"))).status).toBe(404);
    expect((await send("GET", "/teams/blue/boards")).body).toEqual([]);
  });

  it("of an unknown parent can be neither listed nor made", async () => {
    const send = clientOf("three-levels");

    const answers = [await send("GET", "/teams/none/boards"), await send("POST", "/teams/none/boards", { title: "x" })];

    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  });

  it("by a key that no thing can have is unknown, where the document has no other word for it", async () => {
    expect((await clientOf("plain-rest")("GET", "/v2/owners/not-a-uuid")).status).toBe(404);
  });

  it("goes with its parent, and with its parent's parent", async () => {
    const send = clientOf("three-levels");
    const { board, cards, card } = await grown(send);

    await send("DELETE", "/teams/red");
    expect(await Promise.all([board, cards, card].map(async (path) => (await send("GET", path)).status))).toEqual([404, 404, 404]);

    await send("POST", "/teams", { slug: "red", name: "Red again" });
    expect((await send("GET", "/teams/red/boards")).body).toEqual([]);
    expect((await send("GET", card)).status).toBe(404);
  });

  it("is there from the start under what is there from the start, and is not inherited by who takes that place", async () => {
    const send = clientOf("three-levels");
    const [{ slug, name }] = (await send("GET", "/teams")).body;
    const boards = await send("GET", `/teams/${slug}/boards`);

    await send("DELETE", `/teams/${slug}`);
    await send("POST", "/teams", { slug, name });

    expect(boards.body.length).toBeGreaterThan(0);
    expect((await send("GET", `/teams/${slug}/boards`)).body).toEqual([]);
  });

  it("that nobody asked for before its parent went is not inherited either", async () => {
    const send = clientOf("three-levels");
    const [{ slug, name }] = (await send("GET", "/teams")).body;

    await send("DELETE", `/teams/${slug}`);
    await send("POST", "/teams", { slug, name });

    expect((await send("GET", `/teams/${slug}/boards`)).body).toEqual([]);
  });
});

describe("a single thing", () => {
  it("is there from the start, changes, and belongs to its parent", async () => {
    const send = clientOf("singletons");
    const { id } = (await send("POST", "/projects", { project: { name: "One" } })).body.project;
    const at = `/projects/${id}/settings`;

    expect((await send("GET", at)).status).toBe(200);
    expect((await send("PUT", at, { theme: "dark" })).body).toEqual({ theme: "dark", digest: true });
    expect((await send("GET", at)).body).toEqual({ theme: "dark", digest: true });
    await send("DELETE", `/projects/${id}`);
    expect((await send("GET", at)).status).toBe(404);
  });
});
