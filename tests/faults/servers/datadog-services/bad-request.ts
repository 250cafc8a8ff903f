/** What the caller got wrong; its message is the answer's text. */
export class BadRequest extends Error {}
