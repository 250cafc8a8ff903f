/** Copies of bodies on their way, bounded one by one and all together. */
import { type KeptBody, kept, unkept } from "./witnessed.ts";

/** What all taps of a proxy may keep at a time. */
export class TapRoom {
  readonly perBodyBytes: number;
  #leftBytes: number;

  constructor(perBodyBytes: number, totalBytes = 64 * perBodyBytes) {
    this.perBodyBytes = perBodyBytes;
    this.#leftBytes = totalBytes;
  }

  /** False where there is no room. */
  take(bytes: number): boolean {
    if (bytes > this.#leftBytes) return false;
    this.#leftBytes -= bytes;
    return true;
  }

  give(bytes: number): void {
    this.#leftBytes += bytes;
  }
}

/** Keeps one body up to the limit; of a longer one, nothing. */
export class Tap {
  readonly #room: TapRoom;
  #chunks: Buffer[] = [];
  #keptBytes = 0;
  #whole = false;
  #why: string | undefined;

  /** `unwatched`: why the body is not kept at all. */
  constructor(room: TapRoom, unwatched?: string) {
    this.#room = room;
    this.#why = unwatched;
  }

  get overflowed(): boolean {
    return this.#why !== undefined;
  }

  add(chunk: Buffer): void {
    if (this.#why !== undefined) return;
    const tooLong = this.#keptBytes + chunk.length > this.#room.perBodyBytes;
    if (tooLong || !this.#room.take(chunk.length)) {
      this.drop(tooLong ? `it is larger than ${this.#room.perBodyBytes} bytes` : "too many bodies passed at once");
      return;
    }
    this.#keptBytes += chunk.length;
    this.#chunks.push(chunk);
  }

  ended(): void {
    this.#whole = true;
  }

  body(): KeptBody {
    if (this.#why !== undefined) return unkept(this.#why);
    return this.#whole ? kept(Buffer.concat(this.#chunks)) : unkept("it did not arrive whole");
  }

  /** Gives its room back. */
  drop(why = "it is no longer kept"): void {
    this.#room.give(this.#keptBytes);
    this.#keptBytes = 0;
    this.#chunks = [];
    this.#why ??= why;
  }
}
