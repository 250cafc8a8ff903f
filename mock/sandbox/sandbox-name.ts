/** What sandboxes may be called: 1 to 63 letters, digits, dots, dashes and underscores, a letter or digit first. */
const pattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

/** The world of calls that name no sandbox. */
export const defaultSandbox = "default";

export const isSandboxName = (text: string): boolean => pattern.test(text);

export const nameRule = "1 to 63 letters, digits, dots, dashes and underscores, the first a letter or a digit";
