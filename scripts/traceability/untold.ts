/** Binding rules that no story cites: what shows them instead, or why nothing can. Reviewed by hand; a rule that is told does not belong here. */

export interface ShownByCheck {
  /** Reads every exchange of every case. */
  readonly check: string;
}

export interface ShownByCases {
  /** Glob over case ids. */
  readonly cases: string;
}

export interface NotShown {
  readonly reason: string;
}

export type Untold = ShownByCheck | ShownByCases | NotShown;

export const untold: Readonly<Record<string, Untold>> = {
  "clerk-organizations/10.1": { check: "status-documented" },
  "datadog-services/4.1": { check: "body-schema" },
  "datadog-services/4.4": { check: "body-schema" },
  "datadog-services/8.1": { reason: "no answer names an organization; that there are two is shown by organizations-are-apart" },
  "datadog-services/8.3": { reason: "rule 4.3 leaves free what an included user holds besides its handle" },
  "datadog-services/8.4": { reason: "rule 4.3 leaves free what an included user holds besides its handle" },
  "datadog-services/10.14": { check: "status-documented" },
  "datadog-services/10.15": { cases: "datadog-services/**" },
  "delightbridge-services/4.1": { check: "body-schema" },
  "delightbridge-services/4.8": { check: "body-schema" },
  "delightbridge-services/7.13c": { check: "status-documented" },
  "delightbridge-services/10.1": { check: "status-documented" },
  "delightbridge-services/10.13": { check: "media-type" },
  "delightbridge-services/10.14": { check: "media-type" },
  "dreams-organizations/7.8b": { check: "body-schema" },
  "dreams-organizations/10.1": { check: "status-documented" },
  "dreams-organizations/10.28": { check: "media-type" },
  "pulumi-services/2.2": { check: "body-schema" },
  "pulumi-services/3.32": { check: "media-type" },
  "pulumi-services/4.1": { check: "body-schema" },
  "pulumi-services/4.9": { check: "body-schema" },
  "pulumi-services/4.10": { check: "body-schema" },
  "pulumi-services/5.8": { check: "status-documented" },
  "pulumi-services/7.6c": { check: "no-body" },
  "pulumi-services/10.1": { check: "status-documented" },
};
