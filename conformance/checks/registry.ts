/** Every check, in the order of the reports. */
import type { Check } from "../check.ts";
import { allow } from "./allow.ts";
import { bodySchema } from "./body-schema.ts";
import { errorStatusMember } from "./error-status-member.ts";
import { headers } from "./headers.ts";
import { mediaType } from "./media-type.ts";
import { noBody } from "./no-body.ts";
import { retryAfter } from "./retry-after.ts";
import { stackTrace } from "./stack-trace.ts";
import { statusDocumented } from "./status-documented.ts";
import { writeOnly } from "./write-only.ts";

export const checks: readonly Check[] = [statusDocumented, mediaType, bodySchema, noBody, headers, allow, retryAfter, errorStatusMember, stackTrace, writeOnly];
