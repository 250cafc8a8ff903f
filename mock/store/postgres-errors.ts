/** What went wrong with a database, in words that show no secret. */

type PostgresError = Error & { readonly code?: string };

/** The URL without password and parameters. */
export function maskedUrl(url: string): string {
  if (!URL.canParse(url)) return "postgres://…";
  const { protocol, username, host, pathname } = new URL(url);
  return `${protocol}//${username === "" ? "" : `${username}@`}${host}${pathname}`;
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nobody listens there; start PostgreSQL, or correct host and port",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "the host's name cannot be resolved now",
  ETIMEDOUT: "it does not answer",
  "28P01": "user and password do not go together",
  "28000": "this user may not connect",
  "3D000": "there is no such database; create it first",
  "25006": "it is read-only, as a standby is; name the one that is written to",
  "57014": "it takes too long to answer",
  "53100": "its disk is full",
  "53300": "it has no connection to spare",
  "42501": "this user may not do that: who starts the first mock must be able to create tables, later ones to select, insert, update and delete",
};

/** Why a store cannot be opened. */
export function refusedWords(url: string, { code = "", message }: PostgresError): string {
  const why = message.startsWith("SASL") ? "it asks for a password; give one in the URL, in PGPASSWORD or in ~/.pgpass" : (reasons[code] ?? firstLine(message));
  return `The store ${url} cannot be used: ${why}.`;
}

/** Why a call cannot be kept. */
export function lostWords({ code = "", message }: PostgresError): string {
  const why = code.startsWith("57P") || code.startsWith("08") ? "it is going down or starting" : (reasons[code] ?? firstLine(message));
  return `The database that holds the state cannot be reached now: ${why}.`;
}

/** Whether a statement may have been done although it failed: the database itself says nothing. */
export const isSilence = ({ code = "", message }: PostgresError): boolean =>
  !/^(?=.*\d)[0-9A-Z]{5}$/.test(code) && !(code in reasons) && !/\bconnect\b|connection timeout/.test(message);

const firstLine = (message: string): string =>
  (message.split("\n")[0] ?? "")
    .replace(/\.$/, "")
    .replace(/:\/\/[^@\s]*@/g, "://…@")
    .slice(0, 200) || "no reason was given";
