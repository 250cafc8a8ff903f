/** A slug that nobody else uses. */
import type { Tools } from "../../scenario.ts";

/** The run's own words may hold what a slug may not. */
export const newSlug = ({ unique }: Tools): string =>
  unique()
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, "-");
