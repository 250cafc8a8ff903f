/** Entity tags of inferred things (RFC 9110, sections 8.8.3 and 13.1). */
import { describe, expect, it } from "vitest";
import { clientOf, type Send } from "./client.ts";

async function page(send: Send): Promise<{ at: string; tag: string }> {
  const { body, headers } = await send("POST", "/pages", { title: "One", slug: "one" });
  return { at: `/pages/${body.id}`, tag: headers.get("etag") ?? "" };
}

describe("an entity tag", () => {
  it("is the same wherever the same state is shown, and another after a change", async () => {
    const send = clientOf("guarded");
    const { at, tag } = await page(send);

    const read = await send("GET", at);
    const changed = await send("PUT", at, { title: "Two", slug: "one" });

    expect(read.headers.get("etag")).toBe(tag);
    expect(changed.headers.get("etag")).not.toBe(tag);
    expect((await send("GET", at)).headers.get("etag")).toBe(changed.headers.get("etag"));
  });

  it("that the caller has spares the answer", async () => {
    const send = clientOf("guarded");
    const { at, tag } = await page(send);

    expect(await send("GET", at, undefined, { "if-none-match": `"other", W/${tag}` })).toMatchObject({ status: 304, body: undefined });
    expect((await send("GET", at, undefined, { "if-none-match": '"other"' })).status).toBe(200);
  });

  it("that a thing shows itself is the one to send, and moves with a change", async () => {
    const send = clientOf("zones");
    const { etag } = (await send("GET", "/settings/any")).body;

    const first = await send("PATCH", "/settings/any", { text: "One" }, { "if-match": etag });
    const late = await send("PATCH", "/settings/any", { text: "Two" }, { "if-match": etag });

    expect([first.status, first.body.etag === etag, late.status]).toEqual([200, false, 412]);
  });

  it("of an earlier state refuses a change, and leaves no trace", async () => {
    const send = clientOf("guarded");
    const { at, tag } = await page(send);
    await send("PUT", at, { title: "Two", slug: "one" }, { "if-match": tag });

    const late = await send("PUT", at, { title: "Three", slug: "one" }, { "if-match": tag });
    const removed = await send("DELETE", at, undefined, { "if-match": tag });

    expect([late.status, removed.status]).toEqual([412, 412]);
    expect((await send("GET", at)).body.title).toBe("Two");
    expect((await send("DELETE", at, undefined, { "if-match": "*" })).status).toBe(204);
  });
});
