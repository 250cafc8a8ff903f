/** What the README promises of an installed package, one command a step. */
import { readFileSync } from "node:fs";

export interface Step {
  readonly says: string;
  /** Run by a shell, in the project's folder, with its programs on the path. */
  readonly command: string;
  readonly code: number;
  readonly shows: RegExp;
}

const verify = "sh -c 'specimen verify datadog-services --depth quick --target \"$SPECIMEN_URL\" --report out --allow-incomplete'";

const all: readonly (Step & { readonly of?: string })[] = [
  { says: "names its version", command: "specimen --version", code: 0, shows: /^\d+\.\d+\.\d+\n$/ },
  { says: "says what it can do", command: "specimen --help", code: 0, shows: /mock [\s\S]*verify / },
  { says: "serves the five APIs", command: "specimen mock --port 0 -- node five.mjs", code: 0, shows: /^200 200 200 200 200$/m },
  {
    says: "serves one API as somebody, with a seed and a clock",
    command: "specimen mock datadog-services --port 0 --as admin --seed 7 --now 2026-01-31T09:00:00Z -- node one.mjs",
    code: 0,
    shows: /^201 2026-01-31T09:00:00/m,
  },
  { says: "serves a document of one's own", command: "specimen mock ./pets.yaml --port 0 -- node pets.mjs", code: 0, shows: /^201 200 Rex$/m },
  { says: "lists what can be broken", command: "specimen mock --list-faults", code: 0, shows: /created-not-201/ },
  { says: "refuses an option that there is not", command: "specimen mock --prot 1", code: 3, shows: /Did you mean --port/ },
  { says: "refuses a document that there is not", command: "specimen mock ./nowhere.yaml", code: 3, shows: /nowhere\.yaml/ },
  { says: "refuses an API that there is not", command: "specimen mock pulumi", code: 3, shows: /pulumi-services/ },
  { says: "lists the cases of an API", command: "specimen verify datadog-services --list", code: 0, shows: /^datadog-services\/GetServices\/200\//m },
  { says: "judges a sound server, and reports", command: `specimen mock datadog-services --port 0 -- ${verify}`, code: 0, shows: /datadog-services/ },
  { says: "compares two reports", command: "specimen report diff out/report.json out/report.json", code: 0, shows: /\S/ },
  {
    says: "judges a broken server",
    command: `specimen mock datadog-services --port 0 --fault created-not-201 -- ${verify}`,
    code: 1,
    shows: /CreateService\/201/,
  },
  { says: "says that nobody answers", command: "specimen verify datadog-services --target http://localhost:9", code: 3, shows: /http:\/\/localhost:9/ },
  { says: "finds a document sound", command: "specimen check pets.yaml", code: 0, shows: /sound/ },
  { says: "finds a document unsound", command: "specimen check unsound.yaml", code: 1, shows: /unsound\.yaml:\d+/ },
  { says: "writes types", command: "specimen types pets.yaml --out types", code: 0, shows: /pets\.behaviour\.ts/ },
  { says: "finds types fresh", command: "specimen types pets.yaml --out types --check", code: 0, shows: /^$/ },
  { says: "finds types stale", command: "cp newer.yaml old/pets.yaml && specimen types old/pets.yaml --out types --check", code: 1, shows: /stale/ },
  { says: "finds a change that breaks clients", command: "specimen diff pets.yaml newer.yaml", code: 1, shows: /breaking/i },
  { says: "finds no change", command: "specimen diff pets.yaml pets.yaml", code: 0, shows: /\S/ },
  { says: "shows what it infers of a document", command: "specimen inspect pets.yaml", code: 0, shows: /pets/ },
  {
    says: "tells its own state",
    command: "specimen mock pets.yaml --port 0 -- sh -c 'specimen state show --url \"$SPECIMEN_URL\"'",
    code: 0,
    shows: /./,
    of: "state",
  },
  {
    says: "refuses a proxy without a document",
    command: "specimen proxy nowhere.yaml --target http://localhost:9",
    code: 3,
    shows: /nowhere\.yaml/,
    of: "proxy",
  },
  {
    says: "prepares a project",
    command: "mkdir -p fresh && cp pets.yaml fresh && cd fresh && specimen init pets.yaml",
    code: 0,
    shows: /specimen\.config\.yaml/,
    of: "init",
  },
  { says: "is imported by modules", command: "node library.mjs", code: 0, shows: /^200 fail 401 true$/m },
  { says: "is required by CommonJS", command: "node library.cjs", code: 0, shows: /^function function function function$/m },
  { says: "serves a test file of vitest", command: "vitest run --root tests", code: 0, shows: /1 passed/ },
];

const program = readFileSync("cli/main.ts", "utf8");

/** `of`: those of commands that the program has. */
export const steps: readonly Step[] = all.filter(({ of }) => of === undefined || program.includes(`./${of}-command.ts`));

/** Types hold wherever TypeScript looks for them. */
export const resolutions: Readonly<Record<string, readonly string[]>> = {
  bundler: ["--module", "esnext", "--moduleResolution", "bundler"],
  nodenext: ["--module", "nodenext"],
  node20: ["--module", "node20"],
};
