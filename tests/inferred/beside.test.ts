/** Things that are made under one path and read under another. */
import { describe, expect, it } from "vitest";
import { clientOf } from "./client.ts";

describe("a thing that is read beside what it was made under", () => {
  it("can be neither made nor listed under what nobody made", async () => {
    const send = clientOf("notes");
    const task = `/teams/red/tasks/${(await send("POST", "/teams/red/tasks", { title: "Begin" })).body.id}/notes`;
    const made = await send("POST", task, { text: "known" });

    const unknown = [await send("POST", "/teams/red/tasks/987654/notes", { text: "lost" }), await send("GET", "/teams/red/tasks/987654/notes")];

    expect([made.status, (await send("GET", task)).status, (await send("GET", `/teams/red/notes/${made.body.id}`)).status]).toEqual([201, 200, 200]);
    expect(unknown.map(({ status }) => status)).toEqual([404, 404]);
  });

  it("keeps its place when another is made with the id that one way of asking gives", async () => {
    const send = clientOf("notes");
    const task = `/teams/red/tasks/${(await send("POST", "/teams/red/tasks", { title: "Begin" })).body.id}/notes`;
    const [first, second] = [await send("POST", task, { id: 70 }), await send("POST", task, { id: 70 })];

    await send("DELETE", `/teams/red/notes/${first.body.id}`);

    expect(second.body.id).not.toBe(first.body.id);
    expect((await send("GET", `/teams/red/notes/${second.body.id}`)).status).toBe(200);
  });
});
