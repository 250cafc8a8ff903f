/** One request on its way to the target, and its answer on the way back. */
import type { ClientRequest, IncomingMessage, ServerResponse } from "node:http";
import { essence, sequenceOf } from "../contract/media-type.ts";
import { type Held, hold, nothingHeld, passOn } from "./hold.ts";
import { endToEnd, has, isChunked } from "./hop-by-hop.ts";
import { type Judgement, judge, judgeRefused } from "./judge.ts";
import { type JudgedRequest, judgeRequest } from "./judge-request.ts";
import type { PassedExchange, ProxyOptions } from "./options.ts";
import { type Refusal, refuse } from "./refuse.ts";
import { Tap, type TapRoom } from "./tap.ts";
import type { Target } from "./target.ts";
import { pairsOf, type SeenRequest, type SeenResponse } from "./witnessed.ts";

/** What a passage tells the proxy that it belongs to. */
export interface Desk extends ProxyOptions {
  readonly room: TapRoom;
  readonly server: Target;
  record(judgement: Judgement, method: string, status: number | undefined, exchange?: PassedExchange): void;
  /** The target gave no whole answer. */
  failed(rule: "target-unreachable" | "target-silent" | "answer-cut-short", detail: string, request: SeenRequest): void;
}

/** Asked twice, they do what they do once (RFC 9110, section 9.2.2). */
const repeatable = new Set(["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE"]);

export class Passage {
  readonly #desk: Desk;
  readonly #incoming: IncomingMessage;
  readonly #outgoing: ServerResponse;
  readonly #method: string;
  readonly #target: string;
  readonly #asked: Tap;
  #judged: JudgedRequest | undefined;
  #upstream: ClientRequest | undefined;

  constructor(desk: Desk, incoming: IncomingMessage, outgoing: ServerResponse) {
    this.#desk = desk;
    this.#incoming = incoming;
    this.#outgoing = outgoing;
    this.#method = incoming.method ?? "GET";
    this.#target = originForm(incoming.url ?? "/");
    this.#asked = new Tap(desk.room);
    // A client that goes away takes its request along.
    outgoing.on("close", () => {
      if (outgoing.writableFinished) return;
      this.#upstream?.destroy();
      this.#asked.drop();
    });
    incoming.on("error", () => this.#upstream?.destroy());
  }

  /** `expects`: the client waits for 100 before it sends its body (RFC 9110, section 10.1.1). */
  async start(expects: boolean): Promise<void> {
    if (!this.#desk.enforce) return this.#ask(nothingHeld);
    if (expects) this.#outgoing.writeContinue();
    const held = await hold(this.#incoming, this.#asked);
    if (this.#incoming.destroyed && !this.#incoming.complete) return;
    this.#judged = judgeRequest(this.#desk.contract, this.#seen());
    if (this.#judged.findings.length === 0) return this.#ask(held);
    this.#desk.record(judgeRefused(this.#judged), this.#method, undefined);
    this.#asked.drop();
    refuse(this.#outgoing, refusedRequest(this.#judged));
  }

  #seen(): SeenRequest {
    return { method: this.#method, target: this.#target, headers: pairsOf(this.#incoming.rawHeaders), body: this.#asked.body() };
  }

  #ask(held: Held, again = false): void {
    const { server } = this.#desk;
    const { rawHeaders } = this.#incoming;
    const bodiless = !isChunked(rawHeaders) && (!has(rawHeaders, "content-length") || this.#incoming.headers["content-length"] === "0");
    let upstream: ClientRequest;
    try {
      upstream = server.ask(this.#method, this.#target, this.#desk.enforce ? withoutExpect(rawHeaders) : rawHeaders);
    } catch (error) {
      return this.#fail("target-unreachable", server.unreachable(error as Error));
    }
    this.#upstream = upstream;
    let answered = false;
    upstream.on("continue", () => this.#outgoing.writeContinue());
    upstream.on("information", ({ statusCode, headers: { link } }) => {
      if (statusCode === 103 && link !== undefined) this.#outgoing.writeEarlyHints({ link });
    });
    upstream.on("timeout", () => {
      if (answered) return;
      answered = true;
      this.#fail("target-silent", server.silent());
      upstream.destroy();
    });
    upstream.on("error", (error: NodeJS.ErrnoException) => {
      if (answered || this.#outgoing.destroyed) return;
      answered = true;
      // The target closed a connection that idled, just as it was used again.
      if (upstream.reusedSocket && !again && bodiless && repeatable.has(this.#method)) this.#ask(held, true);
      else this.#fail("target-unreachable", server.unreachable(error));
    });
    upstream.on("response", (response) => {
      answered = true;
      upstream.setTimeout(0);
      this.#answer(response).catch((error: Error) => {
        // What node:http reads but does not write, such as a status of 99.
        this.#fail("target-unreachable", server.unreachable(error));
        upstream.destroy();
      });
    });
    if (again && bodiless) upstream.end();
    else passOn(held, this.#incoming, upstream, this.#asked);
  }

  #fail(rule: "target-unreachable" | "target-silent", refusal: Refusal): void {
    this.#desk.failed(rule, refusal.detail, this.#seen());
    this.#asked.drop();
    this.#incoming.unpipe();
    this.#incoming.resume();
    refuse(this.#outgoing, refusal);
  }

  async #answer(response: IncomingMessage): Promise<void> {
    const { contract, enforce, room } = this.#desk;
    const tap = new Tap(room, whyUnwatched(response));
    response.on("error", () => undefined);
    // `close` without `end`: the target went away midway. Whoever reads must not take the rest for all.
    response.on("close", () => {
      if (!response.complete && !this.#outgoing.destroyed) {
        this.#desk.failed("answer-cut-short", "The target closed the connection before its answer was whole.", this.#seen());
        this.#outgoing.destroy();
      }
      if (!response.complete) this.#release(tap);
    });
    const seen = (): SeenResponse => ({ status: response.statusCode ?? 0, headers: pairsOf(response.rawHeaders), body: tap.body() });
    const held = enforce ? await hold(response, tap) : nothingHeld;
    if (response.destroyed && !response.complete) return;
    if (enforce) {
      const judgement = judge(contract, this.#seen(), seen(), this.#judged);
      const broken = judgement.judged.filter(({ level, side }) => side === "response" && level === "error");
      if (broken.length > 0) {
        this.#desk.record(judgement, this.#method, response.statusCode);
        response.resume();
        this.#release(tap);
        refuse(this.#outgoing, refusedResponse(broken.map(({ finding }) => finding)));
        return;
      }
    }
    this.#outgoing.sendDate = false;
    this.#outgoing.writeHead(response.statusCode ?? 502, response.statusMessage, answerHeaders(response, this.#incoming.httpVersion));
    // Judging waits until the client has what it asked for.
    this.#outgoing.on("finish", () => setImmediate(() => this.#conclude(seen(), tap)));
    passOn(held, response, this.#outgoing, tap);
  }

  #conclude(response: SeenResponse, tap: Tap): void {
    const request = this.#seen();
    const judgement = judge(this.#desk.contract, request, response, this.#judged);
    const { judged, operation } = judgement;
    this.#desk.record(judgement, this.#method, response.status, { request, response, operation: operation?.id, sound: judged.length === 0 });
    this.#release(tap);
  }

  #release(tap: Tap): void {
    tap.drop();
    this.#asked.drop();
  }
}

/** The absolute form names the same resource (RFC 9112, section 3.2.2). */
function originForm(target: string): string {
  const rest = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*(.*)$/i.exec(target)?.[1];
  return rest === undefined ? target : rest.startsWith("/") ? rest : `/${rest}`;
}

const withoutExpect = (raw: readonly string[]): string[] => raw.filter((_, at) => raw[at - (at % 2)]?.toLowerCase() !== "expect");

/** A stream has no end that judging could wait for. */
function whyUnwatched({ headers }: IncomingMessage): string | undefined {
  const sequence = sequenceOf(essence(headers["content-type"] ?? ""));
  return sequence === undefined ? undefined : "it is a stream";
}

function answerHeaders({ rawHeaders }: IncomingMessage, clientVersion: string): string[] {
  const headers = endToEnd(rawHeaders);
  if (clientVersion === "1.1") return headers;
  return headers.filter((_, at) => headers[at - (at % 2)]?.toLowerCase() !== "trailer");
}

function refusedRequest({ findings, operation }: JudgedRequest): Refusal {
  const [first] = findings;
  const allow = first?.check === "undocumented-method" ? { Allow: first.expected.replace("one of ", "") } : undefined;
  return {
    status: operation ? 400 : allow ? 405 : 404,
    code: "invalid-request",
    title: "The request breaks the contract",
    detail: "It was not passed on.",
    findings,
    ...(allow && { headers: allow }),
  };
}

const refusedResponse = (findings: NonNullable<Refusal["findings"]>): Refusal => ({
  status: 502,
  code: "invalid-response",
  title: "The answer of the target breaks the contract",
  detail: "It was not passed on.",
  findings,
});
