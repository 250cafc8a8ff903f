/** Members of bodies that are refused, with the rule that refuses them. */

export interface Bad {
  /** Replaces or adds members of a body that is fine; undefined takes one away. */
  readonly change: Readonly<Record<string, unknown>>;
  readonly rule: string;
}

const stack = { type: "stack", name: "good/one" };

/** `ruleOfForm` is the one of the operation's own trigger. */
export const badItems = (ruleOfForm: string): readonly Bad[] =>
  [
    { items: { type: "stack", name: "a/b" }, rule: ruleOfForm },
    { items: [{ name: "a/b" }], rule: ruleOfForm },
    { items: [{ type: "stack" }], rule: ruleOfForm },
    { items: [{ type: "folder", name: "a/b" }], rule: ruleOfForm },
    { items: [{ type: "stack", name: "a/b/c/d" }], rule: "pulumi-services/3.5" },
    { items: [{ type: "stack", name: "a//b" }], rule: "pulumi-services/3.5" },
    { items: [{ type: "stack", name: "/a" }], rule: "pulumi-services/3.5" },
    { items: [{ type: "stack", name: "a/" }], rule: "pulumi-services/3.5" },
    { items: [{ type: "stack", name: "" }], rule: "pulumi-services/3.5" },
    { items: [{ type: "stack", name: "a b" }], rule: "pulumi-services/3.5" },
    { items: [{ type: "stack", name: "é" }], rule: "pulumi-services/3.5" },
    { items: [{ type: "stack", name: "a/b\n" }], rule: "pulumi-services/3.5" },
    { items: [stack, { type: "folder", name: "a/b" }], rule: "pulumi-services/7.17b" },
    { items: null, rule: "pulumi-services/3.21" },
    { items: [{ type: "stack", name: null }], rule: "pulumi-services/3.21" },
    { items: [null], rule: "pulumi-services/3.22" },
    { items: ["a/b"], rule: "pulumi-services/3.22" },
    { items: [{ type: "stack", name: 5 }], rule: "pulumi-services/3.22" },
  ].map(({ items, rule }) => ({ change: { items }, rule }));

export const badProperties: readonly Bad[] = [
  { properties: { key: "k", value: "v" }, rule: "pulumi-services/3.22" },
  { properties: [{ value: "v" }], rule: "pulumi-services/7.17b" },
  { properties: [{ key: "k", value: "v" }, { key: "k" }], rule: "pulumi-services/7.17b" },
  { properties: null, rule: "pulumi-services/3.21" },
  { properties: [{ key: "k", value: null }], rule: "pulumi-services/3.21" },
  { properties: [{ key: "k", value: "v", type: null }], rule: "pulumi-services/3.21" },
  { properties: [{ key: "k", value: "v", order: null }], rule: "pulumi-services/3.21" },
  { properties: [{ key: "k", value: 5 }], rule: "pulumi-services/3.22" },
  { properties: [{ key: "k", value: "v", type: 5 }], rule: "pulumi-services/3.22" },
  { properties: [{ key: "k", value: "v", order: "1" }], rule: "pulumi-services/3.22" },
  { properties: [{ key: "k", value: "v", order: 1.5 }], rule: "pulumi-services/3.22" },
  { properties: [null], rule: "pulumi-services/3.22" },
].map(({ properties, rule }) => ({ change: { properties }, rule }));
