/** How a place in the contract is written. */
import type { Place, ReportCause } from "./report.ts";

/** `spec/pets/openapi.yaml:12`, or the pointer where there is no file. */
export const placeText = ({ file, line, pointer }: Place): string => (file === null ? `#${pointer}` : line === null ? file : `${file}:${line}`);

/** `documented`, or `published, pets/4.2`. */
export const sourceText = ({ provenance, rule }: ReportCause): string => (rule === null ? provenance : `${provenance}, ${rule}`);
