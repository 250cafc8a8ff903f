/** Every check of the repository, stage by stage. The first that fails is named, with what to do. */
import { spawnSync } from "node:child_process";
import pc from "picocolors";

interface Stage {
  readonly name: string;
  readonly command: readonly string[];
  /** What a person does about a failure. */
  readonly remedy: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const tsx = ["node", "--import", "tsx"];

const stages: readonly Stage[] = [
  { name: "lint", command: ["npx", "--no-install", "biome", "check", "--error-on-warnings", "."], remedy: "npx biome check --write . mends most of it." },
  { name: "contracts", command: [...tsx, "scripts/lint-contracts.ts"], remedy: "Mend spec/<api>/openapi.yaml where the messages say." },
  { name: "generated files are fresh", command: [...tsx, "scripts/generate.ts", "--check"], remedy: "npm run generate, then commit." },
  { name: "schemas of start states are fresh", command: [...tsx, "scripts/state-schema.ts", "--check"], remedy: "npm run generate, then commit." },
  { name: "contract pages are fresh", command: [...tsx, "scripts/contract-docs.ts", "--check"], remedy: "npm run generate, then commit." },
  {
    name: "everything is judged, and traceability is fresh",
    command: [...tsx, "scripts/traceability.ts", "--check"],
    remedy: "Write the missing story, or npm run generate, then commit.",
  },
  {
    name: "rules are cited",
    command: [...tsx, "scripts/check-rules.ts"],
    remedy: "Name the rule's id in the title of a test that shows it, under tests/behaviours/.",
  },
  { name: "types", command: ["npx", "--no-install", "tsc", "--noEmit"], remedy: "Mend the types; mock/handler.test-d.ts holds what must not compile." },
  { name: "build", command: ["npm", "run", "-s", "build"], remedy: "The package must compile." },
  {
    name: "unit, behaviour and fuzz tests",
    command: ["npx", "--no-install", "vitest", "run"],
    remedy: "npx vitest <file> runs one file again and again.",
    // Just built, and it starts in a third of the time.
    environment: { SPECIMEN_COMPILED: "1" },
  },
];

const started = performance.now();
for (const { name, command, remedy, environment } of stages) {
  const from = performance.now();
  process.stdout.write(`${pc.bold(name)}\n`);
  const [program = "", ...rest] = command;
  const { status, error } = spawnSync(program, rest, { stdio: "inherit", env: { ...process.env, ...environment } });
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  if (status !== 0) {
    console.error(`\n${pc.red(`Failed: ${name}`)} (${[program, ...rest].join(" ")}${error ? `: ${error.message}` : ""})\n${remedy}`);
    process.exit(1);
  }
  console.log(pc.dim(`${name}: passed in ${seconds} s\n`));
}
console.log(pc.green(`All ${stages.length} stages passed in ${((performance.now() - started) / 1000).toFixed(0)} s.`));
