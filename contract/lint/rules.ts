/** Every rule of our own, in the order in which they run: later ones use what earlier ones saw. */
import type { Rule } from "./problem.ts";
import { directionMarks } from "./rules/direction-marks.ts";
import { discriminatorMapping } from "./rules/discriminator.ts";
import { exampleValid } from "./rules/example-valid.ts";
import { linkTarget } from "./rules/links.ts";
import { operationIdNameable, operationIdPresent, operationIdUnique } from "./rules/operation-ids.ts";
import { pathParameters } from "./rules/path-parameters.ts";
import { pathsDistinct, pathsUnambiguous } from "./rules/paths.ts";
import { patternSafe, patternValid } from "./rules/patterns.ts";
import { provenanceMark } from "./rules/provenance-mark.ts";
import { resourceMark } from "./rules/resource-mark.ts";
import { schemaSatisfiable, schemaWitnessed } from "./rules/satisfiable.ts";
import { defaultValid, schemaExampleValid } from "./rules/schema-values.ts";
import { securityDefined, securityRefusal } from "./rules/security.ts";
import { servable } from "./rules/servable.ts";
import { operationSuccess, statusKeys } from "./rules/status-keys.ts";
import { unusedComponent } from "./rules/unused-component.ts";

export const rules: readonly Rule[] = [
  pathsDistinct,
  pathsUnambiguous,
  pathParameters,
  operationIdPresent,
  operationIdUnique,
  operationIdNameable,
  statusKeys,
  operationSuccess,
  securityDefined,
  securityRefusal,
  linkTarget,
  patternValid,
  patternSafe,
  discriminatorMapping,
  directionMarks,
  provenanceMark,
  resourceMark,
  exampleValid,
  schemaExampleValid,
  defaultValid,
  schemaSatisfiable,
  schemaWitnessed,
  unusedComponent,
  servable,
];
