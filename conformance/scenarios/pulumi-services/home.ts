/** Where the stories play: one organization with two teams and two users, in the profile the fixture `organization`. */
import type { Tools } from "../../scenario.ts";

export interface Home {
  readonly organization: string;
  readonly team: string;
  readonly otherTeam: string;
  /** The users behind the principals of these names. */
  readonly admin: string;
  readonly member: string;
}

export function home(tools: Tools): Home {
  const value = valuesOf(tools, "organization");
  return { organization: value("organization"), team: value("team"), otherTeam: value("otherTeam"), admin: value("admin"), member: value("member") };
}

/** A fixture's values as text. The story is inconclusive where one is missing. */
export function valuesOf({ fixture, cannot }: Tools, id: string): (name: string) => string {
  const values = fixture(id);
  return (name) => String(values[name] ?? cannot(`The profile's fixture "${id}" has no value "${name}".`));
}
