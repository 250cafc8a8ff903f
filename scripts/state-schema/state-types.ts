/** The types that each shipped behaviour stores, by collection: read from the `state` of its module. */
import ts from "typescript";

export interface StateTypes {
  readonly checker: ts.TypeChecker;
  /** Type of the things of each collection. */
  of(api: string): ReadonlyMap<string, ts.Type>;
}

const fileOf = (api: string): string => `mock/behaviours/${api}.ts`;

export function stateTypes(apis: readonly string[]): StateTypes {
  const { config } = ts.readConfigFile("tsconfig.json", (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ".");
  const program = ts.createProgram(apis.map(fileOf), { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  return {
    checker,
    of(api) {
      const source = program.getSourceFile(fileOf(api));
      const state = source && stateMember(source);
      if (!state) throw new Error(`${fileOf(api)} defines no state.`);
      const [signature] = checker.getTypeAtLocation(state).getCallSignatures();
      if (!signature) throw new Error(`The state of ${fileOf(api)} is no function.`);
      return new Map(checker.getPropertiesOfType(signature.getReturnType()).map((symbol) => [symbol.getName(), thingsOf(checker, symbol)]));
    },
  };
}

/** `state` of the outermost object, which is the behaviour. */
function stateMember(source: ts.SourceFile): ts.Node | undefined {
  let found: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (found) return;
    if (ts.isObjectLiteralExpression(node)) {
      found = node.properties.find((member) => member.name && ts.isIdentifier(member.name) && member.name.text === "state");
      if (found) return;
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, (node) => (ts.isExportAssignment(node) ? visit(node) : undefined));
  return found && ts.isShorthandPropertyAssignment(found) ? found.name : found;
}

function thingsOf(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Type {
  const [things] = checker.getTypeArguments(checker.getTypeOfSymbol(symbol) as ts.TypeReference);
  if (!things) throw new Error(`${symbol.getName()} is no collection.`);
  return things;
}
