import { describe, expect, it } from "vitest";
import { Cors, type CorsOption } from "../cors.ts";
import { message } from "../message.ts";
import { refusedAccess } from "./access.ts";

interface Situation {
  readonly headers?: Record<string, string>;
  readonly loopback?: boolean;
  readonly token?: string;
  readonly cors?: CorsOption;
}

const local = { Host: "localhost:4010" };

const refusal = ({ headers = local, loopback = true, token, cors }: Situation) =>
  refusedAccess(message("GET", "/_specimen/v1/state", headers), { loopback }, { cors: new Cors(cors, []), token });

describe("the control API without a token", () => {
  it.each(["localhost:4010", "localhost", "127.0.0.1:4010", "[::1]:4010", "mock.localhost:4010"])("is open to this machine as %s", (Host) => {
    expect(refusal({ headers: { Host } })).toBeUndefined();
  });

  it.each(["evil.example", "evil.example:4010", "localhost.evil.example", "192.168.1.5:4010", ""])(
    "is closed to this machine as %j, which a stranger's DNS could say",
    (Host) => {
      expect(refusal({ headers: { Host } })).toMatchObject({ status: 403, body: expect.stringContaining("The Host is not this machine's") });
    },
  );

  it("is closed to a request without a Host", () => {
    expect(refusal({ headers: {} })).toMatchObject({ status: 403 });
  });

  it("is closed to other machines, whatever Host they name", () => {
    expect(refusal({ loopback: false })).toMatchObject({ status: 403, body: expect.stringContaining("start the mock with --control-token") });
  });

  it.each<[string, CorsOption, boolean]>([
    ["http://localhost:5173", undefined, true],
    ["https://evil.example", undefined, false],
    ["null", undefined, false],
    ["https://app.example", ["https://app.example"], true],
    ["http://localhost:5173", ["https://app.example"], false],
    ["http://localhost:5173", "off", false],
    ["https://evil.example", "*", true],
  ])("from a page of %s, with CORS %j, is open: %s", (Origin, cors, open) => {
    expect(refusal({ headers: { ...local, Origin }, cors }) === undefined).toBe(open);
  });

  it("never repeats a long origin", () => {
    const refused = refusal({ headers: { ...local, Origin: `https://${"x".repeat(5000)}` } });

    expect(String(refused?.body).length).toBeLessThan(500);
  });
});

describe("the control API with an empty token", () => {
  it("is not opened by an empty header", () => {
    expect(refusal({ headers: { ...local, "Specimen-Token": "" }, loopback: false, token: "" })).toMatchObject({ status: 403 });
  });
});

describe("the control API with a token", () => {
  const token = "t0ken-é";

  it("is open to any machine, Host and Origin that sends it", () => {
    const headers = { Host: "evil.example", Origin: "https://evil.example", "Specimen-Token": token };

    expect(refusal({ headers, loopback: false, token })).toBeUndefined();
  });

  it.each(["", "t0ken", "t0ken-e", "t0ken-é ", "T0KEN-É", "__proto__"])("is closed to %j, even on this machine", (sent) => {
    expect(refusal({ headers: { ...local, "Specimen-Token": sent }, token })).toMatchObject({ status: 403, body: expect.not.stringContaining(token) });
  });

  it("is open to this machine without it, as before", () => {
    expect(refusal({ token })).toBeUndefined();
  });

  it("that the mock was not given opens nothing", () => {
    expect(refusal({ headers: { ...local, "Specimen-Token": "anything" } })).toMatchObject({ status: 403 });
    expect(refusal({ headers: { ...local, "Specimen-Token": "undefined" } })).toMatchObject({ status: 403 });
  });
});
