/** Every freedom. */
import { fullOfForeignData, ranBefore, takenMeanwhile } from "./company.ts";
import type { Freedom } from "./freedom.ts";
import { opaqueTokens, otherIds, otherSlugs, otherUuids } from "./identifiers.ts";
import { visibleLater } from "./later.ts";
import { moreMembers } from "./more-members.ts";
import { asksToWait, trailingSlash } from "./pauses.ts";
import {
  bearerInAnyCase,
  bearerInOneCase,
  byteOrderMarkSkipped,
  capitalsLowered,
  capitalsRefused,
  takenEmailOtherwise,
  unequalPasswordsElsewhere,
  uploadOtherwise,
} from "./readings.ts";
import { challenges, emptyTexts, errorsInPieces, firstErrorOnly, moreMethods, otherWording, undeclaredOtherwise } from "./refusals.ts";
import { contentTypeSpelling, headerSpelling, jsonSpelling, memberOrder } from "./spelling.ts";
import { announcedClose, compressed, earlyHints, silentClose, slowPieces, unknownHeaders } from "./travel.ts";
import { anyOrder, barelyFilled, clocksMove, includedOnWrites, timesOtherwise, wholeSeconds } from "./values.ts";

export const freedoms: readonly Freedom[] = [
  moreMembers,
  memberOrder,
  jsonSpelling,
  contentTypeSpelling,
  headerSpelling,
  unknownHeaders,
  slowPieces,
  compressed,
  earlyHints,
  announcedClose,
  silentClose,
  asksToWait,
  trailingSlash,
  challenges,
  emptyTexts,
  otherWording,
  firstErrorOnly,
  errorsInPieces,
  undeclaredOtherwise,
  moreMethods,
  otherIds,
  otherUuids,
  otherSlugs,
  opaqueTokens,
  timesOtherwise,
  wholeSeconds,
  anyOrder,
  barelyFilled,
  clocksMove,
  includedOnWrites,
  bearerInAnyCase,
  bearerInOneCase,
  capitalsLowered,
  capitalsRefused,
  takenEmailOtherwise,
  unequalPasswordsElsewhere,
  uploadOtherwise,
  byteOrderMarkSkipped,
  fullOfForeignData,
  ranBefore,
  takenMeanwhile,
  visibleLater,
];

export const freedomNamed = (wanted: string): Freedom | undefined => freedoms.find(({ id }) => id === wanted);
