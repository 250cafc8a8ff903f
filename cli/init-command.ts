/** `specimen init`: what a project needs to live with a contract, written once. */
import { existsSync } from "node:fs";
import { isAbsolute, relative } from "node:path";
import { Command } from "commander";
import { defaultPort } from "../mock/transports/listen.ts";
import { exitCode } from "./exit.ts";
import { initialise } from "./init-write.ts";

interface Options {
  readonly target: string;
  readonly types?: string;
  readonly force?: boolean;
}

const notes = `
Run it where your package.json stands. The document stays where it is; nothing
is asked, and nothing that somebody wrote is overwritten without --force. Run
again, it renews the generated types and leaves the rest.

  $ specimen init openapi.yaml
  $ specimen init api/openapi.yaml --target http://localhost:8080

Exit code: 0 all is there, 3 nothing was written.
`;

export function initCommand(done: (code: number) => void): Command {
  return new Command("init")
    .summary("set a project up around a contract")
    .description("Writes specimen.config.yaml, generated types, npm scripts and a CI workflow for a document.")
    .argument("<document>", "OpenAPI 3.0, 3.1 or 3.2, or Swagger 2.0, in YAML or JSON")
    .option("--target <url>", "the implementation that verify judges", `http://localhost:${defaultPort}`)
    .option("--types <folder>", "where generated types stand (default: src/types where there is src, else types)")
    .option("--force", "overwrite what differs")
    .addHelpText("after", notes)
    .action(async (document: string, options: Options) => done(await init(document, options)));
}

async function init(named: string, { target, types, force = false }: Options): Promise<number> {
  const inside = isAbsolute(named) ? relative(process.cwd(), named) : named.replace(/^\.[\\/]/, "");
  const document = inside.replaceAll("\\", "/");
  const settings = { folder: "", document, target, types: types ?? (existsSync("src") ? "src/types" : "types") };
  process.stdout.write(await initialise(settings, force));
  return exitCode.fine;
}
