/** What callers may send. */
export class BadRequest extends Error {}

export function readId(text) {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) throw new BadRequest("An id is a UUID.");
  return text.toLowerCase();
}

/** The name in a JSON:API body; undefined where an update has none. */
export function readName(request, { id, required = false }) {
  if (!request.is("application/json")) throw new BadRequest("Send application/json.");
  const data = parse(request.body)?.data;
  if (data?.type !== "services") throw new BadRequest('data.type must be "services".');
  if (id !== undefined && data.id !== undefined && String(data.id).toLowerCase() !== id) throw new BadRequest("data.id is not the id of the path.");
  const { attributes } = data;
  if (attributes === undefined && !required) return undefined;
  if (typeof attributes !== "object" || attributes === null || Array.isArray(attributes)) throw new BadRequest("data.attributes must be an object.");
  if (attributes.name === undefined && !required) return undefined;
  if (typeof attributes.name !== "string" || attributes.name === "") throw new BadRequest("data.attributes.name must be a text.");
  return attributes.name;
}

function parse(bytes) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new BadRequest("The body is no JSON.");
  }
}

export const readPage = (query) => ({
  offset: readNumber(query["page[offset]"], 0, 0, Number.MAX_SAFE_INTEGER),
  size: readNumber(query["page[size]"], 10, 1, 100),
});

function readNumber(text, usual, least, most) {
  if (text === undefined) return usual;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) throw new BadRequest(`${text} must be from ${least} to ${most}.`);
  return value;
}

export function wantsUsers(query) {
  const { include, "include[users]": users } = query;
  if (include !== undefined && include !== "users") throw new BadRequest('include must be "users".');
  if (users !== undefined && users !== "" && users !== "true") throw new BadRequest("include[users] takes no value.");
  return include !== undefined || users !== undefined;
}
