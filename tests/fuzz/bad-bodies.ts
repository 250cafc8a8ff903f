/** Bodies that no client means: broken, hostile, too large, or of another media type than they say. */

import type { Mutation } from "./case.ts";
import type { Choice } from "./choice.ts";
import { type Draft, headerOf, setHeader } from "./draft.ts";

/** What a fuzz run starts its mock with. */
export const bodyLimitBytes = 64 * 1024;

const bodied = ["POST", "PUT", "PATCH"];

function send(draft: Draft, choice: Choice, body: string | Buffer, contentType?: string): void {
  if (!bodied.includes(draft.method) && choice.chance(0.5)) draft.method = choice.one("POST", "PUT", "PATCH", "DELETE");
  draft.body = typeof body === "string" ? Buffer.from(body) : body;
  if (contentType !== undefined) setHeader(draft, "Content-Type", contentType);
  if (choice.chance(0.3)) draft.framing = "chunked";
}

const json = "application/json";
const form = "application/x-www-form-urlencoded";

/** The valid body with a hostile member in it, at some level. */
function withMember(draft: Draft, choice: Choice, member: string): string {
  const text = draft.body.toString();
  const at = [...text.matchAll(/\{/g)].map(({ index }) => index + 1);
  const place = choice.pick(at);
  if (place === undefined) return `{${member}}`;
  const comma = /^\s*\}/.test(text.slice(place)) ? "" : ",";
  return `${text.slice(0, place)}${member}${comma}${text.slice(place)}`;
}

const hostileMembers = [
  '"__proto__":{"polluted":true,"id":"x"}',
  '"constructor":{"prototype":{"polluted":true}}',
  '"toString":1,"hasOwnProperty":null',
  '"\\ud800":"\\udfff"',
  '"n":1e400',
  '"n":-0',
  '"n":123456789012345678901234567890',
  '"n":9007199254740993',
  '"id":"a\\u0000b"',
  '"":{"":[]}',
];

const values = ["null", "true", "0", '""', "[]", "{}", "[[]]", "1e999", '"\\ud83d"', "9".repeat(400), '"\\u0000"', "-1", "[null]", '{"__proto__":null}'];

/** Replaces one value of a valid JSON body by another. */
function withOtherValue(draft: Draft, choice: Choice): string {
  const text = draft.body.toString();
  const places = [...text.matchAll(/:\s*("(?:[^"\\]|\\.)*"|-?\d[\d.]*|true|false|null)/g)];
  const place = choice.pick(places);
  const value = choice.pick(values) ?? "null";
  return place ? `${text.slice(0, place.index)}:${value}${text.slice(place.index + place[0].length)}` : value;
}

function part(name: string, value: string, extra = ""): string {
  return `--b\r\nContent-Disposition: form-data; name="${name}"${extra}\r\n\r\n${value}\r\n`;
}

const multipartBodies: readonly ((choice: Choice) => [body: string | Buffer, contentType: string])[] = [
  () => ["--b\r\n\r\n--b--", "multipart/form-data"],
  () => ["--b\r\n\r\n--b--", 'multipart/form-data; boundary=""'],
  () => [part("title", "a"), "multipart/form-data; boundary=b"],
  () => [`${part("title", "a")}--b`, "multipart/form-data; boundary=b"],
  () => ["--b--", "multipart/form-data; boundary=b"],
  () => ["nothing of the kind", "multipart/form-data; boundary=b"],
  () => [`--b\r\nContent-Disposition: form-data\r\n\r\na\r\n--b--`, "multipart/form-data; boundary=b"],
  () => [`--b\r\n${"X-A: b\r\n".repeat(2000)}\r\na\r\n--b--`, "multipart/form-data; boundary=b"],
  () => [`${part("a", "1").repeat(1200)}--b--`, "multipart/form-data; boundary=b"],
  () => [`${part("__proto__", "1")}${part("constructor", "2")}--b--`, "multipart/form-data; boundary=b"],
  () => [`${part("title", "a", '; filename="../../etc/passwd\0"')}--b--\r\nepilogue`, "multipart/form-data; boundary=b"],
  () => [`${part("title", "a", "; filename*=UTF-8''%E0%A4%A")}--b--`, `multipart/form-data; boundary=b; boundary=c`],
  (choice) => [
    Buffer.concat([Buffer.from("--b\r\nContent-Disposition: form-data; name="), choice.bytes(30), Buffer.from("\r\n\r\n")]),
    "multipart/form-data; boundary=b",
  ],
  (choice) => [choice.damaged(Buffer.from(`${part("title", "a")}${part("sizes", "1")}--b--`)), "multipart/form-data; boundary=b"],
  () => ["a".repeat(5000), `multipart/form-data; boundary=${"a".repeat(3000)}`],
  () => [part("title", "a"), "multipart/mixed; boundary=b"],
];

export const bodyMutations: Readonly<Record<string, Mutation>> = {
  "truncated body": (draft, choice) => send(draft, choice, draft.body.subarray(0, choice.integer(0, draft.body.length))),
  "damaged body": (draft, choice) => send(draft, choice, choice.damaged(draft.body)),
  "other value": (draft, choice) => send(draft, choice, withOtherValue(draft, choice)),
  "hostile member": (draft, choice) => send(draft, choice, withMember(draft, choice, choice.pick(hostileMembers) ?? ""), choice.chance(0.5) ? json : undefined),
  "not JSON": (draft, choice) =>
    send(draft, choice, choice.one("{", "}", "[1,]", "{'a':1}", "NaN", "undefined", "\ufeff{}", '"', "{}{}", "//", "\0", "01", "[", '{"a"'), json),
  "bare value": (draft, choice) => send(draft, choice, choice.pick(values) ?? "", json),
  "deep JSON": (draft, choice) => {
    const depth = choice.one(100, 511, 512, 513, 20_000);
    send(
      draft,
      choice,
      choice.one(
        "[".repeat(depth) + "]".repeat(depth),
        '{"data":'.repeat(Math.min(depth, 7000)),
        `${'{"children":['.repeat(depth / 20)}{}${"]}".repeat(depth / 20)}`,
      ),
      json,
    );
  },
  "random bytes": (draft, choice) => send(draft, choice, choice.bytes(choice.integer(1, 400))),
  "invalid UTF-8": (draft, choice) =>
    send(draft, choice, Buffer.concat([Buffer.from('{"name":"'), Buffer.from(choice.one("c328", "ff", "eda080", "f8"), "hex"), Buffer.from('"}')])),
  "UTF-16": (draft, choice) => send(draft, choice, Buffer.from(`\ufeff${draft.body.toString()}`, "utf16le"), `${json}; charset=utf-16`),
  "long text": (draft, choice) => {
    const text = choice.one("a", "\ud83d\ude00", "\\u0000", "1", "-", " ", "aA").repeat(choice.one(1000, 15_000));
    send(
      draft,
      choice,
      choice.one(
        `{"name":"${text}"}`,
        withMember(draft, choice, `"name":"${text}"`),
        `{"data":{"type":"services","attributes":{"name":"${text}"}}}`,
        `{"label":"${"a".repeat(choice.one(60, 900))}!"}`,
      ),
      json,
    );
  },
  "long array": (draft, choice) => {
    const items = Array.from({ length: choice.one(100, 5000) }, () => choice.one("1", "{}", '"a"', "null", '{"id":1}')).join();
    send(draft, choice, choice.one(`[${items}]`, `{"items":[${items}]}`, `{"children":[${items}]}`, withMember(draft, choice, `"items":[${items}]`)), json);
  },
  "many members": (draft, choice) => send(draft, choice, `{${Array.from({ length: 3000 }, (_unused, index) => `"m${index}":0`).join()}}`, json),
  "body at the limit": (draft, choice) => {
    const over = choice.one(-1, 0, 1, 2, 40_000, 400_000);
    send(draft, choice, Buffer.alloc(bodyLimitBytes + over, choice.one(" ", "a", "[", "0", "=", "&", "%")));
    draft.framing = choice.one("length", "chunked");
  },
  "other media type": (draft, choice) => {
    const odd = [
      "",
      "json",
      "text/plain",
      "application/xml",
      "application/json; charset=latin1",
      "*/*",
      "/",
      ";;;",
      "application/json, text/html",
      `a/${"b".repeat(4000)}`,
    ];
    setHeader(
      draft,
      "Content-Type",
      choice.pick([...odd, form, json, "application/octet-stream", "multipart/form-data; boundary=b", "application/json;".repeat(300)]),
    );
  },
  "no media type": (draft) => setHeader(draft, "Content-Type", undefined),
  "broken form": (draft, choice) => {
    const bodies = [
      "name=%",
      "name=%E0%A4%A",
      "%ff=1",
      "__proto__=1&constructor=2",
      "name[__proto__][x]=1",
      `a${"[b]".repeat(2000)}=1`,
      "&&&&==&=",
      "name=a&name=b",
      "\0=\0",
    ];
    send(
      draft,
      choice,
      choice.one<string | Buffer>(
        choice.pick(bodies) ?? "",
        `name=${"%41".repeat(9000)}`,
        Array.from({ length: 9000 }, (_unused, index) => `a${index}=1`).join("&"),
        headerOf(draft, "Content-Type") === form ? choice.damaged(draft.body) : "x",
      ),
      form,
    );
  },
  "broken multipart": (draft, choice) => {
    const [body, contentType] = choice.pick(multipartBodies)?.(choice) ?? ["", ""];
    send(draft, choice, body, contentType);
  },
};
