/** What `node` is given to run the command: its source, or, once the test command has built it, the compiled package. */
export const program: readonly string[] = process.env["SPECIMEN_COMPILED"] ? ["dist/cli/main.mjs"] : ["--import", "tsx", "cli/main.ts"];
