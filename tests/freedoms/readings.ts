/** Requests that one server reads as another one does not. */
import type { Asked, Freedom, Given, Variant } from "./freedom.ts";
import { inApis } from "./freedom.ts";
import { changedJson, isMembers, type Members } from "./json-answer.ts";

const inDreams = inApis("dreams-organizations");
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const asking = (change: (asked: Asked) => Asked): (() => Variant) => {
  return () => (asked, forward) => forward(change(asked));
};

const withAuthorization = (asked: Asked, change: (value: string) => string): Asked => ({
  ...asked,
  headers: asked.headers.map(([name, value]) => (name.toLowerCase() === "authorization" ? [name, change(value)] : [name, value])),
});

export const bearerInAnyCase: Freedom = {
  id: "bearer-in-any-case",
  says: "The word Bearer is read without regard to case.",
  source: "dreams-organizations/10.3",
  appliesTo: inDreams,
  install: asking((asked) => withAuthorization(asked, (value) => value.replace(/^bearer /i, "Bearer "))),
};

export const bearerInOneCase: Freedom = {
  id: "bearer-in-one-case",
  says: "The word Bearer is read in this case alone.",
  source: "dreams-organizations/10.3",
  appliesTo: inDreams,
  install: asking((asked) => withAuthorization(asked, (value) => (/^bearer /i.test(value) && !value.startsWith("Bearer ") ? "None x" : value))),
};

/** A JSON body that holds workspaces in capitals, changed. */
function withCapitals(asked: Asked, change: (ids: readonly unknown[]) => readonly unknown[]): Asked {
  const body = membersOf(asked);
  const ids = body?.["workspaces"];
  if (!body || !Array.isArray(ids) || !ids.some((id) => typeof id === "string" && id !== id.toLowerCase())) return asked;
  return { ...asked, body: new TextEncoder().encode(JSON.stringify({ ...body, workspaces: change(ids) })) };
}

function membersOf({ body }: Asked): Members | undefined {
  try {
    const value: unknown = JSON.parse(text(body));
    return isMembers(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export const capitalsLowered: Freedom = {
  id: "capital-workspaces-lowered",
  says: "Workspace ids in capitals are accepted and lowered.",
  source: "dreams-organizations/10.5",
  appliesTo: inDreams,
  install: asking((asked) => withCapitals(asked, (ids) => ids.map((id) => (typeof id === "string" ? id.toLowerCase() : id)))),
};

export const capitalsRefused: Freedom = {
  id: "capital-workspaces-refused",
  says: "Workspace ids in capitals are answered with 400.",
  source: "dreams-organizations/10.5",
  appliesTo: inDreams,
  install: asking((asked) => withCapitals(asked, () => ["no workspace"])),
};

const withErrors =
  (applies: (asked: Asked, given: Given) => boolean, change: (errors: Members | undefined, asked: Asked) => Members | undefined): (() => Variant) =>
  () =>
  async (asked, forward) => {
    const given = await forward(asked);
    if (!applies(asked, given)) return given;
    return changedJson(given, (whole) => {
      if (!isMembers(whole)) return whole;
      const data = isMembers(whole["data"]) ? whole["data"] : undefined;
      const errors = change(data && isMembers(data["errors"]) ? data["errors"] : undefined, asked);
      return { ...whole, data: errors ? { errors } : null };
    });
  };

const only = (errors: Members, name: string): boolean => Object.keys(errors).join() === name;
const isAddress = (value: unknown): boolean => typeof value === "string" && /^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/.test(value);

export const takenEmailOtherwise: Freedom = {
  id: "taken-email-told-otherwise",
  says: "The 400 of an e-mail that is taken has null for data, or has it filled.",
  source: "dreams-organizations/10.6",
  appliesTo: inDreams,
  install: withErrors(
    ({ target }, { status }) => status === 400 && /\/invite$/.test(target),
    (errors, asked) => (!errors ? { email: ["Taken."] } : only(errors, "email") && isAddress(membersOf(asked)?.["email"]) ? undefined : errors),
  ),
};

export const unequalPasswordsElsewhere: Freedom = {
  id: "unequal-passwords-elsewhere",
  says: "Unequal passwords are told under another field.",
  source: "dreams-organizations/10.7",
  appliesTo: inDreams,
  install: withErrors(
    ({ target }, { status }) => status === 422 && /\/accept$/.test(target),
    (errors, asked) => {
      const { password, password_confirmation: again } = membersOf(asked) ?? {};
      const isUnequal = typeof password === "string" && typeof again === "string" && [...password].length >= 8 && password !== again;
      return errors && isUnequal ? { passwords: Object.values(errors)[0] ?? ["Unequal."] } : errors;
    },
  ),
};

export const uploadOtherwise: Freedom = {
  id: "upload-told-otherwise",
  says: "An upload that is no multipart form names the file, or names no field.",
  source: "dreams-organizations/10.8",
  appliesTo: inDreams,
  install: withErrors(
    ({ headers, target }, { status }) =>
      status === 400 &&
      /\/upload-avatar$/.test(target) &&
      !headers.some(([name, value]) => name.toLowerCase() === "content-type" && /^multipart\//i.test(value)),
    (errors) => (errors && "file" in errors ? {} : { file: ["Missing."] }),
  ),
};

export const byteOrderMarkSkipped: Freedom = {
  id: "byte-order-mark-skipped",
  says: "A byte order mark before the JSON of a request is skipped.",
  source: "dreams-organizations/10.16, delightbridge-services/10.4",
  appliesTo: inApis("dreams-organizations", "delightbridge-services"),
  install: asking((asked) => (asked.body[0] === 0xef && asked.body[1] === 0xbb && asked.body[2] === 0xbf ? { ...asked, body: asked.body.subarray(3) } : asked)),
};
