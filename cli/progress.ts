/** How far a run has come: one line of a terminal, rewritten; nothing where nobody watches. */
import type { Reporter, TestCase } from "vitest/node";

const widest = 79;
/** Redrawing more often costs more than it shows. */
const everyMs = 50;

interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export class Progress implements Reporter {
  readonly #screen: Screen;
  readonly #total: number;
  #done = 0;
  #failed = 0;
  #drawnMs = Number.NEGATIVE_INFINITY;

  constructor(screen: Screen, total: number) {
    this.#screen = screen;
    this.#total = total;
  }

  onTestCaseResult(test: Pick<TestCase, "name"> & { result(): { readonly state: string } }): void {
    this.#done += 1;
    if (test.result().state === "failed") this.#failed += 1;
    if (!this.#screen.isTTY || performance.now() - this.#drawnMs < everyMs) return;
    this.#drawnMs = performance.now();
    const failed = this.#failed === 0 ? "" : `, ${this.#failed} failed`;
    const line = `${this.#done} of ${this.#total}${failed}  ${test.name}`;
    this.#screen.write(`\r\u001b[2K${line.slice(0, Math.min(widest, (this.#screen.columns ?? widest + 1) - 1))}`);
  }

  /** Leaves the line empty for what is printed next. */
  clear(): void {
    if (this.#screen.isTTY && this.#done > 0) this.#screen.write("\r\u001b[2K");
  }
}
