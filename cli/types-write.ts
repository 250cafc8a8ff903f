/** Types of a contract's operations, and the bridge by which a behaviour module is written against them. */
import type ts from "typescript";
import { loadDocument } from "../contract/load.ts";
import type { Moved } from "./types-document.ts";
import { prepareForTypes } from "./types-document.ts";
import type { ThingType } from "./types-things.ts";

/** Text of a TypeScript module. Throws DocumentError. */
export async function typesOf(file: string, header: string): Promise<string> {
  const [{ default: openapiTypescript, astToString }, { default: compiler }] = await Promise.all([import("openapi-typescript"), import("typescript")]);
  const { document } = await loadDocument(file);
  const moved = prepareForTypes(document);
  const nodes = await openapiTypescript(JSON.stringify(document), {
    // A default is what the server assumes, not what a client must send.
    defaultNonNullable: false,
    silent: true,
    transform: (schema) => ("format" in schema && schema.format === "binary" ? compiler.factory.createTypeReferenceNode("File") : undefined),
  });
  return header + astToString(moved.length === 0 ? nodes : nodes.map((node) => withMethods(compiler, node, moved)));
}

/** Each stand-in's operation goes back to its own path, under its own method. */
function withMethods(compiler: typeof ts, node: ts.Node, moved: readonly Moved[]): ts.Node {
  if (!compiler.isInterfaceDeclaration(node) || node.name.text !== "paths") return node;
  const { factory } = compiler;
  const nameOf = (member: ts.TypeElement): string | undefined =>
    member.name && (compiler.isStringLiteral(member.name) || compiler.isIdentifier(member.name)) ? member.name.text : undefined;
  const inside = (member: ts.TypeElement | undefined): readonly ts.TypeElement[] =>
    member && compiler.isPropertySignature(member) && member.type && compiler.isTypeLiteralNode(member.type) ? member.type.members : [];
  const standIns = new Set(moved.map(({ standIn }) => standIn));
  const members = node.members.flatMap((member) => {
    const path = nameOf(member) ?? "";
    if (standIns.has(path)) return [];
    const added = moved
      .filter((entry) => entry.path === path)
      .flatMap(({ method, standIn }) => {
        const operation = inside(node.members.find((other) => nameOf(other) === standIn)).find((other) => nameOf(other) === "post");
        if (!operation || !compiler.isPropertySignature(operation)) return [];
        const name = /^[a-z]+$/i.test(method) ? factory.createIdentifier(method) : factory.createStringLiteral(method);
        return [factory.createPropertySignature(undefined, name, undefined, operation.type)];
      });
    return added.length === 0
      ? [member]
      : [
          factory.createPropertySignature(
            undefined,
            factory.createStringLiteral(path),
            undefined,
            factory.createTypeLiteralNode([...inside(member), ...added]),
          ),
        ];
  });
  return factory.updateInterfaceDeclaration(node, node.modifiers, node.name, node.typeParameters, node.heritageClauses, members);
}

/** `types` is the module of the types, without extension. */
export const bridgeOf = (
  types: string,
  header: string,
  things: readonly ThingType[] = [],
): string => `${header}import { type Call as AnyCall, defineBehaviour as define, overrideBehaviour as override, type Principal } from "@specimen-api/specimen";
import type { components, operations } from "./${types}.js";

export type { operations };

/** A schema of the document, by its name. */
export type Schema<Name extends keyof Schemas> = Schemas[Name];
type Schemas = components extends { schemas: infer S } ? S : Record<never, never>;

/** What the handler of an operation receives. */
export type Call<Id extends keyof operations, State = object, P extends Principal = Principal> = AnyCall<operations[Id], State, P>;

/** A behaviour of the whole API: one handler for every operation, none missing, none extra. */
export const defineBehaviour = define<operations>();

/** Things of the resources that are inferred, as answers show them. */
export interface Resources {
${things.map(([name, expression]) => `  ${JSON.stringify(name)}: ${expression};\n`).join("")}}
${expressionTypes.flatMap(([name, text]) => (things.some(([, expression]) => expression.includes(`${name}<`)) ? `\n${text}\n` : "")).join("")}
/** Single operations of the API; the rest is inferred. */
export const overrideBehaviour = override<operations, Resources>();
`;

const expressionTypes = [
  [
    "Answered",
    `type Answered<Id extends keyof operations, Status> = operations[Id] extends { responses: infer R } ? (Status extends keyof R ? Body<R[Status]> : never) : never;
type Body<R> = R extends { content: infer C } ? C[keyof C] : never;`,
  ],
  ["At", "type At<T, Name extends PropertyKey> = T extends { [Key in Name]?: infer V } ? NonNullable<V> : never;"],
] as const;
