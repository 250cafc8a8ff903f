import { InvalidArgumentError } from "commander";
import { describe, expect, it } from "vitest";
import { UsageError } from "../mock/load-apis.ts";
import { byteCount, instant, latency, portNumber, secretText, splitOrigins, wholeNumber } from "./parse-options.ts";

describe("words of the command line", () => {
  it.each([
    ["port 0", portNumber("0"), 0],
    ["the last port", portNumber("65535"), 65_535],
    ["a whole number", wholeNumber("7"), 7],
    ["an instant", instant("2026-01-31T09:00:00Z"), new Date(Date.UTC(2026, 0, 31, 9))],
    ["a fixed latency", latency("250"), 250],
    ["a range of latencies", latency("100-400"), { min: 100, max: 400 }],
    ["bytes", byteCount("500000"), 500_000],
    ["kilobytes of 1000", byteCount("64k"), 64_000],
    ["kibibytes", byteCount("64KiB"), 65_536],
    ["mebibytes", byteCount("10MiB"), 10_485_760],
    ["megabytes", byteCount("2MB"), 2_000_000],
    ["a token", secretText("s3cret"), "s3cret"],
  ])("give %s", (_what, parsed, expected) => {
    expect(parsed).toEqual(expected);
  });

  it.each([
    ["a port beyond 65535", () => portNumber("65536"), "0 (any free port) to 65535"],
    ["a port with a sign", () => portNumber("-1"), "0 (any free port) to 65535"],
    ["an empty port", () => portNumber(""), "0 (any free port) to 65535"],
    ["a fraction", () => wholeNumber("1.5"), "whole number"],
    ["a number that no double holds", () => wholeNumber("9".repeat(16)), "whole number"],
    ["a time in words", () => instant("yesterday"), "2026-01-31T09:00:00Z"],
    ["a falling range", () => latency("400-100"), "100-400"],
    ["a latency with a unit", () => latency("1s"), "250"],
    ["an unknown unit", () => byteCount("10GiB"), "10MiB"],
    ["an empty token", () => secretText(" "), "at least one character"],
  ])("refuse %s and say what is expected", (_what, parse, expected) => {
    expect(parse).toThrow(InvalidArgumentError);
    expect(parse).toThrow(expected);
  });
});

describe("words behind --cors", () => {
  it("give origins as browsers write them, however they are separated", () => {
    const { cors } = splitOrigins(["http://LOCALHOST:3000/,https://app.example:443", "http://[::1]:80"]);

    expect(cors).toEqual(["http://localhost:3000", "https://app.example", "http://[::1]"]);
  });

  it.each([
    ["*", "*"],
    ["off", "off"],
    ["http://a.example,*", "*"],
  ])("give %s as %s", (word, expected) => {
    expect(splitOrigins([word]).cors).toBe(expected);
  });

  it("leave names of APIs and files aside, commas and slashes in them whole", () => {
    const { cors, rest } = splitOrigins(["off", "datadog-services", "./a,b/openapi.yaml", "official.yaml"]);

    expect(cors).toBe("off");
    expect(rest).toEqual(["datadog-services", "./a,b/openapi.yaml", "official.yaml"]);
  });

  it("are refused where none is an origin", () => {
    expect(() => splitOrigins(["datadog-services"])).toThrow(
      new UsageError('--cors takes origins such as http://localhost:3000, * or off, found "datadog-services".'),
    );
  });

  it.each(["http://localhost:3000/app", "https://*.example.com", "http://user@localhost", "http://", "http://a.example?x"])(
    "refuse the URL %s, which is no origin",
    (word) => {
      expect(() => splitOrigins([word])).toThrow(`"${word}" is no origin: expected scheme, host and port alone`);
    },
  );
});
