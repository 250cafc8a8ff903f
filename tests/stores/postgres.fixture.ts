/** A real PostgreSQL on loopback, started for one test file and gone afterwards. Only the role `locked` needs a password. */
import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Database {
  readonly url: string;
  /** `immediate` aborts everything, as a power cut would. */
  stop(how?: "fast" | "immediate"): void;
  start(): void;
  /** Cuts every connection to it. */
  cut(): void;
  psql(sql: string, database?: string): string;
  remove(): void;
}

const debian = "/usr/lib/postgresql";

/** Where `initdb` stands; undefined where no PostgreSQL is installed. */
export function postgresPrograms(): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian).sort((one, other) => Number(other) - Number(one)) : [];
  const asked = spawnSync("pg_config", ["--bindir"], { encoding: "utf8" }).stdout?.trim();
  const onPath = (process.env["PATH"] ?? "").split(":");
  return [...versions.map((version) => join(debian, version, "bin")), ...(asked ? [asked] : []), ...onPath].find((folder) =>
    existsSync(join(folder, "initdb")),
  );
}

export const noPostgres = "No PostgreSQL is installed here (initdb stands neither on PATH nor under /usr/lib/postgresql).";

/** PostgreSQL does not run as root. */
function unprivileged(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync("/etc/passwd", "utf8").split("\n");
  const found = users.find((line) => line.startsWith("postgres:")) ?? users.find((line) => line.startsWith("nobody:"));
  const [, , uid, gid] = (found ?? "").split(":");
  return { uid: Number(uid), gid: Number(gid) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export async function startPostgres(programs: string): Promise<Database> {
  const user = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), "specimen-postgres-"));
  if ("uid" in user) chownSync(folder, user.uid as number, user.gid as number);
  const port = await freePort();
  const data = join(folder, "data");
  const run = (program: string, args: readonly string[], input?: string): string =>
    execFileSync(join(programs, program), args, {
      ...user,
      cwd: folder,
      encoding: "utf8",
      env: { PATH: "/usr/bin:/bin", LC_ALL: "C" },
      ...(input !== undefined && { input }),
    });
  run("initdb", ["-D", data, "-U", "specimen", "-A", "trust", "-E", "UTF8", "--no-sync"]);
  const rules = join(data, "pg_hba.conf");
  writeFileSync(rules, `host all locked 127.0.0.1/32 scram-sha-256\n${readFileSync(rules, "utf8")}`);
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories= -c max_connections=60 -c shared_buffers=16MB`;
  const psql = (sql: string, database = "specimen"): string =>
    run("psql", ["-h", "127.0.0.1", "-p", String(port), "-U", "specimen", "-d", database, "-v", "ON_ERROR_STOP=1", "-qAt"], sql);
  const database: Database = {
    url: `postgres://specimen@127.0.0.1:${port}/specimen`,
    start: () => void run("pg_ctl", ["-D", data, "-o", options, "-l", join(folder, "log"), "-w", "-t", "60", "start"]),
    stop: (how = "fast") => void run("pg_ctl", ["-D", data, "-m", how, "-w", "stop"]),
    cut: () => void psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'specimen'"),
    psql,
    remove: () => {
      spawnSync(join(programs, "pg_ctl"), ["-D", data, "-m", "immediate", "-w", "stop"], { ...user, cwd: folder });
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    database.start();
    psql("CREATE DATABASE specimen", "postgres");
    return database;
  } catch (error) {
    database.remove();
    throw error;
  }
}
