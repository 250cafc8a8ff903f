/** An SVG badge: `pulumi-services | 100 % conforming`. */
import type { Report } from "./report.ts";
import { plural, summaryOf } from "./summary.ts";
import { xmlAttributes, xmlText } from "./xml.ts";

/** Dark enough for white text (WCAG AA). */
const fills = { good: "#1a7f37", bad: "#c62828", incomplete: "#8a5a00", broken: "#6e4a9e" } as const;

export function badge(report: Report): string {
  const { tone } = summaryOf(report);
  const right = badgeText(report);
  const widths = [widthOf(report.api), widthOf(right)] as const;
  const [first, second] = widths;
  const whole = first + second;
  const text = (centre: number, length: number, value: string): string =>
    `<text${xmlAttributes({ x: centre, y: 14, textLength: length - 16, lengthAdjust: "spacingAndGlyphs" })}>${xmlText(value)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg"${xmlAttributes({ width: whole, height: 20, role: "img", "aria-label": `${report.api}: ${right}` })}>
  <title>${xmlText(`${report.api}: ${right}`)}</title>
  <clipPath id="round"><rect width="${whole}" height="20" rx="4"/></clipPath>
  <g clip-path="url(#round)"><rect width="${first}" height="20" fill="#3b4048"/><rect x="${first}" width="${second}" height="20" fill="${fills[tone]}"/></g>
  <g fill="#fff" text-anchor="middle" font-family="Verdana, DejaVu Sans, sans-serif" font-size="11">
    ${text(first / 2, first, report.api)}${text(first + second / 2, second, right)}
  </g>
</svg>
`;
}

function badgeText(report: Report): string {
  switch (summaryOf(report).tone) {
    case "good":
      return "100 % conforming";
    case "bad":
      return plural(report.totals.fail, "failure");
    case "incomplete":
      return "incomplete";
    case "broken":
      return "no verdict";
  }
}

/** About what Verdana takes at 11 px, with margins. */
const widthOf = (text: string): number => Math.round([...text].length * 6.6) + 16;
