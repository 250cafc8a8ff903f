import { describe, expect, it } from "vitest";
import { compile } from "../contract/compile.ts";
import { loadDocument } from "../contract/load.ts";
import type { Contract } from "../contract/model.ts";
import { message } from "./message.ts";
import { petsDocument } from "./pets.fixture.ts";
import { Authenticator, type Principal, presentation } from "./principals.ts";

/** Documents need two keys together, or a token; one operation takes a cookie alone. */
const contract = async (security = [{ a: [], b: [] }, { token: [] }]): Promise<Contract> =>
  compile(
    "t",
    await loadDocument({
      openapi: "3.1.0",
      info: { title: "T", version: "1" },
      security,
      paths: {},
      components: {
        securitySchemes: {
          a: { type: "apiKey", in: "header", name: "X-A" },
          b: { type: "apiKey", in: "query", name: "b" },
          token: { type: "http", scheme: "Bearer" },
          oauth: { type: "oauth2", flows: {} },
          session: { type: "apiKey", in: "cookie", name: "sid" },
          basic: { type: "http", scheme: "basic" },
        },
      },
    }),
  );

const ann: Principal = {
  id: "ann",
  credentials: [{ a: "1", b: "2" }, { token: "t-ann", oauth: "o-ann" }, { session: "s-ann" }],
};
const bob: Principal = { id: "bob", credentials: [{ a: "1", b: "3" }, { token: "t-bob" }] };

interface Sent {
  readonly target?: string;
  readonly headers?: Record<string, string>;
}

async function recognised({ target = "/", headers = {} }: Sent, requirements: readonly (readonly string[])[] = [["a", "b"], ["token"]]) {
  const found = new Authenticator(await contract(), [ann, bob]).authenticate(requirements, message("GET", target, headers));
  return "principal" in found ? `${found.kind} ${found.principal.id}` : found.kind;
}

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

describe("an authenticator", () => {
  it.each<[string, Sent, string]>([
    ["nothing sent", {}, "absent"],
    ["every half of a conjunction", { target: "/?b=2", headers: { "X-A": "1" } }, "known ann"],
    ["the same first half with another second", { target: "/?b=3", headers: { "X-A": "1" } }, "known bob"],
    ["halves of two principals", { target: "/?b=2", headers: { "X-A": "9" } }, "refused"],
    ["one half only", { headers: { "X-A": "1" } }, "refused"],
    ["the other half only", { target: "/?b=2" }, "refused"],
    ["one half and a whole other alternative", { headers: { "X-A": "1", ...bearer("t-bob") } }, "known bob"],
    ["an empty key, which is none", { target: "/?b=", headers: { "X-A": "" } }, "absent"],
    ["a percent-encoded query key", { target: "/?b=%32", headers: { "X-A": "1" } }, "known ann"],
    ["the query's name in other letters", { target: "/?B=2", headers: { "X-A": "1" } }, "refused"],
    ["a token", { headers: bearer("t-ann") }, "known ann"],
    ["a token whose scheme is written in other letters", { headers: { Authorization: "bEARER t-ann" } }, "known ann"],
    ["an unknown token", { headers: bearer("t-zoe") }, "refused"],
    ["a token of another scheme", { headers: { Authorization: "Basic t-ann" } }, "absent"],
    ["a scheme without a token", { headers: { Authorization: "Bearer" } }, "absent"],
    ["a token that only begins like a known one", { headers: bearer("t-ann2") }, "refused"],
    ["a known key pair beside a bad token", { target: "/?b=2", headers: { "X-A": "1", ...bearer("bad") } }, "known ann"],
    [
      "a bad key pair beside a known token: the first complete alternative decides",
      { target: "/?b=9", headers: { "X-A": "9", ...bearer("t-ann") } },
      "refused",
    ],
    ["two principals: the first complete alternative decides", { target: "/?b=3", headers: { "X-A": "1", ...bearer("t-ann") } }, "known bob"],
    ["names from Object's prototype", { headers: bearer("__proto__") }, "refused"],
  ])("says who sent %s", async (_case, sent, expected) => {
    expect(await recognised(sent)).toBe(expected);
  });

  it("knows a principal whose kind of credential an operation does not take, and tells that from an unknown one", async () => {
    expect(await recognised({ headers: bearer("t-ann") }, [["session"]])).toBe("not-accepted ann");
    expect(await recognised({ headers: bearer("t-zoe") }, [["session"]])).toBe("absent");
    expect(await recognised({ headers: { Cookie: "sid=s-ann", ...bearer("t-bob") } }, [["session"]])).toBe("known ann");
    expect(await recognised({ headers: { Cookie: "sid=bad", ...bearer("t-bob") } }, [["session"]])).toBe("not-accepted bob");
  });

  it("reads a cookie among others, the first that is not empty", async () => {
    const cookie = (text: string) => recognised({ headers: { Cookie: text } }, [["session"]]);

    expect(await cookie("x=1; sid=s-ann; sid=bad")).toBe("known ann");
    expect(await cookie("sid=; sid=s-ann")).toBe("known ann");
    expect(await cookie("xsid=s-ann")).toBe("absent");
  });

  it("takes bearer tokens for OAuth 2", async () => {
    expect(await recognised({ headers: bearer("o-ann") }, [["oauth"]])).toBe("known ann");
  });

  it("lets nobody in by a scheme that the document does not define", async () => {
    expect(await recognised({ headers: bearer("t-ann") }, [["nonesuch"]])).toBe("not-accepted ann");
    expect(await recognised({}, [["nonesuch"]])).toBe("absent");
  });
});

describe("what a principal presents", () => {
  it.each<[string, readonly string[], object | undefined]>([
    ["a header and a query pair of one alternative", ["a", "b"], { headers: { "X-A": "1" }, query: { b: "2" }, cookies: {} }],
    ["a token", ["token"], { headers: { Authorization: "Bearer t-ann" }, query: {}, cookies: {} }],
    ["an OAuth token", ["oauth"], { headers: { Authorization: "Bearer o-ann" }, query: {}, cookies: {} }],
    ["a cookie", ["session"], { headers: {}, query: {}, cookies: { sid: "s-ann" } }],
    ["nothing, where it has no such credential", ["basic"], undefined],
  ])("is %s", async (_case, requirement, expected) => {
    expect(presentation(await contract(), [requirement], ann)).toEqual(expected);
  });

  it("is taken from the first alternative for which it has everything", async () => {
    const found = presentation(compile("pets", await loadDocument(petsDocument())), [["nonesuch"], ["key"], ["bearer", "tenant"]], {
      id: "x",
      credentials: [{ bearer: "T", tenant: "N" }],
    });

    expect(found).toEqual({ headers: { Authorization: "Bearer T" }, query: { tenant: "N" }, cookies: {} });
  });
});
