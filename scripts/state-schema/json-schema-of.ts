/** A TypeScript type of plain data to JSON Schema 2020-12: what a start state may hold, read from what the behaviour stores. */
import ts from "typescript";

export type Schema = { [keyword: string]: unknown };

/** Throws for what no file can hold: functions, classes, endless types. */
export function jsonSchemaOf(checker: ts.TypeChecker, type: ts.Type, open: readonly ts.Type[] = []): Schema {
  if (open.includes(type)) throw new Error(`${checker.typeToString(type)} contains itself.`);
  if (type.isUnion()) return unionOf(checker, type, open);
  if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
  const primitive = primitives.find(([flag]) => type.flags & flag);
  if (primitive) return { ...primitive[1] };
  if (type.flags & ts.TypeFlags.BooleanLiteral) return { const: checker.typeToString(type) === "true" };
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    return { type: "array", items: item ? jsonSchemaOf(checker, item, [...open, type]) : {} };
  }
  return objectOf(checker, type, [...open, type]);
}

const primitives: readonly (readonly [ts.TypeFlags, Schema])[] = [
  [ts.TypeFlags.Unknown | ts.TypeFlags.Any, {}],
  [ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral, { type: "string" }],
  [ts.TypeFlags.Number, { type: "number" }],
  [ts.TypeFlags.BigInt, { type: "integer" }],
  [ts.TypeFlags.Boolean, { type: "boolean" }],
  [ts.TypeFlags.Null, { type: "null" }],
  [ts.TypeFlags.Never, { not: {} }],
];

const isUndefined = ({ flags }: ts.Type): boolean => (flags & ts.TypeFlags.Undefined) !== 0;

function unionOf(checker: ts.TypeChecker, { types }: ts.UnionType, open: readonly ts.Type[]): Schema {
  const members = types.filter((member) => !isUndefined(member));
  // A boolean is a union of two literals to the compiler, and one type to everybody else.
  const [booleans, others] = [
    members.filter(({ flags }) => flags & ts.TypeFlags.BooleanLiteral),
    members.filter(({ flags }) => !(flags & ts.TypeFlags.BooleanLiteral)),
  ];
  const schemas = others.map((member) => jsonSchemaOf(checker, member, open));
  if (booleans.length === 2) schemas.push({ type: "boolean" });
  else schemas.push(...booleans.map((member) => jsonSchemaOf(checker, member, open)));
  schemas.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const [only] = schemas;
  if (schemas.length === 1 && only) return only;
  if (schemas.every((schema) => "const" in schema)) return { enum: schemas.map((schema) => schema["const"]) };
  const plain = schemas.filter((schema) => typeof schema["type"] === "string" && Object.keys(schema).length === 1);
  return plain.length === schemas.length ? { type: plain.map((schema) => schema["type"]) } : { anyOf: schemas };
}

function objectOf(checker: ts.TypeChecker, type: ts.Type, open: readonly ts.Type[]): Schema {
  if (type.getCallSignatures().length > 0) throw new Error(`${checker.typeToString(type)} is a function.`);
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  // The compiler's order depends on what else it has read.
  for (const symbol of [...checker.getPropertiesOfType(type)].sort((a, b) => (a.getName() < b.getName() ? -1 : 1))) {
    const name = symbol.getName();
    properties[name] = whole({ ...jsonSchemaOf(checker, checker.getTypeOfSymbol(symbol), open), ...told(checker, symbol) });
    if (!(symbol.flags & ts.SymbolFlags.Optional)) required.push(name);
  }
  const others = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  const schema: Schema = { type: "object", properties, additionalProperties: others ? jsonSchemaOf(checker, others, open) : false };
  return required.length > 0 ? { ...schema, required } : schema;
}

/** A compiler knows no integers, a format does. */
const whole = (schema: Schema): Schema => (schema["type"] === "number" && /^int/.test(String(schema["format"])) ? { ...schema, type: "integer" } : schema);

/** What the contract says of a member, which generated types carry as comments. */
function told(checker: ts.TypeChecker, symbol: ts.Symbol): Schema {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const format = /^Format: (\S+)$/m.exec(text)?.[1];
  const description = text.replace(/^Format: \S+$/m, "").trim();
  return { ...(format !== undefined && format !== "binary" && { format }), ...(description !== "" && { description }) };
}
