/** For each rule about operations a document that breaks only it, and one that nearly does. */
import { documentOf, type RuleCase } from "./fixture.ts";

const ok = 'responses: {"200": {description: ok}}';
const get = (id: string, more = ""): string => `{operationId: ${id}, ${more}${ok}}`;
const itemPath = "parameters: [{name: id, in: path, required: true, schema: {type: string}}]";
const keyed = `components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}\n`;

const case_ = (rule: string, fault: string, document: string, sound: string): RuleCase => ({
  rule,
  fault,
  document: documentOf(document),
  sound: documentOf(sound),
});

export const operationCases: readonly RuleCase[] = [
  case_(
    "paths-distinct",
    "two paths differ in a parameter's name only",
    `paths:\n  /pets/{id}:\n    ${itemPath}\n    get: ${get("a")}\n  /pets/{name}: # here\n    parameters: [{name: name, in: path, required: true, schema: {type: string}}]\n    get: ${get("b")}\n`,
    `paths:\n  /pets/{id}:\n    ${itemPath}\n    get: ${get("a")}\n  /pets/mine:\n    get: ${get("b")}\n`,
  ),
  case_(
    "paths-unambiguous",
    "a URL fits two paths",
    `paths:\n  /{id}/me:\n    ${itemPath}\n    get: ${get("a")}\n  /pets/{id}: # here\n    ${itemPath}\n    get: ${get("b")}\n`,
    `paths:\n  /{id}/me:\n    ${itemPath}\n    get: ${get("a")}\n  /pets/{id}:\n    ${itemPath}\n    post: ${get("b")}\n  /pets/{id}.json:\n    ${itemPath}\n    get: ${get("c")}\n`,
  ),
  case_(
    "path-parameters",
    "a template is not declared",
    `paths:\n  /pets/{id}:\n    get: ${get("a")} # here\n`,
    `paths:\n  /pets/{id}:\n    ${itemPath}\n    get: ${get("a")}\n`,
  ),
  case_(
    "path-parameters",
    "a declared parameter is not in the path",
    `paths:\n  /pets:\n    parameters:\n      - {name: id, in: path, required: true, schema: {type: string}} # here\n    get: ${get("a")}\n`,
    `paths:\n  /pets:\n    parameters:\n      - {name: id, in: query, required: true, schema: {type: string}}\n    get: ${get("a")}\n`,
  ),
  case_("operation-id-present", "an operation has no id", `paths:\n  /pets:\n    get: {${ok}} # here\n`, `paths:\n  /pets:\n    get: ${get("a")}\n`),
  case_(
    "operation-id-unique",
    "two operations have one id",
    `paths:\n  /pets:\n    get: ${get("a")}\n    post: ${get("a")} # here\n`,
    `paths:\n  /pets:\n    get: ${get("a")}\n    post: ${get("b")}\n`,
  ),
  case_(
    "operation-id-nameable",
    "two ids give one name",
    `paths:\n  /pets:\n    get: ${get("list-pets")}\n    post: ${get("listPets")} # here\n`,
    `paths:\n  /pets:\n    get: ${get("pets/list")}\n    post: ${get("pets/create")}\n`,
  ),
  case_(
    "status-keys",
    "a response stands under no status",
    `paths:\n  /pets:\n    get:\n      operationId: a\n      responses:\n        "200": {description: ok}\n        "99": {description: odd} # here\n`,
    `paths:\n  /pets:\n    get:\n      operationId: a\n      responses:\n        "200": {description: ok}\n        "4XX": {description: odd}\n        x-odd: 1\n`,
  ),
  case_(
    "operation-success",
    "only failures are documented",
    `paths:\n  /pets:\n    get:\n      operationId: a\n      responses: {"404": {description: none}} # here\n`,
    `paths:\n  /pets:\n    get:\n      operationId: a\n      responses: {"302": {description: over there}}\n`,
  ),
  case_(
    "security-defined",
    "a scheme is not declared",
    `paths:\n  /pets:\n    get:\n      operationId: a\n      security: [{token: []}] # here\n      responses: {default: {description: any}}\n${keyed}`,
    `paths:\n  /pets:\n    get:\n      operationId: a\n      security: [{key: []}]\n      responses: {default: {description: any}}\n${keyed}`,
  ),
  case_(
    "security-401",
    "a secured operation documents no refusal",
    `security: [{key: []}]\npaths:\n  /pets:\n    get:\n      operationId: a\n      responses: {"200": {description: ok}} # here\n${keyed}`,
    `security: [{key: []}]\npaths:\n  /pets:\n    get:\n      operationId: a\n      responses: {"200": {description: ok}, "4XX": {description: no}}\n    post: ${get("b", "security: [], ")}\n    put: ${get("c", "security: [{key: []}, {}], ")}\n${keyed}`,
  ),
  case_(
    "link-target",
    "a Link names no operation",
    `paths:\n  /pets:\n    get:\n      operationId: a\n      responses:\n        "200":\n          description: ok\n          links:\n            next:\n              operationId: c # here\n`,
    `paths:\n  /pets:\n    get:\n      operationId: a\n      responses:\n        "200":\n          description: ok\n          links:\n            next:\n              operationId: a\n`,
  ),
  case_(
    "link-target",
    "a Link hands over a parameter that there is not",
    `paths:\n  /pets/{id}:\n    ${itemPath}\n    get:\n      operationId: a\n      responses:\n        "200":\n          description: ok\n          links:\n            self:\n              operationRef: '#/paths/~1pets~1{id}/get'\n              parameters:\n                petId: $response.body#/id # here\n`,
    `paths:\n  /pets/{id}:\n    ${itemPath}\n    get:\n      operationId: a\n      responses:\n        "200":\n          description: ok\n          links:\n            self:\n              operationRef: '#/paths/~1pets~1{id}/get'\n              parameters:\n                path.id: $response.body#/id\n`,
  ),
  case_(
    "link-target",
    "a Link's expression cannot be read",
    `paths:\n  /pets/{id}:\n    ${itemPath}\n    get:\n      operationId: a\n      responses:\n        "200":\n          description: ok\n          links:\n            self:\n              operationId: a\n              parameters:\n                id: $response.boddy#/id # here\n`,
    `paths:\n  /pets/{id}:\n    ${itemPath}\n    get:\n      operationId: a\n      responses:\n        "200":\n          description: ok\n          links:\n            self:\n              operationId: a\n              parameters:\n                id: the {$request.path.id} again\n`,
  ),
];
