/** Choices of a fuzz run: the same seed and iteration give the same case, whatever came before. */
import { Random } from "../../contract/sample-random.ts";

export class Choice extends Random {
  /** One of several; there is always one. */
  one<T>(first: T, ...others: T[]): T {
    return this.pick([first, ...others]) ?? first;
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.integer(0, 255)));
  }

  /** `text` with a stretch of it removed, doubled or overwritten. */
  damaged(text: Buffer): Buffer {
    if (text.length === 0) return this.bytes(this.integer(1, 20));
    const from = this.integer(0, text.length - 1);
    const to = Math.min(text.length, from + this.integer(1, 8));
    const [before, middle, after] = [text.subarray(0, from), text.subarray(from, to), text.subarray(to)];
    const between = this.one(
      Buffer.alloc(0),
      Buffer.concat([middle, middle]),
      this.bytes(middle.length),
      Buffer.from(this.one('"', "{", "[", "\\", "\0", "%", ",")),
    );
    return Buffer.concat([before, between, after]);
  }
}
