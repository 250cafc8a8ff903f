/** What a database must do so that state can be kept in it. Each sandbox has one row of records, counted from 1. */

/** What one call did to one sandbox, as text. */
export interface StoredRecord {
  readonly position: number;
  readonly text: string;
}

/** Records of one sandbox that follow `after`, to be kept whole or not at all. */
export interface Write {
  readonly sandbox: string;
  readonly after: number;
  readonly texts: readonly string[];
}

export interface Journal {
  /** Each sandbox's last position, 0 where it has none. */
  heads(sandboxes: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Records after a position, oldest first. The first may be a whole state that stands for those before it. */
  read(sandbox: string, after: number): Promise<readonly StoredRecord[]>;
  /** Resolves, when they are durable, with the sandboxes that were written; the others have another position by now. */
  append(writes: readonly Write[]): Promise<ReadonlySet<string>>;
}

export interface Store extends Journal {
  /** Other processes may write too. */
  readonly shared: boolean;
  /** Whether it can be reached now, as far as is known. */
  readonly isConnected: boolean;
  /** Works while nobody else can write these sandboxes; what was appended counts when this resolves. For those who lost a race too often. */
  alone<T>(sandboxes: readonly string[], work: (via: Journal) => Promise<T>): Promise<T>;
  /** Has a whole state in place of the record of a position and of those before it. */
  compact(sandbox: string, position: number, text: string): Promise<void>;
  /** For which contracts the records were written; undefined in a new store. */
  stamp(): Promise<string | undefined>;
  /** From here on they are for others: whole states stand for all that was recorded. Throws where other processes still use them as they are. */
  restamp(stamp: string, wholes: ReadonlyMap<string, StoredRecord>): Promise<void>;
  /** Nobody restamps it from here on. Throws where somebody did since it was asked. */
  serve(): Promise<void>;
  /** Names of all sandboxes that are kept. */
  sandboxes(): Promise<readonly string[]>;
  /** Drops those that are not among `used` and were last written or used so long ago; never the default one. */
  expire(used: readonly string[], afterMs: number): Promise<void>;
  close(): Promise<void>;
}

/** The store does not answer, or cannot write: what was asked may be asked again. */
export class StoreUnavailable extends Error {
  /** It fell silent in the middle, so what was asked may have been done. */
  readonly isUnclear: boolean;

  constructor(message: string, isUnclear = false) {
    super(message);
    this.isUnclear = isUnclear;
  }
}
