import { describe, expect, it } from "vitest";
import { type Ended, specimen, temporary } from "./command.ts";

/** What every mistake has in common. */
function expectTold({ code, stdout, stderr }: Ended): void {
  expect(stderr).toMatch(/^specimen: /);
  expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  expect(stderr).not.toContain("fault of specimen itself");
  expect(stdout).toBe("");
  expect(code).toBe(3);
}

const pulumi = ["pulumi-services", "--target", "http://127.0.0.1:1"];

describe("a mistake in the words of verify ends it with 3 and a sentence", () => {
  it.each<[string, string[], string]>([
    ["a misspelt API", ["pulumi-servics"], 'There is no API "pulumi-servics". Did you mean "pulumi-services"?\nShipped:\n  clerk-organizations\n'],
    ["a missing document", ["./nowhere.yaml"], "./nowhere.yaml no-such-file: there is no such file; check the path."],
    ["no target", ["pulumi-services"], "Which implementation? Name its base URL with --target"],
    ["a target without a scheme", ["pulumi-services", "--target", "localhost:80"], 'The target "localhost:80" is no http or https URL.'],
    [
      "a glob that no case matches beside one that some do",
      [...pulumi, "--only", "**/valid/**", "nothing/**"],
      "No case matches nothing/**; see specimen verify pulumi-services --list.",
    ],
    [
      "an API behind globs",
      ["--only", "**/valid/**", "pulumi-services"],
      '\nBehind --only, "pulumi-services" is one of its values; name the API before the options.',
    ],
    [
      "a folder for reports that is a file",
      [...pulumi, "--report", "package.json"],
      '" cannot be written (ENOTDIR). Name with --report what you may write to.',
    ],
    ["a time without a unit", [...pulumi, "--budget", "60"], "Expected a time such as 500ms, 30s or 2m."],
    ["a depth that there is not", [...pulumi, "--depth", "deep"], "Allowed choices are quick, full."],
    [
      "a missing profile",
      [...pulumi, "--profile", "none.yaml"],
      "The profile none.yaml cannot be read (ENOENT). Write one with: specimen verify <api> --init-profile",
    ],
    ["a missing baseline", [...pulumi, "--baseline", "none.yaml"], "The baseline none.yaml cannot be read (ENOENT)."],
    [
      "a target that is down",
      pulumi,
      "The target http://127.0.0.1:1 cannot be judged. Nobody listens there: the connection was refused. Start the implementation",
    ],
  ])("%s", async (_what, words, expected) => {
    const ended = await specimen("verify", ...words);

    expect(ended.stderr).toContain(expected);
    expectTold(ended);
  });

  it("a password in the target, which is not repeated", async () => {
    const ended = await specimen("verify", "pulumi-services", "--target", "http://me:hush-hush@localhost");

    expect(ended.stderr).toContain("must hold no user and password");
    expect(ended.stderr).not.toContain("hush");
    expectTold(ended);
  });

  it("an unsound document, with its faults", async () => {
    const folder = await temporary({ "own.yaml": 'openapi: 3.1.0\ninfo: { title: A, version: "1" }\npaths:\n  b: {}\n' });

    const ended = await specimen("verify", `${folder}/own.yaml`, "--target", "http://127.0.0.1:1");

    expect(ended.stderr).toContain(`${folder}/own.yaml:4:3 structure`);
    expectTold(ended);
  });
});

describe("a mistake in a file ends verify with 3 and a sentence", () => {
  it.each([
    ["an unset variable", `api: pulumi-services\nheaders: {X: '\${NOT_SET_ANYWHERE}'}\n`, "needs the environment variable NOT_SET_ANYWHERE, which is not set."],
    [
      "a security scheme that there is not",
      "api: pulumi-services\nprincipals: {admin: {credentials: {pulumiTokn: x}}}\n",
      'principals/admin/credentials: there is no security scheme "pulumiTokn"; did you mean "pulumiToken"?',
    ],
    ["an unknown member", "api: pulumi-services\nprincipal: {}\n", 'own.yaml:2:1 /principal: there is no member "principal"; did you mean "principals"?'],
    ["what is no YAML", "api: pulumi-services\n  b: [\n", "own.yaml:2:4 is not valid YAML: "],
    ["an empty file", "", "own.yaml:1:1 is not valid YAML: expected a document, but the input is empty."],
    ["another API", "api: datadog-services\n", 'is for "datadog-services", and the contract is "pulumi-services"'],
    ["a principal that there is not", "api: pulumi-services\ncast: {owner: admin}\n", 'casts "admin" as owner, but names no such principal.'],
    [
      "a command that fails",
      "api: pulumi-services\nprincipals: {admin: {credentials: {pulumiToken: {command: 'echo hush-hush; exit 4'}}}}\n",
      "The command for principals/admin/credentials/pulumiToken ended with 4: echo",
    ],
    ["a certificate that there is not", "api: pulumi-services\ntls: {caFile: none.pem}\n", "names none.pem, which cannot be read."],
  ])("profile: %s", async (_what, text, expected) => {
    const folder = await temporary({ "own.yaml": text });

    const ended = await specimen("verify", ...pulumi, "--profile", `${folder}/own.yaml`);

    expect(ended.stderr).toContain(expected);
    expectTold(ended);
  });

  it.each([
    ["no expiry", "- {cases: 'pulumi-services/**', reason: r, owner: o}\n", 'known.yaml:1:3 /0: expected a member "expires", found nothing'],
    [
      "a case that there is not",
      "- {cases: 'pulumi-service/**', reason: r, owner: o, expires: 2100-01-01}\n",
      'names "pulumi-service/**", and there is no such case',
    ],
  ])("baseline: %s", async (_what, text, expected) => {
    const folder = await temporary({ "known.yaml": text });

    const ended = await specimen("verify", ...pulumi, "--baseline", `${folder}/known.yaml`);

    expect(ended.stderr).toContain(expected);
    expectTold(ended);
  });

  it("a profile to write where one is already", async () => {
    const folder = await temporary({ "own.yaml": "mine" });

    const ended = await specimen("verify", "pulumi-services", "--init-profile", `${folder}/own.yaml`);

    expect(ended.stderr).toContain("It is there already, and is not overwritten; name a new file.");
    expectTold(ended);
  });

  it("a report to compare that is none", async () => {
    const folder = await temporary({ "a.json": "{}", "b.json": "nothing" });

    const ended = await specimen("report", "diff", `${folder}/a.json`, `${folder}/b.json`);

    expect(ended.stderr).toContain('a.json is not as it must be:\n  /: expected a member "schemaVersion", found nothing');
    expectTold(ended);
  });
});
