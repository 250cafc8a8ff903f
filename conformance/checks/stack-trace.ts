/** What a refusal must not show: where in the server's own code it was made. Told by how well-known languages print it, so advice only. */
import type { Check } from "../check.ts";

const traces: readonly RegExp[] = [
  /Traceback \(most recent call last\)/,
  /^\s*at .+\.(?:[cm]?[jt]sx?):\d+:\d+\)?/m,
  /\bat [\w$.<>]+\([\w$]+\.(?:java|kt|scala|groovy):\d+\)/,
  /\bat .+ in .+\.(?:cs|vb|fs):line \d+/,
  /^goroutine \d+ \[\w+\]:/m,
  /^#\d+ .+\.php\(\d+\):/m,
  /\.rb:\d+:in [`']/,
  /thread '.+' panicked at /,
];

export const stackTrace: Check = {
  id: "stack-trace",
  statement: "A refusal shows no trace of the server's own code.",
  source: "RFC 9457, section 5",
  judge({ request, response }) {
    if (response.status < 400) return [];
    const text = textOf(response.body);
    const shown = traces.flatMap((trace) => trace.exec(text)?.[0] ?? [])[0];
    // A text that was sent may well be told back.
    if (shown === undefined || (request.body && textOf(request.body).includes(shown))) return [];
    return [
      {
        check: "stack-trace",
        message: "The refusal shows a trace of the server's own code.",
        expected: "words for the caller",
        found: shown.trim().slice(0, 120),
        provenance: "assumed",
        pointer: "",
        rule: "RFC 9457, section 5",
        cause: "stack-trace",
      },
    ];
  },
};

/** In JSON, lines end and tabs stand as two characters. */
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).replaceAll("\\n", "\n").replaceAll("\\t", "\t");
