const lengthOf = (text: string): number => [...text].length;

export const isName = (text: string): boolean => lengthOf(text) >= 1 && lengthOf(text) <= 255;

export const isNote = (text: string): boolean => lengthOf(text) <= 255;

export const isPassword = (text: string): boolean => lengthOf(text) >= 8;

export const isCountry = (text: string): boolean => /^[A-Z]{2}$/.test(text);

export const isEmail = (text: string): boolean => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text);

const escape = "%[0-9A-Fa-f]{2}";
const user = `(?:(?:[\\w.~!$&'()*+,;=:-]|${escape})*@)?`;
const host = `(?:\\[[0-9A-Fa-f:.]+\\]|(?:[\\w.~!$&'()*+,;=-]|${escape})+)(?::[0-9]*)?`;
const path = `(?:[\\w.~!$&'()*+,;=:@/-]|${escape})*`;
const rest = `(?:[\\w.~!$&'()*+,;=:@/?-]|${escape})*`;
const address = new RegExp(`^https?://${user}${host}(?:/${path})?(?:\\?${rest})?(?:#${rest})?$`);

export const isWebAddress = (text: string): boolean => address.test(text);
